import { standupDateFor } from '../calendar/standup-times.ts';
import type { Query } from '../database/database.ts';
import { ownButtons } from '../first-days/first-day.ts';
import { catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import { languageOf } from '../language/language.ts';
import { type Inline, plain } from '../language/line.ts';
import { occurrenceOn, openOccurrence } from '../ritual/store.ts';
import { type Answer, say } from '../slack/answers.ts';
import { buttons, divider, rich } from '../slack/blocks.ts';
import type { Command } from '../slack/listen.ts';
import type { Message, MessageBlock } from '../slack/message.ts';
import type { Person } from '../slack/people-store.ts';
import { sentence, sentenceMessage } from '../slack/sentence.ts';
import { absencesOf } from '../squad/absence-store.ts';
import { type Here, squadHere } from '../squad/gate.ts';
import { membersOf } from '../squad/member-store.ts';
import { isAway, mayChangeSetup, readingZone } from '../squad/rules.ts';
import { squadsOf } from '../squad/store.ts';
import { entryOf } from '../standup/store.ts';

/** `/squad help`: what whoever asks can do here and now. */
export async function help(command: Command): Promise<Answer> {
  const { core, person, channelId } = command;
  const words = command.words();
  if (person.isGuest || person.isBot) return sentence(words.common.noGuests);
  if (channelId.startsWith('D')) {
    const now = core.clock.now();
    return say(await core.database.read((q) => privateHelp(q, person, now)));
  }
  const gate = await squadHere(command, command.channelId);
  if ('refusal' in gate) {
    const { help: lines } = command.words().setup;
    return say({ ...gate.refusal, blocks: [...gate.refusal.blocks, rich(lines.noSquad)] });
  }
  const { here } = gate;
  if (!here.isMember) return say(messageOf([here.words.setup.help.stranger()]));
  const now = core.clock.now();
  return say(await core.database.read((q) => memberHelp(q, here, person, now)));
}

/** The help that somebody reads in the bot's private messages. @param now UTC milliseconds */
export async function privateHelp(q: Query, person: Person, now: number): Promise<Message> {
  const own = await squadsOf(q, person.workspaceId, person.userId);
  const [only] = own;
  const language = languageOf(person, only?.language);
  const { common, setup } = catalogue(language);
  if (!only) return sentenceMessage(common.inNoSquad);
  if (own.length === 1)
    return memberHelp(q, { squad: only, members: await membersOf(q, only), language }, person, now);
  const names = formatFor(language).list(own.map(({ name }) => name));
  return messageOf([[setup.help.several(names)], setup.help.member()]);
}

type Where = Pick<Here, 'squad' | 'members' | 'language'>;

async function memberHelp(q: Query, where: Where, person: Person, at: number): Promise<Message> {
  const { squad, members, language } = where;
  const { help: lines } = catalogue(language).setup;
  const now = await nowLines(q, where, person, at);
  const maySetUp = mayChangeSetup(squad, members, person.userId);
  const groups = [now, lines.member(), [...(maySetUp ? [lines.setup] : []), lines.otherNames]];
  const message = messageOf(groups);
  return { ...message, blocks: [...message.blocks, buttons(...ownButtons(squad, language, true))] };
}

/** What is open, waits or stands still for this member. */
async function nowLines(
  q: Query,
  { squad, language }: Where,
  person: Person,
  now: number,
): Promise<Inline[]> {
  const { help: lines, ritualNames } = catalogue(language).setup;
  const format = formatFor(language);
  const zone = readingZone(person, squad);
  const today = standupDateFor(now, zone);
  const standup = await occurrenceOn(q, squad.id, 'standup', today);
  const entry = standup && (await entryOf(q, standup.id, person.userId));
  const away = isAway(await absencesOf(q, squad.id, today, today), person.userId, today);
  const planning = await openOccurrence(q, squad.id, 'planning');
  const retro = await openOccurrence(q, squad.id, 'retro');
  const meetings = [planning, retro].flatMap((open) =>
    open ? [lines.open(ritualNames[open.ritual], format.time(open.closesAt, zone))] : [],
  );
  const waits = standup?.state === 'open' && !entry && !away;
  return [
    ...(squad.state === 'paused' ? [lines.paused] : []),
    ...meetings,
    ...(waits ? [lines.standupWaits] : []),
    ...(away ? [lines.away] : []),
  ];
}

function messageOf(groups: readonly (readonly Inline[])[]): Message {
  const filled = groups.filter((group) => group.length > 0);
  const blocks = filled.flatMap((group, index): MessageBlock[] =>
    index === 0 ? [rich(...group)] : [divider(), rich(...group)],
  );
  return { text: plain(filled[0]?.[0] ?? ''), blocks };
}
