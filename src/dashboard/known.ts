import { betView } from './bet-view.ts';
import { betOf, knownOf, readKnown } from './known-facts.ts';
import { knownView } from './known-view.ts';
import type { View } from './view.ts';

/** What the squad knows: every bet with its answer, and each with its history. */
export const known: View = {
  path: 'known',
  isLive: false,
  title: ({ known }) => known,
  async read(q, squad, { now, asked }) {
    const { bet } = asked;
    const list = readKnown(asked);
    if (bet !== undefined) {
      const shown = await betOf(q, squad, bet);
      return (to) => betView(shown, list, to);
    }
    const shown = await knownOf(q, squad, now, list);
    return (to) => knownView(shown, { squad, now }, to);
  },
};
