import { z } from 'zod';
import { addDays } from '../calendar/date.ts';
import { dateAt } from '../calendar/zone.ts';
import { carryInto } from '../commitments/carry.ts';
import { takeIn, takenBy } from '../commitments/commitment-store.ts';
import { saySentence } from '../commitments/deeds.ts';
import { commitmentOf } from '../commitments/store.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { onceAlike } from '../database/inbox.ts';
import { changed } from '../delivery/changed.ts';
import { daysOf, noDays } from '../hypothesis/estimate-store.ts';
import type { Hypothesis } from '../hypothesis/hypothesis.ts';
import { isWaiting, worthOf } from '../hypothesis/rules.ts';
import { hypothesisOf, reword } from '../hypothesis/store.ts';
import { answerByTakingIn } from '../hypothesis/topic-answer.ts';
import { mayNotAnswer } from '../hypothesis/topic-deciding.ts';
import { topicById } from '../hypothesis/topic-store.ts';
import { asOf } from '../metric/views.ts';
import { ensureSprint } from '../ritual/store.ts';
import { type Answer, close, errors, open, type SubmitAnswer, say, update } from '../slack/answers.ts';
import { modals } from '../slack/ids.ts';
import type { Asked, Click, Submission } from '../slack/listen.ts';
import { namesOf } from '../slack/names.ts';
import { readingZone } from '../squad/anywhere.ts';
import { memberOf } from '../squad/gate.ts';
import { isMember } from '../squad/rules.ts';
import type { Member, Squad } from '../squad/squad.ts';
import { presentSquad } from '../squad/store.ts';
import { capacityOf, overBy } from './capacity.ts';
import { readTakeIn, type TakeInWish, takeInModal, versionTaken } from './form.ts';
import { shownFor, takeInView } from './shown.ts';

/** "Take it this week": the button's value is the hypothesis. */
export async function onTakeIn(click: Click): Promise<Answer> {
  const { core, workspaceId, value } = click;
  const hypothesis = await core.database.read((q) => hypothesisOf(q, workspaceId, value));
  if (!hypothesis) return saySentence(click.words().week.takeIn.gone);
  const gate = await memberOf(click, hypothesis.squadId);
  if ('refusal' in gate) return say(gate.refusal);
  if (!isWaiting(hypothesis.state)) {
    return saySentence(await core.database.read((q) => goneSentence(q, click, gate.here.squad, hypothesis)));
  }
  return open(await takeInView(click, gate.here, hypothesis, null));
}

/** How long after it was taken in the next one is told that it was a moment ago, in milliseconds. */
const A_MOMENT_MS = 2 * 60_000;

/** Why it can't be taken in: somebody was faster, or it ended otherwise. */
async function goneSentence(
  q: Query,
  asked: Asked,
  squad: Squad,
  { id, workspaceId, state }: Hypothesis,
): Promise<string> {
  const words = asked.words(squad.language).week.takeIn;
  const taken = state === 'committed' || state === 'launched' ? await takenBy(q, id) : undefined;
  if (!taken) return words.gone;
  const names = await namesOf(q, workspaceId, [taken.by]);
  const now = asked.core.clock.now();
  const reader = {
    language: asked.language(squad.language),
    zone: readingZone(asked.person, squad),
    now,
  };
  return words.alreadyTaken(names(taken.by), now - taken.at < A_MOMENT_MS ? null : asOf(taken.at, reader));
}

const aboutSchema = z.object({
  hypothesisId: z.string(),
  squadId: z.string(),
  week: z.string(),
  /** Tenths of a day by which the person has seen that it is too much. */
  confirmed: z.number(),
  /** The question that it answers. */
  topicId: z.string().nullable(),
});
type About = z.infer<typeof aboutSchema>;

const answerSchema = z.union([
  z.object({ commitmentId: z.string() }),
  z.object({ problem: z.enum(['gone', 'not-a-member']) }),
  z.object({ over: z.number() }),
  z.object({ said: z.string(), field: z.enum(['owner', 'givesWay']) }),
]);
type Saved = z.infer<typeof answerSchema>;

/**
 * The modal was submitted: of two who take the same in, one does, the other reads who was faster, and nothing typed is
 * lost. What is too much for the week's days is asked once more.
 */
export async function saveTakeIn(submission: Submission): Promise<SubmitAnswer> {
  const { core, workspaceId, person, key } = submission;
  const about = aboutSchema.parse(submission.metadata);
  const there = await core.database.read((q) => presentSquad(q, workspaceId, about.squadId));
  const words = submission.words(there?.squad.language);
  const language = submission.language(there?.squad.language);
  if (!there) return errors({ owner: words.week.takeIn.gone });
  const today = dateAt(core.clock.now(), there.squad.rituals.zone);
  const read = readTakeIn(submission.values, there.members, { ...about, today }, language, words);
  if ('errors' in read) return errors(read.errors);
  const { answer } = await core.change((change) => {
    const input = { workspaceId, key, kind: modals.takeIn, userId: person.userId, at: change.at };
    return onceAlike<Saved>(change.tx, input, answerSchema, () =>
      save(change, submission, about, read.values),
    );
  });
  if ('commitmentId' in answer) return close;
  if ('said' in answer) return errors({ [answer.field]: answer.said });
  if ('over' in answer) return askAgain(submission, about, there, read.values, answer.over);
  const isGone = answer.problem === 'gone';
  return errors({ owner: isGone ? words.week.takeIn.gone : words.hypothesis.onlyMembers });
}

