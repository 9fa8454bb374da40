import type { Room } from '../ritual/room.ts';
import { modals } from '../slack/ids.ts';
import { onSubmit } from '../slack/listen.ts';
import { saveStakeholders } from './listeners.ts';
import { beginsRenderer, toldRenderer } from './messages.ts';
import { monthRenderer } from './month.ts';
import { monthHandler } from './month-begins.ts';

export { stakeholdersCommand } from './listeners.ts';

/** Those who look on from outside: where they read along, and what they are told. */
export const stakeholders: Room = {
  register(bolt, core) {
    onSubmit(bolt, core, modals.stakeholders, saveStakeholders);
  },
  renderers: [toldRenderer, beginsRenderer, monthRenderer],
  dueHandlers: [monthHandler],
};
