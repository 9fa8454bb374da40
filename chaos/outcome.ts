import { z } from 'zod';
import { type InputKind, inputKinds, type Turn, turns } from '../test/support/life/ledger.ts';
import { type FaultKind, kinds } from './faults/kinds.ts';

/** What came of a run. */
export const outcome = z.object({
  /** How often each fault really happened. */
  faults: z.record(z.enum(kinds), z.number()),
  inputs: z.number(),
  /** Those that people know were taken, were refused with a sentence, and that nobody knows of. */
  fates: z.object({ acknowledged: z.number(), refused: z.number(), unknown: z.number() }),
  /** Those that people know were taken, by what they are. */
  taken: z.record(z.enum(inputKinds), z.number()),
  /** How often each turn of a life came about, as far as people know. */
  turns: z.record(z.enum(turns), z.number()),
  /** Posts of the bot that stand in Slack. */
  messages: z.number(),
  weeks: z.number(),
  /** Real milliseconds from each start to being connected. */
  recoveries: z.array(z.number()),
  problems: z.array(z.object({ kind: z.enum(['lost', 'doubled', 'wrong']), what: z.string() })),
  /** What the bot logged as errors, for whoever looks into a failure. */
  errors: z.array(z.string()),
  /** The database, kept when something is wrong. */
  file: z.string(),
});
export type Outcome = z.infer<typeof outcome>;

/** The process of the bot was ended so many times, by whatever hand. */
export const killsIn = ({ faults }: Pick<Outcome, 'faults'>): number =>
  kinds.filter((kind) => kind.startsWith('killed')).reduce((sum, kind) => sum + faults[kind], 0);

/** Several worlds as one. */
export function sumOf(all: readonly Outcome[]): Outcome {
  const sum = (of: (one: Outcome) => number): number => all.reduce((total, one) => total + of(one), 0);
  const faults: Partial<Record<FaultKind, number>> = {};
  for (const kind of kinds) faults[kind] = sum((one) => one.faults[kind]);
  const taken: Partial<Record<InputKind, number>> = {};
  for (const kind of inputKinds) taken[kind] = sum((one) => one.taken[kind]);
  const lived: Partial<Record<Turn, number>> = {};
  for (const turn of turns) lived[turn] = sum((one) => one.turns[turn]);
  return outcome.parse({
    faults,
    inputs: sum((one) => one.inputs),
    fates: {
      acknowledged: sum(({ fates }) => fates.acknowledged),
      refused: sum(({ fates }) => fates.refused),
      unknown: sum(({ fates }) => fates.unknown),
    },
    taken,
    turns: lived,
    messages: sum(({ messages }) => messages),
    weeks: Math.max(...all.map(({ weeks }) => weeks)),
    recoveries: all.flatMap(({ recoveries }) => recoveries),
    problems: all.flatMap(({ problems }) => problems),
    errors: all.flatMap(({ errors }) => errors),
    file: all
      .filter(({ problems }) => problems.length > 0)
      .map(({ file }) => file)
      .join(', '),
  });
}
