import { z } from 'zod';
import { addDays, type LocalDate } from '../calendar/date.ts';
import { dateAt } from '../calendar/zone.ts';
import { carryInto } from '../commitments/carry.ts';
import type { Commitment } from '../commitments/commitment.ts';
import { addOtherWork, takeIn } from '../commitments/commitment-store.ts';
import { commitmentOf } from '../commitments/store.ts';
import type { Change } from '../database/change.ts';
import type { Deed, Scene } from '../deeds/deed.ts';
import { changed } from '../delivery/changed.ts';
import { aboutHypothesis, type NotWaiting } from '../hypothesis/about.ts';
import { estimatesOf, noEstimates } from '../hypothesis/estimate-store.ts';
import type { Hypothesis } from '../hypothesis/hypothesis.ts';
import { isWaiting } from '../hypothesis/rules.ts';
import { answerByTakingIn } from '../hypothesis/topic-answer.ts';
import { type MayNotAnswer, mayNotAnswer } from '../hypothesis/topic-deciding.ts';
import { topicById } from '../hypothesis/topic-store.ts';
import { fixPlan } from '../measurement/fix-plan.ts';
import type { Plan } from '../measurement/plan.ts';
import { ensureSprint } from '../ritual/store.ts';
import { isMember } from '../squad/rules.ts';
import { capacityOf, takenParts, versionTaken } from './capacity.ts';
import type { TakeInWish } from './form.ts';
import { type Over, overWith, type Part, partsOf } from './load.ts';
import type { OtherWorkWish } from './other-work-form.ts';

/** The week that something is taken into. */
interface Into {
  /** Its Monday. */
  readonly week: LocalDate;
  /** Tenths of a day by which the person has seen that it is too much, for the squad and for each. */
  readonly confirmed: number;
}

/** What is wrong with the week, with who owns it, or with how much is taken in; one who saw `over` may confirm it. */
export type DoesNotFit =
  | { readonly code: 'owner-left' | 'week-over' }
  | { readonly code: 'over'; readonly over: Over };

/** What is wrong with the day by which it is to be live. */
export type WrongDay =
  | { readonly code: 'week-over' | 'date-passed' }
  | { readonly code: 'outside-week'; readonly from: LocalDate; readonly to: LocalDate };

type NotTakenIn =
  | NotWaiting
  | MayNotAnswer
  | DoesNotFit
  | WrongDay
  | { readonly code: 'not-open' | 'no-question' };

interface TakingIn extends Into {
  readonly hypothesisId: string;
  /** The question that it answers. */
  readonly topicId: string | null;
  readonly wish: TakeInWish;
  /** How it gets its answer. */
  readonly plan: Plan;
}

/** A hypothesis is taken into a week; of two who do, one does. What gives way for it goes on in the week after. */
export const takingIn: Deed<TakingIn, Hypothesis, { commitmentId: string }, NotTakenIn> = {
  name: 'week.take-in',
  accepted: z.object({ commitmentId: z.string() }),
  find: aboutHypothesis,
  async act(change, scene, given) {
    const { subject: hypothesis, workspaceId, squad, members, actor } = scene;
    const { wish, week } = given;
    const { userId } = actor;
    const refused = notNow(scene, given, change.at) ?? (await mayNotAnswerIt(change, scene, given.topicId));
    if (refused) return { refused };
    const givesWay = wish.givesWay === null ? null : await openIn(change, scene, wish.givesWay);
    if (givesWay === undefined) return { refused: { code: 'not-open' } };
    const known = (await estimatesOf(change.tx, [hypothesis.id])).get(hypothesis.id) ?? noEstimates;
    const { variant, estimate } = versionTaken(known, wish.variant);
    const days = estimate?.total ?? null;
    const over = await overIn(change, scene, week, { more: estimate?.parts ?? null, less: givesWay });
    if (over.total > given.confirmed) return { refused: { code: 'over', over } };
    const sprint = await ensureSprint(change, squad, week);
    const taken = await takeIn(change, {
      workspaceId,
      squadId: squad.id,
      sprintId: sprint.id,
      hypothesisId: hypothesis.id,
      variant,
      days,
      ownerId: wish.owner,
      others: wish.others.filter((id) => isMember(members, id)),
      liveBy: wish.liveBy,
      by: userId,
    });
    if (!taken.taken) throw new Error(`A hypothesis that was waiting could not be taken in: ${taken.state}.`);
    // What decides is fixed before it is built.
    await fixPlan(change, hypothesis, { plan: given.plan, by: userId, reason: null });
    if (givesWay) await carryInto(change, squad, [givesWay], addDays(week, 7), userId);
    const { commitmentId } = taken;
    const givesWayId = givesWay?.id ?? null;
    await answerByTakingIn(change, squad, hypothesis.id, { by: userId, commitmentId, givesWayId });
    changed(change, squad, 'ideas', 'commitments');
    return { accepted: { commitmentId } };
  },
};

