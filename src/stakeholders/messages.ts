import { z } from 'zod';
import type { Change } from '../database/change.ts';
import { defineKind } from '../database/kind.ts';
import { renderer } from '../delivery/renderer.ts';
import { want } from '../delivery/want.ts';
import { catalogue } from '../language/catalogue.ts';
import { namesOf } from '../slack/names.ts';
import { sentenceMessage } from '../slack/sentence.ts';
import { typed } from '../slack/typed.ts';
import { stakeholdersOf } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import { squadOf } from '../squad/store.ts';

const chosen = z.object({ squadId: z.string(), channel: z.string().nullable(), by: z.string() });

/** Said in the squad's channel: who reads along from now on, or no longer does. */
const TOLD = defineKind('stakeholders.told', chosen);
/** Said where they read along: what comes here. */
const BEGINS = defineKind('stakeholders.begins', chosen);

/** It is known to both sides from when on the squad is read from outside. */
export async function tellChosen(change: Change, squad: Squad, by: string): Promise<void> {
  const { id: squadId, workspaceId, version, channelId, stakeholderChannelId: channel } = squad;
  const key = `squad/${squadId}/stakeholders/${version}`;
  const subject = { squadId, channel, by };
  await want(change, {
    ...{ workspaceId, squadId, key: `${key}/told` },
    kind: TOLD,
    subject,
    to: { channel: channelId },
  });
  if (channel === null) return;
  await want(change, {
    ...{ workspaceId, squadId, key: `${key}/begins` },
    kind: BEGINS,
    subject,
    to: { channel },
  });
}

export const toldRenderer = renderer(TOLD, async (q, { workspaceId }, { squadId, channel, by }) => {
  const squad = await squadOf(q, workspaceId, squadId);
  if (!squad) return undefined;
  const { told } = catalogue(squad.language).stakeholders;
  const name = (await namesOf(q, workspaceId, [by]))(by);
  return {
    ...sentenceMessage(channel === null ? told.ended(name) : told.chosen(name, channel)),
    isFinal: true,
  };
});

export const beginsRenderer = renderer(BEGINS, async (q, { workspaceId }, { squadId, channel, by }) => {
  const squad = await squadOf(q, workspaceId, squadId);
  if (!squad || stakeholdersOf(squad) !== channel) return undefined;
  const { begins } = catalogue(squad.language).stakeholders;
  const name = (await namesOf(q, workspaceId, [by]))(by);
  return { ...sentenceMessage(begins(typed(squad.name, 80), name)), isFinal: true };
});
