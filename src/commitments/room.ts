import type { Room } from '../ritual/room.ts';
import { actions, modals } from '../slack/ids.ts';
import { onClick, onSubmit } from '../slack/listen.ts';
import { onCarryOver, saveCarryOver } from './carry-over.ts';
import { onLaunch, saveLaunch } from './launch.ts';
import { onActionDone, onActionOn, onDrop, onDropAction } from './listeners.ts';

/** What becomes of what was taken in: launched, carried over, dropped; and of the retro's actions. */
export const commitments: Room = {
  register(bolt, core) {
    onClick(bolt, core, actions.launch, onLaunch);
    onSubmit(bolt, core, modals.launch, saveLaunch);
    onClick(bolt, core, actions.carryOver, onCarryOver);
    onSubmit(bolt, core, modals.carryOver, saveCarryOver);
    onClick(bolt, core, actions.drop, onDrop);
    onClick(bolt, core, actions.actionDone, onActionDone);
    onClick(bolt, core, actions.actionOn, onActionOn);
    onClick(bolt, core, actions.dropAction, onDropAction);
  },
};
