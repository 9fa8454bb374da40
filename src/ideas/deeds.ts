import { z } from 'zod';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import type { Deed } from '../deeds/deed.ts';
import { changed } from '../delivery/changed.ts';
import { aboutHypothesis } from '../hypothesis/about.ts';
import { fromMessage } from '../hypothesis/find-store.ts';
import type { Hypothesis, Wording } from '../hypothesis/hypothesis.ts';
import { LOGGED, loggedSchema, loggedSince } from '../hypothesis/logged-store.ts';
import { mayReword, overStored, SAME_IDEA_MS } from '../hypothesis/rules.ts';
import { addHypothesis, reword } from '../hypothesis/store.ts';
import { personOf } from '../slack/people-store.ts';
import { squadInChannel } from '../squad/store.ts';

/** An idea as somebody logs it. */
interface Given {
  /** The squad that it is for, or the channel where that lives. */
  readonly to: { readonly squadId: string } | { readonly channelId: string };
  readonly wording: Wording;
  /** The whole line as it was typed; null: it was written into a form. */
  readonly said: string | null;
  /** The message that it is logged from, and who wrote that; null: an app did. */
  readonly source: { readonly url: string; readonly authorId: string | null } | null;
}

async function squadIdOf(q: Query, workspaceId: string, to: Given['to']): Promise<string | undefined> {
  return 'squadId' in to ? to.squadId : (await squadInChannel(q, workspaceId, to.channelId))?.id;
}

/** An idea is logged. The same line again within ten minutes is the same idea, and so is the same message. */
export const logging: Deed<Given, undefined, z.infer<typeof loggedSchema>, { readonly code: 'known' }> = {
  name: LOGGED,
  accepted: loggedSchema,
  async find(q, workspaceId, { to }) {
    const squadId = await squadIdOf(q, workspaceId, to);
    return squadId === undefined ? undefined : { squadIds: [squadId], subject: undefined };
  },
  async act(change, { workspaceId, actor: { userId }, squad }, { wording, said, source }) {
    const squadId = squad.id;
    if (said !== null) {
      const which = { workspaceId, squadId, userId, said, since: change.at - SAME_IDEA_MS };
      const same = await loggedSince(change.tx, which);
      if (same) return { accepted: { hypothesisId: same.id, said } };
    }
    if (source && (await fromMessage(change.tx, squadId, source.url))) return { refused: { code: 'known' } };
    const made = await addHypothesis(change, {
      workspaceId,
      squadId,
      authorId: (await authorOf(change, workspaceId, source?.authorId ?? null)) ?? userId,
      by: userId,
      wording,
      ...(source ? { sourceUrl: source.url } : {}),
    });
    changed(change, squad, 'ideas');
    return { accepted: { hypothesisId: made.id, said } };
  },
};

/** Who wrote the message proposed the idea; undefined where that was nobody of the workspace: who logs it did. */
async function authorOf({ tx }: Change, workspaceId: string, wroteIt: string | null) {
  const person = wroteIt === null ? undefined : await personOf(tx, workspaceId, wroteIt);
  return person?.isBot ? undefined : person?.userId;
}

/** An idea gets its next wording, until the squad has taken it in. */
export const rewording: Deed<
  { readonly hypothesisId: string; readonly wording: Wording },
  Hypothesis,
  { hypothesisId: string },
  { readonly code: 'taken-in' }
> = {
  name: 'hypothesis.reword',
  accepted: z.object({ hypothesisId: z.string() }),
  find: aboutHypothesis,
  async act(change, { actor, squad, subject: known }, { hypothesisId, wording }) {
    if (!mayReword(known.state)) return { refused: { code: 'taken-in' } };
    await reword(change, known, overStored(known, wording), actor.userId);
    changed(change, squad, 'ideas');
    return { accepted: { hypothesisId } };
  },
};
