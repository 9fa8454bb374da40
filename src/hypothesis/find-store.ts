import { and, desc, eq, gt, inArray, isNull, lt, notExists, or, sql } from 'drizzle-orm';
import type { Query } from '../database/database.ts';
import { nullsLast } from '../database/portable.ts';
import { estimates, hypotheses } from '../database/schema/index.ts';
import { closest } from './closeness.ts';
import type { Hypothesis } from './hypothesis.ts';
import { hypothesesOf, inTheirWording, waitsOnList } from './store.ts';
import { idsLike, idsWith } from './words-store.ts';

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

/** The squad's hypotheses in which these words stand, the best match first; none where there is no word to look for. */
export async function search(q: Query, squadId: string, text: string, which: Which): Promise<Page> {
  const { page, size } = which;
  const ids = await idsWith(q, squadId, text, { limit: size + 1, offset: page * size });
  const found = await hypothesesOf(q, squadId, ids);
  return paged(
    ids.flatMap((id) => found.get(id) ?? []),
    which,
  );
}

/** How the list is divided: still to be taken in, being built or live, with a verdict, given up. */
export const groups = ['waiting', 'underway', 'answered', 'dropped'] as const;
export type Group = (typeof groups)[number];

/** Each group by an index of its own, in its order: no page sorts what it does not show. */
const conditions = {
  waiting: waitsOnList,
  underway: inArray(hypotheses.state, ['committed', 'launched']),
  // Written out, since a partial index serves only a query in which its condition stands.
  answered: sql`${hypotheses.state} in ('won', 'lost', 'inconclusive', 'invalid')`,
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
