import { bold, join } from '../language/line.ts';
import type { Speech } from '../language/speech.ts';
import { buttonFor, buttons, context, rich } from '../slack/blocks.ts';
import { actions } from '../slack/ids.ts';
import type { MessageBlock } from '../slack/message.ts';
import type { Names } from '../slack/names.ts';
import { typed } from '../slack/typed.ts';
import type { Action } from './action.ts';

/**
 * What earlier retros wanted to try, each with what can be said of it: done, still on (on Mondays) or dropped.
 * @param options.most characters of each
 */
export function actionBlocks(
  all: readonly Action[],
  options: {
    readonly shown: number;
    readonly most: number;
    readonly names: Names;
    readonly on: 'planning' | 'retro';
  },
  { words }: Speech,
): MessageBlock[] {
  if (all.length === 0) return [];
  const told = words.week.actions;
  const shown = all.slice(0, options.shown);
  return [
    rich(bold(told.heading)),
    ...shown.flatMap(({ id, text, ownerId }): MessageBlock[] => [
      rich(join([typed(text, options.most), options.names(ownerId)], ' · ')),
      buttons(
        buttonFor(words.week.buttons.done, actions.actionDone, id),
        options.on === 'planning'
          ? buttonFor(told.stillOn, actions.actionOn, id)
          : buttonFor(words.week.buttons.drop, actions.dropAction, id),
      ),
    ]),
    ...(all.length > shown.length ? [context(told.more(all.length - shown.length))] : []),
  ];
}
