import type { LocalDate } from '../calendar/date.ts';
import { dateAt } from '../calendar/zone.ts';
import type { Commitment } from '../commitments/commitment.ts';
import { commitmentOf, latestOf } from '../commitments/store.ts';
import type { Query } from '../database/database.ts';
import { type Owed, type Renderer, renderer } from '../delivery/renderer.ts';
import { estimatesOf, noEstimates } from '../hypothesis/estimate-store.ts';
import type { Hypothesis } from '../hypothesis/hypothesis.ts';
import { nextPlanning } from '../hypothesis/next-planning.ts';
import { isVerdict } from '../hypothesis/rules.ts';
import { hypothesisOf } from '../hypothesis/store.ts';
import { kinds } from '../hypothesis/topic-answer.ts';
import { calledOn, decidersOn } from '../hypothesis/topic-rules.ts';
import { type HotTopic, topicById } from '../hypothesis/topic-store.ts';
import type { Line } from '../language/line.ts';
import { speechTo } from '../language/speech.ts';
import { remember, rememberedLine } from '../results/memory.ts';
import { namesOf } from '../slack/names.ts';
import { absencesOf } from '../squad/absence-store.ts';
import { membersOf } from '../squad/member-store.ts';
import { channelOf } from '../squad/reader.ts';
import type { Squad } from '../squad/squad.ts';
import { squadOf } from '../squad/store.ts';
import { type Answered, answeredMessage, questionMessage, replyMessage, type TopicSpeech } from './view.ts';

interface About {
  readonly topic: HotTopic;
  readonly squad: Squad;
  readonly hypothesis: Hypothesis;
  /** The squad's date of the next planning. */
  readonly planning: LocalDate | null;
}

async function about(q: Query, { workspaceId, now }: Owed, topicId: string): Promise<About | undefined> {
  const topic = await topicById(q, workspaceId, topicId);
  const squad = topic && (await squadOf(q, workspaceId, topic.squadId));
  const hypothesis = topic && (await hypothesisOf(q, workspaceId, topic.hypothesisId));
  if (!topic || !squad || !hypothesis) return undefined;
  const next = await nextPlanning(q, squad, now);
  const planning = next.kind === 'at' ? dateAt(next.at, squad.rituals.zone) : null;
  return { topic, squad, hypothesis, planning };
}

async function speechFor(q: Query, squad: Squad, people: readonly string[]): Promise<TopicSpeech> {
  return { ...speechTo(channelOf(squad)), names: await namesOf(q, squad.workspaceId, people) };
}

async function answeredBy(q: Query, { topic, hypothesis, planning }: About): Promise<Answered> {
  const { workspaceId, commitmentId, givesWayId } = topic;
  return {
    topic,
    hypothesis,
    planning,
    commitment: commitmentId === null ? undefined : await latestOf(q, workspaceId, commitmentId),
    givesWay: givesWayId === null ? undefined : await commitmentOf(q, workspaceId, givesWayId),
  };
}

const peopleIn = ({ topic, commitment, givesWay }: Answered): string[] =>
  [topic.askedBy, topic.answeredBy, commitment?.ownerId, givesWay?.ownerId].filter((id) => id != null);

/** There is more to come of what the question became: it goes live, then has its result. */
const goesOn = (commitment: Commitment | undefined): boolean =>
  commitment?.bet != null &&
  commitment.result === null &&
  (commitment.state === 'open' || commitment.state === 'launched');

const question = renderer(kinds.question, async (q, owed, { topicId }) => {
  const found = await about(q, owed, topicId);
  if (!found) return undefined;
  const { topic, squad, hypothesis, planning } = found;
  if (topic.state !== 'open') {
    // Answered before it could be asked: nobody needs to read it any more.
    if (owed.sentAt === null && topic.state !== 'in') return undefined;
    const answered = await answeredBy(q, found);
    const message = answeredMessage(answered, await speechFor(q, squad, peopleIn(answered)));
    return { ...message, isFinal: !goesOn(answered.commitment) };
  }
  const today = dateAt(owed.now, squad.rituals.zone);
  const members = await membersOf(q, squad);
  const absences = await absencesOf(q, squad.id, today, today);
  const deciders = decidersOn(squad, members, absences, today);
  const days = (await estimatesOf(q, [hypothesis.id])).get(hypothesis.id) ?? noEstimates;
  const parts = [...(days.simple?.parts ?? []), ...(days.full?.parts ?? [])];
  const people = [topic.askedBy, hypothesis.authorId, squad.ownerId, ...parts.map(({ userId }) => userId)];
  return questionMessage(
    {
      ...{ topic, hypothesis, days, deciders, planning },
      called: calledOn(deciders, members, absences, today, topic.askedBy),
      close: await answeredLike(q, squad, hypothesis, owed.now),
    },
    await speechFor(q, squad, people),
  );
});

/** What comes closest and has its verdict: that is worth a line where a decision is due. */
async function answeredLike(
  q: Query,
  squad: Squad,
  hypothesis: Hypothesis,
  now: number,
): Promise<Line | null> {
  const { close, names } = await remember(q, hypothesis, 3);
  const found = close.find((one) => isVerdict(one.hypothesis.state));
  if (!found) return null;
  return rememberedLine(found, { ...speechTo(channelOf(squad)), now, names });
}

const answer = renderer(kinds.answer, async (q, owed, { topicId }) => {
  const found = await about(q, owed, topicId);
  if (!found || found.topic.answeredBy === null) return undefined;
  const answered = await answeredBy(q, found);
  const speech = await speechFor(q, found.squad, peopleIn(answered));
  return { ...replyMessage(answered, speech), isFinal: true };
});

export const renderers: readonly Renderer[] = [question, answer];
