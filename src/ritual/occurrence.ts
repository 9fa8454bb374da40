import type { DateRange, LocalDate } from '../calendar/date.ts';

/** In the order of the week. */
export const ritualNames = ['planning', 'standup', 'retro'] as const;
export type RitualName = (typeof ritualNames)[number];

export type OccurrenceState = 'scheduled' | 'open' | 'closed' | 'skipped' | 'cancelled';

/** The days that a squad plans at once: see `sprintDays`. */
export interface Sprint extends Readonly<DateRange> {
  readonly id: string;
  readonly squadId: string;
  /** Counted from 1 in the order in which the squad began them. */
  readonly number: number;
}

/** One ritual on one date; instants in UTC milliseconds. */
export interface Occurrence {
  readonly id: string;
  readonly workspaceId: string;
  readonly squadId: string;
  readonly sprintId: string;
  readonly ritual: RitualName;
  /** The squad's date for planning and retro, each member's own for a stand-up. */
  readonly date: LocalDate;
  readonly state: OccurrenceState;
  /** 0 before it first opened, raised by each opening; part of its messages' keys. */
  readonly round: number;
  /** When it is to open, or was; `openedAt` says when it did. */
  readonly opensAt: number;
  readonly closesAt: number;
  /** The last instant at which it may still open late. */
  readonly lateUntil: number;
  readonly openedAt: number | null;
  /** It opened by itself, but after its time, and says so. */
  readonly openedLate: boolean;
  readonly closedAt: number | null;
  /** Who closed it; null: its hour came, or it is not closed. */
  readonly closedBy: string | null;
}

/** What a closed occurrence decided, in one version; its messages are drawn from the snapshot alone. */
export interface Outcome {
  readonly id: string;
  readonly occurrenceId: string;
  readonly round: number;
  /** 1; each correction makes the next. */
  readonly version: number;
  /** As its ritual made it; parsed by that room. */
  readonly snapshot: unknown;
  /** UTC milliseconds. */
  readonly at: number;
  /** Who closed or corrected it; null: its hour came. */
  readonly by: string | null;
}
