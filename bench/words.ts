import { whomIn } from '../src/absences/whom.ts';
import { saidOtherwise, spoken } from '../src/command/spoken.ts';
import { orderOf } from '../src/days/order.ts';
import { readDays } from '../src/days/read.ts';
import { readStandup } from '../src/heard/read.ts';
import { readNumber } from '../src/number/read.ts';
import { asksForHelp, asksForList } from '../src/said/asking.ts';
import { isBlank } from '../src/said/blank.ts';
import { hasParts, itemsOf } from '../src/said/lines.ts';
import { saysAllClear } from '../src/said/nothing.ts';
import { readable } from '../src/slack/readable.ts';
import { escapeMrkdwn, typed, typedLines } from '../src/slack/typed.ts';
import { atMost, type Bench, type Figure } from './figure.ts';

/** As long as a command's text gets, and half of that. */
const [HALF, WHOLE] = [3_000, 6_000];

/** Twice the text may take that much longer. */
const MOST = 2.5;

const nameOf = (id: string): string => ({ U1: 'Ben', U2: 'Ben Berg' })[id] ?? id;

/** What reads words that people write. */
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  days: (text) => readDays(text, '2026-11-25', orderOf(null)),
  people: (text) => whomIn(text, ['U1', 'U2'], nameOf, 'U3'),
  commands: (text) => [saidOtherwise(text), spoken(text, nameOf)],
  numbers: (text) => readNumber(text),
  'short words': (text) => [saysAllClear(text), asksForHelp(text), asksForList(text), isBlank(text)],
  lines: (text) => [itemsOf(text), hasParts(text), typed(text, text.length), typedLines(text)],
  'stand-ups': (text) => [readStandup(text, 'private'), readStandup(text, 'channel')],
  mrkdwn: (text) => [escapeMrkdwn(text), readable(text, nameOf)],
};

/** Pieces of which long texts are made that lead a reader astray as often as can be. */
const PIECES = [
  'the ',
  'to ',
  '- ',
  'Monday ',
  '1, ',
  '1/2 ',
  '1-',
  '1,',
  '1.',
  '1 ',
  '2026-',
  'next ',
  'end of ',
  'from ',
  'a ',
  'x',
  '12月',
  '周一',
  '一',
  '今明',
  '下周',
  '半',
  'no ',
  '没有',
  '\u3164',
  '\n',
  '- a\n',
  '1、a\n',
  '> \n',
  'Today: ',
  'yesterday: a\n',
  'today, ',
  '昨天：',
  '今天，',
  '【',
  '(',
  ' - ',
  ':a:',
  '_',
  '`',
  '&',
  '@',
  '@Ben ',
  '<@U1|',
  '<!subteam^S1|',
  ' ',
];

/** The least of some tries: what else the machine does only adds. */
function fastest(work: () => unknown, tries: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let left = tries; left > 0; left -= 1) {
    const begun = performance.now();
    work();
    least = Math.min(least, performance.now() - begun);
  }
  return least;
}

const long = (piece: string, length: number): string =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

/** Whether the readers of words are linear: the worst of all pieces, where it takes long enough to be measured. */
export const benchWords: Bench = async ({ full }) => {
  const tries = full ? 100 : 30;
  return Object.entries(readers).map(([name, read]): Figure => {
    // Compiled before it is measured.
    for (const each of PIECES) fastest(() => read(long(each, WHOLE)), tries);
    let [worst, piece] = [0, ''];
    for (const each of PIECES) {
      const [shorter, longer] = [long(each, HALF), long(each, WHOLE)];
      const half = fastest(() => read(shorter), tries);
      const whole = fastest(() => read(longer), tries);
      // Below a millisecond it is the clock and the collector that are measured.
      const ratio = whole < 1 ? 0 : whole / half;
      if (ratio > worst) [worst, piece] = [ratio, each];
    }
    const note = piece === '' ? '' : `worst of ${JSON.stringify(piece)}`;
    return atMost(`reading ${name}: ${WHOLE} characters against ${HALF}`, worst, MOST, '×', note);
  });
};
