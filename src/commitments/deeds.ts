import { z } from 'zod';
import type { Change } from '../database/change.ts';
import type { Deed, Scene } from '../deeds/deed.ts';
import type { DeedName } from '../deeds/permissions.ts';
import { changed } from '../delivery/changed.ts';
import { ensureSprint } from '../ritual/store.ts';
import type { Values } from '../slack/fields.ts';
import { isMember } from '../squad/rules.ts';
import type { Action } from './action.ts';
import { actionOf, endAction } from './action-store.ts';
import { replan } from './ask-timer.ts';
import { carryInto, weekAfter, weekToTakeInto } from './carry.ts';
import type { Commitment } from './commitment.ts';
import { type Carried, drop, launch, takeInAction, takeOut } from './commitment-store.ts';
import type { launchFields } from './launch-form.ts';
import { makersSaid } from './makers.ts';
import { commitmentOf, latestOf } from './store.ts';

/** It is not open any more: what became of it. */
export type NotOpen = { readonly code: 'not-open' } & Pick<Commitment, 'state' | 'launch'>;

/** What somebody says of a launch: what, where, and who made it. */
export type SaidOfLaunch = Values<typeof launchFields>;

interface OfCommitment {
  readonly commitmentId: string;
}
const accepted = z.object({ commitmentId: z.string() });

/** Something that is done to an open commitment. @param act false: it was not open any more, nothing is changed */
const ofOpen = <Given extends OfCommitment>(
  name: DeedName,
  findOne: typeof commitmentOf,
  act: (change: Change, scene: Scene<Commitment>, given: Given) => Promise<boolean>,
): Deed<Given, Commitment, OfCommitment, NotOpen> => ({
  name,
  accepted,
  async find(q, workspaceId, { commitmentId }) {
    const commitment = await findOne(q, workspaceId, commitmentId);
    return commitment && { squadIds: [commitment.squadId], subject: commitment };
  },
  async act(change, scene, given) {
    const { id, state, launch } = scene.subject;
    if (state !== 'open' || !(await act(change, scene, given))) {
      return { refused: { code: 'not-open', state, launch } };
    }
    changed(change, scene.squad, 'ideas', 'commitments');
    return { accepted: { commitmentId: id } };
  },
});

/** It is live, or done. What has been carried over since is launched in the week into which it was. */
export const launching = ofOpen<OfCommitment & { readonly said?: SaidOfLaunch }>(
  'week.launch',
  latestOf,
  async (change, { squad, subject, actor, members }, { said }) => {
    const makers = said?.makers.filter((id) => isMember(members, id)) ?? [];
    const launched = said && { what: said.what, link: said.link, ...makersSaid(makers) };
    if (!(await launch(change, subject, actor.userId, launched))) return false;
    await replan(change, squad, subject, change.at);
    return true;
  },
);

/** It goes on in the week after. A second time it is not carried a week further. */
export const carrying = ofOpen<OfCommitment & Carried>(
  'week.carry-over',
  commitmentOf,
  async (change, { squad, subject, actor }, { nextStep, left }) => {
    const week = weekAfter(squad, subject, change.at);
    return (await carryInto(change, squad, [subject], week, actor.userId, { nextStep, left })) === 1;
  },
);

/** It is given up. What somebody has just carried over is not dropped with it. */
export const dropping = ofOpen<OfCommitment>('week.drop', commitmentOf, (change, { subject, actor }) =>
  drop(change, subject, actor.userId),
);

/** It leaves its week, and is back where it came from. */
export const takingOut = ofOpen<OfCommitment>('week.take-out', commitmentOf, (change, { subject, actor }) =>
  takeOut(change, subject, actor.userId),
);

/** Something that is done to an action that is still to be tried. @param act as of `ofOpen` */
const ofAction = (
  name: DeedName,
  act: (change: Change, scene: Scene<Action>) => Promise<boolean>,
): Deed<{ actionId: string }, Action, { actionId: string }, { readonly code: 'already' }> => ({
  name,
  accepted: z.object({ actionId: z.string() }),
  async find(q, workspaceId, { actionId }) {
    const action = await actionOf(q, workspaceId, actionId);
    return action && { squadIds: [action.squadId], subject: action };
  },
  async act(change, scene, { actionId }) {
    if (scene.subject.state !== 'open' || !(await act(change, scene))) {
      return { refused: { code: 'already' } };
    }
    changed(change, scene.squad, 'notes', 'commitments');
    return { accepted: { actionId } };
  },
});

export const actionDone = ofAction('week.action-done', (change, { subject, actor }) =>
  endAction(change, subject.id, 'done', actor.userId),
);
export const actionDropped = ofAction('week.action-drop', (change, { subject, actor }) =>
  endAction(change, subject.id, 'dropped', actor.userId),
);
/** It goes into the week, as work of whoever took it. */
export const actionOn = ofAction('week.action-on', async (change, { squad, subject, actor }) => {
  const sprint = await ensureSprint(change, squad, await weekToTakeInto(change.tx, squad, change.at));
  return takeInAction(change, subject, sprint.id, actor.userId);
});
