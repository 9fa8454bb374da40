import { type Renderer, renderer } from '../delivery/renderer.ts';
import { languageOf } from '../language/language.ts';
import { WELCOME } from '../membership/channel-state.ts';
import { personOf } from '../slack/people-store.ts';
import { squadInChannel, squadOf } from '../squad/store.ts';
import { squadFacts } from './facts.ts';
import { RHYTHM } from './save.ts';
import { backMessage, rhythmMessage, welcomeMessage } from './views.ts';

/** The first words in a channel, and what happens when. */
export const renderers: readonly Renderer[] = [
  renderer(WELCOME, async (q, owed, { channelId, inviter }) => {
    const squad = await squadInChannel(q, owed.workspaceId, channelId);
    if (squad) return { ...backMessage(await squadFacts(q, squad, owed.now)), isFinal: true };
    const person = inviter === null ? undefined : await personOf(q, owed.workspaceId, inviter);
    const welcome = { language: languageOf(person), inviter: person?.name ?? '…', channelId };
    return { ...welcomeMessage(welcome), isFinal: true };
  }),
  renderer(RHYTHM, async (q, owed, { squadId }) => {
    const squad = await squadOf(q, owed.workspaceId, squadId);
    // Told anew when the set-up is saved or the first week decided; between, what comes next is of its moment.
    const message = squad && rhythmMessage(await squadFacts(q, squad, owed.now), owed.now);
    return message && { ...message, isFinal: true };
  }),
];
