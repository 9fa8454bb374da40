import type { App } from '@slack/bolt';
import { z } from 'zod';
import { isDate } from '../calendar/date.ts';
import type { Change } from '../database/change.ts';
import { onceAlike } from '../database/inbox.ts';
import { changed } from '../delivery/changed.ts';
import type { Catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import type { RitualCore } from '../ritual/core.ts';
import { weekAt } from '../ritual/rules.ts';
import { type Answer, close, errors, nothing, open, type SubmitAnswer, say } from '../slack/answers.ts';
import { rich } from '../slack/blocks.ts';
import { optional } from '../slack/fields.ts';
import { actions, modals } from '../slack/ids.ts';
import { type Asked, type Click, onClick, onSubmit, type Submission } from '../slack/listen.ts';
import { namesOf } from '../slack/names.ts';
import { memberOf } from '../squad/gate.ts';
import { isMember } from '../squad/rules.ts';
import { presentSquad } from '../squad/store.ts';
import type { Decimal } from './decimal.ts';
import { targetField } from './field.ts';
import type { Metric } from './metric.ts';
import { metricOf, setTarget, targetSet } from './store.ts';
import { TARGET_FIELD, targetModal } from './target-form.ts';

const sentence = (text: string): Answer => say({ text, blocks: [rich(text)] });

const answerSchema = z.union([
  z.object({ value: z.string().nullable() }),
  z.object({
    problem: z.enum(['over', 'changed', 'not-a-member', 'set']),
    by: z.string().nullable(),
    value: z.string().nullable(),
  }),
]);
type Saved = z.infer<typeof answerSchema>;
type Problem = Extract<Saved, { problem: unknown }>['problem'];
const refused = (problem: Problem, by: string | null = null, value: Decimal | null = null) => ({
  refused: { problem, by, value },
});

/** Sets a week's target, once for each key, and lets the boards follow, unless `decide` finds that it cannot be. */
async function saved(
  { core, workspaceId, person, key }: Asked,
  kind: string,
  { squadId, week }: { readonly squadId: string; readonly week: string },
  decide: (change: Change, metric: Metric) => Promise<{ value: Decimal | null } | ReturnType<typeof refused>>,
): Promise<Saved> {
  const { userId } = person;
  const { answer } = await core.change((change) =>
    onceAlike<Saved>(change.tx, { workspaceId, key, kind, userId, at: change.at }, answerSchema, async () => {
      const there = await presentSquad(change.tx, workspaceId, squadId);
      const metric = await metricOf(change.tx, squadId);
      if (!there || !metric || !isMember(there.members, userId)) return refused('not-a-member');
      if (weekAt(there.squad, change.at) !== week) return refused('over');
      const decided = await decide(change, metric);
      if ('refused' in decided) return decided;
      await setTarget(change, metric, week, decided.value, userId);
      changed(change, there.squad, 'number');
      return { accepted: { value: decided.value } };
    }),
  );
  return answer;
}

/** "Keep the target": this week's is last week's. Of two who decide at once, the first does. */
async function keepTarget(click: Click): Promise<Answer> {
  const { core, workspaceId, value } = click;
  const [squadId = '', week = ''] = value.split('/');
  const gate = await memberOf(click, squadId);
  if ('refusal' in gate) return say(gate.refusal);
  const { words, language } = gate.here;
  const answer = await saved(click, actions.keepTarget, { squadId, week }, async ({ tx }, metric) => {
    const last = await targetSet(tx, metric.id, week);
    return !last || last.week === week ? refused('set', last?.by, last?.value) : { value: last.value };
  });
  if (!('problem' in answer)) return nothing;
  const { by, problem } = answer;
  if (problem !== 'set' || by === null) return sentence(problemSentence(problem, words));
  const names = await core.database.read((q) => namesOf(q, workspaceId, [by]));
  const set = answer.value === null ? null : formatFor(language).number(answer.value);
  return sentence(words.metric.targetSetBy(names(by), set));
}

/** "Change the target". */
async function changeTarget(click: Click): Promise<Answer> {
  const { core, value } = click;
  const [squadId = '', week = ''] = value.split('/');
  const gate = await memberOf(click, squadId);
  if ('refusal' in gate) return say(gate.refusal);
  const { squad, language, words } = gate.here;
  if (weekAt(squad, core.clock.now()) !== week) return sentence(problemSentence('over', words));
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
  const about = aboutSchema.parse(submission.metadata);
  const gate = await memberOf(submission, about.squadId);
  if ('refusal' in gate) return errors({ [TARGET_FIELD]: gate.refusal.text });
  const { words } = gate.here;
  const read = optional(targetField)(submission.values[TARGET_FIELD] ?? null, words);
  if ('problem' in read) return errors({ [TARGET_FIELD]: read.problem });
  const answer = await saved(submission, modals.target, about, async (_, metric) =>
    metric.id === about.metricId ? read : refused('changed'),
  );
  return 'problem' in answer ? errors({ [TARGET_FIELD]: problemSentence(answer.problem, words) }) : close;
}

function problemSentence(problem: Problem, { metric, hypothesis }: Catalogue): string {
  switch (problem) {
    case 'over':
      return metric.problems.targetOver;
    case 'not-a-member':
      return hypothesis.onlyMembers;
    case 'changed':
    case 'set':
      return metric.problems.targetChanged;
  }
}

/** The target on the planning's board. */
export function registerTargets(bolt: App, core: RitualCore): void {
  onClick(bolt, core, actions.keepTarget, keepTarget);
  onClick(bolt, core, actions.changeTarget, changeTarget);
  onSubmit(bolt, core, modals.target, saveTarget);
}
