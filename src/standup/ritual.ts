import type { Change } from '../database/change.ts';
import { changed } from '../delivery/changed.ts';
import { cancel } from '../delivery/want.ts';
import type { Ritual } from '../ritual/ritual.ts';
import { isActive } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import { endOfLeavers } from './blockers/store.ts';
import { dayOf } from './day.ts';
import { follow, touchPrivate, wantBoard } from './follow.ts';
import { nudgeKey, promptKey } from './messages.ts';
import { type Day, pendingOf } from './rules.ts';
import { setStandupTimers } from './timers.ts';

/** What is kept of a closed stand-up: who took part, nobody's words. */
interface Snapshot {
  readonly version: 2;
  readonly answered: readonly string[];
  /** How many were there and did not answer: never who. */
  readonly pending: number;
  readonly away: readonly string[];
  /** How many said "not today". */
  readonly notToday: number;
  /** Whom something stood in the way. */
  readonly inTheWay: readonly string[];
}

/** A closed stand-up's snapshot. */
function snapshotOf(day: Day): Snapshot {
  return {
    version: 2,
    answered: [...day.answeredIds],
    pending: pendingOf(day).length,
    away: [...day.awayIds],
    notToday: day.notTodayIds.length,
    inTheWay: day.entries.filter((entry) => entry.inTheWay !== null).map((entry) => entry.userId),
  };
}

/** The daily stand-up: asks everybody on their own date, tells the channel, takes answers until it closes. */
export const standupRitual: Ritual = {
  name: 'standup',
  async scheduled(change, squad, occurrence) {
    // Members may have changed.
    await endOfLeavers(change, squad);
    // Before it opens nothing is due: it opens with its first question.
    if (occurrence.state !== 'open') return;
    await setStandupTimers(change, squad, occurrence);
    await follow(change, squad, occurrence);
  },
  async opened(change, squad, occurrence) {
    await endOfLeavers(change, squad);
    await setStandupTimers(change, squad, occurrence);
  },
  async closed(change, squad, occurrence) {
    const day = await dayOf(change.tx, squad, occurrence);
    await endMessages(change, squad, day);
    return snapshotOf(day);
  },
};

/**
 * Those that stand say that it is over, those not posted yet never will be. Only where nobody answered the channel reads
 * so, in a line.
 */
async function endMessages(change: Change, squad: Squad, day: Day): Promise<void> {
  const { occurrence, memberIds } = day;
  const pending = new Set(pendingOf(day));
  for (const userId of memberIds) {
    await cancel(change, occurrence.workspaceId, nudgeKey(occurrence, userId));
    // A question that never arrived and still is one expires instead: the squad's owner learns that it is missing.
    if (!pending.has(userId)) await cancel(change, occurrence.workspaceId, promptKey(occurrence, userId));
    touchPrivate(change, occurrence, userId);
  }
  if (day.entries.length === 0 && day.isPlanned && isActive(squad))
    await wantBoard(change, squad, occurrence);
  changed(change, squad, 'entries');
}
