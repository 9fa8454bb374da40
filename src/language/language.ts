/** The languages the bot speaks; the names are BCP 47 tags, as Slack's locales are. */
export const languages = ['en', 'zh-CN'] as const;
export type Language = (typeof languages)[number];

/** The language a Slack locale ("en-GB", "zh-CN", "zh-TW", "de-DE") asks for, if it is one of ours. */
function languageOfLocale(locale: string | null | undefined): Language | undefined {
  if (!locale) return undefined;
  const tag = locale.toLowerCase();
  if (tag === 'zh' || tag.startsWith('zh-') || tag.startsWith('zh_')) return 'zh-CN';
  return tag === 'en' || tag.startsWith('en-') || tag.startsWith('en_') ? 'en' : undefined;
}

/** Private screens: a person's own choice, else Slack's locale, else the squad's language. */
export function languageOf(
  person: { language?: Language | null | undefined; locale?: string | null | undefined } | undefined,
  squadLanguage: Language = 'en',
): Language {
  return person?.language ?? languageOfLocale(person?.locale) ?? squadLanguage;
}
