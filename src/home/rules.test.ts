import { describe, expect, test } from 'vitest';
import { at, blocker, commitment, occurrence } from '../../test/support/fixtures/home.ts';
import { defaultRitualSettings } from '../calendar/ritual-settings.ts';
import type { Action } from '../commitments/action.ts';
import { type GoingOn, nextUp, shownSquads, type Viewer, whatWaits } from './rules.ts';

const TUESDAY = '2026-11-24';

const quiet: GoingOn = {
  squad: { rituals: defaultRitualSettings('Europe/Berlin'), numberKeeperId: 'kim' },
  now: at(TUESDAY, '10:30'),
  standups: [],
  meetings: [],
  absences: [],
  due: [],
  commitments: [],
  hasNumber: true,
  ideas: [],
  topics: [],
  decides: false,
  blockers: [],
  actions: [],
};
const ann: Viewer = { userId: 'ann', zone: 'Europe/Berlin' };

const waits = (on: Partial<GoingOn>, viewer: Viewer = ann): string[] =>
  whatWaits({ ...quiet, ...on }, viewer).listed.map((one) => {
    if ('title' in one) return `${one.kind} ${one.title}`;
    if ('text' in one) return `${one.kind} ${one.text}`;
    return 'date' in one ? `${one.kind} ${one.date}` : one.kind;
  });

describe('what waits', () => {
  test('is nothing in a quiet week', () => {
    expect(whatWaits(quiet, ann)).toEqual({ listed: [], more: 0 });
  });

  test('is a stand-up until it is answered, from the start of my own day on', () => {
    const standup = occurrence('standup', TUESDAY);
    expect(waits({ standups: [{ occurrence: standup, pending: true }] })).toEqual([`standup ${TUESDAY}`]);
    expect(waits({ standups: [{ occurrence: standup, pending: false }] })).toEqual([]);
    const west = { ...ann, zone: 'America/Los_Angeles' };
    const now = at(TUESDAY, '08:30');
    expect(waits({ standups: [{ occurrence: standup, pending: true }], now }, west)).toEqual([]);
  });

  test('is each open meeting, for everybody', () => {
    const meetings = [occurrence('planning', TUESDAY), occurrence('retro', TUESDAY)].map((one) => ({
      occurrence: one,
      address: undefined,
    }));
    expect(waits({ meetings }, { ...ann, userId: 'bob' })).toEqual(['planning', 'retro']);
  });

  test('is a result that is due, only for whoever owns it', () => {
    const due = [commitment('Mine'), commitment('Not mine', { ownerId: 'bob' })];
    expect(waits({ due })).toEqual(['result Mine']);
  });

  test('is what I own and was to be live by today', () => {
    const commitments = [
      commitment('Yesterday', { liveBy: '2026-11-23' }),
      commitment('Today', { liveBy: TUESDAY }),
      commitment('Tomorrow', { liveBy: '2026-11-25' }),
      commitment('Any day'),
      commitment('Live already', { liveBy: TUESDAY, state: 'launched' }),
      commitment('Not mine', { liveBy: TUESDAY, ownerId: 'bob' }),
    ];
    expect(waits({ commitments })).toEqual(['launch Yesterday', 'launch Today']);
  });

  test('is the number, for who keeps it, from Tuesday on', () => {
    const kim: Viewer = { ...ann, userId: 'kim' };
    expect(waits({ hasNumber: false }, kim)).toEqual(['number']);
    expect(waits({ hasNumber: true }, kim)).toEqual([]);
    expect(waits({ hasNumber: false }, ann)).toEqual([]);
    expect(waits({ hasNumber: false, now: at('2026-11-23', '15:00') }, kim)).toEqual([]);
  });

  test('is my part of an estimate, whatever my craft', () => {
    const ideas = [
      { hypothesis: { id: '1', title: 'Red button' }, estimated: false },
      { hypothesis: { id: '2', title: 'Countdown' }, estimated: true },
    ];
    expect(waits({ ideas })).toEqual(['estimate Red button']);
  });

  test('is a question of the squad: for who decides the decision, for each their part of it, once', () => {
    const topics = [{ topicId: 'Q', hypothesis: { id: '1', title: 'Red button' }, estimated: false }];
    const ideas = [{ hypothesis: { id: '1', title: 'Red button' }, estimated: false }];
    expect(waits({ topics, ideas })).toEqual(['estimate Red button']);
    const paula: Viewer = { ...ann, userId: 'paula' };
    expect(waits({ topics, ideas, decides: true }, paula)).toEqual([
      'topic Red button',
      'estimate Red button',
    ]);
    expect(whatWaits({ ...quiet, topics, ideas }, ann).listed).toMatchObject([{ asked: true }]);
  });

  test('is what stands in my way, and where I am asked to help or do; nobody else’s', () => {
    const blockers = [
      blocker('Mine', { userId: 'ann', helperId: 'bob' }),
      blocker('Asked', { helperId: 'ann' }),
      blocker('I do', { helpedBy: 'ann' }),
      blocker('Somebody else does', { helperId: 'ann', helpedBy: 'kim' }),
      blocker('Of others', { helperId: 'kim' }),
    ];
    expect(waits({ blockers })).toEqual(['asked-to-help Asked', 'in-the-way Mine', 'helping I do']);
    expect(whatWaits({ ...quiet, blockers }, ann).listed[0]).toMatchObject({ age: 'yesterday' });
  });

  test('is what I took from a retro, until it is among the week’s commitments', () => {
    const action = (id: string, ownerId = 'ann'): Action => ({
      ...{ id, workspaceId: 'T1', squadId: 'S1', occurrenceId: 'O1', text: id, ownerId },
      ...{ state: 'open', createdAt: 0 },
    });
    const actions = [action('Lunch'), action('Taken'), action('Of Bob', 'bob')];
    const commitments = [commitment('Taken', { actionId: 'Taken' })];
    expect(waits({ actions, commitments })).toEqual(['action Lunch']);
  });

  test('never crowds out what is pressing: estimates come last, three at most, the rest is counted', () => {
    const ideas = Array.from({ length: 20 }, (_, n) => ({
      hypothesis: { id: `${n}`, title: `Idea ${n}` },
      estimated: false,
    }));
    const standups = [{ occurrence: occurrence('standup', TUESDAY), pending: true }];
    expect(waits({ ideas, standups })).toEqual([
      `standup ${TUESDAY}`,
      'estimate Idea 0',
      'estimate Idea 1',
      'estimate Idea 2',
    ]);
    expect(whatWaits({ ...quiet, ideas, standups }, ann).more).toBe(17);
    const due = Array.from({ length: 12 }, (_, n) => commitment(`Bet ${n}`));
    expect(whatWaits({ ...quiet, ideas, due }, ann)).toMatchObject({ listed: { length: 8 }, more: 24 });
  });
});

