import type { Core } from '../slack/core.ts';
import type { Rituals } from './rituals.ts';

/** What the rooms above the rituals work with. */
export interface RitualCore extends Core {
  readonly rituals: Rituals;
}
