import { bold, type Inline, type Line, line } from '../line.ts';

/** What the bot says of numbers that come by themselves. Numbers, names and days come formatted. */
export const sources = {
  /** At most 24 characters. */
  title: 'Where it comes from',
  what: (name: string): Line =>
    line`${bold(name)} can come by itself: from an address that answers with JSON or CSV, or from a file. A typed number still wins for its week.`,
  fields: {
    address: 'Address or file',
    pick: 'Where the number stands',
    dates: 'Column with the dates',
    mark: 'Which sign stands before the decimals?',
    header: 'Secret header: its name',
    secret: 'Its value',
    daily: 'Once a day at',
  },
  addressHint: (hasFolder: boolean): string =>
    hasFolder
      ? 'An https address, or the name of a file in the folder that the bot reads.'
      : 'An https address that the bot can reach.',
  pickHint:
    'JSON: a path such as data.items[-1].value. CSV: the column, by its name or number. Empty: there is nothing but the number.',
  datesHint:
    'Of a CSV: each week then gets its own row, also last week’s final one. Empty: the last row is this week’s.',
  marks: { '.': 'A point: 1.284 is less than two', ',': 'A comma: 1.284 is more than a thousand' },
  secretHint: 'It is kept encrypted and never shown again.',
  secretSet: (name: string, date: string): string => `Set, by ${name} on ${date}. Empty: it stays.`,
  secretTyped: 'As you typed it. Empty: it stays.',
  dailyHint: 'By the squad’s clock. Empty: each hour of a working day.',
  try: 'Try it',
  trying: 'I am trying it.',
  tryingHint: 'This takes ten seconds at most.',
  tried: (values: readonly string[]): Line => line`It says ${bold(values.join(', '))}. Save it?`,
  ofWeek: (value: string, week: string): string => `${value}, of ${week}`,
  writtenAt: (when: string): string => `The file was written ${when}.`,
  saved: (name: string, dailyAt: string | null): Line =>
    line`Saved: ${bold(name)} comes by itself, ${dailyAt === null ? 'each hour of a working day' : `each day at ${dailyAt}`}.`,
  savedNext: 'If nothing comes for a day, the number’s keeper is told.',
  remove: 'Type it again',
  confirm: {
    title: 'No source any more?',
    text: 'What came stays. From now on the number is typed.',
    yes: 'Remove the source',
    no: 'Keep it',
  },
  removed: (name: string): Line =>
    line`${bold(name)} has no source any more. It is typed: ${bold('/metric 312')}.`,
  none: 'It has no source.',
  gone: 'The squad does not count this any more.',
  changed: 'It was changed meanwhile. Open it again.',
  inCharge: 'Only the squad’s owner, its product manager and the number’s keeper change this.',
  wrong: {
    address: 'Write a whole address that begins with https://.',
    noFolder:
      'Write a whole address that begins with https://. Whoever runs the bot has named no folder for files.',
    header: 'Write the name of a header, such as Authorization or X-Api-Key.',
    secret: 'Write it in letters, digits and signs of a plain keyboard, in one line.',
    nameless: 'In which header is it sent? Such as Authorization.',
    noSecret: 'Write its value. It is asked for anew where the address is another one.',
    fileHeader: 'A file needs no secret: leave this empty.',
  },

  standing: (where: string, by: string, value: string | null): string =>
    value === null
      ? `From ${where}, set by ${by}. Nothing came yet.`
      : `From ${where}, set by ${by}: ${value}.`,
  at: (value: string, when: string): string => `${value}, ${when}`,
  lastTry: (problem: string): string => `The last try brought nothing. ${problem}`,

  /** Each with what varies in it. */
  problems: {
    address: () =>
      'This is no address that I can ask. Names and passwords don’t belong into it; a secret has its own field.',
    insecure: () => 'The address, or where it sends me, is not encrypted: it has to begin with https://.',
    private: () =>
      'The address, or where it sends me, lies in a private network. Whoever runs the bot can allow its host.',
    unreachable: (code: string) =>
      code === '' ? 'Nobody answers there.' : `Nobody answers there (${code}).`,
    timeout: () => 'There was no whole answer within ten seconds.',
    'too-large': () => 'What it says is larger than 1 MB.',
    redirects: () => 'It sends me on and on, or to no address.',
    status: (status: string) =>
      status === '401' || status === '403'
        ? `It refuses (${status}): the secret is missing or wrong.`
        : status === '404'
          ? 'There is nothing at this address (404).'
          : `It answers with an error (${status}).`,
    'no-file': (name: string) => `There is no file “${name}” in the folder that I can read.`,
    empty: () => 'It says nothing at all.',
    html: () => 'It shows a web page, not data: perhaps one to sign in. A sheet has to be published as CSV.',
    'not-json': () => 'This is no JSON that can be read.',
    'not-csv': () => 'This is no table that can be read.',
    'bad-path': (path: string) => `“${path}” is no path. One looks like this: data.items[-1].value`,
    'no-path': (step: string) => `The path leads nowhere: there is no “${step}”.`,
    'no-column': (names: string) => `There is no such column. The first row says: ${names}`,
    'no-row': () => 'No row is of this week or the last one.',
    'no-number': (found: string) =>
      found === '' ? 'There is no number there.' : `There is no number there, but: ${found}`,
    ambiguous: (found: string) => `${found} can be read in two ways. Which one is it?`,
    stale: () => 'It is still what it was.',
  },

  silent: (name: string, when: string): Line => line`${bold(name)}: nothing has come since ${when}.`,
  silentEver: (name: string): Line => line`${bold(name)}: nothing has come from its source yet.`,
  silentNext: 'I go on trying, and say nothing more until it answers. Until then you can type it.',
  look: 'Look at the source',

  jumped: (name: string, value: string, week: string): Line =>
    line`${bold(name)}: ${bold(value)} came for ${week}.`,
  jumpedFrom: (last: string, usual: string): string =>
    `The week before had ${last}, and weeks differ by about ${usual}. It counts all the same.`,
  launches: (titles: Inline): Line => line`That week went live: ${titles}.`,
  noLaunches: 'Nothing went live that week.',
  jumpedNext: 'If it is wrong, type the right one: a typed number wins.',

  weeks: {
    /** At most 24 characters. */
    title: 'Past weeks',
    what: (name: string): Line =>
      line`Weeks of ${bold(name)} that are over: a column with dates or weeks (2026-W48), one with the values, in any order.`,
    file: 'A CSV',
    paste: 'Or paste it',
    pasteExample: 'week,sign-ups',
    mark: 'Which sign stands before the decimals?',
    read: 'Read it',
    reading: 'I am reading the file.',
    take: 'Take them in',
    nothing: 'Choose a file, or paste the rows.',
    both: 'Choose a file or paste the rows, not both.',
    found: (count: number, from: string, to: string): string =>
      count === 1 ? `1 week: ${from}` : `${count} weeks, from ${from} to ${to}`,
    column: (name: string): string => `The values are those of “${name}”.`,
    week: (week: string, value: string): string => `${week}: ${value}`,
    before: (value: string): string => ` (${value} so far)`,
    typedThere: (value: string): string => ` (typed: ${value})`,
    more: (count: number): string => `and ${count} more`,
    leftOut: (count: number): string => (count === 1 ? '1 row is left out:' : `${count} rows are left out:`),
    row: (line: string, why: string): string => `line ${line}: ${why}`,
    why: {
      date: (text: string): string => `“${text}” is no date that I read`,
      number: (text: string): string => `“${text}” is no number`,
      negative: (text: string): string => `${text} lies below nothing`,
      'not-over': (text: string): string => `the week of ${text} is not over`,
      again: (_: string): string => 'another row of that week counts',
    },
    typedWeeks: (count: number): string =>
      count === 1
        ? 'Somebody typed the number of 1 of these weeks'
        : `Somebody typed the numbers of ${count} of these weeks`,
    typedChoices: { keep: 'Keep what was typed', replace: 'Take it from here' },
    unread: {
      'no-table': 'This is no table that I can read: save it as CSV.',
      'no-dates': 'I see no column with dates or weeks, such as 2026-11-23 or 2026-W48.',
      'no-numbers': 'I see no column with numbers.',
      'too-many': 'These are more than 520 rows: take the newest ones.',
      'too-long': 'This is more than I can take at once: take fewer weeks at a time.',
      'too-large': 'The file is larger than 1 MB.',
      refused: 'Slack does not give me the file. Try again, or paste the rows.',
      none: 'None of these rows is of a week that is over.',
    },
    ambiguous: (text: string): string => `${text} can be read in two ways. Which one is it?`,
    taken: (name: string, taken: number, kept: number): Line =>
      line`${bold(name)}: ${taken === 1 ? '1 week is' : `${taken} weeks are`} taken in.${kept === 0 ? '' : ` ${kept} ${kept === 1 ? 'stays as it was' : 'stay as they were'}.`}`,
  },
};
