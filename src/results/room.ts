import type { Room } from '../ritual/room.ts';
import { actions, modals } from '../slack/ids.ts';
import { onClick, onSubmit } from '../slack/listen.ts';
import { checkInHandler } from './ask.ts';
import { askRenderer } from './ask-view.ts';
import { lastsHandler } from './lasting.ts';
import { lastingRenderer, onLasting, saveLasting } from './lasting-view.ts';
import { onTakeBackLaunch, saveLaunchChange } from './launch-change.ts';
import { onChooseVerdict, onEnterResult, onNotYet, onNumbers, onWithoutNumbers } from './listeners.ts';
import { onLookAgain, onVerdict } from './verdict.ts';

/** What came of a bet that is live: asked for, entered, judged; and of its launch, corrected or taken back. */
export const results: Room = {
  register(bolt, core) {
    onClick(bolt, core, actions.enterResult, onEnterResult);
    onSubmit(bolt, core, modals.result, onNumbers);
    onClick(bolt, core, actions.withoutNumbers, onWithoutNumbers);
    onClick(bolt, core, actions.chooseVerdict, onChooseVerdict);
    onSubmit(bolt, core, modals.verdict, (submission) => onVerdict(core, submission));
    onClick(bolt, core, actions.notYet, onNotYet);
    onSubmit(bolt, core, modals.notYet, onLookAgain);
    onClick(bolt, core, actions.lasting, onLasting);
    onSubmit(bolt, core, modals.lasting, saveLasting);
    onSubmit(bolt, core, modals.changeLaunch, saveLaunchChange);
    onClick(bolt, core, actions.takeBackLaunch, onTakeBackLaunch);
  },
  renderers: [askRenderer, lastingRenderer],
  dueHandlers: [checkInHandler, lastsHandler],
};
