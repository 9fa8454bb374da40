import type { Weekday } from '../calendar/date.ts';
import type { Meaning } from './token.ts';

const all = (meaning: Meaning, words: string): [string, Meaning][] =>
  words.split(' ').map((word) => [word, meaning]);

const weekday = (day: Weekday, words: string): [string, Meaning][] =>
  all({ is: 'weekday', weekday: day }, words);

const months = [
  'jan january',
  'feb february',
  'mar march',
  'apr april',
  'may',
  'jun june',
  'jul july',
  'aug august',
  'sep sept september',
  'oct october',
  'nov november',
  'dec december',
];

const numbers = 'one two three four five six seven eight nine ten eleven twelve';

/**
 * What English words can mean in a phrase about days. A word that is missing here is not read, and named; so a filler
 * must be one that changes no day: "not", "except", "every" and "morning" are none.
 */
export const english: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ...all(
    { is: 'filler' },
    `please pls thanks i im i'm i'll am is are be i’m i’ll we we're we’re will my on away off out sick ill unwell leave
    vacation holiday holidays pto ooo office taking take having work working gone travelling traveling annual just only
    all whole entire full inclusive incl including`.replace(/\s+/g, ' '),
  ),
  ...all({ is: 'from' }, 'from starting beginning'),
  ...all({ is: 'to' }, 'to until till til through thru'),
  ...all({ is: 'and' }, 'and plus'),
  ...all({ is: 'article' }, 'the'),
  ...all({ is: 'between' }, 'between'),
  ...all({ is: 'for' }, 'for'),
  ...all({ is: 'in' }, 'in'),
  ...all({ is: 'of' }, 'of'),
  ...all({ is: 'back' }, 'back returning'),
  ...all({ is: 'after' }, 'after'),
  ...all({ is: 'rest' }, 'rest remainder'),
  ...all({ is: 'end' }, 'end'),
  ...all({ is: 'weekend' }, 'weekend'),
  ...all({ is: 'relative', days: 0 }, 'today'),
  ...all({ is: 'relative', days: 1 }, 'tomorrow tmrw tmr'),
  ...all({ is: 'relative', days: -1 }, 'yesterday'),
  ...all({ is: 'now' }, 'now'),
  ...all({ is: 'which', ahead: 0 }, 'this'),
  ...all({ is: 'which', ahead: 1 }, 'next'),
  ...all({ is: 'which', ahead: -1 }, 'last previous'),
  // The coming Friday is what a bare Friday is.
  ...all({ is: 'article' }, 'coming upcoming'),
  ...weekday(1, 'mon monday'),
  ...weekday(2, 'tue tues tuesday'),
  ...weekday(3, 'wed weds wednesday'),
  ...weekday(4, 'thu thur thurs thursday'),
  ...weekday(5, 'fri friday'),
  ...weekday(6, 'sat saturday'),
  ...weekday(7, 'sun sunday'),
  ...months.flatMap((words, index) => all({ is: 'month', month: index + 1 }, words)),
  ...numbers.split(' ').flatMap((word, index) => all({ is: 'number', value: index + 1, counts: true }, word)),
  ...all({ is: 'number', value: 1, counts: true }, 'a an'),
  ...all({ is: 'unit', unit: 'day' }, 'd day days'),
  ...all({ is: 'unit', unit: 'working-day' }, 'workday workdays'),
  ...all({ is: 'unit', unit: 'week' }, 'w wk wks week weeks'),
  ...all({ is: 'unit', unit: 'fortnight' }, 'fortnight'),
  ...all({ is: 'unit', unit: 'month' }, 'month months'),
  ...all({ is: 'unit', unit: 'year' }, 'year'),
]);
