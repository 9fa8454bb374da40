import type { Room } from '../ritual/room.ts';
import { actions, modals } from '../slack/ids.ts';
import { onClick, onSubmit } from '../slack/listen.ts';
import { onChangePlan, onChangeWork, onTakeOut, saveWork } from './change.ts';
import { onChangeWeek } from './change-list.ts';
import { onChoosePlanAnew, saveChangedPlan } from './change-plan-form.ts';
import { onAddOtherWork, saveOtherWork } from './other-work.ts';
import { onChoosePlan, onTakeIn, saveTakeIn } from './take-in.ts';

/** What the squad takes in for its week, and changes of it. */
export const takeIn: Room = {
  register(bolt, core) {
    onClick(bolt, core, actions.takeIn, onTakeIn);
    onClick(bolt, core, actions.choosePlan, onChoosePlan);
    // A won one's bigger version is taken in like any other.
    onSubmit(bolt, core, modals.takeIn, saveTakeIn);
    onClick(bolt, core, actions.addOtherWork, onAddOtherWork);
    onSubmit(bolt, core, modals.otherWork, saveOtherWork);
    onClick(bolt, core, actions.changeWeek, onChangeWeek);
    onClick(bolt, core, actions.changeWork, onChangeWork);
    onSubmit(bolt, core, modals.changeWork, saveWork);
    onClick(bolt, core, actions.changePlan, onChangePlan);
    onClick(bolt, core, actions.choosePlanAnew, onChoosePlanAnew);
    onSubmit(bolt, core, modals.changePlan, saveChangedPlan);
    onClick(bolt, core, actions.takeOut, onTakeOut);
  },
};
