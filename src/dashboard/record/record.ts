import type { View } from '../view.ts';
import { recordOf } from './store.ts';
import { recordView, spans } from './view.ts';

const WEEK_MS = 7 * 86_400_000;

/** What the squad's bets came to in 12 or 52 weeks, or ever. */
export const record: View = {
  path: 'record',
  isLive: false,
  title: (words) => words.record,
  async read(q, squad, { now, asked }) {
    const span = spans.find((one) => String(one) === asked['weeks']) ?? 52;
    const after = span === 'ever' ? 0 : now - span * WEEK_MS;
    const found = await recordOf(q, squad.id, { after, now });
    return (to) => recordView(found, span, to);
  },
};
