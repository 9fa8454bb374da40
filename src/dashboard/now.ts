import { squadBoard } from '../squad-board/facts.ts';
import { nowView } from './now-view.ts';
import type { View } from './view.ts';

/** What the squad looks at now: its board. */
export const now: View = {
  path: '',
  isLive: true,
  title: ({ now }) => now,
  async read(q, squad, given) {
    const board = await squadBoard(q, squad, given.now);
    return (to) => nowView({ ...board, names: to.named(board.names) }, to);
  },
};
