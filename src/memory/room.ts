import type { Room } from '../ritual/room.ts';
import { actions, modals } from '../slack/ids.ts';
import { onClick, onSubmit } from '../slack/listen.ts';
import { onOpenIdea } from './detail.ts';
import { onDropIdea, onWhatDiffers, onWithdraw, saveDifference, saveDrop } from './keep.ts';
import { onListIdeas, onOpenIdeas, onSearch } from './list.ts';
import { onShare } from './share.ts';

/** All ideas with all that was tried before: listed, searched, each with its page. */
export const memory: Room = {
  register(bolt, core) {
    onClick(bolt, core, actions.openIdeas, onOpenIdeas);
    onClick(bolt, core, actions.listIdeas, onListIdeas);
    onSubmit(bolt, core, modals.ideas, onSearch);
    onClick(bolt, core, actions.openIdea, onOpenIdea);
    onClick(bolt, core, actions.withdraw, onWithdraw);
    onClick(bolt, core, actions.whatDiffers, onWhatDiffers);
    onSubmit(bolt, core, modals.whatDiffers, saveDifference);
    onClick(bolt, core, actions.dropIdea, onDropIdea);
    onClick(bolt, core, actions.shareTried, onShare);
    onSubmit(bolt, core, modals.dropIdea, saveDrop);
  },
};
