import { remembered } from '../database/memory.ts';
import {
  actions,
  commitmentMembers,
  commitments,
  hypotheses,
  hypothesisVersions,
  sprints,
} from '../database/schema/index.ts';
import type { Commitment } from './commitment.ts';
import { openCommitments } from './store.ts';

/** A line of the week's plan that is still to be done: what it is, whose and by when. */
export type OpenLine = Pick<Commitment, 'id' | 'title' | 'ownerId' | 'others' | 'liveBy' | 'carriedFrom'>;

/** The squad's open lines, in the order in which they were taken in. */
export const openLines = remembered(
  [commitments, commitmentMembers, sprints, hypotheses, hypothesisVersions, actions],
  async (q, squadId: string): Promise<readonly OpenLine[]> =>
    (await openCommitments(q, squadId)).map(({ id, title, ownerId, others, liveBy, carriedFrom }) => ({
      ...{ id, title, ownerId, others, liveBy, carriedFrom },
    })),
);
