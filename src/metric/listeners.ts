import type { App } from '@slack/bolt';
import { z } from 'zod';
import { addDays, isDate, type LocalDate } from '../calendar/date.ts';
import type { Change } from '../database/change.ts';
import { onceAlike } from '../database/inbox.ts';
import { inItsSquad } from '../deeds/anywhere.ts';
import type { Catalogue } from '../language/catalogue.ts';
import { plain } from '../language/line.ts';
import type { RitualCore } from '../ritual/core.ts';
import { weekAt } from '../ritual/rules.ts';
import { type Answer, errors, nothing, open, type SubmitAnswer, say, update } from '../slack/answers.ts';
import type { Raw } from '../slack/fields.ts';
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
import { readingZone } from '../squad/anywhere.ts';
import { type Here, memberHere, memberOf } from '../squad/gate.ts';
import { isMember } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import { presentSquad } from '../squad/store.ts';
import { currentNumber } from './current.ts';
import { enteredSchema, keepNumber } from './enter.ts';
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
  const { squad } = here;
  const answer = await enter(command, { squad, kind: 'metric', which, written: rest });
  const reader = readerOf(command, squad);
  return say(
    'problem' in answer
      ? refusedMessage(command.text, answer.problem, reader.language)
      : enteredMessage(answer, reader),
  );
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
  const { squad, words } = here;
  const written = submission.values[VALUE_FIELD] ?? null;
  const answer = await enter(submission, { squad, kind: modals.number, which, written, about });
  if ('problem' in answer) return errors({ [VALUE_FIELD]: answer.problem });
  const reader = readerOf(submission, squad);
  return update(notice(reader.language, words.metric.title, ...enteredLines(answer, reader)));
}

const refusedSchema = z.object({ problem: z.string() });
const answerSchema = z.union([enteredSchema, refusedSchema]);
type Given = z.infer<typeof answerSchema>;

/**
 * Enters what was written, once for each key: sent again it is answered as before, whatever closed meanwhile.
 * @param said.about what the modal asked for; undefined: the number and the week are those of now
 */
async function enter(
  asked: Asked,
  said: {
    readonly squad: Squad;
    readonly kind: string;
    readonly which: WhichWeek;
    readonly written: Raw;
    readonly about?: z.infer<typeof metadataSchema>;
  },
): Promise<Given> {
  const { core, workspaceId, person, key } = asked;
  const { about, which, kind } = said;
  const words = asked.words(said.squad.language);
  const refused = (problem: string) => ({ refused: { problem } });
  const { answer } = await core.change((change) => {
    const input = { workspaceId, key, kind, userId: person.userId, at: change.at };
    return onceAlike<Given>(change.tx, input, answerSchema, async () => {
      const found = await squadOfMember(change, asked, said.squad.id);
      if (!found) return refused(plain(words.common.notAMember(said.squad.name), () => ''));
      const { squad, metric } = found;
      if (about && metric.id !== about.metricId) return refused(words.metric.problems.changed(metric.name));
      const week = weekMeant(about?.week ?? weekAt(squad, change.at), which);
      const problem = await problemOf(change, found, week, which, words);
      if (problem !== undefined) return refused(problem);
      const read = numberField(metric.kind)(said.written, words);
      if ('problem' in read) return refused(read.problem);
      return { accepted: await keepNumber(change, { squad, metric, week, ...read, by: person.userId }) };
    });
  });
  return answer;
}

const weekMeant = (week: LocalDate, which: WhichWeek): LocalDate =>
  which === 'last' ? addDays(week, -7) : week;

/** Why the number of that week is not taken, in the reader's language. */
async function problemOf(
  change: Change,
  { squad, metric }: { readonly squad: Squad; readonly metric: Metric },
  week: LocalDate,
  which: WhichWeek,
  words: Catalogue,
): Promise<string | undefined> {
  const { problems } = words.metric;
  if (which === 'last' && metric.kind === 'level') return problems.level;
  const problem = await weekProblem(change.tx, squad, week, change.at);
  return problem && problems[problem];
}

/** Membership may have ended while the modal was open. */
async function squadOfMember(
  change: Change,
  { workspaceId, person }: Asked,
  squadId: string,
): Promise<{ squad: Squad; metric: Metric } | undefined> {
  const found = await presentSquad(change.tx, workspaceId, squadId);
  const metric = await metricOf(change.tx, squadId);
  if (!found || !metric || !isMember(found.members, person.userId)) return undefined;
  return { squad: found.squad, metric };
}

/** `/metric`, its buttons and its modal. */
export function registerNumbers(bolt: App, core: RitualCore): void {
  onCommand(bolt, core, commands.metric, inItsSquad(commands.metric, metricCommand));
  onClick(bolt, core, actions.enterNumber, enterClick);
  onClick(bolt, core, actions.enterLastNumber, enterLastClick);
  onSubmit(bolt, core, modals.number, numberSubmitted);
}
