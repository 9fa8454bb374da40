import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { addDays, type LocalDate } from '../calendar/date.ts';
import { dateAt } from '../calendar/zone.ts';
import { takenBy } from '../commitments/commitment-store.ts';
import type { Query } from '../database/database.ts';
import { perform, type There } from '../deeds/deed.ts';
import { barredAt } from '../deeds/words.ts';
import type { State } from '../hypothesis/hypothesis.ts';
import { isWaiting } from '../hypothesis/rules.ts';
import { hypothesisOf } from '../hypothesis/store.ts';
import { mayNotAnswerText } from '../hypothesis/topic-deciding.ts';
import type { Language } from '../language/language.ts';
import { type Speech, speechTo } from '../language/speech.ts';
import type { Plan } from '../measurement/plan.ts';
import { type PlanBasis, planBasis } from '../measurement/plan-basis.ts';
import { chosenIn, planChoices, planDraftIn } from '../measurement/plan-draft.ts';
import { readPlan } from '../measurement/plan-form.ts';
import { tellByItself, tellProspect } from '../measurement/tell-plan.ts';
import { asOf } from '../metric/views.ts';
import { type Answer, close, errors, nothing, open, type SubmitAnswer, update } from '../slack/answers.ts';
import { date, choice as fieldOf } from '../slack/fields.ts';
import type { Asked, Click, Submission } from '../slack/listen.ts';
import { notice } from '../slack/modal.ts';
import { namesOf } from '../slack/names.ts';
import { sentence, sentenceAt } from '../slack/sentence.ts';
import { memberAbout } from '../squad/gate.ts';
import { membersOf } from '../squad/member-store.ts';
import { readingZone } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import { squadOf } from '../squad/store.ts';
import { takingIn } from './deeds.ts';
import { doesNotFit } from './does-not-fit.ts';
import { readTakeIn, takeInModal } from './form.ts';
import { type Over, overSchema } from './load.ts';
import { shownFor, takeInView } from './shown.ts';

/** "Take it this week": the button's value is the hypothesis. */
export async function onTakeIn(click: Click): Promise<Answer> {
  const { workspaceId, value } = click;
  const find = (q: Query) => hypothesisOf(q, workspaceId, value);
  const found = await memberAbout(click, find, ({ week }) => week.takeIn.gone);
  if ('refusal' in found) return found.refusal;
  const { subject: hypothesis, here } = found;
  if (!isWaiting(hypothesis.state)) {
    return sentence(await goneSentence(click, here.squad, value, hypothesis.state));
  }
  return open(await takeInView(click, here, hypothesis, null));
}

/** How long after it was taken in the next one is told that it was a moment ago, in milliseconds. */
const A_MOMENT_MS = 2 * 60_000;

/** Why it can't be taken in: somebody was faster, or it ended otherwise. */
async function goneSentence(asked: Asked, squad: Squad, id: string, state: State): Promise<string> {
  const { core, workspaceId, person } = asked;
  const words = asked.words(squad.language).week.takeIn;
  if (state !== 'committed' && state !== 'launched') return words.gone;
  return await core.database.read(async (q) => {
    const taken = await takenBy(q, id);
    if (!taken) return words.gone;
    const names = await namesOf(q, workspaceId, [taken.by]);
    const now = core.clock.now();
    const reader = { language: asked.language(squad.language), zone: readingZone(person, squad), now };
    return words.alreadyTaken(names(taken.by), now - taken.at < A_MOMENT_MS ? null : asOf(taken.at, reader));
  });
}

const aboutSchema = z.object({
  hypothesisId: z.string(),
  week: z.string(),
  /** Tenths of a day by which the person has seen that it is too much. */
  confirmed: z.number(),
  /** The question that it answers. */
  topicId: z.string().nullable(),
  /** What is too much, as it was read: by how much, and for whom. */
  over: z.string(),
  /** What the person has read of what a test like this would show. */
  seen: z.string(),
});
type About = z.infer<typeof aboutSchema>;

const overRead = ({ over }: About): Over => overSchema.parse(JSON.parse(over));

/** Which way its answer comes, or "More": only what that needs is asked, and what was typed stays. */
export async function onChoosePlan(click: Click): Promise<Answer> {
  const { modal, workspaceId } = click;
  const choice = fieldOf(planChoices)(click.value, click.words());
  const about = aboutSchema.safeParse(modal?.metadata);
  if (!modal || !about.success || 'problem' in choice) return nothing;
  const { hypothesisId } = about.data;
  const find = (q: Query) => hypothesisOf(q, workspaceId, hypothesisId);
  const found = await memberAbout(click, find, ({ week }) => week.takeIn.gone);
  if ('refusal' in found) return found.refusal;
  const draft = chosenIn(planDraftIn(modal.metadata, modal.values), choice.value);
  const form = { key: modal.metadata.key, draft, over: overRead(about.data) };
  const view = await takeInAgain(click, about.data, found.here, form);
  return view ? update(view) : sentence(click.words().week.takeIn.gone);
}

