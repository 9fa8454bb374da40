import type { Clock } from '@growth-squad/clock';
import { within } from '@growth-squad/clock';
import type { Database, Query } from '../database/database.ts';
import { firstTimerAt, type OwedCounts, owedNow, stuckMessages } from './store.ts';

/** How long the database may take for what is asked here. */
const PATIENCE_MS = 2_000;

/** The tick runs each minute; so late, it has missed some. */
const TICK_LATE_MS = 3 * 60_000;

/** A message is looked at within seconds of its time, behind a hung one within half a minute. */
const STUCK_MS = 5 * 60_000;

/** Stuck messages that are read at most. */
const MOST = 100;

export interface CheckOptions {
  readonly clock: Clock;
  readonly database: Database;
  /** Whether Slack can reach the bot. */
  readonly connected: () => boolean;
  /** For how many milliseconds the next tick should have ended, whatever the wall clock says. */
  readonly overdueMs: () => number;
  /** Whether a channel takes nothing at present: what is owed there waits, and is not stuck. */
  readonly isHeld: (q: Query, workspaceId: string, channelId: string) => Promise<boolean>;
}

/** What was found: for each thing that was looked at "ok", or what is wrong with it. */
export interface Findings {
  readonly ok: boolean;
  readonly checks: Readonly<Record<string, string>>;
}

const OK = 'ok';

function findings(checks: Record<string, string>): Findings {
  return { ok: Object.values(checks).every((found) => found === OK), checks };
}

/** The process answers, and the database can be read. */
export async function health(parts: CheckOptions): Promise<Findings> {
  const read = await reading(parts, (q) => firstTimerAt(q).then(() => OK));
  return findings({ process: OK, database: read ?? 'can’t be read' });
}

/** It hears Slack, does what is due on time, and gets its messages out. */
export async function readiness(parts: CheckOptions): Promise<Findings> {
  const { clock, connected, isHeld } = parts;
  const now = clock.now();
  const read = await reading(parts, async (q) => {
    const rows = await stuckMessages(q, now - STUCK_MS, MOST);
    let stuck = 0;
    for (const { workspaceId, channel } of rows)
      if (channel === null || !(await isHeld(q, workspaceId, channel))) stuck += 1;
    return { stuck, timer: await firstTimerAt(q) };
  });
  const database = read ? OK : 'can’t be read';
  const socket = connected() ? OK : 'not connected to Slack';
  if (!read) return findings({ socket, database });
  return findings({
    socket,
    database,
    tick: tickFound(parts.overdueMs(), now - (read.timer ?? now)),
    deliveries: read.stuck === 0 ? OK : `${read.stuck}${read.stuck === MOST ? ' or more' : ''} stuck`,
  });
}

function tickFound(overdueMs: number, lateMs: number): string {
  const minutes = (ms: number): string => `${Math.floor(ms / 60_000)} min`;
  if (overdueMs >= TICK_LATE_MS) return `stands still: it should have run ${minutes(overdueMs)} ago`;
  return lateMs < TICK_LATE_MS ? OK : `late: something has been due for ${minutes(lateMs)}`;
}

/** What the metrics tell of the present. */
export interface Present {
  readonly connected: boolean;
  readonly owed: OwedCounts;
  /** Milliseconds; the age of the oldest message that should be out. */
  readonly oldestMs: number;
  /** Milliseconds that the first timer is overdue, or the tick itself. */
  readonly overdueMs: number;
}

/** The present, or undefined when the database can't be read. */
export async function present(parts: CheckOptions): Promise<Present | undefined> {
  const now = parts.clock.now();
  return reading(parts, async (q) => {
    const owed = await owedNow(q, now);
    return {
      connected: parts.connected(),
      owed,
      oldestMs: Math.max(0, now - (owed.oldestSince ?? now)),
      overdueMs: Math.max(parts.overdueMs(), now - ((await firstTimerAt(q)) ?? now)),
    };
  });
}

/** What `work` reads; undefined when that fails or takes too long. */
async function reading<T>(
  { clock, database }: CheckOptions,
  work: (q: Query) => Promise<T>,
): Promise<T | undefined> {
  try {
    return await within(clock, PATIENCE_MS, 'the database to be read', database.read(work));
  } catch {
    return undefined;
  }
}
