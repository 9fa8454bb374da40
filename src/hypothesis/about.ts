import type { Query } from '../database/database.ts';
import type { About } from '../deeds/deed.ts';
import type { Hypothesis, State } from './hypothesis.ts';
import { hypothesisOf } from './store.ts';

/** How a deed finds the hypothesis that it is about. */
export async function aboutHypothesis(
  q: Query,
  workspaceId: string,
  { hypothesisId }: { readonly hypothesisId: string },
): Promise<About<Hypothesis> | undefined> {
  const found = await hypothesisOf(q, workspaceId, hypothesisId);
  return found && { squadIds: [found.squadId], subject: found, authorId: found.authorId };
}

/** It has left the list. */
export interface NotWaiting {
  readonly code: 'not-waiting';
  readonly state: State;
}
