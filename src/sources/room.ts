import type { App } from '@slack/bolt';
import type { RitualCore } from '../ritual/core.ts';
import type { Room } from '../ritual/room.ts';
import { createAsk } from './ask.ts';
import { createFetcher, type Reach } from './fetch.ts';
import { registerSources } from './listeners.ts';
import { createPuller, type Puller } from './pull.ts';
import { createSealer } from './secret.ts';
import { renderers, tellKeeper } from './tell.ts';
import { registerWeeks } from './weeks-listeners.ts';

export { sourceLine } from './standing.ts';

/** What the operator allows. */
export interface SourcesAllowed extends Reach {
  /** Whose files may be read; undefined: none. */
  readonly folder: string | undefined;
}

const NOTHING_SPECIAL: SourcesAllowed = { private: [], proxied: false, folder: undefined };

/** Past weeks, and what sources say of themselves. */
export const sources: Room = { register: registerWeeks, renderers };

/** Numbers that come by themselves. */
export interface Sources extends Puller {
  register(bolt: App): void;
}

export async function createSources(core: RitualCore, allowed = NOTHING_SPECIAL): Promise<Sources> {
  const { clock } = core;
  const sealer = await createSealer(core);
  const fetcher = createFetcher({ clock, reach: allowed });
  const ask = createAsk({ clock, fetcher, folder: allowed.folder });
  const puller = createPuller({ core, ask, sealer, follow: tellKeeper });
  const hasFolder = allowed.folder !== undefined;
  return { ...puller, register: (bolt) => registerSources(bolt, core, { ask, sealer, hasFolder }) };
}
