import { standupDateFor } from '../calendar/standup-times.ts';
import { ownButtons } from '../first-days/first-day.ts';
import { formatFor } from '../language/format.ts';
import { type Inline, plain } from '../language/line.ts';
import { occurrenceOn, openOccurrence } from '../ritual/store.ts';
import { type Answer, say } from '../slack/answers.ts';
import { buttons, divider, rich } from '../slack/blocks.ts';
import type { Command } from '../slack/listen.ts';
import type { Message, MessageBlock } from '../slack/message.ts';
import { sentence } from '../slack/sentence.ts';
import { absencesOf } from '../squad/absence-store.ts';
import { type Here, squadHere } from '../squad/gate.ts';
import { isAway, mayChangeSetup, readingZone } from '../squad/rules.ts';
import { squadsOf } from '../squad/store.ts';
import { entryOf } from '../standup/store.ts';

/** `/squad help`: what whoever asks can do here and now. */
export async function help(command: Command): Promise<Answer> {
  const { core, workspaceId, person, channelId } = command;
  const words = command.words();
  if (person.isGuest || person.isBot) return sentence(words.common.noGuests);
  const { help: lines } = words.setup;
  if (channelId.startsWith('D')) {
    const own = await core.database.read((q) => squadsOf(q, workspaceId, person.userId));
    const [only] = own;
    if (!only) return sentence(words.common.inNoSquad);
    if (own.length > 1) {
      const names = command.language();
      const list = formatFor(names).list(own.map(({ name }) => name));
      return say(messageOf([[lines.several(list)], lines.member()]));
    }
    return helpIn({ ...command, channelId: only.channelId });
  }
  return helpIn(command);
}

async function helpIn(command: Command): Promise<Answer> {
  const gate = await squadHere(command, command.channelId);
  if ('refusal' in gate) {
    const { help: lines } = command.words().setup;
    return say({ ...gate.refusal, blocks: [...gate.refusal.blocks, rich(lines.noSquad)] });
  }
  const { here } = gate;
  const { help: lines } = here.words.setup;
  if (!here.isMember) return say(messageOf([lines.stranger()]));
  const now = await nowLines(command, here);
  const maySetUp = mayChangeSetup(here.squad, here.members, command.person.userId);
  const groups = [now, lines.member(), [...(maySetUp ? [lines.setup] : []), lines.otherNames]];
  const message = messageOf(groups);
  const own = buttons(...ownButtons(here.squad, here.language, true));
  return say({ ...message, blocks: [...message.blocks, own] });
}

/** What is open, waits or stands still for this member. */
async function nowLines({ core, person }: Command, here: Here): Promise<Inline[]> {
  const { squad, language, words } = here;
  const { help: lines, ritualNames } = words.setup;
  const format = formatFor(language);
  const zone = readingZone(person, squad);
  const today = standupDateFor(core.clock.now(), zone);
  const found = await core.database.read(async (q) => {
    const standup = await occurrenceOn(q, squad.id, 'standup', today);
    return {
      planning: await openOccurrence(q, squad.id, 'planning'),
      retro: await openOccurrence(q, squad.id, 'retro'),
      standup,
      entry: standup && (await entryOf(q, standup.id, person.userId)),
      away: isAway(await absencesOf(q, squad.id, today, today), person.userId, today),
    };
  });
  const meetings = [found.planning, found.retro].flatMap((open) =>
    open ? [lines.open(ritualNames[open.ritual], format.time(open.closesAt, zone))] : [],
  );
  const waits = found.standup?.state === 'open' && !found.entry && !found.away;
  return [
    ...(squad.state === 'paused' ? [lines.paused] : []),
    ...meetings,
    ...(waits ? [lines.standupWaits] : []),
    ...(found.away ? [lines.away] : []),
  ];
}

function messageOf(groups: readonly (readonly Inline[])[]): Message {
  const filled = groups.filter((group) => group.length > 0);
  const blocks = filled.flatMap((group, index): MessageBlock[] =>
    index === 0 ? [rich(...group)] : [divider(), rich(...group)],
  );
  return { text: plain(filled[0]?.[0] ?? ''), blocks };
}
