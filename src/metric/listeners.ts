import type { App } from '@slack/bolt';
import { z } from 'zod';
import { addDays, isDate } from '../calendar/date.ts';
import { perform } from '../deeds/deed.ts';
import { barredAt, barredBack, sayBarred } from '../deeds/words.ts';
import { isDecimal } from '../number/decimal.ts';
import type { RitualCore } from '../ritual/core.ts';
import { weekAt } from '../ritual/rules.ts';
import {
  type Answer,
  close,
  errors,
  nothing,
  open,
  type SubmitAnswer,
  say,
  update,
} from '../slack/answers.ts';
import { text } from '../slack/fields.ts';
import { withTyped } from '../slack/given-back.ts';
import { actions, modals } from '../slack/ids.ts';
import { type Asked, type Click, type Command, onClick, onSubmit, type Submission } from '../slack/listen.ts';
import { notice } from '../slack/modal.ts';
import { sentence } from '../slack/sentence.ts';
import { type Here, memberHere, memberOf, squadHere } from '../squad/gate.ts';
import { readerOf } from '../squad/reader.ts';
import { numberIn } from './current.ts';
import { readDirection, turnMetric } from './direction.ts';
import { entering } from './enter.ts';
import { numberProblem } from './field.ts';
import { asksForNumbers, whichNumber } from './named.ts';
import { numberModal, VALUE_FIELD, WEEK_FIELD } from './number-form.ts';
import { showNumbers } from './settings-listeners.ts';
import { numberOf, numbersOf } from './store.ts';
import { enteredLines, enteredMessage, refusedMessage, unsureMessage } from './views.ts';
import { offersLastWeek, ownWeek, readWhichWeek, type WhichWeek } from './which-week.ts';

/** The week is the one the question was asked in, also when Sunday ends meanwhile. */
const metadataSchema = z.object({
  squadId: z.string(),
  metricId: z.string(),
  week: z.string().refine(isDate),
});

const whichSchema = z.enum(['this', 'last', 'next']).default('this');

/**
 * `/metric 312` enters the number of the week so far, `/metric last week 1284` last week's; without one it asks.
 * `/metric lower is better` says which way it is to go.
 */
export async function metricCommand({ rituals }: RitualCore, command: Command): Promise<Answer> {
  const { which, rest } = readWhichWeek(command.text);
  const isList = asksForNumbers(rest);
  const gate = await (rest === '' || isList ? memberHere : squadHere)(command, command.channelId);
  if ('refusal' in gate) return say(withTyped(gate.refusal, command.language(), command.text));
  const { squad, words } = gate.here;
  const direction = readDirection(command.text);
  if (direction !== undefined) return turnMetric(command, squad, direction);
  if (isList) return showNumbers(command, gate.here);
  const numbers = await command.core.database.read((q) => numbersOf(q, squad.id));
  const { metricId, written } = whichNumber(rest, numbers);
  if (written === '') return openModal(command, gate.here, which, metricId);
  const reader = readerOf(command, squad);
  const given = { squadId: squad.id, metricId, which, written, ownWeek: ownWeek(reader) };
  const done = await perform(command, entering(rituals), given);
  if ('barred' in done) return barredBack(command, done);
  if ('accepted' in done) return say(enteredMessage(done.accepted, reader));
  const { refused } = done;
  return say(
    refused.code === 'unsure'
      ? unsureMessage(command.text, squad.id, refused, reader.language)
      : refusedMessage(command.text, numberProblem(refused, words), reader.language),
  );
}

const chosenSchema = z.tuple([
  z.string(),
  z.string(),
  z.string().refine(isDate),
  z.string().refine(isDecimal),
]);

