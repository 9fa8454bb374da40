import { z } from 'zod';
import { addDays, type LocalDate } from '../calendar/date.ts';
import { takenBy } from '../commitments/commitment-store.ts';
import type { Query } from '../database/database.ts';
import { perform, type There } from '../deeds/deed.ts';
import { barredAt } from '../deeds/words.ts';
import type { State } from '../hypothesis/hypothesis.ts';
import { isWaiting } from '../hypothesis/rules.ts';
import { hypothesisOf } from '../hypothesis/store.ts';
import { mayNotAnswerText } from '../hypothesis/topic-deciding.ts';
import { formatFor } from '../language/format.ts';
import { asOf } from '../metric/views.ts';
import { type Answer, close, errors, open, type SubmitAnswer, update } from '../slack/answers.ts';
import { date } from '../slack/fields.ts';
import type { Asked, Click, Submission } from '../slack/listen.ts';
import { namesOf } from '../slack/names.ts';
import { sentence, sentenceAt } from '../slack/sentence.ts';
import { memberAbout } from '../squad/gate.ts';
import { readingZone } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import { takingIn } from './deeds.ts';
import { doesNotFit } from './does-not-fit.ts';
import { readTakeIn, type TakeInWish, takeInModal } from './form.ts';
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
});
type About = z.infer<typeof aboutSchema>;

/** The modal was submitted: what is wrong stands beside its field, and what is too much for the week is asked once more. */
export async function saveTakeIn(submission: Submission): Promise<SubmitAnswer> {
  const about = aboutSchema.parse(submission.metadata);
  const read = readTakeIn(submission.values, submission.words());
  if ('errors' in read) return errors({ ...outsideWeek(submission, about.week), ...read.errors });
  const done = await perform(submission, takingIn, { ...about, wish: read.values });
  if ('accepted' in done) return close;
  if ('barred' in done) return barredAt('owner', submission, done);
  const { refused, there } = done;
  const { squad } = there;
  const { hotTopic, ideas } = submission.words(squad.language);
  switch (refused.code) {
    case 'over':
      return askAgain(submission, about, there, read.values, refused.over);
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
      return errors(
        doesNotFit(refused, submission.words(squad.language), submission.language(squad.language)),
      );
  }
}

/** Told with what else can't be read, so that nobody is sent back twice; alone, it is the deed that refuses it. */
function outsideWeek(submission: Submission, week: LocalDate): Record<string, string> {
  const words = submission.words();
  const read = date()(submission.values['liveBy'] ?? null, words);
  const to = addDays(week, 6);
  if ('problem' in read || (week <= read.value && read.value <= to)) return {};
  const format = formatFor(submission.language());
  return { liveBy: words.week.takeIn.outsideWeek(format.shortDate(week), format.shortDate(to)) };
}

/** The same modal with all that was typed, and by how much it is too much. */
async function askAgain(
  submission: Submission,
  { hypothesisId, week, topicId }: About,
  there: There,
  wish: TakeInWish,
  over: number,
): Promise<SubmitAnswer> {
  const { core, workspaceId, person, values, metadata } = submission;
  const { members, squad } = there;
  const found = await core.database.read(async (q) => {
    const hypothesis = await hypothesisOf(q, workspaceId, hypothesisId);
    return hypothesis && { hypothesis, ...(await shownFor(q, submission, there, hypothesis, week, topicId)) };
  });
  const language = submission.language(squad.language);
  if (!found) return sentenceAt('owner', submission.words(language).week.takeIn.gone);
  const { worth } = values;
  const again = { typed: { ...wish, worth: typeof worth === 'string' ? worth : null }, over };
  const { userId } = person;
  return update(takeInModal({ language, key: metadata.key, userId, members, ...found, again }));
}
