import type { Room } from '../ritual/room.ts';
import { actions, modals } from '../slack/ids.ts';
import { onClick, onSubmit } from '../slack/listen.ts';
import { onAwaySaved } from './away-form.ts';
import { awayRenderer } from './away-words.ts';
import { daysOffRenderer, onDaysOffSaved } from './days-off.ts';
import { onHolidaysOpened, onHolidaysSaved } from './holidays.ts';
import { holidaysRenderer, unknownRenderer } from './holidays-words.ts';
import { onTakeBack } from './take-back.ts';

/** Days on which somebody is away, the squad's own days off, and public holidays. */
export const absences: Room = {
  register(bolt, core) {
    onSubmit(bolt, core, modals.away, onAwaySaved(core));
    onSubmit(bolt, core, modals.daysOff, onDaysOffSaved(core));
    onClick(bolt, core, actions.openHolidays, onHolidaysOpened);
    onSubmit(bolt, core, modals.holidays, onHolidaysSaved(core));
    onClick(bolt, core, actions.takeBackDays, onTakeBack(core));
  },
  renderers: [awayRenderer, daysOffRenderer, holidaysRenderer, unknownRenderer],
};
