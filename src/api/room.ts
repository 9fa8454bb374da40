import type { Room } from '../ritual/room.ts';
import { actions, modals } from '../slack/ids.ts';
import { onClick, onSubmit } from '../slack/listen.ts';
import { serveReadings } from './readings.ts';
import { makeToken, revokeToken, tokenClick } from './token-listeners.ts';

/** Numbers that programs send over HTTP, and the token with which they may. */
export const api: Room = {
  register(bolt, core) {
    onClick(bolt, core, actions.openToken, tokenClick);
    onSubmit(bolt, core, modals.token, makeToken);
    onClick(bolt, core, actions.revokeToken, revokeToken);
  },
  serve: serveReadings,
};
