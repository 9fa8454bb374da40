import type { LocalDate } from '../calendar/date.ts';
import type { Decimal } from '../number/decimal.ts';

/** A weekly total starts at nothing each Monday; a level goes on. */
export type MetricKind = 'total' | 'level';

/** A number that is to rise, or one that is to fall: then a target is the most that it may be. */
export const metricDirections = ['up', 'down'] as const;
export type MetricDirection = (typeof metricDirections)[number];

/** The one number of a squad; what moves it; what must not get worse for it. */
export const metricRoles = ['northStar', 'driver', 'guardrail'] as const;
export type MetricRole = (typeof metricRoles)[number];

/** Numbers of a squad beside its North Star metric. */
export const MOST_OTHERS = 5;

/** A number of a squad: its North Star metric, or one beside it. */
export interface Metric {
  readonly id: string;
  readonly workspaceId: string;
  readonly squadId: string;
  /** "new sign-ups" */
  readonly name: string;
  readonly kind: MetricKind;
  readonly direction: MetricDirection;
  readonly role: MetricRole;
  /** Stands behind its values, such as "%"; null: nothing does. */
  readonly unit: string | null;
}

/** What a squad says of one of its numbers. */
export type MetricSettings = Pick<Metric, 'name' | 'kind' | 'direction' | 'role' | 'unit'>;

/** How a value came: somebody typed it, it was fetched, sent, or was in a file of past weeks. */
export const readingSources = ['typed', 'pull', 'push', 'file'] as const;
export type ReadingSource = (typeof readingSources)[number];

/** The value of a week so far. */
export interface Reading {
  readonly value: Decimal;
  /** The instant it is the value of, UTC milliseconds: for one that was typed, when. */
  readonly at: number;
  /** Who entered it, or who had it come by itself. */
  readonly by: string;
  readonly source: ReadingSource;
  /** What whoever sent it says where it is from; null: nothing. */
  readonly origin?: string | null | undefined;
}

/** A week's reading; the week is named by its Monday. */
export interface WeekReading extends Reading {
  readonly week: LocalDate;
}

/** One of several readings of a week, which tell how it went. */
export interface CourseReading extends WeekReading {
  /** False: it was kept beside the week's number. */
  readonly counts: boolean;
}

/** Where the number stands. */
export interface Progress {
  /** Undefined: nobody has entered one for this week. */
  readonly value: Decimal | undefined;
  /** Undefined: there is none. */
  readonly target: Decimal | undefined;
  /** The value in whole per cent of the target, rounded down so that 100 means reached; undefined where either is missing, the target is not above 0, or the number is to fall. */
  readonly of: number | undefined;
  /** The instant it is the value of, UTC milliseconds. */
  readonly asOf: number | undefined;
  /** How the value came, and from where whoever sent it says; undefined where there is none. */
  readonly source: ReadingSource | undefined;
  readonly origin?: string | null | undefined;
}
