import type { View } from './view.ts';
import { weeksOf } from './weeks-facts.ts';
import { weeksView } from './weeks-view.ts';

/** The number over 12 or 52 weeks against its target, and what went live and was won. */
export const weeks: View = {
  path: 'weeks',
  isLive: false,
  title: ({ weeks }) => weeks,
  async read(q, squad, given) {
    const shown = await weeksOf(q, squad, given);
    return (to) => weeksView(shown, to);
  },
};
