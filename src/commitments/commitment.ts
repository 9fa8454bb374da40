import type { LocalDate } from '../calendar/date.ts';
import type { Hypothesis, State, Variant } from '../hypothesis/hypothesis.ts';
import type { Verdict } from '../hypothesis/rules.ts';
import type { Arms, Method, ResultKind } from './arms.ts';

export type CommitmentState = 'open' | 'launched' | 'done' | 'carried' | 'dropped';

/** The hypothesis behind a commitment, as far as the week needs to know it. */
export interface Bet {
  readonly id: string;
  readonly state: State;
  readonly authorId: string;
  /** What is expected, in the author's words: "sign-ups per visitor rise". */
  readonly effect: string | null;
  readonly worthItFrom: WorthItFrom;
}

/** The least effect that is worth it, fixed before. */
export interface WorthItFrom {
  readonly direction: Hypothesis['direction'];
  readonly kind: Hypothesis['worthItKind'];
  /** Decimal text: per cent when relative, else the metric's own unit; null: not said yet. */
  readonly value: string | null;
}

/** A hypothesis went live. */
export interface Launch {
  /** What went live, in the person's words; null: nothing was added to the title. */
  readonly what: string | null;
  /** Where it can be seen: http or https. */
  readonly link: string | null;
  readonly builtBy: readonly string[];
  readonly designedBy: readonly string[];
  readonly by: string;
  /** UTC milliseconds. */
  readonly at: number;
}

/** What came of a launched hypothesis. */
export interface Result {
  readonly id: string;
  readonly method: Method;
  readonly kind: ResultKind;
  readonly arms: Arms;
  readonly verdict: Verdict;
  /** Whether "ruled out" may be said of it. */
  readonly ruledOut: boolean;
  readonly learned: string;
  /** Of a won one: who makes it bigger, and by which day; null where nobody was named. */
  readonly scaleUpOwnerId: string | null;
  readonly scaleUpBy: LocalDate | null;
  /** The retro whose digest was corrected by it; null: the next digest tells it. */
  readonly toldIn: string | null;
  readonly by: string;
  /** UTC milliseconds. */
  readonly at: number;
  /** The id of the result whose place it takes. */
  readonly replaces: string | null;
}

/** "Too early": the day on which the squad looks again. */
export interface CheckIn {
  readonly date: LocalDate;
  /** In the person's words. */
  readonly missing: string | null;
  readonly by: string;
  /** UTC milliseconds. */
  readonly at: number;
}

/** What a squad took into a sprint, with all that became of it. */
export interface Commitment {
  readonly id: string;
  readonly workspaceId: string;
  readonly squadId: string;
  readonly sprintId: string;
  /** The sprint's first day. */
  readonly week: LocalDate;
  /** The hypothesis's title, the action's text, or of other work its own. As people typed it: `typed()` before it is shown. */
  readonly title: string;
  /** Null: an action or other work. */
  readonly bet: Bet | null;
  /** The action it is, if it is one. */
  readonly actionId: string | null;
  readonly variant: Variant | null;
  /** Tenths of a person-day: as estimated when it was taken in, or what was left when it was carried over; null: neither. */
  readonly days: number | null;
  /** Whether somebody said that so many days are left, when it was carried over into this sprint. */
  readonly isWhatIsLeft: boolean;
  readonly ownerId: string;
  /** Who works on it beside the owner. */
  readonly others: readonly string[];
  readonly liveBy: LocalDate | null;
  readonly state: CommitmentState;
  readonly carriedFrom: string | null;
  /** What is next for it, said when it was carried over into this sprint. */
  readonly nextStep: string | null;
  readonly createdBy: string;
  /** UTC milliseconds. */
  readonly createdAt: number;
  readonly launch: Launch | null;
  /** The newest; null before one was entered. */
  readonly result: Result | null;
  /** The newest; past ones count too. */
  readonly checkIn: CheckIn | null;
}

/** A bigger version of a won hypothesis, ready to be taken in. */
export interface ScaleUp {
  readonly hypothesisId: string;
  readonly parentId: string;
  readonly title: string;
  readonly authorId: string;
  /** Who makes it bigger and by which day, as said with the result. */
  readonly ownerId: string | null;
  readonly by: LocalDate | null;
}
