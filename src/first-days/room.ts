import type { Room } from '../ritual/room.ts';
import { actions } from '../slack/ids.ts';
import { onClick } from '../slack/listen.ts';
import { firstDayRenderer } from './first-day.ts';
import { onFirstWeek } from './first-week.ts';
import { soFarRenderer } from './so-far.ts';

/** A member's first day, and a squad's first week. */
export const firstDays: Room = {
  register(bolt, core) {
    onClick(bolt, core, actions.planRest, onFirstWeek(core, 'rest'));
    onClick(bolt, core, actions.startMonday, onFirstWeek(core, 'monday'));
  },
  renderers: [firstDayRenderer, soFarRenderer],
};
