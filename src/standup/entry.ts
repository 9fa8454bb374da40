import type { LocalDate } from '../calendar/date.ts';

/** What a member answers: texts as typed, `typed()` before they are shown. */
export interface Answers {
  readonly yesterday: string | null;
  readonly today: string;
  /** What stands in the way. */
  readonly inTheWay: string | null;
  /** The commitment of the week that today's plan is about; null: something else. */
  readonly commitmentId: string | null;
}

/** One member's answer to one stand-up, in its newest form. */
export interface Entry extends Answers {
  readonly id: string;
  readonly userId: string;
  /** When it was given in this form, UTC milliseconds. */
  readonly at: number;
}

/** What a member had planned at an earlier stand-up. */
export interface EarlierPlan {
  readonly date: LocalDate;
  readonly today: string;
}
