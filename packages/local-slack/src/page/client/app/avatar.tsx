/** Hues that read well under white letters, in both themes. */
const HUES = 12;

function hueOf(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return (sum % HUES) * (360 / HUES);
}

/** Somebody's picture: the first letter of their name on a colour of their own. */
export function Avatar({
  id,
  name,
  bot,
  small,
}: {
  id: string;
  name: string;
  bot: boolean;
  small?: boolean;
}) {
  const letter = [...name][0] ?? '?';
  return (
    <span
      class={['avatar', bot ? 'bot' : '', small ? 'small' : ''].join(' ')}
      style={bot ? undefined : { '--hue': String(hueOf(id)) }}
      aria-hidden="true"
    >
      {letter}
    </span>
  );
}