/** What was meant is chosen: the number is entered as it stands on the button. */
async function chosen({ rituals }: RitualCore, click: Click): Promise<Answer> {
  const [squadId, metricId, week, written] = chosenSchema.parse(click.value.split('/'));
  const given = { squadId, which: 'this', written, isChosen: true, asked: { metricId, week } } as const;
  const done = await perform(click, entering(rituals), given);
  if ('barred' in done) return sayBarred(click, done);
  const words = click.words(done.there?.squad.language);
  if ('refused' in done) return sentence(numberProblem(done.refused, words));
  return done.there ? say(enteredMessage(done.accepted, readerOf(click, done.there.squad))) : nothing;
}

/** The button wherever a number stands; its value is the squad's id, and the number's where it is not the North Star. */
const enterClick = (click: Click): Promise<Answer> => asksFor(click, 'this');

/** "Enter the final number" of last week; its value is the squad's id. */
const enterLastClick = (click: Click): Promise<Answer> => asksFor(click, 'last');

async function asksFor(click: Click, which: WhichWeek): Promise<Answer> {
  const [squadId = '', metricId] = click.value.split('/');
  const gate = await memberOf(click, squadId);
  return 'refusal' in gate ? say(gate.refusal) : openModal(click, gate.here, which, metricId);
}

/** @param metricId undefined: the North Star metric */
async function openModal(
  asked: Asked,
  { squad, words }: Here,
  which: WhichWeek,
  metricId: string | undefined,
): Promise<Answer> {
  const { core } = asked;
  const now = core.clock.now();
  const week = weekAt(squad, now);
  const found = await core.database.read(async (q) => {
    const metric = await numberOf(q, squad.id, metricId);
    if (!metric) return undefined;
    const offered = metric.kind === 'total' && (await offersLastWeek(q, squad, now));
    return {
      current: await numberIn(q, metric, week),
      last: offered ? await numberIn(q, metric, addDays(week, -7)) : undefined,
    };
  });
  if (!found) return sentence(words.metric.settings.gone);
  const { current, last } = found;
  const reader = readerOf(asked, squad);
  if (which === 'last' && !last) {
    const { problems } = words.metric;
    const sentence = current.metric.kind === 'level' ? problems.level : problems.planned;
    return say(refusedMessage('', sentence, reader.language));
  }
  const metadata = { key: core.ids.key(), squadId: squad.id, metricId: current.metric.id, week };
  const isAhead = current.metric.kind === 'total' && ownWeek(reader) > week;
  const offered: WhichWeek[] = [
    'this',
    ...(last ? ['last' as const] : []),
    ...(isAhead ? ['next' as const] : []),
  ];
  const isApart = ownWeek(reader) !== week && offered.length > 1;
  const shown = { current, last: last?.standing, week, offered, which: isApart ? undefined : which };
  return open(numberModal(shown, reader, metadata));
}

/** The modal's "Save". */
async function numberSubmitted({ rituals }: RitualCore, submission: Submission): Promise<SubmitAnswer> {
  const { squadId, ...asked } = metadataSchema.parse(submission.metadata);
  const which = whichSchema.parse(submission.values[WEEK_FIELD] ?? undefined);
  const read = text()(submission.values[VALUE_FIELD] ?? null, submission.words());
  if ('problem' in read) return errors({ [VALUE_FIELD]: read.problem });
  const given = { squadId, which, written: read.value, asked };
  const done = await perform(submission, entering(rituals), given);
  if ('barred' in done) return barredAt(VALUE_FIELD, submission, done);
  const words = submission.words(done.there?.squad.language);
  if ('refused' in done) return errors({ [VALUE_FIELD]: numberProblem(done.refused, words) });
  if (!done.there) return close;
  const reader = readerOf(submission, done.there.squad);
  return update(notice(reader.language, words.metric.title, ...enteredLines(done.accepted, reader)));
}

/** The number's buttons and its modal. */
export function registerNumbers(bolt: App, core: RitualCore): void {
  onClick(bolt, core, actions.enterNumber, enterClick);
  onClick(bolt, core, actions.enterLastNumber, enterLastClick);
  onClick(bolt, core, actions.enterChosen, (click) => chosen(core, click));
  onSubmit(bolt, core, modals.number, (submission) => numberSubmitted(core, submission));
}
