import { z } from 'zod';
import { mondayOf } from '../calendar/date.ts';
import { askAt } from '../commitments/ask-timer.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { defineKind } from '../database/kind.ts';
import { touch } from '../delivery/changed.ts';
import { renderer } from '../delivery/renderer.ts';
import { want } from '../delivery/want.ts';
import { plain } from '../language/line.ts';
import { speechTo } from '../language/speech.ts';
import { type Current, currentNumber, isAskedForNumber } from '../metric/current.ts';
import { asOf, NAME, numberButton, numberLine } from '../metric/views.ts';
import { isAskedOn } from '../results/ask.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import { setTimerOf } from '../ritual/ritual.ts';
import { occurrenceAndSquad } from '../ritual/store.ts';
import { dueHandler } from '../schedule/tick.ts';
import { rich, section } from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { typed } from '../slack/typed.ts';
import { absencesOf } from '../squad/absence-store.ts';
import { membersOf } from '../squad/member-store.ts';
import { type ReaderNow, readerFor } from '../squad/reader.ts';
import { isActive, presentOn } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';

/** How long before the retro its keeper is asked for the number: after the stand-up, which asks for it too. */
const BEFORE_MS = 60 * 60_000;

const ASK_NUMBER = defineKind('retro.number', z.object({ occurrenceId: z.string(), userId: z.string() }));
const ASK_NUMBER_TIMER = defineKind('retro.ask-number', z.object({ occurrenceId: z.string() }));

type Of = Pick<Occurrence, 'squadId' | 'date'>;

const askKey = ({ squadId, date }: Of, userId: string): string =>
  `squad/${squadId}/retro/${date}/number/${userId}`;

/** The keeper will be asked, unless that hour is over. */
export async function setNumberTimer(change: Change, occurrence: Occurrence): Promise<void> {
  const at = occurrence.opensAt - BEFORE_MS;
  if (occurrence.state !== 'scheduled' || at < change.at) return;
  const subject = { occurrenceId: occurrence.id };
  await setTimerOf(change, occurrence, 'ask-number', { at, kind: ASK_NUMBER_TIMER, subject });
}

/** The retro is over: the question about its number asks no more. */
export function touchNumberAsk(change: Change, squad: Squad, occurrence: Of): void {
  touch(change, squad.workspaceId, askKey(occurrence, squad.numberKeeperId));
}

/** Whether the number of the retro's day is still to come, and its keeper is there to enter it. */
async function isMissing(q: Query, squad: Squad, { date }: Of): Promise<boolean> {
  const keeper = squad.numberKeeperId;
  // Later, the open retro's own board asks.
  if (!isActive(squad) || !(await isAskedForNumber(q, squad, date, keeper))) return false;
  const present = presentOn(await membersOf(q, squad), await absencesOf(q, squad.id, date, date), date);
  return present.some(({ userId }) => userId === keeper);
}

/** Before the retro the keeper is asked for the number, unless there is one of that day. */
export const numberHandler = dueHandler(
  ASK_NUMBER_TIMER,
  async (change, { workspaceId, at }, { occurrenceId }) => {
    const found = await occurrenceAndSquad(change.tx, workspaceId, occurrenceId);
    if (!found) return;
    const { occurrence, squad } = found;
    const userId = squad.numberKeeperId;
    if (!(await isMissing(change.tx, squad, occurrence))) return;
    // One question an hour is enough.
    const isBesideResults = Math.abs(at - askAt(squad, occurrence.date)) < BEFORE_MS;
    if (isBesideResults && (await isAskedOn(change.tx, squad, occurrence.date, userId))) return;
    await want(change, {
      workspaceId,
      squadId: squad.id,
      key: askKey(occurrence, userId),
      kind: ASK_NUMBER,
      shows: ['number'],
      subject: { occurrenceId, userId },
      to: { user: userId },
      notBefore: at,
      notAfter: occurrence.opensAt,
    });
  },
);

/** The question to who keeps the number; entered, it says where the number stands. */
export const numberRenderer = renderer(ASK_NUMBER, async (q, owed, { occurrenceId, userId }) => {
  const found = await occurrenceAndSquad(q, owed.workspaceId, occurrenceId);
  const current = found && (await currentNumber(q, found.squad.id, mondayOf(found.occurrence.date)));
  if (!current) return undefined;
  const { occurrence, squad } = found;
  if (owed.sentAt === null && !(await isMissing(q, squad, occurrence))) return undefined;
  const reader = { ...(await readerFor(q, squad, userId)), now: owed.now };
  return { ...askMessage(current, squad, occurrence, reader), isFinal: occurrence.state === 'closed' };
});

function askMessage(current: Current, squad: Squad, occurrence: Occurrence, reader: ReaderNow): Message {
  const { words } = speechTo(reader);
  const stands = numberLine(current, reader);
  const { date, state, opensAt } = occurrence;
  const about = { squadId: squad.id, words, day: date, zone: squad.rituals.zone };
  const enter = state === 'closed' ? undefined : numberButton(current.standing.asOf, about);
  if (!enter) return { text: plain(stands), blocks: [rich(stands)] };
  const ask = words.metric.ask(typed(current.metric.name, NAME), asOf(opensAt, reader));
  return { text: ask, blocks: [rich(stands), section(ask, enter)] };
}