/** The modal was submitted: what is wrong stands beside its field, and what is too much for the week is asked once more. */
export async function saveTakeIn(submission: Submission): Promise<SubmitAnswer> {
  const { metadata, values } = submission;
  const about = aboutSchema.parse(metadata);
  const draft = planDraftIn(metadata, values);
  const found = await planned(submission, about);
  if (!found) return barredAt('owner', submission, { barred: 'gone', there: undefined });
  const { basis, squad } = found;
  const language = submission.language(squad.language);
  const speech = speechTo({ language });
  const wish = readTakeIn(values, speech.words);
  const outside = outsideWeek(values, about.week, speech);
  const live = 'values' in wish && Object.keys(outside).length === 0 ? wish.values.liveBy : undefined;
  const plan = readPlan(draft.way, values, basis, live, speech);
  if ('errors' in wish || 'errors' in plan) {
    const wrong = [wish, plan].map((read) => ('errors' in read ? read.errors : {}));
    return errors(Object.assign({ ...outside }, ...wrong));
  }
  const again = async (shown: { over: Over; seen: string }, there: There): Promise<SubmitAnswer> => {
    const view = await takeInAgain(submission, about, there, { key: metadata.key, draft, ...shown });
    return view ? update(view) : sentenceAt('owner', speech.words.week.takeIn.gone);
  };
  const seen = tellProspect(plan.plan, speech) ?? '';
  if (seen !== '' && seen !== about.seen) return again({ over: overRead(about), seen }, found);
  const done = await perform(submission, takingIn, { ...about, wish: wish.values, plan: plan.plan });
  if ('accepted' in done) return taken(plan.plan, basis, speech, language);
  if ('barred' in done) return barredAt('owner', submission, done);
  const { refused, there } = done;
  const { hotTopic, ideas } = speech.words;
  switch (refused.code) {
    case 'over':
      return again({ over: refused.over, seen }, there);
    case 'not-waiting':
      return sentenceAt('owner', await goneSentence(submission, squad, about.hypothesisId, refused.state));
    case 'answered':
    case 'others-decide':
      return sentenceAt('owner', await mayNotAnswerText(submission, squad, refused));
    case 'no-question':
      return sentenceAt('owner', ideas.notWaiting.gone);
    case 'not-open':
      return sentenceAt('givesWay', hotTopic.notOpen);
    default:
      return errors(doesNotFit(refused, speech.words, language));
  }
}

/** What the plan that was submitted is read against. */
async function planned({ core, workspaceId }: Asked, { hypothesisId }: About) {
  const now = core.clock.now();
  return await core.database.read(async (q) => {
    const hypothesis = await hypothesisOf(q, workspaceId, hypothesisId);
    const squad = hypothesis && (await squadOf(q, workspaceId, hypothesis.squadId));
    if (!squad) return undefined;
    const members = await membersOf(q, squad);
    return { squad, members, basis: await planBasis(q, squad, hypothesis, dateAt(now, squad.rituals.zone)) };
  });
}

/** It is in; where earlier weeks are known, what they say of its line. */
function taken(plan: Plan, basis: PlanBasis, speech: Speech, language: Language): SubmitAnswer {
  const said = tellByItself(plan, basis, speech);
  const { title } = speech.words.week.takeIn;
  return said === undefined ? close : update(notice(language, title, said));
}

/** Told with what else can't be read, so that nobody is sent back twice; alone, it is the deed that refuses it. */
function outsideWeek(
  values: Submission['values'],
  week: LocalDate,
  { words, format }: Speech,
): Record<string, string> {
  const read = date()(values['liveBy'] ?? null, words);
  const to = addDays(week, 6);
  if ('problem' in read || (week <= read.value && read.value <= to)) return {};
  return { liveBy: words.week.takeIn.outsideWeek(format.date(week), format.date(to)) };
}

/** The same modal with all that was typed; undefined: there is no such idea any more. */
async function takeInAgain(
  asked: Asked,
  { hypothesisId, week, topicId }: About,
  there: There,
  form: Pick<Parameters<typeof takeInModal>[0], 'key' | 'draft' | 'over' | 'seen'>,
): Promise<ModalView | undefined> {
  const { core, workspaceId, person } = asked;
  const { members, squad } = there;
  const found = await core.database.read(async (q) => {
    const hypothesis = await hypothesisOf(q, workspaceId, hypothesisId);
    return (
      hypothesis && {
        hypothesis,
        ...(await shownFor(q, asked, there, hypothesis, week, topicId, form.draft.way)),
      }
    );
  });
  const language = asked.language(squad.language);
  return found && takeInModal({ language, userId: person.userId, members, ...found, ...form });
}
