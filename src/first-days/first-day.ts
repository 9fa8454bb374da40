import { z } from 'zod';
import { addDays, mondayOf } from '../calendar/date.ts';
import { planningOf, retroOf } from '../calendar/ritual-times.ts';
import { NO_DAYS_OFF } from '../calendar/working-days.ts';
import { dateAt, instantOf } from '../calendar/zone.ts';
import type { Change } from '../database/change.ts';
import { defineKind } from '../database/kind.ts';
import { touch } from '../delivery/changed.ts';
import { renderer } from '../delivery/renderer.ts';
import { permalinkOf, want } from '../delivery/want.ts';
import { catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import { type Language, languages } from '../language/language.ts';
import { plain } from '../language/line.ts';
import { button, buttons, rich } from '../slack/blocks.ts';
import { actions } from '../slack/ids.ts';
import type { Message } from '../slack/message.ts';
import { namesOf } from '../slack/names.ts';
import { typed } from '../slack/typed.ts';
import { membersOf } from '../squad/member-store.ts';
import { type ReaderNow, readerFor } from '../squad/reader.ts';
import type { Member, Squad } from '../squad/squad.ts';
import { squadOf } from '../squad/store.ts';

const FIRST_DAY = defineKind(
  'setup.first-day',
  z.object({ squadId: z.string(), userId: z.string(), by: z.string() }),
);

/** The message that says what happens when. */
export const rhythmKey = (squadId: string): string => `squad/${squadId}/rhythm`;
export const firstDayKey = (squadId: string, userId: string): string =>
  `squad/${squadId}/first-day/${userId}`;

/**
 * Tells a new member privately who added them, in which role, and when the bot writes: once, also when they come back.
 * @param by who added them
 */
export async function wantFirstDay(change: Change, squad: Squad, userId: string, by: string): Promise<void> {
  await want(change, {
    workspaceId: squad.workspaceId,
    squadId: squad.id,
    key: firstDayKey(squad.id, userId),
    kind: FIRST_DAY,
    shows: ['members'],
    subject: { squadId: squad.id, userId, by },
    to: { user: userId },
    // It leads to the week's times in the channel.
    afterKey: rhythmKey(squad.id),
  });
}

/** A member's private message follows what it tells of. */
export function touchFirstDay(
  change: Change,
  squad: Pick<Squad, 'id' | 'workspaceId'>,
  userId: string,
): void {
  touch(change, squad.workspaceId, firstDayKey(squad.id, userId));
}

/** When a member is asked by their own clock, and when the channel reads it by that clock. */
export function standupHours(
  squad: Pick<Squad, 'rituals'>,
  member: Pick<Member, 'prompt'> | undefined,
  { language, zone, now }: ReaderNow,
): { at: string; channelAt: string } {
  const { standup, zone: home } = squad.rituals;
  const tuesday = addDays(mondayOf(dateAt(now, home)), 8);
  return {
    at: member?.prompt ?? standup.prompt,
    channelAt: formatFor(language).time(instantOf(tuesday, standup.channelAt, home), zone),
  };
}

/** What a member may choose for themselves: their hour, the other language, to leave. @param say answers in words */
export function ownButtons(squad: Squad, language: Language, say: boolean) {
  const other = languages.find((each) => each !== language) ?? language;
  const { firstDay } = catalogue(language).squad;
  const end = say ? '/say' : '';
  return [
    button({ text: firstDay.otherTime, actionId: actions.otherTime, value: squad.id + end }),
    button({
      text: catalogue(other).squad.language.name,
      actionId: actions.otherLanguage,
      value: other + end,
    }),
    button({
      text: firstDay.leave,
      actionId: actions.leaveSquad,
      value: squad.id + end,
      confirm: {
        title: firstDay.leaveTitle,
        text: firstDay.leaveText(typed(squad.name, 80)),
        yes: firstDay.leaveYes,
        no: catalogue(language).common.cancel,
      },
    }),
  ];
}

/** What a new member reads, as it is now. */
function firstDayMessage(
  given: { squad: Squad; member: Member | undefined; byName: string; week: string | undefined },
  reader: ReaderNow,
): Message {
  const { squad, member, byName, week } = given;
  const { language, zone, now } = reader;
  const { squad: words, common } = catalogue(language);
  const name = typed(squad.name, 80);
  if (!member) {
    const gone = words.firstDay.gone(name);
    return { text: plain(gone), blocks: [rich(gone)] };
  }
  const format = formatFor(language);
  const monday = addDays(mondayOf(dateAt(now, squad.rituals.zone)), 7);
  const planning = planningOf(monday, squad.rituals, NO_DAYS_OFF);
  const retro = retroOf(monday, squad.rituals, NO_DAYS_OFF);
  const when = (opensAt: number | undefined): string =>
    opensAt === undefined ? '' : format.dayTime(opensAt, zone);
  const roles = format.list(member.roles.map((role) => common.roles[role]));
  const { at, channelAt } = standupHours(squad, member, reader);
  return {
    text: words.firstDay.text(byName, name),
    blocks: [
      rich(words.firstDay.added(byName, name, roles)),
      rich(
        words.firstDay.standup(at, at < channelAt ? channelAt : undefined),
        words.firstDay.meetings(when(planning?.opensAt), when(retro?.opensAt), week),
      ),
      buttons(...ownButtons(squad, language, false)),
    ],
  };
}

/** The private message of a member's first day. */
export const firstDayRenderer = renderer(FIRST_DAY, async (q, owed, { squadId, userId, by }) => {
  const squad = await squadOf(q, owed.workspaceId, squadId);
  if (!squad) return undefined;
  const member = (await membersOf(q, squad)).find((each) => each.userId === userId);
  if (!member && owed.sentAt === null) return undefined;
  const names = await namesOf(q, owed.workspaceId, [by]);
  const week = await permalinkOf(q, owed.workspaceId, rhythmKey(squadId));
  const reader = { ...(await readerFor(q, squad, userId)), now: owed.now };
  return firstDayMessage({ squad, member, byName: names(by), week }, reader);
});
