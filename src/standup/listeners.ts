import type { App } from '@slack/bolt';
import type { LocalDate } from '../calendar/date.ts';
import { standupDateFor } from '../calendar/standup-times.ts';
import { formatFor } from '../language/format.ts';
import type { RitualCore } from '../ritual/core.ts';
import { occurrenceById, occurrenceOn } from '../ritual/store.ts';
import { type Answer, open, say } from '../slack/answers.ts';
import { rich } from '../slack/blocks.ts';
import { withTyped } from '../slack/given-back.ts';
import { actions, commands, modals } from '../slack/ids.ts';
import { type Asked, type Click, type Command, onClick, onCommand, onSubmit } from '../slack/listen.ts';
import type { Message } from '../slack/message.ts';
import { memberAnywhere } from '../squad/anywhere.ts';
import { type Here, memberOf } from '../squad/gate.ts';
import { MOST, standupModal } from './modal.ts';
import { takingOf } from './rules.ts';
import { closedSentence, notification, readerOf } from './speech.ts';
import { entryOf, lastPlan } from './store.ts';
import { saveStandup } from './submit.ts';

/** `/standup`, any time of the day: the reader's own date's questions; what stands behind it is today's plan. */
async function standupCommand(command: Command): Promise<Answer> {
  const { text } = command;
  const gate = await memberAnywhere(command, command.channelId);
  if ('refusal' in gate) return say(withTyped(gate.refusal, command.language(), text));
  const { here } = gate;
  const { standup } = here.words;
  if (text.length > MOST) {
    const most = formatFor(here.language).number(MOST);
    return say(withTyped(sentence(standup.problems.longCommand(most)), here.language, text));
  }
  const { zone } = readerOf(command, here.squad);
  return openFor(command, here, standupDateFor(command.core.clock.now(), zone), text);
}

/** The button of a question; its value is the stand-up's id, since two days may be open at once. */
async function answerClick(click: Click): Promise<Answer> {
  const { core, workspaceId, value } = click;
  const occurrence = await core.database.read((q) => occurrenceById(q, workspaceId, value));
  if (!occurrence) return say(sentence(click.words().standup.problems.gone));
  const gate = await memberOf(click, occurrence.squadId);
  return 'refusal' in gate ? say(gate.refusal) : openFor(click, gate.here, occurrence.date, '');
}

async function openFor(asked: Asked, here: Here, date: LocalDate, today: string): Promise<Answer> {
  const { core, person } = asked;
  const { squad, language } = here;
  const reader = readerOf(asked, squad);
  if (squad.state !== 'active') {
    const { paused } = here.words.standup.problems;
    return say(withTyped(sentence(paused(squad.name)), language, today));
  }
  const found = await core.database.read(async (q) => {
    const occurrence = await occurrenceOn(q, squad.id, 'standup', date);
    return {
      occurrence,
      entry: occurrence && (await entryOf(q, occurrence.id, person.userId)),
      plan: await lastPlan(q, squad.id, person.userId, date),
    };
  });
  const { occurrence } = found;
  const taking = takingOf(occurrence);
  if (occurrence && taking === 'closed') {
    return say(withTyped(sentence(closedSentence(occurrence, reader, 'closedNow')), language, today));
  }
  const closesAt = taking === 'take' ? occurrence?.closesAt : undefined;
  const metadata = { key: core.ids.key(), squadId: squad.id, date };
  return open(standupModal({ ...found, date, today, closesAt }, reader, metadata));
}

const sentence = (text: string): Message => ({ text: notification(text), blocks: [rich(text)] });

/** `/standup`, the questions' button, and the modal. */
export function register(bolt: App, core: RitualCore): void {
  onCommand(bolt, core, commands.standup, standupCommand);
  onClick(bolt, core, actions.answerStandup, answerClick);
  onSubmit(bolt, core, modals.standup, saveStandup(core.rituals));
}
