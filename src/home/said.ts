import { z } from 'zod';
import type { Change } from '../database/change.ts';
import { defineKind } from '../database/kind.ts';
import { renderer } from '../delivery/renderer.ts';
import { want } from '../delivery/want.ts';
import type { Private } from '../slack/core.ts';
import { sentenceMessage } from '../slack/sentence.ts';

/** What could not be said where somebody clicked. */
const SAID = defineKind('home.said', z.object({ said: z.string() }));

/** An hour later nobody knows any more what it answers. */
const WITHIN_MS = 60 * 60_000;

/** Says it in the person's private messages, once for each click. */
export async function sayPrivately(
  change: Change,
  { workspaceId, userId, key, said }: Private,
): Promise<void> {
  await want(change, {
    workspaceId,
    key: `said/${key}`,
    kind: SAID,
    subject: { said },
    to: { user: userId },
    priority: 1,
    notAfter: change.at + WITHIN_MS,
  });
}

export const saidRenderer = renderer(SAID, async (_q, _owed, { said }) => ({
  ...sentenceMessage(said),
  isFinal: true,
}));
