import { actions, modals } from '../../../../src/slack/ids.ts';
import { inScene } from '../case.ts';
import { press } from '../hands.ts';

const { click, submit } = inScene('retro');
const BET = 'Red button';
const WORK = 'Clean-up';
const TRY = 'Fewer meetings';

/** The board of an open retro. */
export const retroCases = [
  click(actions.carryOver, null, { near: BET }),
  submit(modals.carryOver, 'week.carry-over', (world, doer) =>
    press(world, doer, actions.carryOver, { near: BET }),
  ),
  click(actions.drop, 'week.drop', { near: BET }),
  click(actions.launch, 'week.launch', { near: WORK }),
  click(actions.notYet, null),
  submit(modals.notYet, 'week.not-yet', async (world, doer) => {
    await press(world, doer, actions.notYet);
    await doer.fill({ [world.words.week.result.lookAgain]: '2026-11-27' });
  }),
  click(actions.lasting, null),
  submit(modals.lasting, 'week.lasting', async (world, doer) => {
    await press(world, doer, actions.lasting);
    await doer.fill({ [world.words.week.lasting.now]: '49 a week' });
  }),
  click(actions.takeAction, null, { near: TRY }),
  submit(modals.takeAction, 'week.action-take', (world, doer) =>
    press(world, doer, actions.takeAction, { near: TRY }),
  ),
  click(actions.dropAction, 'week.action-drop'),
  click(actions.actionDone, 'week.action-done'),
  click(actions.noteRetro, null),
  submit(modals.retroNotes, 'retro.note', async (world, doer) => {
    await press(world, doer, actions.noteRetro);
    await doer.fill({ [world.words.retro.notes.wentWell]: 'Pairing' });
  }),
  click(actions.closeRetro, 'retro.close'),
];
