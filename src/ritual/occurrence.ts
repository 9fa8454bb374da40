import type { occurrences, outcomes, sprints } from '../database/schema/index.ts';

/** In the order of the week. */
export const ritualNames = ['planning', 'standup', 'retro'] as const;
export type RitualName = (typeof ritualNames)[number];

export type OccurrenceState = Occurrence['state'];

/** The days that a squad plans at once: see `sprintDays`. */
export type Sprint = Readonly<Omit<typeof sprints.$inferSelect, 'workspaceId' | 'createdAt'>>;

/** One ritual on one date; instants in UTC milliseconds. */
export type Occurrence = Readonly<typeof occurrences.$inferSelect>;

/** What a closed occurrence decided, in one version; its messages are drawn from the snapshot alone. */
export type Outcome = Readonly<typeof outcomes.$inferSelect>;
