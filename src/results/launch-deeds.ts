import { z } from 'zod';
import type { LocalDate } from '../calendar/date.ts';
import { dateAt, instantOf } from '../calendar/zone.ts';
import { replan } from '../commitments/ask-timer.ts';
import { carryInto, weekToTakeInto } from '../commitments/carry.ts';
import { changeLaunch, takeBackLaunch } from '../commitments/change-store.ts';
import type { Commitment, Launch } from '../commitments/commitment.ts';
import type { SaidOfLaunch } from '../commitments/deeds.ts';
import { allMakers, makersSaid } from '../commitments/makers.ts';
import { commitmentOf } from '../commitments/store.ts';
import type { Change } from '../database/change.ts';
import type { Deed, Scene } from '../deeds/deed.ts';
import type { DeedName } from '../deeds/permissions.ts';
import { changed } from '../delivery/changed.ts';
import { isMember } from '../squad/rules.ts';
import { touchAsk } from './ask.ts';

interface OfCommitment {
  readonly commitmentId: string;
}

/** It is not live, or has its result: then that is corrected instead. */
export type LaunchStands = { readonly code: 'not-live' | 'has-result' | 'not-yet-come' };

/** Something that is done to what was said of a launch, until it has a result. @param act a refusal has written nothing */
const ofLaunch = <Given extends OfCommitment>(
  name: DeedName,
  act: (
    change: Change,
    scene: Scene<Commitment>,
    given: Given,
    launch: Launch,
  ) => Promise<LaunchStands | undefined>,
): Deed<Given, Commitment, OfCommitment, LaunchStands> => ({
  name,
  accepted: z.object({ commitmentId: z.string() }),
  async find(q, workspaceId, { commitmentId }) {
    const commitment = await commitmentOf(q, workspaceId, commitmentId);
    return commitment && { squadIds: [commitment.squadId], subject: commitment };
  },
  async act(change, scene, given) {
    const { launch, state, result } = scene.subject;
    if (state !== 'launched' || launch === null) return { refused: { code: 'not-live' } };
    if (result !== null) return { refused: { code: 'has-result' } };
    const refused = await act(change, scene, given, launch);
    if (refused) return { refused };
    changed(change, scene.squad, 'ideas', 'commitments');
    await touchAsk(change, scene.squad, scene.subject);
    return { accepted: { commitmentId: given.commitmentId } };
  },
});

/** What is said of a launch, and since when it is live, is corrected. */
export const changingLaunch = ofLaunch<
  OfCommitment & { readonly said: SaidOfLaunch; readonly since: LocalDate }
>('week.change-launch', async (change, { subject, squad, members, actor }, { said, since }, launch) => {
  const { zone } = squad.rituals;
  if (since > dateAt(change.at, zone)) return { code: 'not-yet-come' };
  // Who has left meanwhile stays named.
  const before = allMakers(launch);
  const named = said.makers.filter((id) => isMember(members, id) || before.includes(id));
  const at = instantOn(since, launch.at, zone, change.at);
  const { what, link } = said;
  const to = { what, link, at, ...makersSaid(named, launch) };
  await changeLaunch(change, subject, launch, to, actor.userId);
  await replan(change, squad, subject, at);
  return undefined;
});

/** The launch's own instant if that is its day, else noon of the day, which has come. */
const instantOn = (day: LocalDate, before: number, zone: string, now: number): number =>
  day === dateAt(before, zone) ? before : Math.min(now, instantOf(day, '12:00', zone));

/** It is not live after all: it is built on, in the week that is planned now. */
export const takingBackLaunch = ofLaunch<OfCommitment>(
  'week.take-back-launch',
  async (change, { subject, squad, actor, workspaceId }) => {
    const { userId } = actor;
    await takeBackLaunch(change, subject, userId);
    await replan(change, squad, subject, null);
    const week = await weekToTakeInto(change.tx, squad, change.at);
    const open = await commitmentOf(change.tx, workspaceId, subject.id);
    if (open && open.week < week) await carryInto(change, squad, [open], week, userId);
    return undefined;
  },
);
