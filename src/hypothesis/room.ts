import type { Room } from '../ritual/room.ts';
import { actions, modals } from '../slack/ids.ts';
import { onClick, onSubmit } from '../slack/listen.ts';
import { estimateAll, saveAll } from './estimate-all.ts';
import { estimate, saveEstimate } from './estimate-listeners.ts';

/** Estimates of hypotheses. */
export const hypothesis: Room = {
  register(bolt, core) {
    onClick(bolt, core, actions.estimate, estimate);
    onSubmit(bolt, core, modals.estimate, saveEstimate);
    onClick(bolt, core, actions.estimateAll, estimateAll);
    onSubmit(bolt, core, modals.estimateAll, saveAll);
  },
};
