import type { Button } from '@slack/types';
import { betText, missingText, standingText } from '../hypothesis/lines.ts';
import { bold } from '../language/line.ts';
import type { Speech } from '../language/speech.ts';
import { button, buttonFor, buttons, rich } from '../slack/blocks.ts';
import { actions } from '../slack/ids.ts';
import { typed } from '../slack/typed.ts';
import type { Limits } from './lines.ts';
import type { Listed } from './turn.ts';

/** What a button behind a page of ideas carries: the squad, which page it shows, and the ideas on the board. */
export const pageValue = (squadId: string, page: number, shown: readonly string[]): string =>
  [squadId, page, ...shown].join('/');

/** The way to the ideas that are not on the board. */
export const moreButton = (text: string, squadId: string, shown: readonly Listed[]): Button =>
  button({
    text,
    actionId: actions.moreIdeas,
    value: pageValue(
      squadId,
      0,
      shown.map(({ hypothesis }) => hypothesis.id),
    ),
  });

/** An idea as a card: its title, what it should bring, what it takes; what can be done with it. */
export function listedBlocks({ hypothesis, days }: Listed, room: Limits, speech: Speech, plan = '') {
  const { words, format } = speech;
  const { id, state } = hypothesis;
  const isReady = state === 'ready';
  const notYet = isReady ? '' : words.planning.notYet(missingText(words, format, hypothesis));
  const bet = betText(words, format, hypothesis, room.most);
  const standing = standingText(words, format, { ...hypothesis, days }, room);
  const take = buttonFor(words.week.takeIn.title, actions.takeIn, id);
  const estimate = buttonFor(words.hypothesis.estimateTitle, actions.estimate, id);
  return [
    rich(bold(typed(hypothesis.title, room.most)), bet, standing, plan, notYet),
    // What is still a bare line is estimated first, before anybody takes it in.
    isReady ? buttons(take, estimate) : buttons(estimate),
  ];
}
