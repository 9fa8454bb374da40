import type { App } from '@slack/bolt';
import type { Renderer } from '../delivery/renderer.ts';
import type { DueHandler } from '../schedule/tick.ts';
import type { Site } from '../web/site.ts';
import type { RitualCore } from './core.ts';

/** What a room adds to the bot; each part only where the room has one. */
export interface Room {
  /** Ties what people do in Slack to the room's listeners. */
  readonly register?: (bolt: App, core: RitualCore) => void;
  /** Answers over HTTP, where the operator has set a port for it. */
  readonly serve?: (site: Site, core: RitualCore) => void;
  /** Draw its messages. */
  readonly renderers?: readonly Renderer[];
  /** Do what its timers are set for. */
  readonly dueHandlers?: readonly DueHandler[];
}
