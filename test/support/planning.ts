import { instantOf } from '../../src/calendar/zone.ts';
import type { Commitment } from '../../src/commitments/commitment.ts';
import type { Days } from '../../src/hypothesis/estimate-store.ts';
import { type Hypothesis, justTitle, type Wording } from '../../src/hypothesis/hypothesis.ts';
import { catalogue } from '../../src/language/catalogue.ts';
import { formatFor } from '../../src/language/format.ts';
import type { Language } from '../../src/language/language.ts';
import type { Board } from '../../src/planning/board.ts';
import type { BoardSpeech } from '../../src/planning/lines.ts';
import type { Occurrence } from '../../src/ritual/occurrence.ts';

/** What tests of this room start from: a Monday in Berlin, and five people. */
const zone = 'Europe/Berlin';
export const at = (local: string): number => instantOf(local.slice(0, 10), local.slice(11), zone);

const people: Record<string, string> = { U1: 'Product', U2: 'Marketing', U3: 'Frontend', U4: 'Backend' };
export const names = (userId: string): string => people[userId] ?? userId;

export const speech = (language: Language): BoardSpeech => ({
  language,
  words: catalogue(language),
  format: formatFor(language),
  zone,
  now: at('2026-11-23 09:30'),
});

export const planning: Occurrence = {
  id: 'planning',
  workspaceId: 'T1',
  squadId: 'S1',
  sprintId: 'sprint',
  ritual: 'planning',
  date: '2026-11-23',
  state: 'open',
  round: 1,
  opensAt: at('2026-11-23 09:30'),
  closesAt: at('2026-11-23 12:00'),
  lateUntil: at('2026-11-23 11:30'),
  openedAt: at('2026-11-23 09:30'),
  openedLate: false,
  closedAt: null,
  closedBy: null,
};

export const idea = (id: string, title: string, wording: Partial<Hypothesis> = {}): Hypothesis => ({
  ...justTitle(title),
  id,
  workspaceId: 'T1',
  squadId: 'S1',
  state: 'ready',
  parentId: null,
  authorId: 'U2',
  score: null,
  differs: null,
  sourceUrl: null,
  createdAt: 0,
  ...wording,
});

export const estimated = (
  simple: Readonly<Record<string, number>>,
  full: Readonly<Record<string, number>> = {},
  costs: string | null = null,
): Days => ({ simple: sum(simple, costs), full: sum(full, null) });

function sum(parts: Readonly<Record<string, number>>, costs: string | null): Days['simple'] {
  const given = Object.entries(parts);
  if (given.length === 0) return null;
  return {
    total: given.reduce((total, [, days]) => total + days, 0),
    parts: given.map(([userId, days]) => ({ userId, roles: ['engineer'], days, costs, at: 0 })),
  };
}

/** A launch of which nothing was said but that it is one. */
export const launched = { what: null, link: null, builtBy: [], designedBy: [] };

export const commitment = (id: string, title: string, given: Partial<Commitment> = {}): Commitment => ({
  id,
  workspaceId: 'T1',
  squadId: 'S1',
  sprintId: 'sprint',
  week: '2026-11-23',
  title,
  bet: {
    id: `h-${id}`,
    state: 'committed',
    authorId: 'U2',
    effect: null,
    worthItFrom: { direction: 'up', kind: 'relative', value: null },
  },
  variant: null,
  days: null,
  ownerId: 'U4',
  others: [],
  liveBy: null,
  state: 'open',
  actionId: null,
  carriedFrom: null,
  isWhatIsLeft: false,
  nextStep: null,
  createdBy: 'U1',
  createdAt: 0,
  launch: null,
  result: null,
  checkIn: null,
  ...given,
});

const groupBuying: Partial<Wording> & { readonly score: number } = {
  effect: 'sign-ups per visitor rise',
  because: 'buyers recruit buyers',
  worthItFrom: '3',
  impact: 9,
  confidence: 7,
  score: 22 / 3,
};

export const board = (given: Partial<Board> = {}): Board => ({
  week: '2026-11-23',
  today: '2026-11-23',
  metric: {
    name: 'sign-ups',
    kind: 'total',
    value: '1284',
    at: at('2026-11-23 08:50'),
    final: true,
    target: '1500',
    targetIsSet: true,
  },
  actions: [],
  scaleUpPlans: new Map(),
  isFirstWeek: false,
  daysToBuildWith: 140,
  resultsDue: [],
  inCharge: new Map(),
  scaleUps: [],
  scaleUpCount: 0,
  carried: [],
  taken: [],
  ideas: [],
  ideaCount: 0,
  names,
  ...given,
});

/** A Monday with something of everything. */
export const fullBoard = board({
  resultsDue: [
    commitment('c1', 'Countdown', {
      ownerId: 'U2',
      state: 'launched',
      launch: { ...launched, by: 'U2', at: at('2026-11-18 11:00') },
    }),
  ],
  scaleUps: [
    { hypothesis: idea('h9', 'Invite a friend, to all regions', { parentId: 'h8' }), days: estimated({}) },
  ],
  scaleUpCount: 1,
  carried: [
    commitment('c2', 'Pay button', {
      ...{ days: 15, liveBy: '2026-11-24', carriedFrom: 'c0' },
      ...{ variant: 'simple', nextStep: 'copy' },
    }),
  ],
  taken: [
    commitment('c3', 'Group invitations', {
      days: 40,
      ownerId: 'U3',
      others: ['U4'],
      variant: 'simple',
      liveBy: '2026-11-26',
    }),
    commitment('c4', 'Session storage clean-up', { bet: null, days: 20, ownerId: 'U4' }),
  ],
  ideas: [
    {
      hypothesis: idea('h1', 'Group buying', groupBuying),
      days: estimated({ U3: 20, U4: 20 }, { U3: 50, U4: 40 }, 'payment splitting'),
    },
    { hypothesis: idea('h2', 'Shorter form', { state: 'idea', authorId: 'U1' }), days: estimated({}) },
  ],
  ideaCount: 5,
});
