import { bold, type Line, line } from '../line.ts';

const rows = (count: number): string => (count === 1 ? '1 row' : `${count} rows`);

/** What the bot says where old bets are brought in. Numbers, names and days come formatted, but for counts. */
export const past = {
  /** At most 24 characters. */
  title: 'Bring in the past',
  what: 'Old bets, as a CSV: what Notion, Airtable, a sheet or Excel exports. I find them from then on, and say so when somebody proposes one again. Nothing counts before you have seen it.',
  file: 'A CSV',
  paste: 'Or paste it, with the names of the columns',
  pasteExample: 'Name,Result,Date,Learned',
  read: 'Read it',
  reading: 'I am reading the file.',
  nothing: 'Choose a file, or paste the rows.',
  both: 'Choose a file or paste the rows, not both.',
  unread: {
    'no-table': 'This is no table that can be read: save it as CSV.',
    'no-rows': 'There is only one row. The first has the names of the columns, the bets stand below.',
    'too-many': 'These are more than 1,000 rows: bring them in by parts.',
    'too-large': 'The file is larger than 1 MB: bring it in by parts.',
    refused: 'Slack does not give me the file. Try again, or paste its rows.',
  },

  next: 'Go on',
  rows: (count: number): string => `${rows(count)}.`,
  match: 'Which column says what?',
  columns: {
    title: 'What was tried',
    verdict: 'How it ended',
    date: 'When it was answered',
    learned: 'What was learned',
    numbers: 'What the number did',
    effect: 'Which number it was to move',
    because: 'Why it was believed',
  },
  /** '': it needs none. */
  hints: {
    title: '',
    verdict: 'Won, lost and the like; next I ask what each means. Without it I ask once, for all rows.',
    date: '',
    learned: '',
    numbers: 'It is kept in front of what was learned, as it stands there.',
    effect: '',
    because: '',
  },
  noColumn: 'No column says it',
  column: (number: number): string => `Column ${number}`,
  example: (name: string, example: string): string => `${name}: ${example}`,
  twice: 'This column is chosen already, further up.',
  notStates: 'This column has more than a few different states. Choose the one that says how a bet ended.',
  nothingLeft: (leftOut: number): string =>
    `None of these rows can be brought in (${leftOut} left out): they have nothing here, or the squad has them already.`,

  take: 'Bring them in',
  found: (count: number): string =>
    count === 1 ? '1 row, read like this:' : `${count} rows, read like this:`,
  more: (count: number): string => `and ${count} more`,
  leftOut: (count: number): string => (count === 1 ? '1 row is left out:' : `${count} rows are left out:`),
  row: (at: string, why: string): string => `line ${at}: ${why}`,
  why: {
    'no-title': () => 'nothing says what was tried',
    again: (text: string) => `“${text}” stands further up already`,
    there: (text: string) => `the squad has “${text}” already`,
    date: (text: string) => `“${text}” is no date that I can read`,
    ahead: (text: string) => `${text} lies ahead`,
  },
  shortened: (lines: readonly string[], more: boolean): string =>
    `Texts too long for here are cut, in line ${lines.join(', ')}${more ? ' and others' : ''}.`,
  value: (value: string, count: number): string => `“${value}” (${rows(count)}) means`,
  nothingSaid: (count: number): string => `Where nothing is said (${rows(count)}), it means`,
  meanings: {
    won: 'It won',
    lost: 'It lost',
    inconclusive: 'It ended without an answer',
    invalid: 'The test does not count',
    idea: 'It is still an idea: onto the list',
    skip: 'Leave these rows out',
  },
  undated: 'Answers without a date are from about',
  undatedHint: 'Some rows have no date. Needed if one of them has an answer.',
  dateNeeded: 'Some answers have no date: name a day from about then.',
  dateAhead: 'Choose today or an earlier day.',

  taken: (answers: number, ideas: number): Line => {
    const told = [
      answers === 0
        ? ''
        : `${answers} ${answers === 1 ? 'bet' : 'bets'} with ${answers === 1 ? 'its answer' : 'their answers'}`,
      ideas === 0 ? '' : `${ideas} ${ideas === 1 ? 'idea' : 'ideas'}`,
    ].filter((one) => one !== '');
    return told.length === 0
      ? line`${bold('Nothing was brought in.')}`
      : line`${bold(`Brought in: ${told.join(' and ')}.`)}`;
  },
  notTaken: (count: number): string => (count === 1 ? '1 row was left out.' : `${count} rows were left out.`),
  takenNext: 'They stand under /ideas. Whoever proposes one again reads what became of it.',
  takenAlready:
    'This file was brought in already, or read so long ago that I no longer have it. Begin again with /squad import.',
  last: (count: number, by: string, on: string): string =>
    `Last brought in: ${rows(count)}, by ${by} on ${on}.`,
  takeBack: 'Take it back',
  confirm: {
    title: 'Take it back?',
    text: 'All that was brought in goes again, but for what the squad has worked with since.',
    yes: 'Take it back',
    no: 'Keep it',
  },
  takenBack: (gone: number, stay: number): string =>
    `${gone === 1 ? '1 is' : `${gone} are`} gone again.${stay === 0 ? '' : ` ${stay === 1 ? '1 stays: the squad has worked with it' : `${stay} stay: the squad has worked with them`} since.`}`,
  takenBackAlready: 'This was taken back already.',
};
