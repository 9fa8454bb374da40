import { and, desc, eq, gt, inArray, isNull, lt, notExists, or, sql } from 'drizzle-orm';
import type { Query } from '../database/database.ts';
import { remembered } from '../database/memory.ts';
import { nullsLast } from '../database/portable.ts';
import { estimates, hypotheses, hypothesisVersions } from '../database/schema/index.ts';
import { closest } from './closeness.ts';
import { type Looked, looked, nearest } from './forgiving.ts';
import type { Hypothesis } from './hypothesis.ts';
import { hypothesesOf, inTheirWording, waitsOnList } from './store.ts';
import { idsLike, idsLikeIn, idsWith, idsWithIn } from './words-store.ts';

/** What comes close to a title among all that the squad ever had, in whatever state; without the hypothesis itself. */
export async function closeTo(
  q: Query,
  { id, squadId, title }: { readonly id: string | null; readonly squadId: string; readonly title: string },
  most: number,
): Promise<Hypothesis[]> {
  const found = await hypothesesOf(q, squadId, await idsLike(q, squadId, title));
  return closest(
    title,
    [...found.values()].filter((one) => one.id !== id),
    most,
  );
}

/** What is looked for in other squads: what comes close to a title, or what has these words. */
export type Sought = { readonly like: string } | { readonly words: string };

/** What other squads have an answer to, the closest or best match first. Nothing else of theirs is ever read here. */
export async function answeredElsewhere(
  q: Query,
  squadIds: readonly string[],
  sought: Sought,
): Promise<Hypothesis[]> {
  if (squadIds.length === 0) return [];
  const ids =
    'like' in sought ? await idsLikeIn(q, squadIds, sought.like) : await idsWithIn(q, squadIds, sought.words);
  if (ids.length === 0) return [];
  const rows = await inTheirWording(
    q,
    and(
      inArray(hypotheses.id, ids),
      inArray(hypotheses.squadId, [...squadIds]),
      inArray(hypotheses.state, ['won', 'lost', 'inconclusive']),
    ),
  );
  if ('like' in sought) return closest(sought.like, rows, rows.length);
  return rows.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

/** The squad's hypothesis that was logged from the message with this address, if any. */
export async function fromMessage(q: Query, squadId: string, url: string): Promise<Hypothesis | undefined> {
  const [found] = await inTheirWording(
    q,
    and(eq(hypotheses.squadId, squadId), eq(hypotheses.sourceUrl, url)),
  ).limit(1);
  return found;
}

/** One page of a list, and whether there is another behind it. */
export interface Page {
  readonly shown: readonly Hypothesis[];
  readonly more: boolean;
}

/** Which page: 0 is the first. */
export interface Which {
  readonly page: number;
  readonly size: number;
}

const paged = (found: readonly Hypothesis[], { size }: Pick<Which, 'size'>): Page => ({
  shown: found.slice(0, size),
  more: found.length > size,
});

/** So many of what only comes near are told. */
const NEAR = 20;

/** All titles that the squad ever had, the newest first. */
const titlesOf = remembered(
  [hypotheses, hypothesisVersions],
  async (q, squadId: string): Promise<readonly Looked[]> => {
    const rows = await q
      .select({ id: hypotheses.id, title: hypothesisVersions.title })
      .from(hypotheses)
      .innerJoin(hypothesisVersions, eq(hypothesisVersions.id, hypotheses.versionId))
      .where(eq(hypotheses.squadId, squadId));
    return rows.map(({ id, title }) => looked(id, title)).toSorted((a, b) => (a.id < b.id ? 1 : -1));
  },
);

/** What was found word for word, and behind it what comes near to the text. */
async function withNear(
  q: Query,
  squadId: string,
  text: string,
  exact: readonly string[],
  most: number,
): Promise<string[]> {
  const near = nearest(text, await titlesOf(q, squadId), NEAR);
  return [...new Set([...exact, ...near])].slice(0, most);
}

/**
 * What is found by a text among all that the squad ever had: what its words stand in, the best match first, then, where
 * that is little, what comes near to it.
 */
export async function foundBy(q: Query, squadId: string, text: string, most: number): Promise<string[]> {
  const exact = await idsWith(q, squadId, text, { limit: most, offset: 0 });
  return exact.length >= NEAR ? exact : withNear(q, squadId, text, exact, most);
}

/** The squad's hypotheses in which these words stand, the best match first; what comes near fills up the first page. */
export async function search(q: Query, squadId: string, text: string, which: Which): Promise<Page> {
  const { page, size } = which;
  const exact = await idsWith(q, squadId, text, { limit: size + 1, offset: page * size });
  const isShort = page === 0 && exact.length < size;
  const ids = isShort ? await withNear(q, squadId, text, exact, size) : exact;
  const found = await hypothesesOf(q, squadId, ids);
  return paged(
    ids.flatMap((id) => found.get(id) ?? []),
    which,
  );
}

/** How the list is divided: still to be taken in, being built or live, with a verdict, given up. */
export const groups = ['waiting', 'underway', 'answered', 'dropped'] as const;
export type Group = (typeof groups)[number];

/** It has its answer. Written out, since a partial index serves only a query in which its condition stands. */
export const isAnswered = sql`${hypotheses.state} in ('won', 'lost', 'inconclusive', 'invalid')`;

/** Each group by an index of its own, in its order: no page sorts what it does not show. */
const conditions = {
  waiting: waitsOnList,
  underway: inArray(hypotheses.state, ['committed', 'launched']),
  answered: isAnswered,
  dropped: eq(hypotheses.state, 'dropped'),
};

const orders = {
  waiting: [nullsLast(hypotheses.score), hypotheses.id],
  underway: [desc(hypotheses.id)],
  answered: [desc(hypotheses.id)],
  dropped: [nullsLast(hypotheses.score), desc(hypotheses.id)],
};

/** One page of a group: what waits and what was dropped by score, without a score last; the others newest first. */
export async function listed(q: Query, squadId: string, group: Group, which: Which): Promise<Page> {
  const { page, size } = which;
  const found = await inTheirWording(q, and(eq(hypotheses.squadId, squadId), conditions[group]))
    .orderBy(...orders[group])
    .limit(size + 1)
    .offset(page * size);
  return paged(found, which);
}

/** Where a page of what waits ended. */
export type Last = Pick<Hypothesis, 'score' | 'id'>;

const behind = ({ score, id }: Last) =>
  score === null
    ? and(isNull(hypotheses.score), gt(hypotheses.id, id))
    : or(
        lt(hypotheses.score, score),
        and(eq(hypotheses.score, score), gt(hypotheses.id, id)),
        isNull(hypotheses.score),
      );

/** What waits and has no part of this member's yet, in the list's order, behind `last`. */
export async function withoutPartOf(
  q: Query,
  squadId: string,
  userId: string,
  { last, size }: { readonly last: Last | null; readonly size: number },
): Promise<Page> {
  const own = q
    .select({ id: estimates.id })
    .from(estimates)
    .where(and(eq(estimates.hypothesisId, hypotheses.id), eq(estimates.userId, userId)));
  const found = await inTheirWording(
    q,
    and(
      eq(hypotheses.squadId, squadId),
      conditions.waiting,
      notExists(own),
      last === null ? undefined : behind(last),
    ),
  )
    .orderBy(...orders.waiting)
    .limit(size + 1);
  return paged(found, { size });
}
