import { addDays, type LocalDate, mondayOf } from '../calendar/date.ts';
import { dateAt } from '../calendar/zone.ts';
import { carryLeftovers } from '../commitments/carry.ts';
import type { Change } from '../database/change.ts';
import { touch } from '../delivery/changed.ts';
import { lapseTopics } from '../hypothesis/topic-answer.ts';
import { messageKey, OUTCOME, roundKind, wantBoard, wantOutcome } from '../ritual/messages.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import { previousClosed } from '../ritual/outcome-store.ts';
import { ritualsIn } from '../ritual/plan.ts';
import type { Ritual } from '../ritual/ritual.ts';
import type { Squad } from '../squad/squad.ts';
import { plannedOf } from './board.ts';
import { snapshotOf } from './rules.ts';
import type { Plan } from './snapshot.ts';

/** The messages of a planning. */
export const kinds = { board: roundKind('planning.board'), outcome: roundKind('planning.outcome') } as const;

/** What an open board shows, and what the message of its decision shows beside that. */
const board = {
  kind: kinds.board,
  shows: ['number', 'ideas', 'commitments', 'members', 'notes'],
} as const;
const outcome = { kind: kinds.outcome, shows: ['commitments'] } as const;

/** Monday: what to take in, and what was decided. */
export const planningRitual: Ritual = {
  name: 'planning',
  async opened(change, squad, occurrence) {
    await carryLeftovers(change, squad);
    await lapseTopics(change, squad);
    await wantBoard(change, squad, occurrence, board);
    await endBefore(change, occurrence);
  },
  async closed(change, squad, occurrence, by): Promise<Plan> {
    const planned = await plannedOf(change.tx, squad, occurrence, change.at);
    return snapshotOf(planned, await nextStandup(change, squad, occurrence), by);
  },
  async announced(change, squad, occurrence) {
    await wantOutcome(change, squad, occurrence, outcome);
    const { round } = occurrence;
    if (round > 1) touch(change, squad.workspaceId, messageKey({ ...occurrence, round: round - 1 }, OUTCOME));
    await wantBoard(change, squad, occurrence, board);
  },
};

/** What the last week decided, and its digest, say nothing more about what is to be clicked: this board does. */
async function endBefore(change: Change, occurrence: Occurrence): Promise<void> {
  for (const ritual of ['planning', 'retro'] as const) {
    const before = await previousClosed(change.tx, { ...occurrence, ritual });
    if (before) touch(change, before.workspaceId, messageKey(before, OUTCOME));
  }
}

/** The stand-up of this week that comes after the planning; null: there is none. */
async function nextStandup(change: Change, squad: Squad, occurrence: Occurrence): Promise<Plan['standup']> {
  const today = dateAt(change.at, squad.rituals.zone);
  const dates = await standupDates(change, squad, mondayOf(occurrence.date));
  const date = dates.find((each) => each > today);
  if (date === undefined) return null;
  return { date, prompt: squad.rituals.standup.prompt, first: date === dates[0] };
}

async function standupDates(change: Change, squad: Squad, week: LocalDate): Promise<LocalDate[]> {
  const plan = await ritualsIn(change.tx, squad, week);
  return plan
    .filter((each) => each.ritual === 'standup' && each.date <= addDays(week, 6))
    .map(({ date }) => date);
}
