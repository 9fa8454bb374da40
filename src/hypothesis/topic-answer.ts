import { z } from 'zod';
import type { Change } from '../database/change.ts';
import { defineKind } from '../database/kind.ts';
import { want } from '../delivery/want.ts';
import type { Squad } from '../squad/squad.ts';
import { endTopic, type HotTopic, openTopicOf, openTopics, questionKey } from './topic-store.ts';

const ofTopic = z.object({ topicId: z.string() });

/** The messages of a hot topic. */
export const kinds = {
  question: defineKind('week.hot-topic', ofTopic),
  answer: defineKind('week.hot-topic.answer', ofTopic),
} as const;

/** Goes before boards: somebody waits for it. */
const PRIORITY = 2;
/** A question that could not be posted within a working day is not asked any more. */
const ASKED_WITHIN_MS = 8 * 60 * 60_000;

const addressed = (squad: Squad, topic: HotTopic) => ({
  workspaceId: squad.workspaceId,
  squadId: squad.id,
  subject: { topicId: topic.id },
  to: { channel: squad.channelId },
  priority: PRIORITY,
});

/** Posts the question. */
export async function wantQuestion(change: Change, squad: Squad, topic: HotTopic): Promise<void> {
  await want(change, {
    ...addressed(squad, topic),
    key: questionKey(topic),
    kind: kinds.question,
    shows: ['ideas', 'commitments', 'members'],
    notAfter: change.at + ASKED_WITHIN_MS,
  });
}

/**
 * Answers a question: its message follows in place, and the answer is posted as a reply.
 * @returns false: it was not open any more, nothing is changed
 */
export async function answerTopic(
  change: Change,
  squad: Squad,
  topicId: string,
  answer: { readonly state: 'in' | 'monday'; readonly by: string } & Partial<
    Pick<HotTopic, 'commitmentId' | 'givesWayId'>
  >,
): Promise<boolean> {
  const { by: answeredBy, ...rest } = answer;
  const topic = await endTopic(change, topicId, { ...rest, answeredBy });
  if (!topic) return false;
  const key = `${questionKey(topic)}/answer`;
  await want(change, { ...addressed(squad, topic), key, kind: kinds.answer, parentKey: questionKey(topic) });
  return true;
}

/** A hypothesis was taken in, in whatever way: a question about it that is still open has its answer. */
export async function answerByTakingIn(
  change: Change,
  squad: Squad,
  hypothesisId: string,
  taken: { readonly by: string; readonly commitmentId: string; readonly givesWayId?: string | null },
): Promise<void> {
  const topic = await openTopicOf(change.tx, hypothesisId);
  if (topic) await answerTopic(change, squad, topic.id, { state: 'in', ...taken });
}

/** A hypothesis was dropped: nobody needs to answer any more. */
export async function callOff(change: Change, hypothesisId: string, by: string): Promise<void> {
  const topic = await openTopicOf(change.tx, hypothesisId);
  if (topic) await endTopic(change, topic.id, { state: 'off', answeredBy: by });
}

/** A planning opens: what was not answered by then is on its list. */
export async function lapseTopics(change: Change, squad: Squad): Promise<void> {
  for (const topic of await openTopics(change.tx, squad.id)) {
    await endTopic(change, topic.id, { state: 'monday', answeredBy: null });
  }
}