describe('what comes next', () => {
  const week = [
    occurrence('planning', '2026-11-23', { state: 'closed' }),
    occurrence('standup', TUESDAY),
    occurrence('standup', '2026-11-25', { state: 'scheduled', opensAt: at('2026-11-25', '03:00') }),
    occurrence('retro', '2026-11-27', { state: 'scheduled', opensAt: at('2026-11-27', '16:00') }),
  ];

  test('is my own stand-up question, at its hour where I am', () => {
    expect(nextUp(week, quiet, ann)).toEqual({ ritual: 'standup', at: at('2026-11-25', '10:00') });
    const shanghai = { ...ann, zone: 'Asia/Shanghai' };
    expect(nextUp(week, quiet, shanghai)?.at).toBe(at('2026-11-25', '10:00', 'Asia/Shanghai'));
  });

  test('is today’s question where it is still to come, though others were asked', () => {
    const west = { ...ann, zone: 'America/Los_Angeles' };
    expect(nextUp(week, quiet, west)?.at).toBe(at(TUESDAY, '10:00', 'America/Los_Angeles'));
  });

  test('is no stand-up while I am away', () => {
    const absences = [{ id: '1', userId: 'ann', from: TUESDAY, to: '2026-11-26' }];
    expect(nextUp(week, { ...quiet, absences }, ann)).toEqual({
      ritual: 'retro',
      at: at('2026-11-27', '16:00'),
    });
  });

  test('is nothing when the week is over', () => {
    expect(nextUp(week, { ...quiet, now: at('2026-11-27', '17:00') }, ann)).toBeUndefined();
  });
});

describe('the squads that are shown', () => {
  const squads = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({
    id,
    state: 'active' as const,
    channelState: 'open' as const,
  }));

  test('are the five in which I answered last, the newest where I never did', () => {
    const answers = new Map([
      ['b', '0002'],
      ['d', '0009'],
    ]);
    const { shown, more } = shownSquads(squads, answers);
    expect(shown.map(({ id }) => id)).toEqual(['d', 'b', 'f', 'e', 'c']);
    expect(more).toBe(1);
  });

  test.each([
    { id: 'z', state: 'paused', channelState: 'open' },
    { id: 'z', state: 'active', channelState: 'archived' },
  ] as const)('are paused ones last: $state, $channelState', (paused) => {
    const { shown } = shownSquads([paused, ...squads.slice(0, 1)], new Map([['z', '9']]));
    expect(shown.map(({ id }) => id)).toEqual(['a', 'z']);
  });
});
