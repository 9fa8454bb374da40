import { z } from 'zod';
import { defineKind } from '../database/kind.ts';
import { renderer } from '../delivery/renderer.ts';
import { subjectIn, want } from '../delivery/want.ts';
import { catalogue } from '../language/catalogue.ts';
import type { RitualCore } from '../ritual/core.ts';
import { addScope } from '../slack/connection/error-code.ts';
import type { Workspace } from '../slack/connection/workspace.ts';
import { sentenceMessage } from '../slack/sentence.ts';
import { readerFor } from '../squad/reader.ts';
import { squadOf, squadPages } from '../squad/store.ts';

/** Without it the bot runs, and does not hear mentions: installations from before lack it until they are made anew. */
const MENTIONS = 'app_mentions:read';

const MISSING_SCOPE = defineKind('setup.missing-scope', z.object({ squadId: z.string() }));

/** Tells the owner of each squad, once for ever, what an older installation does not hear, and how it comes to. */
export async function tellOfMissingScope(
  core: RitualCore,
  { id: workspaceId, scopes }: Pick<Workspace, 'id' | 'scopes'>,
): Promise<void> {
  if (scopes === undefined || scopes.includes(MENTIONS)) return;
  core.log.warn({ scope: MENTIONS, advice: addScope(MENTIONS) }, 'Mentions are not heard');
  for await (const page of squadPages(core.database.read)) {
    await core.change(async (change) => {
      for (const { id: squadId, ownerId, ...squad } of page) {
        const key = `scope/${MENTIONS}/${ownerId}`;
        if (squad.workspaceId !== workspaceId) continue;
        if ((await subjectIn(change.tx, workspaceId, key)) !== undefined) continue;
        await want(change, {
          ...{ workspaceId, squadId, key },
          kind: MISSING_SCOPE,
          subject: { squadId },
          to: { user: ownerId },
        });
      }
    });
  }
}

export const missingScopeRenderer = renderer(
  MISSING_SCOPE,
  async (q, { workspaceId, userId }, { squadId }) => {
    const squad = await squadOf(q, workspaceId, squadId);
    if (!squad) return undefined;
    const { language } = await readerFor(q, squad, userId ?? squad.ownerId);
    return { ...sentenceMessage(catalogue(language).setup.trouble.scope(MENTIONS)), isFinal: true };
  },
);
