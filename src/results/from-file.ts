import { formatFor } from '../language/format.ts';
import { bold } from '../language/line.ts';
import type { SubmitAnswer } from '../slack/answers.ts';
import { FILE_MOST } from '../slack/connection/uploads.ts';
import type { Core } from '../slack/core.ts';
import type { Raw } from '../slack/fields.ts';
import { notice } from '../slack/modal.ts';
import { uploaded } from '../slack/uploaded.ts';
import type { Mean } from '../statistics/means.ts';
import { type Amounts, ROWS_MOST, readAmounts, type Unreadable } from './amounts.ts';
import type { Live, Planned } from './live.ts';
import { FILE, sides } from './numbers.ts';
import { numbersModal } from './numbers-form.ts';

/** Most lines that are named. */
const LINES = 5;

interface Asked {
  readonly form: Parameters<typeof numbersModal>[0];
  readonly live: Live;
  readonly planned: Planned;
  /** What was typed beside it. */
  readonly values: Readonly<Record<string, Raw>>;
}

/** A file was handed in: it is read once Slack is told, and the form comes back with its numbers, or with why not. */
export function fromFile(core: Core, id: string, asked: Asked): SubmitAnswer {
  const { form, live, planned, values } = asked;
  const { language, words } = live.here;
  const told = words.week.result;
  return {
    kind: 'update',
    view: notice(language, told.title, bold(told.readingFile), told.readingFileHint),
    async after() {
      const read = await amountsIn(core, id);
      const typed = { ...values, [FILE]: null };
      if (typeof read === 'string') {
        const { number } = formatFor(language);
        const most = number(read === 'too-large' ? FILE_MOST / 1_000_000 : ROWS_MOST);
        const notes = { [FILE]: [bold(told.fileProblems[read](most))] };
        return numbersModal(form, live, planned, { values: typed, notes });
      }
      const notes = { [FILE]: echoOf(read, live) };
      return numbersModal(form, live, planned, { values: { ...typed, ...fieldsOf(read) }, notes });
    },
  };
}

async function amountsIn(core: Core, id: string): Promise<Amounts | Unreadable | 'too-large' | 'refused'> {
  const read = await uploaded(core, id);
  return typeof read === 'string' ? read : readAmounts(read);
}

const fieldsOf = (read: Amounts): Record<string, string> =>
  Object.fromEntries(
    sides.flatMap((side) => {
      const { people, mean, deviation }: Mean = read[side];
      return [
        [`${side}People`, String(people)],
        [`${side}Mean`, digits(mean)],
        [`${side}Deviation`, digits(deviation)],
      ];
    }),
  );

/** Never three digits behind the point: they could be read as thousands. */
const digits = (value: number): string =>
  Number.isInteger(value) ? String(value) : value.toFixed(Math.abs(value) < 1 ? 6 : 4);

function echoOf({ rows, leftOut, control, variant }: Amounts, { here }: Live): string[] {
  const { number } = formatFor(here.language);
  const told = here.words.week.result;
  const lines = leftOut.slice(0, LINES).map((line) => number(line));
  return [
    told.fileRead(number(rows), number(control.people), number(variant.people)),
    leftOut.length === 0 ? '' : told.leftOut(leftOut.length, lines, leftOut.length > LINES),
    told.checkNumbers,
  ];
}
