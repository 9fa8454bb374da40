import { z } from 'zod';
import { dateAt } from '../calendar/zone.ts';
import { changeWork } from '../commitments/change-store.ts';
import type { Commitment } from '../commitments/commitment.ts';
import type { NotOpen } from '../commitments/deeds.ts';
import { commitmentOf } from '../commitments/store.ts';
import type { Change } from '../database/change.ts';
import type { Deed } from '../deeds/deed.ts';
import { changed } from '../delivery/changed.ts';
import { estimatesOf, noEstimates } from '../hypothesis/estimate-store.ts';
import { weekAt } from '../ritual/rules.ts';
import { isMember } from '../squad/rules.ts';
import { bothVersions, versionTaken } from './capacity.ts';
import type { ChangeWish } from './change-form.ts';
import { type DoesNotFit, dayProblem, overIn, type WrongDay } from './deeds.ts';
import { type Part, partsOf } from './load.ts';

/** An open commitment gets another owner, version or day; what stays as it is may be late, or too much. */
export const changingWork: Deed<
  {
    readonly commitmentId: string;
    readonly wish: ChangeWish;
    /** Tenths of a day by which the person has seen that it is too much, for the squad and for each. */
    readonly confirmed: number;
  },
  Commitment,
  { commitmentId: string },
  NotOpen | DoesNotFit | WrongDay
> = {
  name: 'week.change',
  accepted: z.object({ commitmentId: z.string() }),
  async find(q, workspaceId, { commitmentId }) {
    const commitment = await commitmentOf(q, workspaceId, commitmentId);
    return commitment && { squadIds: [commitment.squadId], subject: commitment };
  },
  async act(change, scene, { commitmentId, wish, confirmed }) {
    const { subject: commitment, squad, members, actor } = scene;
    const { state, launch, bet } = commitment;
    if (state !== 'open') return { refused: { code: 'not-open', state, launch } };
    if (!isMember(members, wish.owner)) return { refused: { code: 'owner-left' } };
    const now = weekAt(squad, change.at);
    const week = commitment.week < now ? now : commitment.week;
    const liveBy = bet === null ? null : (wish.liveBy ?? commitment.liveBy);
    if (liveBy !== null && liveBy !== commitment.liveBy) {
      const refused = dayProblem(week, dateAt(change.at, squad.rituals.zone), liveBy);
      if (refused) return { refused };
    }
    const { variant, days, parts } = await versionFor(change, commitment, wish);
    const isOthers = bet === null && wish.owner !== commitment.ownerId;
    if (days !== commitment.days || isOthers) {
      const more = days === null ? null : partsOf(days, parts);
      const over = await overIn(change, scene, week, { more, less: commitment });
      if (over.total > confirmed) return { refused: { code: 'over', over } };
    }
    await changeWork(change, commitment, { ownerId: wish.owner, variant, days, liveBy }, actor.userId);
    changed(change, squad, 'ideas', 'commitments');
    return { accepted: { commitmentId } };
  },
};

/**
 * The version, and its days as estimated now, with whose they are; with the version as it was, the days stay too: they may
 * be what is left.
 */
async function versionFor(
  change: Change,
  { bet, variant, days }: Commitment,
  wish: ChangeWish,
): Promise<Pick<Commitment, 'variant' | 'days'> & { readonly parts: readonly Part[] }> {
  if (bet === null) return { variant, days, parts: [{ userId: wish.owner, days: days ?? 0 }] };
  const as = { variant, days, parts: [] };
  if (wish.variant === null || wish.variant === variant) return as;
  const known = (await estimatesOf(change.tx, [bet.id])).get(bet.id) ?? noEstimates;
  if (!bothVersions(known)) return as;
  const taken = versionTaken(known, wish.variant);
  return { ...taken, days: taken.estimate?.total ?? null, parts: taken.estimate?.parts ?? [] };
}
