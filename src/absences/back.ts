import { z } from 'zod';
import { addDays, type DateRange, type LocalDate } from '../calendar/date.ts';
import type { Change } from '../database/change.ts';
import type { Named } from '../days/read.ts';
import { type Deed, perform } from '../deeds/deed.ts';
import { barredBack } from '../deeds/words.ts';
import type { RitualCore } from '../ritual/core.ts';
import type { Rituals } from '../ritual/rituals.ts';
import { type Answer, say } from '../slack/answers.ts';
import { stack } from '../slack/blocks.ts';
import { withTyped } from '../slack/given-back.ts';
import type { Command } from '../slack/listen.ts';
import { namesOf } from '../slack/names.ts';
import { sentence, sentenceBack } from '../slack/sentence.ts';
import { typed } from '../slack/typed.ts';
import { awayFrom } from '../squad/absence-store.ts';
import { type Here, squadHere } from '../squad/gate.ts';
import { todayOf } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import { askReadings, dayReadings } from './asking.ts';
import { endAway, followAway } from './away-deed.ts';
import { inOwnSquads, membersMeant, type NotNoted } from './away-note.ts';
import { notWhomLine } from './away-words.ts';
import { daysInWords } from './days-words.ts';
import { daysMeant, type Speaker, speakerOf, written } from './meant.ts';

interface Returning extends Speaker {
  readonly squadId: string;
  readonly by: string;
  /** As typed: whom it is about, and from when on or on which days they are there. */
  readonly wish: string;
}

const backSchema = z.array(z.object({ userId: z.string(), from: z.string(), to: z.string() }));
type Back = z.infer<typeof backSchema>;

/** They are not noted as away on those days; `on`: the single day that was named. */
type NotBack =
  | NotNoted
  | { readonly code: 'none'; readonly on: LocalDate | undefined; readonly userIds: readonly string[] };

/** Members are there after all: on the days named, from a day on, or for the whole of what is noted next. */
const returning = (rituals: Rituals): Deed<Returning, undefined, Back, NotBack> => ({
  name: 'squad.back',
  accepted: backSchema,
  find: inOwnSquads,
  async act(change, scene, given) {
    const { squad, squads } = scene;
    const meant = await membersMeant(change.tx, scene, given.wish);
    if ('refused' in meant) return meant;
    const { userIds } = meant;
    const today = todayOf(given, squad, change.at);
    const why = daysMeant(meant.days, today, given);
    if (!('days' in why) && !('nothing' in why)) return { refused: { code: 'not-meant', why, userIds } };
    const accepted: { userId: string; from: LocalDate; to: LocalDate }[] = [];
    for (const { squad: own, members } of squads) {
      const back: string[] = [];
      for (const { userId } of members.filter((member) => userIds.includes(member.userId))) {
        const ended = await endIn(change, own, { userId, today, named: 'days' in why ? why : undefined });
        if (ended.length > 0) back.push(userId);
        if (accepted.some((each) => each.userId === userId)) continue;
        accepted.push(...ended.map((each) => ({ userId, ...each })));
      }
      if (back.length > 0) await followAway(change, rituals, own, back);
    }
    if (accepted.length > 0) return { accepted };
    const on = 'days' in why && why.form === 'day' ? why.days[0]?.from : undefined;
    return { refused: { code: 'none', on, userIds } };
  },
});

/** Ends what is noted of a member in one squad. @returns the days on which they are there after all */
async function endIn(
  change: Change,
  squad: Squad,
  { userId, today, named }: { userId: string; today: LocalDate; named: Named | undefined },
): Promise<DateRange[]> {
  const ended: DateRange[] = [];
  for (const away of await awayFrom(change.tx, squad.id, [userId], today)) {
    const there = overlap(away, wanted(named, away, today));
    // A day from which on somebody is there ends one time away; another that begins later stays.
    if (!there || ((!named || named.form === 'day') && ended.length > 0)) continue;
    await endAway(change, squad, away, there);
    ended.push(there);
  }
  return ended;
}

/** "Back on Friday" is from Friday on, as long as what is noted goes on. */
function wanted(named: Named | undefined, away: DateRange, today: LocalDate): DateRange {
  const [first] = named?.days ?? [];
  const last = named?.days.at(-1);
  if (!named || !first || !last) return { from: today, to: away.to };
  return { from: first.from < today ? today : first.from, to: named.form === 'day' ? away.to : last.to };
}

function overlap(a: DateRange, b: DateRange): DateRange | undefined {
  const from = a.from < b.from ? b.from : a.from;
  const to = a.to < b.to ? a.to : b.to;
  return from <= to ? { from, to } : undefined;
}

/** `/squad back`, `/squad back on Friday`. */
export async function back({ rituals }: RitualCore, command: Command, text: string): Promise<Answer> {
  const gate = await squadHere(command, command.channelId);
  if ('refusal' in gate)
    return say(withTyped(gate.refusal, command.language(), text === '' ? '' : command.text));
  const { squad, language, words } = gate.here;
  const { core, workspaceId, person } = command;
  const given = { squadId: squad.id, by: person.userId, ...speakerOf(person), wish: text };
  const done = await perform(command, returning(rituals), given);
  if ('barred' in done) return barredBack(text === '' ? { ...command, text: '' } : command, done);
  if ('refused' in done) return notBack(command, gate.here, done.refused);
  const names = await core.database.read((q) =>
    namesOf(
      q,
      workspaceId,
      done.accepted.map(({ userId }) => userId),
    ),
  );
  const lines = done.accepted.map(({ userId, ...days }) =>
    words.squad.days.back(userId === person.userId ? undefined : names(userId), daysInWords(days, language)),
  );
  return sentence(stack(...lines));
}

async function notBack(command: Command, here: Here, refused: NotBack): Promise<Answer> {
  const { squad, language, words } = here;
  const { days } = words.squad;
  const back = (said: Parameters<typeof sentenceBack>[0]): Answer =>
    sentenceBack(said, language, command.text);
  if (refused.code !== 'none' && refused.code !== 'not-meant') {
    return back(await notWhomLine(command, squad, refused));
  }
  const whom = refused.userIds.map((id) => `<@${id}> `).join('');
  if (refused.code === 'none') {
    const today = todayOf(command.person, squad, command.core.clock.now());
    if (refused.on === undefined || refused.on <= today) return sentence(days.nothingToTakeBack);
    const until = { from: today, to: addDays(refused.on, -1) };
    const reading = {
      label: days.awayButton(daysInWords(until, language)),
      text: `away ${whom}until ${until.to}`,
    };
    return askReadings(
      command,
      squad,
      days.notAwayThen(daysInWords({ from: refused.on, to: refused.on }, language)),
      [reading],
    );
  }
  const { why } = refused;
  if ('readings' in why) {
    const readings = dayReadings(why.readings, here, (named) => `back ${whom}${written(named)}`);
    return askReadings(command, squad, days.which, readings);
  }
  if ('problem' in why) return back(days.problems[why.problem]);
  return back(days.problems.backUnread('unread' in why ? typed(why.unread, 100) : command.text));
}
