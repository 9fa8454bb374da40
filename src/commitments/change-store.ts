import { desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import {
  commitmentChanges,
  commitmentMembers,
  commitments,
  launches,
  launchMembers,
} from '../database/schema/index.ts';
import { variants } from '../hypothesis/hypothesis.ts';
import { transition } from '../hypothesis/store.ts';
import type { Commitment, Launch } from './commitment.ts';
import { addMakers, type Launched } from './commitment-store.ts';

/** What of a commitment can be changed, as it stood at one time. */
const stood = z.object({
  ownerId: z.string(),
  variant: z.enum(variants).nullable(),
  /** Tenths of a person-day. */
  days: z.number().int().nullable(),
  liveBy: z.string().nullable(),
  launch: z
    .object({
      /** UTC milliseconds. */
      at: z.number().int(),
      what: z.string().nullable(),
      link: z.string().nullable(),
      builtBy: z.array(z.string()),
      designedBy: z.array(z.string()),
      /** Left out in changes from before all crafts were asked alike. */
      madeBy: z.array(z.string()).default([]),
    })
    .nullable(),
});
type Stood = z.infer<typeof stood>;

/** Somebody changed what was taken in, or what was said of its launch; no launch afterwards: it was taken back. */
export interface CommitmentChange {
  readonly before: Stood;
  readonly after: Stood;
  readonly by: string;
  /** UTC milliseconds. */
  readonly at: number;
}

const stoodOf = (commitment: Commitment): Stood => stood.parse(commitment);

async function keep(change: Change, commitment: Commitment, to: Partial<Stood>, by: string): Promise<void> {
  const { id: commitmentId, workspaceId } = commitment;
  const before = stoodOf(commitment);
  const row = { id: change.newId(), workspaceId, commitmentId, before, after: { ...before, ...to } };
  await change.tx.insert(commitmentChanges).values({ ...row, by, at: change.at });
}

/** Gives a commitment another owner, version or day. The same again writes nothing. */
export async function changeWork(
  change: Change,
  commitment: Commitment,
  to: Pick<Stood, 'ownerId' | 'variant' | 'days' | 'liveBy'>,
  by: string,
): Promise<void> {
  const { id, ownerId, variant, days, liveBy, others } = commitment;
  if (JSON.stringify(to) === JSON.stringify({ ownerId, variant, days, liveBy })) return;
  await change.tx.update(commitments).set(to).where(eq(commitments.id, id));
  if (others.includes(to.ownerId)) {
    const beside = others.filter((userId) => userId !== to.ownerId);
    await change.tx.delete(commitmentMembers).where(eq(commitmentMembers.commitmentId, id));
    if (beside.length > 0) {
      await change.tx
        .insert(commitmentMembers)
        .values(beside.map((userId) => ({ commitmentId: id, userId })));
    }
  }
  await keep(change, commitment, to, by);
}

/** Says something else of a launch, or that it was on another day. The same again writes nothing. */
export async function changeLaunch(
  change: Change,
  commitment: Commitment,
  launch: Launch,
  to: Launched & Pick<Launch, 'at'>,
  by: string,
): Promise<void> {
  const after = stood.shape.launch.parse(to);
  if (JSON.stringify(after) === JSON.stringify(stoodOf({ ...commitment, launch }).launch)) return;
  const { tx } = change;
  const [row] = await tx
    .update(launches)
    .set({ at: to.at, what: to.what, link: to.link })
    .where(eq(launches.commitmentId, commitment.id))
    .returning({ id: launches.id });
  if (!row) throw new Error(`The commitment ${commitment.id} was not launched.`);
  await tx.delete(launchMembers).where(eq(launchMembers.launchId, row.id));
  await addMakers(change, row.id, to);
  await keep(change, commitment, { launch: after }, by);
}

/** It is not live after all: it is open again. What was said of the launch stays in its history. */
export async function takeBackLaunch(change: Change, commitment: Commitment, by: string): Promise<void> {
  const { id, bet } = commitment;
  const { tx } = change;
  const [row] = await tx
    .select({ id: launches.id })
    .from(launches)
    .where(eq(launches.commitmentId, id))
    .limit(1);
  if (!row || !bet) throw new Error(`The commitment ${id} was not launched.`);
  await tx.delete(launchMembers).where(eq(launchMembers.launchId, row.id));
  await tx.delete(launches).where(eq(launches.id, row.id));
  await tx.update(commitments).set({ state: 'open' }).where(eq(commitments.id, id));
  await transition(change, bet.id, 'committed', by);
  await keep(change, commitment, { launch: null }, by);
}

/** What was changed of the commitments to a hypothesis: the newest `most`, newest first. */
export async function changesOf(q: Query, hypothesisId: string, most: number): Promise<CommitmentChange[]> {
  const rows = await q
    .select({ change: commitmentChanges })
    .from(commitmentChanges)
    .innerJoin(commitments, eq(commitments.id, commitmentChanges.commitmentId))
    .where(eq(commitments.hypothesisId, hypothesisId))
    .orderBy(desc(commitmentChanges.id))
    .limit(most);
  return rows.map(({ change: { before, after, by, at } }) => ({
    before: stood.parse(before),
    after: stood.parse(after),
    by,
    at,
  }));
}
