import { dateAt, type Zone } from '../calendar/zone.ts';
import { worthItFromOf } from '../commitments/arms.ts';
import type { Result } from '../commitments/commitment.ts';
import { type Lasting, lastingOf } from '../commitments/lasting-store.ts';
import { resultsOf } from '../commitments/result-store.ts';
import type { Query } from '../database/database.ts';
import { closeTo } from '../hypothesis/find-store.ts';
import { lastTransitions, type Transition } from '../hypothesis/history-store.ts';
import type { Hypothesis } from '../hypothesis/hypothesis.ts';
import { bold, join, type Line } from '../language/line.ts';
import type { Speech } from '../language/speech.ts';
import { type Names, namesOf } from '../slack/names.ts';
import { typed } from '../slack/typed.ts';
import { tellResult } from './telling.ts';

/** Longest learning that is told beside something like it. */
const LEARNED = 300;

/** Something like it that the squad had before, and what became of it. */
export interface Remembered {
  readonly hypothesis: Hypothesis;
  /** How it came to where it stands. */
  readonly step: Transition | undefined;
  readonly result: Result | undefined;
  /** Of a win that was made bigger: what its number was some weeks later. */
  readonly lasting: Lasting | undefined;
}

/** What comes close to an idea among all that the squad ever had, what was ruled out first, else closest first; and the names of who had to do with it. */
export async function remember(
  q: Query,
  about: Parameters<typeof closeTo>[1] & { readonly workspaceId: string },
  most: number,
): Promise<{ readonly close: readonly Remembered[]; readonly names: Names }> {
  const found = await closeTo(q, about, most);
  const ids = found.map(({ id }) => id);
  const results = await resultsOf(q, ids);
  const steps = await lastTransitions(q, ids);
  const lasting = await lastingOf(q, ids);
  const close = found.map((hypothesis) => ({
    hypothesis,
    step: steps.get(hypothesis.id),
    result: results.get(hypothesis.id),
    lasting: lasting.get(hypothesis.id),
  }));
  // What was ruled out is read first: nobody is to try it again blindly.
  const wrongFirst = close.toSorted(
    (a, b) => Number(b.result?.ruledOut ?? 0) - Number(a.result?.ruledOut ?? 0),
  );
  const people = close.flatMap(({ hypothesis, step }) => [hypothesis.authorId, step?.by ?? '']);
  return { close: wrongFirst, names: await namesOf(q, about.workspaceId, people) };
}

/** Most that is looked at to find what has its answer. */
const LOOKED_AT = 6;

/**
 * What comes close to a hypothesis and has its answer already: a verdict, or it was dropped; closest first. What a bigger
 * version grew out of is no news.
 */
export async function answeredLike(
  q: Query,
  about: Parameters<typeof remember>[1] & { readonly parentId: string | null },
  most: number,
): Promise<{ readonly close: readonly Remembered[]; readonly names: Names }> {
  const { close, names } = await remember(q, about, LOOKED_AT);
  const answered = close.filter(
    ({ hypothesis, result }) =>
      hypothesis.id !== about.parentId && (result !== undefined || hypothesis.state === 'dropped'),
  );
  return { close: answered.slice(0, most), names };
}

/** What was ruled out and comes closest to a hypothesis; undefined: nothing does. */
export async function ruledOutLike(q: Query, about: Hypothesis): Promise<Hypothesis | undefined> {
  const close = await closeTo(q, about, LOOKED_AT);
  const ids = close.map(({ id }) => id);
  const results = await resultsOf(q, ids);
  return close.find(({ id }) => id !== about.parentId && results.get(id)?.ruledOut);
}

/** How it is told: the language, the reader's zone and day, and who people are. */
export interface Recall extends Speech {
  readonly zone: Zone;
  /** UTC milliseconds. */
  readonly now: number;
  readonly names: Names;
}

/** "Close to *red button*: ruled out in November, −6%. Learned: the form holds people back." */
export function rememberedLine(one: Remembered, recall: Recall): Line {
  const { memory } = recall.words;
  const learned = one.result === undefined ? '' : typed(one.result.learned, LEARNED);
  return join(
    [
      memory.closeTo(bold(typed(one.hypothesis.title, 150)), whatBecame(one, recall)),
      one.lasting === undefined ? '' : recall.words.week.lasting.behind(typed(one.lasting.value, LEARNED)),
      learned === '' ? '' : memory.learned(learned),
    ],
    memory.gap,
  );
}

function whatBecame({ hypothesis, step, result }: Remembered, recall: Recall): string {
  const { words, format, zone, now, names } = recall;
  const { memory } = words;
  const { state } = hypothesis;
  const month = (at: number): string => format.month(dateAt(at, zone), dateAt(now, zone));
  switch (state) {
    case 'idea':
    case 'ready':
      return memory.waiting(names(hypothesis.authorId));
    case 'committed':
      return memory.committed;
    case 'launched':
      return memory.launched(format.date(dateAt(step?.at ?? hypothesis.createdAt, zone)));
    case 'dropped': {
      const when = month(step?.at ?? hypothesis.createdAt);
      return memory.dropped(when, names(step?.by ?? hypothesis.authorId), typed(step?.why ?? '', LEARNED));
    }
    default: {
      const told = result ? tellResult(result, worthItFromOf(hypothesis), recall) : '';
      const which = result?.ruledOut ? 'ruledOut' : state;
      return memory.verdict[which](month(result?.at ?? hypothesis.createdAt), told);
    }
  }
}
