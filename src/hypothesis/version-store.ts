import type { Change } from '../database/change.ts';
import { hypothesisVersions } from '../database/schema/index.ts';
import type { Wording } from './hypothesis.ts';

/** Whether two wordings say the same. */
export function sameWording(a: Wording, b: Wording): boolean {
  return (
    a.title === b.title &&
    a.effect === b.effect &&
    a.because === b.because &&
    a.direction === b.direction &&
    a.worthItFrom === b.worthItFrom &&
    a.worthItKind === b.worthItKind &&
    a.impact === b.impact &&
    a.confidence === b.confidence
  );
}

/** Stores a wording of a hypothesis; the hypothesis is to point at it. */
export async function addVersion(
  change: Change,
  version: {
    id: string;
    workspaceId: string;
    hypothesisId: string;
    wording: Wording;
    differs: string | null;
    by: string;
  },
): Promise<void> {
  const { id, workspaceId, hypothesisId, by, wording, differs } = version;
  const { title, effect, because, direction, worthItFrom, worthItKind, impact, confidence } = wording;
  await change.tx.insert(hypothesisVersions).values({
    id,
    workspaceId,
    hypothesisId,
    title,
    effect,
    because,
    direction,
    worthItFrom,
    worthItKind,
    impact,
    confidence,
    differs,
    by,
    at: change.at,
  });
}
