import type { LocalDate } from '../calendar/date.ts';
import type { entries } from '../database/schema/index.ts';

type Row = typeof entries.$inferSelect;
type Place = 'workspaceId' | 'squadId' | 'occurrenceId';

/** One member's answer to one stand-up, in its newest form; `at`: when it was given so, UTC milliseconds. */
export type Entry = Readonly<Omit<Row, Place>>;

/** What a member answers: texts as typed, `typed()` before they are shown. */
export type Answers = Omit<Entry, 'id' | 'userId' | 'at'>;

/** Texts that were typed before the form opens: they stand in its fields instead of earlier ones. */
export type Written = Partial<Omit<Answers, 'commitmentId'>>;

/** What a member had planned at an earlier stand-up. */
export interface EarlierPlan extends Pick<Entry, 'id' | 'today' | 'commitmentId'> {
  readonly date: LocalDate;
}
