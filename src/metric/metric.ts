import type { LocalDate } from '../calendar/date.ts';
import type { Decimal } from '../number/decimal.ts';

/** A weekly total starts at nothing each Monday; a level goes on. */
export type MetricKind = 'total' | 'level';

/** A number that is to rise, or one that is to fall: then a target is the most that it may be. */
export const metricDirections = ['up', 'down'] as const;
export type MetricDirection = (typeof metricDirections)[number];

/** A squad's North Star metric. */
export interface Metric {
  readonly id: string;
  readonly workspaceId: string;
  readonly squadId: string;
  /** "new sign-ups" */
  readonly name: string;
  readonly kind: MetricKind;
  readonly direction: MetricDirection;
}

/** The value of a week so far. */
export interface Reading {
  readonly value: Decimal;
  /** When it was entered, UTC milliseconds. */
  readonly at: number;
  /** Who entered it. */
  readonly by: string;
}

/** A week's reading; the week is named by its Monday. */
export interface WeekReading extends Reading {
  readonly week: LocalDate;
}

/** Where the number stands. */
export interface Progress {
  /** Undefined: nobody has entered one for this week. */
  readonly value: Decimal | undefined;
  /** Undefined: there is none. */
  readonly target: Decimal | undefined;
  /** The value in whole per cent of the target, rounded down so that 100 means reached; undefined where either is missing, the target is not above 0, or the number is to fall. */
  readonly of: number | undefined;
  /** When the value was entered, UTC milliseconds. */
  readonly asOf: number | undefined;
}