/** What is wrong with the idea, its owner or its days. */
function notNow(
  { subject: { state }, squad, members }: Scene<Hypothesis>,
  { week, wish: { owner, liveBy } }: TakingIn,
  now: number,
): NotTakenIn | undefined {
  const today = dateAt(now, squad.rituals.zone);
  if (!isWaiting(state)) return { code: 'not-waiting', state };
  if (!isMember(members, owner)) return { code: 'owner-left' };
  return dayProblem(week, today, liveBy);
}

/** What is wrong with a day by which something of a week is to be live; undefined: nothing. */
export function dayProblem(week: LocalDate, today: LocalDate, liveBy: LocalDate): WrongDay | undefined {
  const to = addDays(week, 6);
  if (to < today) return { code: 'week-over' };
  if (liveBy < today) return { code: 'date-passed' };
  const from = week < today ? today : week;
  return liveBy < week || liveBy > to ? { code: 'outside-week', from, to } : undefined;
}

/** Why this person can't answer the question by taking in; undefined: they can, or it answers none. */
async function mayNotAnswerIt(change: Change, scene: Scene<Hypothesis>, topicId: string | null) {
  if (topicId === null) return undefined;
  const { workspaceId, actor, subject } = scene;
  const topic = await topicById(change.tx, workspaceId, topicId);
  if (topic?.hypothesisId !== subject.id) return { code: 'no-question' } as const;
  return mayNotAnswer(change.tx, topic, scene, actor.userId, change.at);
}

/** The squad's open commitment of that id. */
async function openIn(change: Change, { workspaceId, squad }: Scene<unknown>, id: string) {
  const found: Commitment | undefined = await commitmentOf(change.tx, workspaceId, id);
  return found?.squadId === squad.id && found.state === 'open' ? found : undefined;
}

/** By how much a week is too full with these more, and without what is taken so far of one. */
export async function overIn(
  change: Change,
  { squad, members }: Scene<unknown>,
  week: LocalDate,
  { more, less }: { readonly more: readonly Part[] | null; readonly less: Commitment | null },
): Promise<Over> {
  const today = dateAt(change.at, squad.rituals.zone);
  const { load } = await capacityOf(change.tx, squad, members, week, today);
  return overWith(load, more, less ? await takenParts(change.tx, [less]) : []);
}

/** Work that is no bet is taken into a week. */
export const addingOtherWork: Deed<
  Into & { readonly squadId: string; readonly wish: OtherWorkWish },
  undefined,
  { commitmentId: string },
  DoesNotFit
> = {
  name: 'week.other-work',
  accepted: z.object({ commitmentId: z.string() }),
  find: async (_q, _workspaceId, { squadId }) => ({ squadIds: [squadId], subject: undefined }),
  async act(change, scene, { week, confirmed, wish: { title, days, owner } }) {
    const { workspaceId, squad, members, actor } = scene;
    if (!isMember(members, owner)) return { refused: { code: 'owner-left' } };
    if (addDays(week, 6) < dateAt(change.at, squad.rituals.zone)) return { refused: { code: 'week-over' } };
    const more = partsOf(days, [{ userId: owner, days }]);
    const over = await overIn(change, scene, week, { more, less: null });
    if (over.total > confirmed) return { refused: { code: 'over', over } };
    const { id: sprintId } = await ensureSprint(change, squad, week);
    const at = { workspaceId, squadId: squad.id, sprintId };
    const commitmentId = await addOtherWork(change, { ...at, title, days, ownerId: owner, by: actor.userId });
    changed(change, squad, 'commitments');
    return { accepted: { commitmentId } };
  },
};
