import type { App } from '@slack/bolt';
import { z } from 'zod';
import { dateAt } from '../calendar/zone.ts';
import { perform } from '../deeds/deed.ts';
import { barredAt } from '../deeds/words.ts';
import { bold } from '../language/line.ts';
import type { Metric, Reading } from '../metric/metric.ts';
import { readingOf } from '../metric/reading-store.ts';
import { numberOf } from '../metric/store.ts';
import { NAME } from '../metric/views.ts';
import type { RitualCore } from '../ritual/core.ts';
import { weekAt } from '../ritual/rules.ts';
import { type Answer, errors, open, type SubmitAnswer, say, update } from '../slack/answers.ts';
import { actions, modals } from '../slack/ids.ts';
import { type Asked, type Click, onClick, onSubmit, type Submission } from '../slack/listen.ts';
import { notice } from '../slack/modal.ts';
import { sentenceMessage } from '../slack/sentence.ts';
import { typed } from '../slack/typed.ts';
import { uploaded } from '../slack/uploaded.ts';
import { type Here, memberOf } from '../squad/gate.ts';
import { readerOf } from '../squad/reader.ts';
import { packed, readPast, unpacked } from './past.ts';
import { takingWeeks } from './weeks-deed.ts';
import { previewModal, WEEKS, weeksModal } from './weeks-form.ts';

interface About {
  readonly squadId: string;
  readonly metricId: string;
}

const aboutSchema = z.object({ squadId: z.string(), metricId: z.string() });
/** @property fileId handed in before, and asked about since */
const readSchema = aboutSchema.extend({ fileId: z.string().nullable() });
const takeSchema = aboutSchema.extend({ packed: z.string() });

/** The number of a squad, for its members. */
async function gate(asked: Asked, { squadId, metricId }: About) {
  const found = await memberOf(asked, squadId);
  if ('refusal' in found) return found;
  const metric = await asked.core.database.read((q) => numberOf(q, squadId, metricId));
  if (metric) return { here: found.here, metric };
  return { refusal: sentenceMessage(found.here.words.sources.gone) };
}

/** "Past weeks"; the value is the squad and the number. */
async function openWeeks(click: Click): Promise<Answer> {
  const [squadId = '', metricId = ''] = click.value.split('/');
  const found = await gate(click, { squadId, metricId });
  if ('refusal' in found) return say(found.refusal);
  const { core } = click;
  const metadata = { key: core.ids.key(), squadId, metricId, fileId: null };
  const reader = readerOf(click, found.here.squad);
  return open(weeksModal(found.metric, reader, metadata, { canRead: core.uploads.canRead }));
}

/** "Read it": what was pasted at once, a file once Slack is told. */
async function weeksRead(submission: Submission): Promise<SubmitAnswer> {
  const { core, values, metadata } = submission;
  const { fileId, ...about } = readSchema.parse(metadata);
  const found = await gate(submission, about);
  if ('refusal' in found) return errors({ [WEEKS.paste]: found.refusal.text });
  const { here, metric } = found;
  const { weeks: told } = here.words.sources;
  const pasted = String(values[WEEKS.paste] ?? '').trim();
  const chosen = values[WEEKS.file];
  if (typeof chosen === 'string' && pasted !== '') return errors({ [WEEKS.paste]: told.both });
  if (pasted !== '')
    return update(await preview(submission, { here, metric }, Buffer.from(pasted), pasted, null));
  const file = typeof chosen === 'string' ? chosen : fileId;
  if (file === null) return errors({ [WEEKS.paste]: told.nothing });
  return {
    kind: 'update',
    view: notice(here.language, told.title, bold(told.reading)),
    async after() {
      const read = await uploaded(core, file);
      if (read instanceof Uint8Array) return await preview(submission, { here, metric }, read, null, file);
      const shown = { canRead: core.uploads.canRead, problem: told.unread[read] };
      const reader = readerOf(submission, here.squad);
      return weeksModal(metric, reader, { ...about, key: metadata.key, fileId: null }, shown);
    },
  };
}

async function preview(
  submission: Submission,
  { here, metric }: { readonly here: Here; readonly metric: Metric },
  bytes: Uint8Array,
  pasted: string | null,
  fileId: string | null,
) {
  const { core, values, metadata } = submission;
  const { squad } = here;
  const now = core.clock.now();
  const chosen = values[WEEKS.mark];
  const past = readPast(bytes, {
    today: dateAt(now, squad.rituals.zone),
    current: weekAt(squad, now),
    mark: chosen === '.' || chosen === ',' ? chosen : '',
    isTotal: metric.kind === 'total',
  });
  const { weeks: told } = here.words.sources;
  const about = { key: metadata.key, squadId: squad.id, metricId: metric.id };
  const reader = readerOf(submission, squad);
  const again = (problem: string, ambiguous: boolean) =>
    weeksModal(
      metric,
      reader,
      { ...about, fileId },
      { canRead: core.uploads.canRead, pasted, problem, ambiguous },
    );
  if ('unread' in past) {
    if (past.unread === 'ambiguous') return again(told.ambiguous(typed(past.text, NAME)), true);
    return again(told.unread[past.unread], false);
  }
  const text = packed(past.values);
  if (text === undefined) return again(told.unread[past.values.length === 0 ? 'none' : 'too-long'], false);
  const there = await core.database.read(async (q) => {
    const known = new Map<string, Reading>();
    for (const { week } of past.values) {
      const reading = await readingOf(q, metric.id, week);
      if (reading) known.set(week, reading);
    }
    return known;
  });
  return previewModal(past, there, reader, { ...about, packed: text });
}

/** "Take them in". */
async function weeksTaken({ rituals }: RitualCore, submission: Submission): Promise<SubmitAnswer> {
  const { packed: text, ...about } = takeSchema.parse(submission.metadata);
  const replaces = submission.values[WEEKS.typed] === 'replace';
  const done = await perform(submission, takingWeeks(rituals), {
    ...about,
    values: unpacked(text),
    replaces,
  });
  const words = submission.words(done.there?.squad.language);
  const { weeks: told } = words.sources;
  const language = submission.language(done.there?.squad.language);
  if ('barred' in done) {
    const refused = barredAt(WEEKS.typed, submission, done);
    // There is no field beside which it could stand.
    const said = refused.kind === 'errors' ? (refused.errors[WEEKS.typed] ?? '') : '';
    return update(notice(language, told.title, said));
  }
  if ('refused' in done) return done.refused;
  const { metric, taken, kept } = done.accepted;
  return update(notice(language, told.title, told.taken(typed(metric, NAME), taken, kept)));
}

/** The forms of past weeks. */
export function registerWeeks(bolt: App, core: RitualCore): void {
  onClick(bolt, core, actions.openWeeks, openWeeks);
  onSubmit(bolt, core, modals.weeks, weeksRead);
  onSubmit(bolt, core, modals.weeksTaken, (submission) => weeksTaken(core, submission));
}
