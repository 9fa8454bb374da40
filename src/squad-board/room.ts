import { renderer } from '../delivery/renderer.ts';
import { speechTo } from '../language/speech.ts';
import type { Room } from '../ritual/room.ts';
import { channelOf } from '../squad/reader.ts';
import { squadOf } from '../squad/store.ts';
import { squadBoard as factsOf } from './facts.ts';
import { dayHandler, SQUAD_BOARD } from './keep.ts';
import { squadBoardMessage } from './view.ts';

export { withBoard } from './keep.ts';
export { createPinning } from './pin.ts';

/** The message of a squad that everybody looks at: one for ever, in its channel, following in place. */
export const squadBoard: Room = {
  renderers: [
    renderer(SQUAD_BOARD, async (q, { workspaceId, now, classic }, { squadId }) => {
      const squad = await squadOf(q, workspaceId, squadId);
      if (!squad || squad.state === 'ended') return undefined;
      return squadBoardMessage(await factsOf(q, squad, now), speechTo(channelOf(squad)), classic);
    }),
  ],
  dueHandlers: [dayHandler],
};
