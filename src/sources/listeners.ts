import type { App } from '@slack/bolt';
import { z } from 'zod';
import { type Barred, perform } from '../deeds/deed.ts';
import { mayDo, standingsOf } from '../deeds/permissions.ts';
import type { Catalogue } from '../language/catalogue.ts';
import { bold } from '../language/line.ts';
import { numberOf } from '../metric/store.ts';
import { NAME } from '../metric/views.ts';
import type { RitualCore } from '../ritual/core.ts';
import { type Answer, errors, open, type SubmitAnswer, update } from '../slack/answers.ts';
import { actions, modals } from '../slack/ids.ts';
import { type Asked, type Click, onClick, onSubmit, type Submission } from '../slack/listen.ts';
import { notice } from '../slack/modal.ts';
import { namesOf } from '../slack/names.ts';
import { sentence } from '../slack/sentence.ts';
import { typed } from '../slack/typed.ts';
import { presentSquad } from '../squad/member-store.ts';
import { readerOf } from '../squad/reader.ts';
import type { Ask } from './ask.ts';
import { removingSource, settingSource } from './deeds.ts';
import { type Draft, FIELDS, fingerprint, readDraft } from './draft.ts';
import { type Shown, sourceModal } from './form.ts';
import type { Sealer } from './secret.ts';
import { sourceOf } from './store.ts';

/** What the form is answered with. */
export interface Asking {
  readonly ask: Ask;
  readonly sealer: Sealer;
  /** Whether there is a folder for files. */
  readonly hasFolder: boolean;
}

interface About {
  readonly squadId: string;
  readonly metricId: string;
}

const metadataSchema = z.object({
  squadId: z.string(),
  metricId: z.string(),
  /** What was tried, and the secret that was typed for it; null: nothing. */
  tried: z.string().nullable(),
  sealed: z.string().nullable(),
});

/** What a person says of a source is for some of the squad only. */
const barredWords = (barred: Barred, words: Catalogue): string =>
  ({
    gone: words.sources.gone,
    visitor: words.common.noGuests,
    'not-a-member': words.sources.inCharge,
    'not-in-charge': words.sources.inCharge,
  })[barred];

/** A number and its source, for who may change it. */
async function gate(asked: Asked, about: About) {
  const { core, workspaceId, person } = asked;
  const found = await core.database.read(async (q) => {
    const there = await presentSquad(q, workspaceId, about.squadId);
    const metric = there && (await numberOf(q, about.squadId, about.metricId));
    if (!metric) return undefined;
    const source = await sourceOf(q, metric.id);
    const ids = source ? [source.setBy, ...(source.secretBy ? [source.secretBy] : [])] : [];
    return { there, metric, source, names: await namesOf(q, workspaceId, ids) };
  });
  if (!found) return { barred: asked.words().sources.gone };
  const { there, ...shown } = found;
  const words = asked.words(there.squad.language);
  const standings = standingsOf(person, there);
  if (standings.includes('visitor')) return { barred: barredWords('visitor', words) };
  if (!mayDo('sources.set', standings)) return { barred: barredWords('not-in-charge', words) };
  return { ...shown, squad: there.squad, words, reader: readerOf(asked, there.squad) };
}

/** "Where it comes from"; the value is the squad and the number. */
async function openSource({ hasFolder }: Asking, click: Click): Promise<Answer> {
  const [squadId = '', metricId = ''] = click.value.split('/');
  return await openOf(click, { squadId, metricId }, hasFolder);
}

async function openOf(asked: Asked, about: About, hasFolder: boolean): Promise<Answer> {
  const found = await gate(asked, about);
  if ('barred' in found) return sentence(found.barred);
  const { metric, source, names, reader } = found;
  const metadata = { key: asked.core.ids.key(), ...about, tried: null, sealed: null };
  const shown = { metric, source, hasFolder, draft: source, answered: undefined, names };
  return open(sourceModal(shown, reader, metadata));
}

/** What is new is tried first; sent once more as it was tried, it is saved. */
async function sourceSubmitted(asking: Asking, submission: Submission): Promise<SubmitAnswer> {
  const { tried, sealed, ...about } = metadataSchema.parse(submission.metadata);
  const source = await submission.core.database.read((q) => sourceOf(q, about.metricId));
  const known = { metricId: about.metricId, source, sealed, hasFolder: asking.hasFolder };
  const read = readDraft(submission.values, submission.words(), known, asking.sealer);
  // Who may is asked there, once it is known that this is not the same once more.
  if ('draft' in read && tried === fingerprint(read.draft)) return await save(submission, about, read.draft);
  const found = await gate(submission, about);
  if ('barred' in found) return errors({ [FIELDS.address]: found.barred });
  return 'errors' in read ? errors(read.errors) : tryFirst(asking, submission, about, read.draft);
}

function tryFirst(asking: Asking, submission: Submission, about: About, draft: Draft): SubmitAnswer {
  const { language, words } = { language: submission.language(), words: submission.words() };
  const { title, trying, tryingHint } = words.sources;
  return {
    kind: 'update',
    view: notice(language, title, bold(trying), tryingHint),
    async after() {
      const found = await gate(submission, about);
      if ('barred' in found) return notice(language, title, found.barred);
      const { metric, source, names, reader, squad } = found;
      const answered = await asking.ask({ ...draft, header: secretOf(asking, about, draft), squad, metric });
      const isGood = 'values' in answered;
      const metadata = {
        key: submission.metadata.key,
        ...about,
        tried: isGood ? fingerprint(draft) : null,
        sealed: draft.secret,
      };
      const shown: Shown = { metric, source, hasFolder: asking.hasFolder, draft, answered, names };
      return sourceModal(shown, { ...reader, now: submission.core.clock.now() }, metadata);
    },
  };
}

function secretOf({ sealer }: Asking, { metricId }: About, { header, secret }: Draft) {
  const value = secret === null ? undefined : sealer.unseal(metricId, secret);
  return header === null || value === undefined ? undefined : { name: header, value };
}

async function save(submission: Submission, about: About, draft: Draft): Promise<SubmitAnswer> {
  const done = await perform(submission, settingSource, { ...about, draft });
  const language = submission.language(done.there?.squad.language);
  const words = submission.words(done.there?.squad.language);
  const { sources: told } = words;
  if ('barred' in done) return errors({ [FIELDS.address]: barredWords(done.barred, words) });
  if ('refused' in done) return errors({ [FIELDS.address]: told.changed });
  const { metric, dailyAt } = done.accepted;
  return update(notice(language, told.title, told.saved(typed(metric, NAME), dailyAt), told.savedNext));
}

/** "Type it again". */
async function remove(click: Click): Promise<Answer> {
  const [squadId = '', metricId = ''] = click.value.split('/');
  const done = await perform(click, removingSource, { squadId, metricId });
  const language = click.language(done.there?.squad.language);
  const words = click.words(done.there?.squad.language);
  const { sources: told } = words;
  if ('barred' in done) return sentence(barredWords(done.barred, words));
  const said = 'refused' in done ? told.none : told.removed(typed(done.accepted.metric, NAME));
  return update(notice(language, told.title, said));
}

/** The form of a number's source. */
export function registerSources(bolt: App, core: RitualCore, asking: Asking): void {
  onClick(bolt, core, actions.openSource, (click) => openSource(asking, click));
  onSubmit(bolt, core, modals.source, (submission) => sourceSubmitted(asking, submission));
  onClick(bolt, core, actions.removeSource, remove);
}
