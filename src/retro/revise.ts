import { addDays, type LocalDate, mondayOf } from '../calendar/date.ts';
import { dateAt } from '../calendar/zone.ts';
import type { Commitment, Result } from '../commitments/commitment.ts';
import { resultById } from '../commitments/result-store.ts';
import { launchedOf } from '../commitments/store.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import { outcomeOf } from '../ritual/outcome-store.ts';
import { weekAt } from '../ritual/rules.ts';
import { closedSince, latestOccurrence, occurrenceById, occurrenceOn } from '../ritual/store.ts';
import type { Squad } from '../squad/squad.ts';
import { nextWeekOf, numberOf } from './close.ts';
import { decidedResults } from './decided.ts';
import { type Digest, digestSchema } from './snapshot.ts';

/** Retros looked through, from the one after the result on, for the digest that told it. */
const LOOKED_THROUGH = 3;

const verdicts = ['won', 'lost', 'inconclusive', 'invalid'] as const;

/** The digest that told something else of a hypothesis than is known now, as it should read. */
export async function revisedDigest(
  change: Change,
  squad: Squad,
  hypothesisId: string,
): Promise<{ occurrence: Occurrence; snapshot: Digest } | undefined> {
  const { tx } = change;
  const commitment = await launchedOf(tx, squad.id, hypothesisId);
  if (!commitment?.result) return undefined;
  const found = await toldIn(change, squad, commitment, commitment.result);
  if (!found) return undefined;
  const { occurrence, digest } = found;
  const results = await decidedResults(tx, squad, [commitment]);
  const planned = digest.next.opensAt;
  const isAhead = planned === null || change.at < planned;
  const next = isAhead ? await nextWeekOf(tx, squad, digest.week) : digest.next;
  const snapshot = { ...corrected(digest, commitment, commitment.result, results), next };
  return { occurrence, snapshot };
}

/** The digest of the week of which a number was entered after it was told, as it should read. */
export async function digestWithNumber(
  change: Change,
  squad: Squad,
  week: LocalDate,
): Promise<{ occurrence: Occurrence; snapshot: Digest } | undefined> {
  const { tx } = change;
  const occurrence = await occurrenceOn(tx, squad.id, 'retro', week);
  if (occurrence?.state !== 'closed') return undefined;
  const digest = await digestOf(tx, occurrence);
  const metric = await numberOf(tx, squad, week);
  // It told another number than the squad counts now.
  if (digest?.metric.name !== metric.name || digest.metric.kind !== metric.kind) return undefined;
  return { occurrence, snapshot: { ...digest, metric } };
}

/** The digest with this bet where it belongs now, and with what was told of it before. */
function corrected(
  digest: Digest,
  { title }: Pick<Commitment, 'title'>,
  { verdict, at }: Pick<Result, 'verdict' | 'at'>,
  results: Pick<Digest, (typeof verdicts)[number]>,
): Digest {
  const [now] = verdicts.flatMap((each) => results[each]);
  const id = now?.id ?? '';
  const others = <One extends { readonly id: string }>(all: readonly One[]): One[] =>
    all.filter((one) => one.id !== id);
  const from = verdicts.find((each) => digest[each].some((one) => one.id === id)) ?? null;
  return {
    ...digest,
    won: [...others(digest.won), ...results.won],
    lost: [...others(digest.lost), ...results.lost],
    inconclusive: [...others(digest.inconclusive), ...results.inconclusive],
    invalid: [...others(digest.invalid), ...results.invalid],
    tooEarly: others(digest.tooEarly),
    live: others(digest.live),
    corrections: [...digest.corrections, { id, title, from, to: verdict, at }],
  };
}

/** The digest in which it stands: with its verdict, or as live as long as what comes in counts for that week. */
async function toldIn(
  change: Change,
  squad: Squad,
  { bet }: Commitment,
  { replaces }: Result,
): Promise<{ occurrence: Occurrence; digest: Digest } | undefined> {
  const { tx } = change;
  const id = bet?.id ?? '';
  const before = replaces === null ? undefined : await resultById(tx, replaces);
  const candidates = before
    ? await after(tx, squad, before)
    : [await lastOne(change, squad)].flatMap((one) => one ?? []);
  for (const occurrence of candidates) {
    const digest = await digestOf(tx, occurrence);
    if (!digest) continue;
    const decided = verdicts.flatMap((each) => digest[each]);
    const stands = before ? decided : [...digest.live, ...digest.tooEarly, ...decided];
    if (stands.some((one) => one.id === id)) return { occurrence, digest };
  }
  return undefined;
}

/** The retros that may have told a result: the one that was corrected by it, else those that closed after it. */
async function after(q: Query, squad: Squad, result: Pick<Result, 'at' | 'toldIn'>): Promise<Occurrence[]> {
  if (result.toldIn !== null) {
    const told = await occurrenceById(q, squad.workspaceId, result.toldIn);
    return told?.state === 'closed' ? [told] : [];
  }
  const from = mondayOf(dateAt(result.at, squad.rituals.zone));
  const closed = await closedSince(q, squad.id, 'retro', from, LOOKED_THROUGH);
  return closed.filter(({ closedAt }) => closedAt !== null && closedAt >= result.at);
}

/** The last retro, until the planning after it has closed: from then on a result is news of the new week. */
async function lastOne(change: Change, squad: Squad): Promise<Occurrence | undefined> {
  const { tx, at } = change;
  const last = await latestOccurrence(tx, squad.id, 'retro');
  if (last?.state !== 'closed') return undefined;
  const week = weekAt(squad, at);
  const told = mondayOf(last.date);
  if (told === week) return last;
  if (told !== addDays(week, -7)) return undefined;
  const planning = await occurrenceOn(tx, squad.id, 'planning', week);
  return planning?.state === 'scheduled' || planning?.state === 'open' ? last : undefined;
}

async function digestOf(q: Query, { id, round }: Occurrence): Promise<Digest | undefined> {
  const outcome = await outcomeOf(q, id, round);
  return digestSchema.safeParse(outcome?.snapshot).data;
}
