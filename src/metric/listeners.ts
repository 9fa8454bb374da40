import type { App } from '@slack/bolt';
import { z } from 'zod';
import { addDays, isDate, type LocalDate } from '../calendar/date.ts';
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
import { inItsSquad, readingZone } from '../squad/anywhere.ts';
import { type Here, memberHere, memberOf, squadWithMembers } from '../squad/gate.ts';
import { isMember } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import { currentNumber } from './current.ts';
import { enterNumber } from './enter.ts';
import { numberField } from './field.ts';
import type { Metric } from './metric.ts';
import { numberModal, VALUE_FIELD, WEEK_FIELD } from './number-form.ts';
import { metricOf } from './store.ts';
import { enteredLines, enteredMessage, type Reader, refusedMessage } from './views.ts';
import { offersLastWeek, readWhichWeek, type WhichWeek, weekProblem } from './which-week.ts';

/** The week is the one the question was asked in, also when Sunday ends meanwhile. */
const metadataSchema = z.object({
  squadId: z.string(),
  metricId: z.string(),
  week: z.string().refine(isDate),
});

function readerOf(asked: Asked, squad: Squad): Reader {
  return {
    language: asked.language(squad.language),
    zone: readingZone(asked.person, squad),
    now: asked.core.clock.now(),
  };
}

/** `/metric 312` enters the number of the week so far, `/metric last week 1284` last week's; without one it asks. */
export async function metricCommand(command: Command): Promise<Answer> {
  const gate = await memberHere(command, command.channelId);
  if ('refusal' in gate) return say(withTyped(gate.refusal, command.language(), command.text));
  const { here } = gate;
  const { which, rest } = readWhichWeek(command.text);
  if (rest === '') return openModal(command, here, which);
  return command.core.change(async (change) => {
    const found = await squadOfMember(change, command, here.squad.id);
    if (!found) return say(notAMember(command, here.squad));
    const reader = readerOf(command, found.squad);
    const refuse = (sentence: string) => say(refusedMessage(command.text, sentence, reader.language));
    const week = weekMeant(weekAt(found.squad, change.at), which);
    const problem = await problemOf(change, command, found, week, which);
    if (problem !== undefined) return refuse(problem);
    const read = numberField(found.metric.kind)(rest, here.words);
    if ('problem' in read) return refuse(read.problem);
    const entered = await enterNumber(change, { ...found, ...read, ...who(command), week, kind: 'metric' });
    return say(enteredMessage(entered, reader));
  });
}

/** The button wherever the number stands; its value is the squad's id. */
const enterClick = (click: Click): Promise<Answer> => asksFor(click, 'this');

/** "Enter the final number" of last week; its value is the squad's id. */
const enterLastClick = (click: Click): Promise<Answer> => asksFor(click, 'last');

async function asksFor(click: Click, which: WhichWeek): Promise<Answer> {
  const gate = await memberOf(click, click.value);
  return 'refusal' in gate ? say(gate.refusal) : openModal(click, gate.here, which);
}

async function openModal(asked: Asked, { squad, words }: Here, which: WhichWeek): Promise<Answer> {
  const { core } = asked;
  const now = core.clock.now();
  const week = weekAt(squad, now);
  const found = await core.database.read(async (q) => {
    const current = await currentNumber(q, squad.id, week);
    if (!current) return undefined;
    const offered = current.metric.kind === 'total' && (await offersLastWeek(q, squad, now));
    return { current, last: offered ? await currentNumber(q, squad.id, addDays(week, -7)) : undefined };
  });
  if (!found) return nothing;
  const { current, last } = found;
  const reader = readerOf(asked, squad);
  if (which === 'last' && !last) {
    const { problems } = words.metric;
    const sentence = current.metric.kind === 'level' ? problems.level : problems.planned;
    return say(refusedMessage('', sentence, reader.language));
  }
  const metadata = { key: core.ids.key(), squadId: squad.id, metricId: current.metric.id, week };
  return open(numberModal({ current, last: last?.standing, which }, reader, metadata));
}

/** The modal's "Save". */
async function numberSubmitted(submission: Submission): Promise<SubmitAnswer> {
  const about = metadataSchema.parse(submission.metadata);
  const gate = await memberOf(submission, about.squadId);
  if ('refusal' in gate) return errors({ [VALUE_FIELD]: gate.refusal.text });
  const { here } = gate;
  const which = submission.values[WEEK_FIELD] === 'last' ? 'last' : 'this';
  return submission.core.change(async (change) => {
    const found = await squadOfMember(change, submission, about.squadId);
    if (!found) return errors({ [VALUE_FIELD]: notAMember(submission, here.squad).text });
    if (found.metric.id !== about.metricId) {
      return errors({ [VALUE_FIELD]: here.words.metric.problems.changed(found.metric.name) });
    }
    const week = weekMeant(about.week, which);
    const problem = await problemOf(change, submission, found, week, which);
    if (problem !== undefined) return errors({ [VALUE_FIELD]: problem });
    const read = numberField(found.metric.kind)(submission.values[VALUE_FIELD] ?? null, here.words);
    if ('problem' in read) return errors({ [VALUE_FIELD]: read.problem });
    const by = who(submission);
    const entered = await enterNumber(change, { ...found, ...read, ...by, week, kind: modals.number });
    const reader = readerOf(submission, found.squad);
    const { title } = here.words.metric;
    return update(notice(reader.language, title, ...enteredLines(entered, reader)));
  });
}

const weekMeant = (week: LocalDate, which: WhichWeek): LocalDate =>
  which === 'last' ? addDays(week, -7) : week;

/** Why the number of that week is not taken, in the reader's language. */
async function problemOf(
  change: Change,
  asked: Asked,
  { squad, metric }: { readonly squad: Squad; readonly metric: Metric },
  week: LocalDate,
  which: WhichWeek,
): Promise<string | undefined> {
  const { problems } = asked.words(squad.language).metric;
  if (which === 'last' && metric.kind === 'level') return problems.level;
  const problem = await weekProblem(change.tx, squad, week, change.at);
  return problem && problems[problem];
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

/** `/metric`, its buttons and its modal. */
export function registerNumbers(bolt: App, core: RitualCore): void {
  onCommand(bolt, core, commands.metric, inItsSquad(commands.metric, metricCommand));
  onClick(bolt, core, actions.enterNumber, enterClick);
  onClick(bolt, core, actions.enterLastNumber, enterLastClick);
  onSubmit(bolt, core, modals.number, numberSubmitted);
}
