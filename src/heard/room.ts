import type { Room } from '../ritual/room.ts';
import { actions, events } from '../slack/ids.ts';
import { onClick } from '../slack/listen.ts';
import { mentionedInChannel, typedPrivately } from './listeners.ts';
import { answerRenderer } from './messages.ts';
import { onChange, onSend } from './send.ts';

/** What people type to the bot, privately or with a mention: shown back as a stand-up, helped with, never met with silence. */
export const heard: Room = {
  register(bolt, core) {
    bolt.event('message', typedPrivately(core));
    bolt.event(events.mentioned, mentionedInChannel(core));
    onClick(bolt, core, actions.sendTyped, onSend(core.rituals));
    onClick(bolt, core, actions.changeTyped, onChange);
  },
  renderers: [answerRenderer],
};
