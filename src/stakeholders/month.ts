import { z } from 'zod';
import { addDays, daysBetween, mondayOf, monthAfter, monthOf } from '../calendar/date.ts';
import { dateAt, instantOf } from '../calendar/zone.ts';
import type { Commitment } from '../commitments/commitment.ts';
import { decidedSince } from '../commitments/store.ts';
import type { Query } from '../database/database.ts';
import { defineKind } from '../database/kind.ts';
import { renderer } from '../delivery/renderer.ts';
import { bold, type Line, line } from '../language/line.ts';
import { speechTo } from '../language/speech.ts';
import { aimText } from '../metric/views.ts';
import { compareDecimals } from '../number/decimal.ts';
import { numberOf } from '../retro/close.ts';
import { decidedResults } from '../retro/decided.ts';
import { namedResults } from '../retro/named.ts';
import type { Digest } from '../retro/snapshot.ts';
import type { LimitedSpeech } from '../retro/telling.ts';
import { context, list } from '../slack/blocks.ts';
import { inOneLine, typed } from '../slack/typed.ts';
import { membersOf } from '../squad/member-store.ts';
import { channelOf } from '../squad/reader.ts';
import { stakeholdersOf } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import { squadOf } from '../squad/store.ts';
import { among } from '../standup/blockers/blocker.ts';
import { openBlockers } from '../standup/blockers/store.ts';
import { median } from '../statistics/median.ts';

/** What a month came to, in five lines; named by its first day. */
export const MONTH = defineKind(
  'stakeholders.month',
  z.object({ squadId: z.string(), channel: z.string(), month: z.string() }),
);

const DAY_MS = 24 * 60 * 60_000;
const TITLE = 80;
const OBSTACLE = 200;
/** In the way for so many days, it is more than the squad can clear by itself. */
const LONG_DAYS = 7;

/** As it is on that day: what is corrected later stands in the digest’s copy. Who wrote what is in the way is not named. */
export const monthRenderer = renderer(MONTH, async (q, { workspaceId, now }, { squadId, channel, month }) => {
  const squad = await squadOf(q, workspaceId, squadId);
  if (!squad || stakeholdersOf(squad) !== channel) return undefined;
  const { zone } = squad.rituals;
  const after = monthAfter(month);
  const speech = speechTo(channelOf(squad));
  const { words, format } = speech;
  const told = words.stakeholders.month;
  const room = { ...speech, squadId, zone, date: after, classic: false, most: TITLE };
  const lines = [
    ...numberLine(await numberOf(q, squad, mondayOf(addDays(after, -7))), month, room),
    ...(await decidedLines(q, squad, { first: month, after }, room)),
    ...(await inTheWayLine(q, squad, dateAt(now, zone), room)),
  ];
  if (lines.length === 0) return undefined;
  const title = told.title(typed(squad.name, TITLE), format.month(month, after));
  return { text: title, blocks: [context(title), list(lines)], isFinal: true };
});

/** The last week that ended in the month, and in how many of its weeks the target was reached. */
function numberLine(
  { name, direction, weeks }: Digest['metric'],
  month: string,
  room: LimitedSpeech,
): Line[] {
  const { words, format } = room;
  const told = words.stakeholders.month;
  const own = weeks.filter(({ week }) => monthOf(addDays(week, 6)) === month);
  const last = own.at(-1);
  if (!last) return [];
  const aimed = own.flatMap(({ value, target }) => (target === null ? [] : [compareDecimals(value, target)]));
  const reached = aimed.filter((side) => (direction === 'down' ? side <= 0 : side >= 0)).length;
  const aim = last.target === null ? null : aimText({ direction }, last.target, room);
  const value = told.value(format.number(last.value), format.week(last.week), aim);
  const kept = aimed.length === 0 ? '' : told.reached(reached, aimed.length);
  return [line`${bold(typed(name, TITLE))}${told.colon}${value}${kept}`];
}

async function decidedLines(
  q: Query,
  squad: Squad,
  { first, after }: { readonly first: string; readonly after: string },
  room: LimitedSpeech,
): Promise<Line[]> {
  const told = room.words.stakeholders.month;
  const at = (date: string): number => instantOf(date, '00:00', squad.rituals.zone);
  const since = await decidedSince(q, squad.id, at(monthOf(addDays(first, -1))) - 1);
  const within = (from: number, until: number) =>
    since.filter(({ result }) => result !== null && result.at >= from && result.at < until);
  const decided = within(at(first), at(after));
  if (decided.length === 0) return [line`${bold(told.decided)}${told.nothing}`];
  const { won, lost } = await decidedResults(q, squad, decided);
  const ruledOut = lost.filter(({ nthThisQuarter }) => nthThisQuarter !== null);
  const wins = won.length === 0 ? told.noneWon : told.won(namedResults(won, room));
  const before = within(0, at(first)).length;
  return [
    line`${bold(told.decided)}${told.bets(decided.length)}${wins}`,
    ...(ruledOut.length === 0 ? [] : [line`${bold(told.ruledOut)}${namedResults(ruledOut, room)}`]),
    line`${bold(told.tempo)}${told.answers(decided.length, before)}${tempo(decided, room)}`,
  ];
}

/** How long it took from live to the answer. */
function tempo(decided: readonly Commitment[], { words }: LimitedSpeech): string {
  const took = decided.flatMap(({ launch, result }) =>
    launch && result ? [Math.max(1, Math.round((result.at - launch.at) / DAY_MS))] : [],
  );
  return took.length === 0 ? '' : words.stakeholders.month.took(Math.round(median(took)));
}

/** What has been in the way the longest, if that is long: somebody outside may be able to clear it. */
async function inTheWayLine(q: Query, squad: Squad, today: string, room: LimitedSpeech): Promise<Line[]> {
  const members = (await membersOf(q, squad)).map(({ userId }) => userId);
  const [oldest] = among(await openBlockers(q, squad.id), members);
  if (!oldest || daysBetween(oldest.date, today) < LONG_DAYS) return [];
  const told = room.words.stakeholders.month;
  const since = room.format.date(oldest.date);
  return [line`${bold(told.asked)}${told.inTheWay(typed(inOneLine(oldest.text), OBSTACLE), since)}`];
}
