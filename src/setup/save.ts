import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { mondayOf } from '../calendar/date.ts';
import { dateAt } from '../calendar/zone.ts';
import type { Change } from '../database/change.ts';
import { onceAlike } from '../database/inbox.ts';
import { defineKind } from '../database/kind.ts';
import { changed } from '../delivery/changed.ts';
import { want } from '../delivery/want.ts';
import { rhythmKey, touchFirstDay, wantFirstDay } from '../first-days/first-day.ts';
import { offerFirstWeek } from '../first-days/first-week.ts';
import type { Catalogue } from '../language/catalogue.ts';
import { compareSoon } from '../membership/reconcile.ts';
import { setMetric, setTarget } from '../metric/store.ts';
import type { Rituals } from '../ritual/rituals.ts';
import { peopleOf } from '../slack/people-store.ts';
import { mayChangeSetup } from '../squad/rules.ts';
import type { Member, Squad } from '../squad/squad.ts';
import { membersOf, saveSquad, setMembers, squadInChannel } from '../squad/store.ts';
import type { Wish } from './form.ts';

/** Draws the message that says what happens when. */
export const RHYTHM = defineKind('setup.rhythm', z.object({ squadId: z.string() }));

const answer = z.object({ errors: z.record(z.string(), z.string()) });

/**
 * Makes the squad what somebody wants it to be, and says so in its channel; the week begins, or is fitted to what
 * changed. Who may do so is decided here, not when the form was opened.
 * @returns a sentence for each field that keeps it from being so; empty when it is done
 */
export async function saveWish(
  change: Change,
  given: {
    workspaceId: string;
    channelId: string;
    by: string;
    key: string;
    wish: Wish;
    rituals: Rituals;
    words: Catalogue;
  },
): Promise<Record<string, string>> {
  const { workspaceId, channelId, by, wish, words } = given;
  const input = { workspaceId, key: given.key, kind: 'setup', userId: by, at: change.at };
  const done = await onceAlike(change.tx, input, answer, async () => {
    const known = await squadInChannel(change.tx, workspaceId, channelId);
    if (known && !mayChangeSetup(known, await membersOf(change.tx, known), by)) {
      return { refused: { errors: { name: words.setup.problems.noLongerYours } } };
    }
    const people = await peopleOf(
      change.tx,
      workspaceId,
      wish.members.map((member) => member.userId),
    );
    const visitors = [...people.values()].filter((person) => person.isGuest || person.isBot);
    if (visitors.length > 0) {
      const names = visitors.map((person) => person.name).join(', ');
      return { refused: { errors: { others: words.setup.problems.guests(names) } } };
    }
    const gone = [...people.values()].filter((person) => person.isDeactivated);
    if (gone.length > 0) {
      const names = gone.map((person) => person.name).join(', ');
      return { refused: { errors: { others: words.setup.problems.deactivated(names) } } };
    }
    const squad = await saveSquad(
      change,
      {
        workspaceId,
        channelId,
        name: wish.name,
        language: wish.language,
        rituals: wish.rituals,
        ownerId: known?.ownerId ?? by,
        numberKeeperId: wish.keeperId,
        state: known?.state ?? 'active',
      },
      by,
    );
    const before = known ? await membersOf(change.tx, known) : [];
    await setMembers(change, squad, wish.members);
    await compareSoon(change, squad);
    const metric = await setMetric(change, squad, wish.metric);
    const week = mondayOf(dateAt(change.at, squad.rituals.zone));
    await setTarget(change, metric, week, wish.target, by);
    if (known) await given.rituals.reschedule(change, squad);
    else {
      await given.rituals.startWeek(change, squad, week);
      await offerFirstWeek(change, squad, week);
    }
    await want(change, {
      workspaceId,
      squadId: squad.id,
      key: rhythmKey(squad.id),
      kind: RHYTHM,
      subject: { squadId: squad.id },
      to: { channel: channelId },
    });
    await tellMembers(change, squad, before, known, by);
    changed(change, squad, 'squad', 'members', 'number');
    return { accepted: { errors: {} } };
  });
  return done.answer.errors;
}

/** New members are told so, once; what the others were told follows what changed. Whoever saves knows already. */
async function tellMembers(
  change: Change,
  squad: Squad,
  before: readonly Member[],
  known: Squad | undefined,
  by: string,
): Promise<void> {
  const present = await membersOf(change.tx, squad);
  const moved = known !== undefined && !isDeepStrictEqual(known.rituals, squad.rituals);
  for (const { userId, roles } of present) {
    const earlier = before.find((member) => member.userId === userId);
    if (!earlier && userId !== by) await wantFirstDay(change, squad, userId, by);
    else if (moved || !isDeepStrictEqual(earlier?.roles, roles)) touchFirstDay(change, squad, userId);
  }
  const gone = before.filter(({ userId }) => !present.some((member) => member.userId === userId));
  for (const { userId } of gone) touchFirstDay(change, squad, userId);
}
