import type { Query } from '../database/database.ts';
import { peopleOf } from './people-store.ts';
import { typed } from './typed.ts';

/** Longest name in a sentence; Slack lets people have 80 characters. */
const MOST = 40;

/** The name of a person by id, fit for a sentence; the id itself where Slack has never told one. */
export type Names = (userId: string) => string;

/** The names of these people, as last told by Slack. */
export async function namesOf(q: Query, workspaceId: string, userIds: readonly string[]): Promise<Names> {
  const people = await peopleOf(q, workspaceId, userIds);
  return (userId) => typed(people.get(userId)?.name ?? '', MOST) || userId;
}
