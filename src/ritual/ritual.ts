import type { LocalDate } from '../calendar/date.ts';
import type { Change } from '../database/change.ts';
import type { Json } from '../database/kind.ts';
import { setTimer, type WantedTimer } from '../schedule/store.ts';
import type { Squad } from '../squad/squad.ts';
import type { Occurrence, Outcome, RitualName } from './occurrence.ts';

/** What is known since, and an outcome may have told otherwise: what came of a hypothesis, or the number of a week. */
export type Known = { readonly hypothesisId: string } | { readonly week: LocalDate };

/** What planning, stand-up and retro add to the life cycle they share; each runs in the change that moves it. */
export interface Ritual {
  readonly name: RitualName;
  /**
   * Sets timers beside opening and closing, their keys from `timerKey`. Called whenever the times of an occurrence that
   * is scheduled or open are set, also again after members, zones or absences changed: all its timers were cancelled
   * before, so it sets each that is not done yet. Not called for a meeting without such timers.
   */
  scheduled?(change: Change, squad: Squad, occurrence: Occurrence): Promise<void>;
  /**
   * It is open: wants its messages. `occurrence.round` and `openedLate` say how.
   * @param by who opened it; null: its hour came
   */
  opened(change: Change, squad: Squad, occurrence: Occurrence, by: string | null): Promise<void>;
  /**
   * It is closed: decides what came of it.
   * @param by who closed it; null: its hour came
   * @returns the snapshot, which must survive JSON
   */
  closed(change: Change, squad: Squad, occurrence: Occurrence, by: string | null): Promise<unknown>;
  /** Its outcome is stored: wants the messages drawn from it. */
  announced?(change: Change, squad: Squad, occurrence: Occurrence, outcome: Outcome): Promise<void>;
  /** The outcome that told otherwise of something, as it should be told. Undefined: none did. */
  revised?(
    change: Change,
    squad: Squad,
    what: Known,
    by: string,
  ): Promise<{ readonly occurrence: Occurrence; readonly snapshot: unknown } | undefined>;
  /** A corrected outcome is stored as its newest version: wants the messages drawn from it. */
  corrected?(change: Change, squad: Squad, occurrence: Occurrence, outcome: Outcome): Promise<void>;
  /** Its time was missed while the bot was down; its timers are cancelled. Not called for a paused squad. */
  skipped?(change: Change, squad: Squad, occurrence: Occurrence): Promise<void>;
}

/** All timers of an occurrence; cancelled when it closes, is skipped or cancelled. */
export function timerPrefix(occurrenceId: string): string {
  return `ritual/${occurrenceId}/`;
}

/** The key of one of an occurrence's timers; "open" and "close" are taken. */
export function timerKey(occurrenceId: string, name: string): string {
  return timerPrefix(occurrenceId) + name;
}

/** Sets one of an occurrence's timers. @param name as of `timerKey` */
export async function setTimerOf<Subject extends Json>(
  change: Change,
  { id, workspaceId, squadId }: Pick<Occurrence, 'id' | 'workspaceId' | 'squadId'>,
  name: string,
  timer: Pick<WantedTimer<Subject>, 'at' | 'kind' | 'subject'>,
): Promise<void> {
  await setTimer(change, { workspaceId, squadId, key: timerKey(id, name), ...timer });
}
