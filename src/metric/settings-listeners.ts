import type { App } from '@slack/bolt';
import { z } from 'zod';
import { perform } from '../deeds/deed.ts';
import { barredAt, sayBarred } from '../deeds/words.ts';
import type { RitualCore } from '../ritual/core.ts';
import { weekAt } from '../ritual/rules.ts';
import { type Answer, errors, nothing, open, type SubmitAnswer, say, update } from '../slack/answers.ts';
import { actions, modals } from '../slack/ids.ts';
import { type Asked, type Click, onClick, onSubmit, type Submission } from '../slack/listen.ts';
import { notice } from '../slack/modal.ts';
import { sentence } from '../slack/sentence.ts';
import { typed } from '../slack/typed.ts';
import { type Here, memberOf } from '../squad/gate.ts';
import { readerOf } from '../squad/reader.ts';
import { usingArrived } from './arrive.ts';
import { allNumbers, numbersMessage } from './numbers.ts';
import { adding, changing, ending } from './settings.ts';
import { fieldOfName, readSettings, settingsModal, UNIT_FIELD } from './settings-form.ts';
import { numbersOf } from './store.ts';
import { enteredMessage, NAME } from './views.ts';

/** `/metric numbers`: all that the squad counts. */
export async function showNumbers({ core, ...asked }: Asked, { squad }: Here): Promise<Answer> {
  const reader = readerOf({ core, ...asked }, squad);
  const week = weekAt(squad, reader.now);
  return await core.database.read(async (q) => {
    const all = await allNumbers(q, squad, week);
    const from = new Map<string, string>();
    for (const { metric } of all) from.set(metric.id, (await core.sourceLine(q, metric.id, reader)) ?? '');
    return say(numbersMessage(squad.id, all, reader, (id) => from.get(id) ?? ''));
  });
}

/** "Add a number". */
async function addClick(click: Click): Promise<Answer> {
  const gate = await memberOf(click, click.value);
  if ('refusal' in gate) return say(gate.refusal);
  const { squad, language } = gate.here;
  return open(
    settingsModal(undefined, language, { key: click.core.ids.key(), squadId: squad.id, metricId: null }),
  );
}

/** "Change" beside a number. */
async function changeClick(click: Click): Promise<Answer> {
  const [squadId = '', metricId = ''] = click.value.split('/');
  const gate = await memberOf(click, squadId);
  if ('refusal' in gate) return say(gate.refusal);
  const { language, words } = gate.here;
  const metric = (await click.core.database.read((q) => numbersOf(q, squadId))).find(
    ({ id }) => id === metricId,
  );
  if (!metric) return sentence(words.metric.settings.gone);
  return open(settingsModal(metric, language, { key: click.core.ids.key(), squadId, metricId }));
}

/** "Stop counting it". */
async function endClick(click: Click): Promise<Answer> {
  const [squadId = '', metricId = ''] = click.value.split('/');
  const done = await perform(click, ending, { squadId, metricId });
  const { settings } = click.words(done.there?.squad.language).metric;
  if ('barred' in done) return done.barred === 'gone' ? sentence(settings.gone) : sayBarred(click, done);
  if ('refused' in done) return done.refused;
  return sentence(settings.ended(typed(done.accepted.metric, NAME)));
}

/** "Use 318" beside what came by itself. */
async function useArrived({ rituals }: RitualCore, click: Click): Promise<Answer> {
  const [squadId = '', metricId = ''] = click.value.split('/');
  const done = await perform(click, usingArrived(rituals), { squadId, metricId });
  const { settings } = click.words(done.there?.squad.language).metric;
  if ('barred' in done) return done.barred === 'gone' ? sentence(settings.gone) : sayBarred(click, done);
  if ('refused' in done) return sentence(settings.nothingArrived);
  return done.there ? say(enteredMessage(done.accepted, readerOf(click, done.there.squad))) : nothing;
}

const aboutSchema = z.object({ squadId: z.string(), metricId: z.string().nullable() });

/** The form's "Save". */
async function saved(submission: Submission): Promise<SubmitAnswer> {
  const { squadId, metricId } = aboutSchema.parse(submission.metadata);
  const numbers = await submission.core.database.read((q) => numbersOf(q, squadId));
  const metric = numbers.find(({ id }) => id === metricId);
  if (metricId !== null && !metric) {
    return errors({ [UNIT_FIELD]: submission.words().metric.settings.gone });
  }
  const read = readSettings(submission.values, metric, submission.words());
  if ('errors' in read) return errors(read.errors);
  const settings = read.values;
  const done =
    metricId === null
      ? await perform(submission, adding, { squadId, settings })
      : await perform(submission, changing, { squadId, metricId, settings });
  const { metric: words } = submission.words(done.there?.squad.language);
  if ('barred' in done) return barredAt(UNIT_FIELD, submission, done);
  if ('refused' in done) {
    const { code } = done.refused;
    return errors({ [fieldOfName(submission.values)]: words.settings.problems[code] });
  }
  const language = submission.language(done.there?.squad.language);
  const name = typed(done.accepted.metric, NAME);
  const said = metricId === null ? words.settings.added(name) : words.settings.changed(name);
  return update(notice(language, words.settings.all, said));
}

/** The squad's numbers beside its North Star metric. */
export function registerSettings(bolt: App, core: RitualCore): void {
  onClick(bolt, core, actions.addNumber, addClick);
  onClick(bolt, core, actions.changeNumber, changeClick);
  onClick(bolt, core, actions.endNumber, endClick);
  onClick(bolt, core, actions.useArrived, (click) => useArrived(core, click));
  onSubmit(bolt, core, modals.numberSettings, saved);
}
