import { effectText } from './digest-results.ts';
import type { Decided } from './snapshot.ts';
import { type LimitedSpeech, titleOf } from './telling.ts';

/** Most told by name. */
const TOLD = 3;

/** "VIP (+17%); Shorter form (−2%); and 2 more": the newest first; empty where there is none. */
export function namedResults(all: readonly Decided[], room: LimitedSpeech): string {
  const { words } = room;
  const { named } = words.retro;
  const titles = all
    .toReversed()
    .slice(0, TOLD)
    .map((one) => {
      const effect = effectText(one, room);
      return effect === '' ? titleOf(one, room) : named.with(titleOf(one, room), effect);
    });
  const more = all.length - titles.length;
  return [...titles, ...(more > 0 ? [words.planning.more(more)] : [])].join(named.between);
}
