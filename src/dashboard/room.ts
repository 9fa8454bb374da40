import type { Room } from '../ritual/room.ts';
import { actions } from '../slack/ids.ts';
import { onClick } from '../slack/listen.ts';
import { openWall, revokeWall } from './listeners.ts';
import { servePages } from './serve.ts';

/** The squad's page: the same as its board in Slack, for a laptop, a phone and a wall. */
export const dashboard: Room = {
  register(bolt, core) {
    onClick(bolt, core, actions.openWall, openWall);
    onClick(bolt, core, actions.revokeWall, revokeWall);
  },
  serve: servePages,
};
