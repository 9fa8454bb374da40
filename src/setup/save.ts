import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { LocalDate } from '../calendar/date.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { defineKind } from '../database/kind.ts';
import { type Deed, inSquad, type OwnDeed } from '../deeds/deed.ts';
import { changed } from '../delivery/changed.ts';
import { want } from '../delivery/want.ts';
import { rhythmKey, touchFirstDay, wantFirstDay } from '../first-days/first-day.ts';
import { offerFirstWeek } from '../first-days/first-week.ts';
import { wantSoFar } from '../first-days/so-far.ts';
import { compareSoon } from '../membership/reconcile.ts';
import { setMetric, setTarget } from '../metric/store.ts';
import type { Rituals } from '../ritual/rituals.ts';
import { weekAt } from '../ritual/rules.ts';
import { peopleOf } from '../slack/people-store.ts';
import { membersOf, setMembers } from '../squad/member-store.ts';
import { setPauseEnd } from '../squad/pause-end.ts';
import type { Member, Squad } from '../squad/squad.ts';
import { changeSquad, saveSquad, squadInChannel } from '../squad/store.ts';
import { keepBoard } from '../squad-board/keep.ts';
import type { SubmittedSquad } from './form.ts';

/** Draws the message that says what happens when. */
export const RHYTHM = defineKind('setup.rhythm', z.object({ squadId: z.string() }));

const accepted = z.object({ squadId: z.string() });
type Accepted = z.infer<typeof accepted>;

/** Who can't be a member, by name. */
export interface Unfit {
  readonly code: 'guests' | 'deactivated';
  readonly names: readonly string[];
}

/** A squad is set up in a channel, and its first week begins. */
export const creating = (
  rituals: Rituals,
): OwnDeed<
  { channelId: string; wish: SubmittedSquad },
  Accepted,
  Unfit | { readonly code: 'exists'; readonly squadId: string }
> => ({
  name: 'setup.create',
  accepted,
  async act(change, { workspaceId, actor: { userId: by } }, { channelId, wish }) {
    const known = await squadInChannel(change.tx, workspaceId, channelId);
    if (known) return { refused: { code: 'exists', squadId: known.id } };
    const unfit = await unfitIn(change.tx, workspaceId, wish);
    if (unfit) return { refused: unfit };
    const first = { workspaceId, channelId, ownerId: by, state: 'active' } as const;
    const squad = await saveSquad(change, { ...first, ...fieldsOf(wish) }, by);
    const week = await keepTheRest(change, squad, wish, by);
    await rituals.startWeek(change, squad, week);
    await offerFirstWeek(change, squad, week);
    await tell(change, squad, { known: undefined, before: [], by });
    return { accepted: { squadId: squad.id } };
  },
});

/** A squad is changed, and its week fitted to that. */
export const changing = (
  rituals: Rituals,
): Deed<{ squadId: string; wish: SubmittedSquad }, undefined, Accepted, Unfit> => ({
  name: 'setup.change',
  accepted,
  find: inSquad,
  async act(change, scene, { squadId, wish }) {
    const { workspaceId, squad: known, members: before } = scene;
    const by = scene.actor.userId;
    const unfit = await unfitIn(change.tx, workspaceId, wish);
    if (unfit) return { refused: unfit };
    const squad = await changeSquad(change, known, fieldsOf(wish), by);
    await keepTheRest(change, squad, wish, by);
    await rituals.reschedule(change, squad);
    // Its day may begin at another instant now.
    if (squad.pausedUntil !== null) await setPauseEnd(change, squad);
    await tell(change, squad, { known, before, by });
    return { accepted: { squadId } };
  },
});

async function unfitIn(
  q: Query,
  workspaceId: string,
  { members }: SubmittedSquad,
): Promise<Unfit | undefined> {
  const ids = members.map((member) => member.userId);
  const people = [...(await peopleOf(q, workspaceId, ids)).values()];
  const guests = people.filter((person) => person.isGuest || person.isBot);
  const deactivated = people.filter((person) => person.isDeactivated);
  const [code, unfit] =
    guests.length > 0 ? (['guests', guests] as const) : (['deactivated', deactivated] as const);
  return unfit.length > 0 ? { code, names: unfit.map((person) => person.name) } : undefined;
}

const fieldsOf = ({ name, language, rituals, keeperId }: SubmittedSquad) => ({
  name,
  language,
  rituals,
  numberKeeperId: keeperId,
});

/** Members, metric and target. @returns the week from which the target counts */
async function keepTheRest(
  change: Change,
  squad: Squad,
  wish: SubmittedSquad,
  by: string,
): Promise<LocalDate> {
  await setMembers(change, squad, wish.members);
  await compareSoon(change, squad);
  const metric = await setMetric(change, squad, wish.metric);
  const week = weekAt(squad, change.at);
  await setTarget(change, metric, week, wish.target, by);
  return week;
}

interface Saved {
  /** As it was, and who was in it. */
  readonly known: Squad | undefined;
  readonly before: readonly Member[];
  readonly by: string;
}

/** The channel reads what happens when; all that shows something of the squad follows. */
async function tell(change: Change, squad: Squad, saved: Saved): Promise<void> {
  await want(change, {
    workspaceId: squad.workspaceId,
    squadId: squad.id,
    key: rhythmKey(squad.id),
    kind: RHYTHM,
    subject: { squadId: squad.id },
    to: { channel: squad.channelId },
  });
  await keepBoard(change, squad);
  await tellMembers(change, squad, saved);
  changed(change, squad, 'squad', 'members', 'number');
}

/** New members are told so, once; what the others were told follows what changed. Whoever saves knows already. */
async function tellMembers(change: Change, squad: Squad, { known, before, by }: Saved): Promise<void> {
  const present = await membersOf(change.tx, squad);
  const moved = known !== undefined && !isDeepStrictEqual(known.rituals, squad.rituals);
  for (const { userId, roles } of present) {
    const earlier = before.find((member) => member.userId === userId);
    // A squad that is only being set up has nothing to tell yet.
    if (!earlier && known) await wantSoFar(change, squad, userId);
    if (!earlier && userId !== by) await wantFirstDay(change, squad, userId, by);
    else if (moved || !isDeepStrictEqual(earlier?.roles, roles)) touchFirstDay(change, squad, userId);
  }
  const gone = before.filter(({ userId }) => !present.some((member) => member.userId === userId));
  for (const { userId } of gone) touchFirstDay(change, squad, userId);
}
