import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { LocalDate } from '../calendar/date.ts';
import { dateAt } from '../calendar/zone.ts';
import { perform } from '../deeds/deed.ts';
import { barredAt } from '../deeds/words.ts';
import type { Hypothesis } from '../hypothesis/hypothesis.ts';
import { hypothesisOf } from '../hypothesis/store.ts';
import type { Language } from '../language/language.ts';
import { bold } from '../language/line.ts';
import { speechTo } from '../language/speech.ts';
import { decidedOn } from '../measurement/dates.ts';
import { type PlanBasis, planBasis } from '../measurement/plan-basis.ts';
import {
  chosenIn,
  keptText,
  type PlanDraft,
  planChoices,
  planDraftIn,
  planDraftOf,
  planMetadata,
} from '../measurement/plan-draft.ts';
import { planBlocks, readPlan } from '../measurement/plan-form.ts';
import { tellByItself, tellPlan, tellProspect } from '../measurement/tell-plan.ts';
import { type Answer, close, errors, nothing, type SubmitAnswer, update } from '../slack/answers.ts';
import { rich } from '../slack/blocks.ts';
import { choice as fieldOf, maybe } from '../slack/fields.ts';
import { actions, modals } from '../slack/ids.ts';
import type { Asked, Click, Submission } from '../slack/listen.ts';
import { form, notice, textInput } from '../slack/modal.ts';
import { sentence, sentenceAt } from '../slack/sentence.ts';
import { typed } from '../slack/typed.ts';
import { memberAbout } from '../squad/gate.ts';
import type { Squad } from '../squad/squad.ts';
import { squadOf } from '../squad/store.ts';
import { changingPlan } from './change-plan.ts';

/** Longest reason: it stands beside the answer. */
const REASON_MOST = 300;
const reasonField = maybe(REASON_MOST, (text) => text.trim() === '');
const TOLD = 80;

const aboutSchema = z.object({
  hypothesisId: z.string(),
  /** When it went live, or is to. */
  live: z.string(),
  /** What the person has read of what a test like this would show. */
  seen: z.string(),
});
type About = z.infer<typeof aboutSchema>;

interface Shown {
  readonly hypothesis: Hypothesis;
  readonly basis: PlanBasis;
  readonly draft: PlanDraft;
}

/**
 * The form in which it is fixed anew how a bet is decided, or for the first time, where nobody has said it.
 * @param live when it went live, or is to
 */
export async function changePlanView(
  asked: Asked,
  squad: Squad,
  hypothesisId: string,
  live: LocalDate,
): Promise<ModalView | undefined> {
  const found = await read(asked, hypothesisId);
  if (!found) return undefined;
  const { basis, hypothesis } = found;
  const day = basis.before && decidedOn(basis.before.plan, live, basis.retro);
  const draft = planDraftOf(basis, day);
  const about = { hypothesisId, live, seen: '' };
  return drawn(asked.language(squad.language), asked.core.ids.key(), about, { hypothesis, basis, draft });
}

/** What the form starts from. */
async function read({ core, workspaceId }: Asked, hypothesisId: string, way?: PlanDraft['way']) {
  const now = core.clock.now();
  return await core.database.read(async (q) => {
    const hypothesis = await hypothesisOf(q, workspaceId, hypothesisId);
    const squad = hypothesis && (await squadOf(q, workspaceId, hypothesis.squadId));
    if (!squad) return undefined;
    const today = dateAt(now, squad.rituals.zone);
    return { hypothesis, squad, basis: await planBasis(q, squad, hypothesis, today, way) };
  });
}

function drawn(
  language: Language,
  key: string,
  about: About,
  { hypothesis, basis, draft }: Shown,
): ModalView {
  const speech = speechTo({ language });
  const { change } = speech.words.measurement;
  const { before, retro } = basis;
  const how = before && tellPlan({ plan: before.plan, live: about.live, retro }, speech, TOLD);
  const blocks = [
    rich(bold(typed(hypothesis.title)), how === undefined ? change.none : change.now(how), about.seen),
    ...planBlocks(basis, draft, { live: about.live, chooses: actions.choosePlanAnew }, speech),
    ...(before
      ? [
          textInput('reason', reasonField, {
            label: change.reason,
            hint: change.reasonHint,
            initial: keptText(draft, 'reason', null),
          }),
        ]
      : []),
  ];
  return form(language, {
    callbackId: modals.changePlan,
    title: change.button,
    metadata: { key, ...about, ...planMetadata(draft, blocks) },
    blocks,
  });
}

/** Which way its answer comes, or "More": only what that needs is asked, and what was typed stays. */
export async function onChoosePlanAnew(click: Click): Promise<Answer> {
  const { modal, workspaceId } = click;
  const choice = fieldOf(planChoices)(click.value, click.words());
  const about = aboutSchema.safeParse(modal?.metadata);
  if (!modal || !about.success || 'problem' in choice) return nothing;
  const { hypothesisId } = about.data;
  const member = await memberAbout(click, (q) => hypothesisOf(q, workspaceId, hypothesisId));
  if ('refusal' in member) return member.refusal;
  const draft = chosenIn(planDraftIn(modal.metadata, modal.values), choice.value);
  const found = await read(click, hypothesisId, draft.way);
  if (!found) return sentence(click.words().week.gone);
  return update(drawn(member.here.language, modal.metadata.key, about.data, { ...found, draft }));
}

/** It was submitted: what is wrong stands beside its field; of a test it is read first what it would show. */
export async function saveChangedPlan(submission: Submission): Promise<SubmitAnswer> {
  const { metadata, values } = submission;
  const about = aboutSchema.parse(metadata);
  const draft = planDraftIn(metadata, values);
  const found = await read(submission, about.hypothesisId, draft.way);
  if (!found) return barredAt('counts', submission, { barred: 'gone', there: undefined });
  const { basis, squad } = found;
  const language = submission.language(squad.language);
  const speech = speechTo({ language });
  const plan = readPlan(draft.way, values, basis, about.live, speech);
  const reason = reasonField(values['reason'] ?? null, speech.words);
  if ('errors' in plan || 'problem' in reason) {
    const wrong = 'problem' in reason ? { reason: reason.problem } : {};
    return errors({ ...('errors' in plan ? plan.errors : {}), ...wrong });
  }
  const seen = tellProspect(plan.plan, speech) ?? '';
  if (seen !== '' && seen !== about.seen) {
    return update(drawn(language, metadata.key, { ...about, seen }, { ...found, draft }));
  }
  const given = { hypothesisId: about.hypothesisId, plan: plan.plan, reason: reason.value };
  const done = await perform(submission, changingPlan, given);
  if ('barred' in done) return barredAt('counts', submission, done);
  const { change } = speech.words.measurement;
  if ('refused' in done) {
    if (done.refused.code === 'not-open') return sentenceAt('counts', change.notOpen);
    return values['reason'] === undefined
      ? sentenceAt('counts', change.meanwhile)
      : sentenceAt('reason', speech.words.common.required);
  }
  const said = tellByItself(plan.plan, basis, speech);
  return said === undefined ? close : update(notice(language, change.button, said));
}
