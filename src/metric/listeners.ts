import type { App } from '@slack/bolt';
import { z } from 'zod';
import { isDate } from '../calendar/date.ts';
import type { Change } from '../database/change.ts';
import { plain } from '../language/line.ts';
import type { RitualCore } from '../ritual/core.ts';
import { weekAt } from '../ritual/rules.ts';
import { type Answer, errors, nothing, open, type SubmitAnswer, say, update } from '../slack/answers.ts';
import { withTyped } from '../slack/given-back.ts';
import { actions, commands, modals } from '../slack/ids.ts';
import {
  type Asked,
  type Click,
  type Command,
  onClick,
  onCommand,
  onSubmit,
  type Submission,
} from '../slack/listen.ts';
import { notice } from '../slack/modal.ts';
import { memberAnywhere, readingZone } from '../squad/anywhere.ts';
import { type Here, memberOf, squadWithMembers } from '../squad/gate.ts';
import { isMember } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import { currentNumber } from './current.ts';
import { enterNumber } from './enter.ts';
import type { Metric } from './metric.ts';
import { readNumber } from './misread.ts';
import { metricOf } from './store.ts';
import {
  enteredLines,
  enteredMessage,
  misreadMessage,
  misreadSentence,
  numberModal,
  type Reader,
  VALUE_FIELD,
} from './views.ts';

/** The week is the one the question was asked in, also when Sunday ends meanwhile. */
const metadataSchema = z.object({ squadId: z.string(), week: z.string().refine(isDate) });

function readerOf(asked: Asked, squad: Squad): Reader {
  return {
    language: asked.language(squad.language),
    zone: readingZone(asked.person, squad),
    now: asked.core.clock.now(),
  };
}

/** `/metric 312` enters the number of the week so far; `/metric` alone asks for it. */
async function metricCommand(command: Command): Promise<Answer> {
  const gate = await memberAnywhere(command, command.channelId);
  if ('refusal' in gate) return say(withTyped(gate.refusal, command.language(), command.text));
  const { here } = gate;
  if (command.text === '') return openModal(command, here);
  return command.core.change(async (change) => {
    const found = await squadOfMember(change, command, here.squad.id);
    if (!found) return say(notAMember(command, here.squad));
    const reader = readerOf(command, found.squad);
    const read = readNumber(command.text, found.metric.kind);
    if ('why' in read) return say(misreadMessage(command.text, read, reader.language));
    const entered = await enterNumber(change, {
      ...found,
      ...read,
      ...who(command),
      week: weekAt(found.squad, change.at),
      kind: 'metric',
    });
    return say(enteredMessage(entered, reader));
  });
}

/** The button wherever the number stands; its value is the squad's id. */
async function enterClick(click: Click): Promise<Answer> {
  const gate = await memberOf(click, click.value);
  return 'refusal' in gate ? say(gate.refusal) : openModal(click, gate.here);
}

async function openModal(asked: Asked, { squad }: Here): Promise<Answer> {
  const week = weekAt(squad, asked.core.clock.now());
  const current = await asked.core.database.read((q) => currentNumber(q, squad.id, week));
  if (!current) return nothing;
  const metadata = { key: asked.core.ids.key(), squadId: squad.id, week };
  return open(numberModal(current, readerOf(asked, squad), metadata));
}

/** The modal's "Save". */
async function numberSubmitted(submission: Submission): Promise<SubmitAnswer> {
  const { squadId, week } = metadataSchema.parse(submission.metadata);
  const gate = await memberOf(submission, squadId);
  if ('refusal' in gate) return errors({ [VALUE_FIELD]: gate.refusal.text });
  const { here } = gate;
  const text = submission.values[VALUE_FIELD];
  return submission.core.change(async (change) => {
    const found = await squadOfMember(change, submission, squadId);
    if (!found) return errors({ [VALUE_FIELD]: notAMember(submission, here.squad).text });
    const reader = readerOf(submission, found.squad);
    const read = readNumber(typeof text === 'string' ? text : '', found.metric.kind);
    if ('why' in read) return errors({ [VALUE_FIELD]: misreadSentence(read, reader.language) });
    const entered = await enterNumber(change, {
      ...found,
      ...read,
      ...who(submission),
      week,
      kind: modals.number,
    });
    const { title } = here.words.metric;
    return update(notice(reader.language, title, ...enteredLines(entered, reader)));
  });
}

function who(asked: Asked): { by: string; key: string } {
  return { by: asked.person.userId, key: asked.key };
}

/** Membership may have ended while the modal was open. */
async function squadOfMember(
  change: Change,
  { workspaceId, person }: Asked,
  squadId: string,
): Promise<{ squad: Squad; metric: Metric } | undefined> {
  const found = await squadWithMembers(change.tx, workspaceId, squadId);
  const metric = await metricOf(change.tx, squadId);
  if (!found || !metric || !isMember(found.members, person.userId)) return undefined;
  return { squad: found.squad, metric };
}

function notAMember(asked: Asked, squad: Squad): { text: string; blocks: [] } {
  const sentence = asked.words(squad.language).common.notAMember(squad.name);
  return { text: plain(sentence, () => ''), blocks: [] };
}

/** `/metric`, its button and its modal. */
export function register(bolt: App, core: RitualCore): void {
  onCommand(bolt, core, commands.metric, metricCommand);
  onClick(bolt, core, actions.enterNumber, enterClick);
  onSubmit(bolt, core, modals.number, numberSubmitted);
}
