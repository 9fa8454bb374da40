import type { actions } from '../database/schema/index.ts';

/**
 * What a squad tries or does from a retro on, until whoever took it says that it is done, or it is dropped. Its text is as
 * it was typed: `typed()` before it is shown.
 */
export type Action = Readonly<Omit<typeof actions.$inferSelect, 'createdBy' | 'endedAt' | 'endedBy'>>;
