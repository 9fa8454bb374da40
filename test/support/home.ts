import { instantOf } from '../../src/calendar/zone.ts';
import type { Commitment } from '../../src/commitments/commitment.ts';
import type { Occurrence, RitualName } from '../../src/ritual/occurrence.ts';
import type { Blocker } from '../../src/standup/blocker.ts';

/** An instant by what a clock in Berlin shows. */
export const at = (date: string, time: string, zone = 'Europe/Berlin'): number => instantOf(date, time, zone);

/** A ritual of a date, open if not said otherwise. */
export const occurrence = (ritual: RitualName, date: string, more: Partial<Occurrence> = {}): Occurrence => ({
  id: `${ritual} ${date}`,
  workspaceId: 'T1',
  squadId: 'S1',
  sprintId: 'W1',
  ritual,
  date,
  state: 'open',
  round: 1,
  opensAt: at(date, '09:30'),
  closesAt: at(date, '18:00'),
  lateUntil: at(date, '17:30'),
  openedAt: null,
  openedLate: false,
  closedAt: null,
  closedBy: null,
  ...more,
});

/** Something that stands in Bob's way since Monday. */
export const blocker = (id: string, more: Partial<Blocker> = {}): Blocker => ({
  id,
  workspaceId: 'T1',
  squadId: 'S1',
  occurrenceId: 'O1',
  date: '2026-11-23',
  userId: 'bob',
  entryId: 'E1',
  text: id,
  helperId: null,
  askedIn: null,
  helpedBy: null,
  ending: null,
  endedAt: null,
  ...more,
});

/** Something that Ann took in, still open. */
export const commitment = (title: string, more: Partial<Commitment> = {}): Commitment => ({
  id: title,
  workspaceId: 'T1',
  squadId: 'S1',
  sprintId: 'W1',
  title,
  bet: null,
  variant: null,
  days: null,
  ownerId: 'ann',
  others: [],
  week: '2026-11-23',
  liveBy: null,
  state: 'open',
  actionId: null,
  carriedFrom: null,
  isWhatIsLeft: false,
  nextStep: null,
  createdBy: 'ann',
  createdAt: at('2026-11-23', '10:00'),
  launch: null,
  result: null,
  checkIn: null,
  ...more,
});
