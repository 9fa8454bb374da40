import type { Room } from '../ritual/room.ts';
import { actions, modals } from '../slack/ids.ts';
import { onClick, onSubmit } from '../slack/listen.ts';
import { leftRenderer, putOutRenderer } from './left.ts';
import { missingScopeRenderer } from './missing-scope.ts';
import { newOwnerRenderer } from './new-owner.ts';
import { onLeave, onOtherLanguage, onOtherTime, onOwnTime } from './own-choices.ts';
import { troubleRenderer } from './trouble.ts';

export { endings } from './endings.ts';
export { registerEvents } from './events.ts';
export { tellOfMissingScope } from './missing-scope.ts';
export { createReconciler, withReaders } from './reconcile.ts';

/** Who belongs to a squad, what each chose for themselves, and what Slack tells about channels and people. */
export const membership: Room = {
  register(bolt, core) {
    onClick(bolt, core, actions.otherTime, onOtherTime);
    onSubmit(bolt, core, modals.ownTime, onOwnTime(core));
    onClick(bolt, core, actions.otherLanguage, onOtherLanguage);
    onClick(bolt, core, actions.leaveSquad, onLeave(core));
  },
  renderers: [leftRenderer, putOutRenderer, newOwnerRenderer, troubleRenderer, missingScopeRenderer],
};
