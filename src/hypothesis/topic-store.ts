import { and, desc, eq, gt, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { hotTopics } from '../database/schema/index.ts';
import { changed, touch } from '../delivery/changed.ts';

/** "Ask the squad now": a question whether an idea goes into the running week. */
export type HotTopic = Readonly<typeof hotTopics.$inferSelect>;

/** The identity of the message in the channel; the answer is a reply to it. */
export const questionKey = ({ squadId, id }: Pick<HotTopic, 'squadId' | 'id'>): string =>
  `squad/${squadId}/hot-topic/${id}`;

const isOpen = sql`${hotTopics.state} = 'open'`;

/** One question of the workspace. */
export async function topicById(q: Query, workspaceId: string, id: string): Promise<HotTopic | undefined> {
  const [row] = await q
    .select()
    .from(hotTopics)
    .where(and(eq(hotTopics.id, id), eq(hotTopics.workspaceId, workspaceId)))
    .limit(1);
  return row;
}

/** The question about a hypothesis that nobody has answered yet. */
export async function openTopicOf(q: Query, hypothesisId: string): Promise<HotTopic | undefined> {
  const [row] = await q
    .select()
    .from(hotTopics)
    .where(and(eq(hotTopics.hypothesisId, hypothesisId), isOpen))
    .limit(1);
  return row;
}

/** What was asked about a hypothesis, newest first. */
export async function topicsOf(q: Query, hypothesisId: string, most: number): Promise<HotTopic[]> {
  return await q
    .select()
    .from(hotTopics)
    .where(eq(hotTopics.hypothesisId, hypothesisId))
    .orderBy(desc(hotTopics.id))
    .limit(most);
}

/** The squad's questions that nobody has answered yet. */
export async function openTopics(q: Query, squadId: string): Promise<HotTopic[]> {
  return await q
    .select()
    .from(hotTopics)
    .where(and(eq(hotTopics.squadId, squadId), eq(hotTopics.state, 'open')));
}

/** What the squad was asked last, whatever became of it. */
export async function newestTopic(q: Query, squadId: string): Promise<HotTopic | undefined> {
  const [row] = await q
    .select()
    .from(hotTopics)
    .where(eq(hotTopics.squadId, squadId))
    .orderBy(desc(hotTopics.askedAt))
    .limit(1);
  return row;
}

/** How long the squad took over each question that was put to it after an instant and that somebody answered, milliseconds. */
export async function answerTimes(q: Query, squadId: string, after: number): Promise<number[]> {
  const rows = await q
    .select({ askedAt: hotTopics.askedAt, answeredAt: hotTopics.answeredAt })
    .from(hotTopics)
    .where(
      and(
        eq(hotTopics.squadId, squadId),
        gt(hotTopics.askedAt, after),
        // Dropped is no answer, and neither is a planning that opens.
        inArray(hotTopics.state, ['in', 'monday']),
        isNotNull(hotTopics.answeredBy),
      ),
    );
  return rows.flatMap(({ askedAt, answeredAt }) => (answeredAt === null ? [] : [answeredAt - askedAt]));
}

/** Stores a question. @throws when one about the same hypothesis is open: to be looked up before */
export async function addTopic(
  change: Change,
  asked: Pick<HotTopic, 'workspaceId' | 'squadId' | 'hypothesisId' | 'askedBy'>,
): Promise<HotTopic> {
  const topic: HotTopic = {
    ...asked,
    id: change.newId(),
    askedAt: change.at,
    state: 'open',
    answeredBy: null,
    answeredAt: null,
    commitmentId: null,
    givesWayId: null,
  };
  await change.tx.insert(hotTopics).values(topic);
  changed(change, { id: topic.squadId }, 'questions');
  return topic;
}

/** Answers an open question; its message follows in place. @returns undefined: it was not open any more */
export async function endTopic(
  change: Change,
  id: string,
  answer: Pick<HotTopic, 'state' | 'answeredBy'> & Partial<Pick<HotTopic, 'commitmentId' | 'givesWayId'>>,
): Promise<HotTopic | undefined> {
  const [row] = await change.tx
    .update(hotTopics)
    .set({ ...answer, answeredAt: change.at })
    .where(and(eq(hotTopics.id, id), eq(hotTopics.state, 'open')))
    .returning();
  if (!row) return undefined;
  touch(change, row.workspaceId, questionKey(row));
  changed(change, { id: row.squadId }, 'questions');
  return row;
}
