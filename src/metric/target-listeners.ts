import type { App } from '@slack/bolt';
import { z } from 'zod';
import { isDate, type LocalDate } from '../calendar/date.ts';
import type { Query } from '../database/database.ts';
import { type Deed, perform } from '../deeds/deed.ts';
import { barredAt, sayBarred } from '../deeds/words.ts';
import { changed } from '../delivery/changed.ts';
import type { Catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import type { Decimal } from '../number/decimal.ts';
import type { RitualCore } from '../ritual/core.ts';
import { weekAt } from '../ritual/rules.ts';
import { type Answer, close, errors, nothing, open, type SubmitAnswer, say } from '../slack/answers.ts';
import { actions, modals } from '../slack/ids.ts';
import { type Click, onClick, onSubmit, type Submission } from '../slack/listen.ts';
import { namesOf } from '../slack/names.ts';
import { sentence } from '../slack/sentence.ts';
import { memberOf } from '../squad/gate.ts';
import { type TargetMisread, targetMeant, targetSentence } from './field.ts';
import { knownBefore } from './known.ts';
import type { Metric } from './metric.ts';
import { metricOf, setTarget, targetSet } from './store.ts';
import { TARGET_FIELD, targetModal } from './target-form.ts';

interface Setting {
  readonly squadId: string;
  /** A click on an earlier week's board changes nothing. */
  readonly week: LocalDate;
  /** As it was last week; or the target of the metric that was asked for, as typed; empty: none. */
  readonly wish: 'as-it-was' | { readonly metricId: string; readonly written: string };
}

type Refused =
  | { readonly code: 'over' | 'changed' }
  | { readonly code: 'misread'; readonly misread: TargetMisread }
  /** Somebody was faster; null: there is no metric's target to keep. */
  | { readonly code: 'set'; readonly by: string | null; readonly value: Decimal | null };

/** What the squad aims at from a week on. Of two who keep it at once, the first does. */
const setting: Deed<Setting, Metric, { value: Decimal | null }, Refused> = {
  name: 'metric.target',
  accepted: z.object({ value: z.string().nullable() }),
  async find(q, _, { squadId }) {
    const metric = await metricOf(q, squadId);
    return metric && { squadIds: [squadId], subject: metric };
  },
  async act(change, { actor, squad, subject: metric }, { week, wish }) {
    if (weekAt(squad, change.at) !== week) return { refused: { code: 'over' } };
    const wished = await wishedValue(change.tx, metric, week, wish);
    if ('refused' in wished) return wished;
    await setTarget(change, metric, week, wished.value, actor.userId);
    changed(change, squad, 'number');
    return { accepted: wished };
  },
};

async function wishedValue(
  q: Query,
  metric: Metric,
  week: LocalDate,
  wish: Setting['wish'],
): Promise<{ value: Decimal | null } | { refused: Refused }> {
  if (wish !== 'as-it-was') {
    if (wish.metricId !== metric.id) return { refused: { code: 'changed' } };
    if (wish.written === '') return { value: null };
    const read = targetMeant(wish.written, await knownBefore(q, metric, week));
    return 'why' in read ? { refused: { code: 'misread', misread: read } } : read;
  }
  const last = await targetSet(q, metric.id, week);
  if (last && last.week !== week) return { value: last.value };
  return { refused: { code: 'set', by: last?.by ?? null, value: last?.value ?? null } };
}

/** "Keep the target": this week's is last week's. */
async function keepTarget(click: Click): Promise<Answer> {
  const [squadId = '', week = ''] = click.value.split('/');
  const done = await perform(click, setting, { squadId, week, wish: 'as-it-was' });
  if ('accepted' in done) return nothing;
  if ('barred' in done) return sayBarred(click, done);
  const { refused } = done;
  const { squad } = done.there;
  const words = click.words(squad.language);
  if (refused.code !== 'set' || refused.by === null) return sentence(problemSentence(refused, words));
  const { by, value } = refused;
  const names = await click.core.database.read((q) => namesOf(q, squad.workspaceId, [by]));
  const set = value === null ? null : formatFor(click.language(squad.language)).number(value);
  return sentence(words.metric.targetSetBy(names(by), set));
}

/** "Change the target". */
async function changeTarget(click: Click): Promise<Answer> {
  const { core, value } = click;
  const [squadId = '', week = ''] = value.split('/');
  const gate = await memberOf(click, squadId);
  if ('refusal' in gate) return say(gate.refusal);
  const { squad, language, words } = gate.here;
  if (weekAt(squad, core.clock.now()) !== week) return sentence(problemSentence({ code: 'over' }, words));
  const shown = await core.database.read(async (q) => {
    const metric = await metricOf(q, squad.id);
    return metric && { metric, week, target: (await targetSet(q, metric.id, week))?.value ?? null };
  });
  if (!shown) return nothing;
  const metadata = { key: core.ids.key(), squadId: squad.id, metricId: shown.metric.id, week };
  return open(targetModal(shown, language, metadata));
}

const aboutSchema = z.object({
  squadId: z.string(),
  metricId: z.string(),
  week: z.string().refine(isDate),
});

/** The modal's "Save"; left empty, there is no target from this week on. */
async function saveTarget(submission: Submission): Promise<SubmitAnswer> {
  const { metricId, ...about } = aboutSchema.parse(submission.metadata);
  const written = String(submission.values[TARGET_FIELD] ?? '').trim();
  const done = await perform(submission, setting, { ...about, wish: { metricId, written } });
  if ('accepted' in done) return close;
  if ('barred' in done) return barredAt(TARGET_FIELD, submission, done);
  const words = submission.words(done.there.squad.language);
  return errors({ [TARGET_FIELD]: problemSentence(done.refused, words) });
}

function problemSentence(refused: Refused, words: Catalogue): string {
  const { problems } = words.metric;
  if (refused.code === 'misread') return targetSentence(refused.misread, words);
  return refused.code === 'over' ? problems.targetOver : problems.targetChanged;
}

/** The target on the planning's board. */
export function registerTargets(bolt: App, core: RitualCore): void {
  onClick(bolt, core, actions.keepTarget, keepTarget);
  onClick(bolt, core, actions.changeTarget, changeTarget);
  onSubmit(bolt, core, modals.target, saveTarget);
}
