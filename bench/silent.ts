import type { Log } from '../src/slack/log.ts';

const nothing = (): void => undefined;

/** A log that nobody reads. */
export const silent: Log = { info: nothing, warn: nothing, error: nothing };
