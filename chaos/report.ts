import { inputKinds, turns } from '../test/support/life/ledger.ts';
import type { Problem } from './check/problems.ts';
import { kinds } from './faults/kinds.ts';
import { killsIn, type Outcome } from './outcome.ts';

/** Of problems that are alike, so many are printed. */
const SHOWN = 5;

/** In so many weeks everything that belongs to a life comes about. */
const LONG_ENOUGH = 5;

/** Most characters of one logged error. */
const MOST = 600;

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

/** What problems of one sort have in common: their words without names and numbers. */
const sortOf = ({ kind, what }: Problem): string =>
  `${kind}: ${what.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|“.*|\w*\d\w*/gsu, '#').slice(0, 60)}`;

function told(problems: readonly Problem[]): string[] {
  return [...Map.groupBy(problems, sortOf).values()].flatMap((alike) => [
    ...alike.slice(0, SHOWN).map(({ kind, what }) => `${kind}: ${what}`),
    ...(alike.length > SHOWN ? [`… and ${alike.length - SHOWN} like these`] : []),
  ]);
}

/** What came of a run in words; `good` if all promises were kept and each planned fault happened. */
export function report(
  came: Outcome,
  about: { readonly squads: number; readonly worlds: number; readonly again: string },
): { readonly lines: readonly string[]; readonly good: boolean } {
  const { faults, inputs, fates, taken, messages, weeks, recoveries, problems, errors, file } = came;
  const count = (kind: 'lost' | 'doubled' | 'wrong'): number =>
    problems.filter((problem) => problem.kind === kind).length;
  const never = [
    ...kinds.filter((kind) => faults[kind] === 0),
    // A bet needs weeks until its day.
    ...(weeks < LONG_ENOUGH ? [] : turns.filter((turn) => came.turns[turn] === 0)),
  ];
  const good = problems.length === 0 && never.length === 0;
  const worlds = about.worlds === 1 ? '' : `${about.worlds} worlds of `;
  return {
    good,
    lines: [
      '',
      ...kinds.map((kind) => `${kind.padEnd(30)} ${faults[kind]}`),
      '',
      `${worlds}${about.squads} squads, ${weeks} weeks, ${messages} messages in Slack`,
      `of ${inputs} inputs people know ${fates.acknowledged} taken, ${fates.refused} refused, ${fates.unknown} not known`,
      `taken: ${inputKinds.map((kind) => `${taken[kind]} × ${kind}`).join(', ')}`,
      `lived: ${turns.map((turn) => `${came.turns[turn]} × ${turn}`).join(', ')}`,
      `back at work after a start: half within ${percentile(recoveries, 0.5)} ms, all within ${percentile(recoveries, 1)} ms`,
      ...told(problems),
      ...(problems.length > 0
        ? [
            ...[...new Set(errors.map((error) => error.slice(0, MOST)))].map(
              (error) => `the bot logged: ${error}`,
            ),
            `The database is kept: ${file}.`,
          ]
        : []),
      ...(good ? [] : [`The same faults again: ${about.again}`]),
      ...(never.length > 0 ? [`Planned, but never happened: ${never.join(', ')}.`] : []),
      `${killsIn(came)} kills, ${inputs} inputs: ${count('lost')} lost, ${count('doubled')} doubled, ${count('wrong')} wrong`,
    ],
  };
}
