import type { LocalDate } from '../calendar/date.ts';
import { dateAt, type Zone } from '../calendar/zone.ts';
import type { checkIns, commitments, launches, results } from '../database/schema/index.ts';
import type { Hypothesis } from '../hypothesis/hypothesis.ts';
import type { Counted } from '../measurement/counted.ts';
import type { Fixed, Plan } from '../measurement/plan.ts';
import type { Arms, WorthItFrom } from './arms.ts';

type Row = typeof commitments.$inferSelect;
type Place = 'workspaceId' | 'hypothesisId' | 'commitmentId';

export type CommitmentState = Row['state'];

/** The hypothesis behind a commitment, as far as the week needs to know it. */
export interface Bet extends Pick<Hypothesis, 'id' | 'state' | 'parentId' | 'authorId' | 'effect'> {
  readonly worthItFrom: WorthItFrom;
}

/** Who made what went live, by what they did. */
export interface Makers {
  /** Only launches from before all crafts were asked alike say who built and who designed it. */
  readonly builtBy: readonly string[];
  readonly designedBy: readonly string[];
  readonly madeBy: readonly string[];
}

/** A hypothesis went live. */
export interface Launch
  extends Readonly<Pick<typeof launches.$inferSelect, 'what' | 'link' | 'by' | 'at'>>,
    Makers {}

/** What came of a launched hypothesis. */
export interface Result
  extends Readonly<Omit<typeof results.$inferSelect, Place | 'squadId' | 'arms' | 'counted'>> {
  /** Of one that was judged before there were plans. */
  readonly arms: Arms;
  readonly counted: Counted | null;
  /** The plan that it was judged by, and who fixed that. */
  readonly plan: Plan | null;
  readonly fixed: Fixed | null;
}

/** "Too early": the day on which the squad looks again. */
export type CheckIn = Readonly<Omit<typeof checkIns.$inferSelect, Place | 'id'>>;

/** What a squad took into a sprint, with all that became of it. */
export interface Commitment extends Readonly<Omit<Row, 'hypothesisId'>> {
  /** The sprint's first day. */
  readonly week: LocalDate;
  /** The hypothesis's title, the action's text, or of other work its own. As people typed it: `typed()` before it is shown. */
  readonly title: string;
  /** Null: an action or other work. */
  readonly bet: Bet | null;
  /** Whether somebody said that so many days are left, when it was carried over into this sprint. */
  readonly isWhatIsLeft: boolean;
  /** Who works on it beside the owner. */
  readonly others: readonly string[];
  readonly launch: Launch | null;
  /** The newest; null before one was entered. */
  readonly result: Result | null;
  /** The newest; past ones count too. */
  readonly checkIn: CheckIn | null;
}

/** It is open, or live without a result: it can be changed, or its launch corrected. */
export const mayChange = ({ state, result }: Pick<Commitment, 'state' | 'result'>): boolean =>
  state === 'open' || (state === 'launched' && result === null);

/** Whether somebody does it, as its owner or beside them. */
export const isOf = ({ ownerId, others }: Pick<Commitment, 'ownerId' | 'others'>, userId: string): boolean =>
  ownerId === userId || others.includes(userId);

/** The date on which it went live in a zone, or is to; null: nobody has named a day. */
export const liveOn = (
  { launch, liveBy }: Pick<Commitment, 'launch' | 'liveBy'>,
  zone: Zone,
): LocalDate | null => (launch ? dateAt(launch.at, zone) : liveBy);

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
