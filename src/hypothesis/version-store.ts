import { isDeepStrictEqual } from 'node:util';
import type { Change } from '../database/change.ts';
import { hypothesisVersions } from '../database/schema/index.ts';
import type { Wording } from './hypothesis.ts';

/** What of a hypothesis is its wording. */
function wordingOf(given: Wording): Wording {
  const { title, effect, because, direction, worthItFrom, worthItKind, impact, confidence } = given;
  return { title, effect, because, direction, worthItFrom, worthItKind, impact, confidence };
}

/** Whether two wordings say the same. */
export const sameWording = (a: Wording, b: Wording): boolean => isDeepStrictEqual(wordingOf(a), wordingOf(b));

/** Stores a wording of a hypothesis; the hypothesis is to point at it. */
export async function addVersion(
  change: Change,
  version: Pick<typeof hypothesisVersions.$inferInsert, 'id' | 'workspaceId' | 'hypothesisId' | 'by'> & {
    wording: Wording;
    differs: string | null;
  },
): Promise<void> {
  const { wording, ...rest } = version;
  await change.tx.insert(hypothesisVersions).values({ ...rest, ...wordingOf(wording), at: change.at });
}
