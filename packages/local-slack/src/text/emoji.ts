/** The few emoji whose names apps write most, as a reader sees them; the client knows them all. */
const known: Readonly<Record<string, string>> = {
  tada: '🎉',
  rocket: '🚀',
  bulb: '💡',
  seedling: '🌱',
  white_check_mark: '✅',
  warning: '⚠️',
  wave: '👋',
  chart_with_upwards_trend: '📈',
};

/** An emoji by its name, as a reader sees it; an unknown name stays a name between colons. */
export const emojiAsText = (name: string): string => known[name] ?? `:${name}:`;
