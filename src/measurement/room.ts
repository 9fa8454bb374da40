import type { Room } from '../ritual/room.ts';
import { actions, modals } from '../slack/ids.ts';
import { onClick, onSubmit } from '../slack/listen.ts';
import { onChoosePlanAnew, saveChangedPlan } from './change-plan-form.ts';

/** How a bet gets its answer, where that is changed. */
export const measurement: Room = {
  register(bolt, core) {
    onClick(bolt, core, actions.choosePlanAnew, onChoosePlanAnew);
    onSubmit(bolt, core, modals.changePlan, saveChangedPlan);
  },
};