/** The same modal with all that was typed, and by how much it is too much. */
async function askAgain(
  submission: Submission,
  { hypothesisId, week, topicId }: About,
  there: { readonly squad: Squad; readonly members: readonly Member[] },
  wish: TakeInWish,
  over: number,
): Promise<SubmitAnswer> {
  const { core, workspaceId, person, values } = submission;
  const found = await core.database.read(async (q) => {
    const hypothesis = await hypothesisOf(q, workspaceId, hypothesisId);
    return (
      hypothesis && { hypothesis, shown: await shownFor(q, submission, there, hypothesis, week, topicId) }
    );
  });
  const language = submission.language(there.squad.language);
  if (!found) return errors({ owner: submission.words(language).week.takeIn.gone });
  const { hypothesis } = found;
  const { worth } = values;
  return update(
    takeInModal({
      ...{
        language,
        key: submission.metadata.key,
        userId: person.userId,
        hypothesis,
        members: there.members,
      },
      ...found.shown,
      again: { typed: { ...wish, worth: typeof worth === 'string' ? worth : null }, over },
    }),
  );
}

const refused = (problem: 'gone' | 'not-a-member') => ({ refused: { problem } });
const refusedAt = (field: 'owner' | 'givesWay', said: string) => ({ refused: { said, field } });

async function save(
  change: Change,
  submission: Submission,
  { hypothesisId, squadId, week, confirmed, topicId }: About,
  wish: TakeInWish,
) {
  const { tx } = change;
  const { workspaceId } = submission;
  const { userId } = submission.person;
  const there = await presentSquad(tx, workspaceId, squadId);
  const hypothesis = await hypothesisOf(tx, workspaceId, hypothesisId);
  if (!there || hypothesis?.squadId !== squadId) return refused('gone');
  if (!isMember(there.members, userId)) return refused('not-a-member');
  const { squad, members } = there;
  if (!isWaiting(hypothesis.state)) {
    return refusedAt('owner', await goneSentence(tx, submission, squad, hypothesis));
  }
  const said = topicId === null ? undefined : await mayNotAnswerIt(change, submission, topicId, there);
  if (said !== undefined) return refusedAt('owner', said);
  const givesWay = wish.givesWay === null ? undefined : await commitmentOf(tx, workspaceId, wish.givesWay);
  if (wish.givesWay !== null && (givesWay?.squadId !== squadId || givesWay.state !== 'open')) {
    const { notOpen } = submission.words(squad.language).hotTopic;
    return refusedAt('givesWay', notOpen);
  }
  const known = (await daysOf(tx, [hypothesis.id])).get(hypothesis.id) ?? noDays;
  const { variant, days } = versionTaken(known, wish.variant);
  const today = dateAt(change.at, squad.rituals.zone);
  const capacity = await capacityOf(tx, squad, members, week, today);
  const over = overBy({ ...capacity, taken: capacity.taken - (givesWay?.days ?? 0) }, days);
  if (over > confirmed) return { refused: { over } };
  if (wish.worth !== null) {
    // What it must bring is fixed before it is built.
    const worthItKind = wish.worth.percent ? 'relative' : hypothesis.worthItKind;
    await reword(change, hypothesis, { ...hypothesis, ...worthOf(wish.worth), worthItKind }, userId);
  }
  const sprint = await ensureSprint(change, squad, week);
  const taken = await takeIn(change, {
    workspaceId,
    squadId,
    sprintId: sprint.id,
    hypothesisId: hypothesis.id,
    variant,
    days,
    ownerId: wish.owner,
    others: wish.others,
    liveBy: wish.liveBy,
    by: userId,
  });
  if (!taken.taken) throw new Error(`A hypothesis that was waiting could not be taken in: ${taken.state}.`);
  if (givesWay) {
    await carryInto(change, squad, [givesWay], addDays(week, 7), userId);
  }
  const { commitmentId } = taken;
  const givesWayId = givesWay?.id ?? null;
  await answerByTakingIn(change, squad, hypothesis.id, { by: userId, commitmentId, givesWayId });
  changed(change, squad, 'ideas', 'commitments');
  return { accepted: { commitmentId } };
}

/** Why this person can't answer the question by taking in; undefined: they can. */
async function mayNotAnswerIt(
  change: Change,
  { workspaceId, person, words, language }: Submission,
  topicId: string,
  there: { readonly squad: Squad; readonly members: readonly Member[] },
): Promise<string | undefined> {
  const { squad } = there;
  const topic = await topicById(change.tx, workspaceId, topicId);
  if (!topic) return words(squad.language).ideas.notWaiting.gone;
  const reader = {
    userId: person.userId,
    words: words(squad.language),
    language: language(squad.language),
    zone: readingZone(person, squad),
  };
  return await mayNotAnswer(change.tx, topic, there, reader, change.at);
}
