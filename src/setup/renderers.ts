import { z } from 'zod';
import type { Renderer } from '../delivery/renderer.ts';
import { languageOf } from '../language/language.ts';
import { WELCOME } from '../membership/channel-state.ts';
import { personOf } from '../slack/people-store.ts';
import { squadInChannel, squadOf } from '../squad/store.ts';
import { squadFacts } from './facts.ts';
import { RHYTHM } from './save.ts';
import { backMessage, rhythmMessage, welcomeMessage } from './views.ts';

const welcomeSubject = z.object({ channelId: z.string(), inviter: z.string().nullable() });
const rhythmSubject = z.object({ squadId: z.string() });

/** The first words in a channel, and what happens when. */
export const renderers: readonly Renderer[] = [
  {
    kind: WELCOME,
    render: async (q, owed) => {
      const { channelId, inviter } = welcomeSubject.parse(owed.subject);
      const squad = await squadInChannel(q, owed.workspaceId, channelId);
      if (squad) return backMessage(await squadFacts(q, squad, owed.now));
      const person = inviter === null ? undefined : await personOf(q, owed.workspaceId, inviter);
      return welcomeMessage({ language: languageOf(person), inviter: person?.name ?? '…', channelId });
    },
  },
  {
    kind: RHYTHM,
    render: async (q, owed) => {
      const squad = await squadOf(q, owed.workspaceId, rhythmSubject.parse(owed.subject).squadId);
      return squad && rhythmMessage(await squadFacts(q, squad, owed.now), owed.now);
    },
  },
];
