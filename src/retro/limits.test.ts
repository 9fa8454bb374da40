import { checkMessage, notifies } from '@growth-squad/local-slack';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { launched } from '../../test/support/fixtures/planning.ts';
import { measuredRate, quietWeek } from '../../test/support/fixtures/retro.ts';
import { defaultRitualSettings } from '../calendar/ritual-settings.ts';
import type { Commitment, CommitmentState } from '../commitments/commitment.ts';
import { catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import { languages } from '../language/language.ts';
import type { LinePlan } from '../measurement/plan.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import type { Message } from '../slack/message.ts';
import { notification } from '../slack/typed.ts';
import type { Squad } from '../squad/squad.ts';
import { boardMessage } from './board.ts';
import { digestMessage } from './digest.ts';
import type { Digest } from './snapshot.ts';

/** What people type: long, in many scripts, with whatever Slack might read as markup. */
const typedText = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 }),
  fc
    .array(
      fc.constantFrom(
        '<!channel>',
        '<!here>',
        '<@U99>',
        '@everyone',
        '*bold*',
        '`',
        '&',
        '<',
        '\n',
        '增长',
        '👩‍👩‍👧',
        'x ',
      ),
      { minLength: 1, maxLength: 400 },
    )
    .map((parts) => parts.join('').slice(0, 3000)),
  fc.integer({ min: 1, max: 3000 }).map((length) => '&'.repeat(length)),
);
const person = fc.integer({ min: 1, max: 40 }).map((n) => `U${n}`);
const date = fc.constantFrom('2026-11-23', '2026-11-27', '2026-12-03');
const many = <T>(one: fc.Arbitrary<T>, most: number) => fc.array(one, { maxLength: most });

const measured = fc
  .record({
    unit: fc.option(
      typedText.map((text) => text.slice(0, 30)),
      { nil: null },
    ),
    b: fc.integer({ min: 0, max: 300 }),
  })
  .map(({ unit, b }) =>
    measuredRate({ a: [40, 300], b: [b, 300] }, { from: '2026-11-16', to: '2026-11-22' }, unit),
  );
const live = {
  id: fc.constant('H1'),
  link: fc.option(fc.constant(`https://acme.example/${'x'.repeat(470)}`), { nil: null }),
};
const line: LinePlan = {
  way: 'line',
  counts: '',
  direction: 'up',
  decided: '2026-12-11',
  metricId: null,
  line: '56',
  earlier: [],
};
const decided = {
  ...live,
  title: typedText,
  metric: fc.option(typedText, { nil: null }),
  measured: fc.option(measured, { nil: null }),
  learned: typedText,
};
const texts = many(typedText, 40);
const titled = fc.record({ title: typedText });
const digests: fc.Arbitrary<Digest> = fc.record({
  schema: fc.constant('digest' as const),
  version: fc.constant(2 as const),
  week: fc.constant('2026-11-23'),
  metric: typedText.map((name) => ({
    ...quietWeek.metric,
    name,
    value: '12',
    at: 0,
    weeks: ['2026-11-16', '2026-11-23'].map((week) => ({ week, value: '12', target: '15' })),
  })),
  won: many(
    fc.record({
      ...decided,
      proposedBy: person,
      builtBy: many(person, 40),
      designedBy: many(person, 5),
      madeBy: many(person, 40),
      scaleUp: fc.option(
        fc.record({
          title: typedText,
          ownerId: fc.option(person, { nil: null }),
          by: fc.option(date, { nil: null }),
        }),
        { nil: null },
      ),
    }),
    7,
  ),
  lost: many(
    fc.record({ ...decided, nthThisQuarter: fc.option(fc.integer({ min: 1, max: 50 }), { nil: null }) }),
    7,
  ),
  inconclusive: many(fc.record(decided), 7),
  invalid: many(fc.record(decided), 7),
  tooEarly: many(
    fc.record({ ...live, title: typedText, missing: fc.option(typedText, { nil: null }), date }),
    12,
  ),
  live: many(
    fc
      .record({ ...live, title: typedText, since: date, counts: typedText, on: date })
      .map(({ counts, on, ...one }) => ({ ...one, decided: { plan: { ...line, counts }, on } })),
    12,
  ),
  carried: many(
    fc.record({ title: typedText, bet: fc.boolean(), nextStep: fc.option(typedText, { nil: null }) }),
    40,
  ),
  done: many(titled, 40),
  dropped: many(titled, 40),
  launches: fc.nat(5),
  notes: fc.record({
    wentWell: many(typedText, 40),
    didnt: many(typedText, 40),
    tryNext: many(typedText, 40),
  }),
  actions: many(fc.record({ text: typedText, ownerId: person }), 40),
  corrections: many(
    fc.record({
      id: fc.constant('H1'),
      title: typedText,
      from: fc.constantFrom('won' as const, null),
      to: fc.constant('lost' as const),
      at: fc.constant(0),
    }),
    12,
  ),
  next: fc.constant({ ...quietWeek.next, ideas: 3, withoutEstimate: 1, estimateFirst: 'H1' }),
});

const squad: Squad = {
  id: 'S1',
  workspaceId: 'T1',
  channelId: 'C1',
  name: 'Sign-ups',
  language: 'en',
  rituals: defaultRitualSettings('Asia/Shanghai'),
  ownerId: 'U1',
  numberKeeperId: 'U1',
  state: 'active',
  pausedBy: null,
  pausedUntil: null,
  pausedAt: null,
  pausedVersion: null,
  version: 0,
  firstWeek: null,
  channelState: 'open',
  stakeholderChannelId: null,
  isShared: false,
};
const occurrence: Occurrence = {
  id: '019aaa00-0000-7000-8000-000000000001',
  workspaceId: 'T1',
  squadId: 'S1',
  sprintId: 'P1',
  ritual: 'retro',
  date: '2026-11-27',
  state: 'open',
  round: 1,
  opensAt: 0,
  closesAt: 7_200_000,
  lateUntil: 5_400_000,
  openedAt: 0,
  openedLate: true,
  closedAt: null,
  closedBy: null,
};

const commitments: fc.Arbitrary<Commitment[]> = many(
  fc.record({
    title: typedText,
    ownerId: person,
    state: fc.constantFrom<CommitmentState>('open', 'launched', 'done', 'carried', 'dropped'),
    checked: fc.boolean(),
    bet: fc.boolean(),
  }),
  45,
).map((all) =>
  all.map(({ title, ownerId, state, checked, bet }, index) => ({
    id: `019aaa00-0000-7000-8000-${String(index).padStart(12, '0')}`,
    workspaceId: 'T1',
    squadId: 'S1',
    sprintId: 'P1',
    actionId: null,
    nextStep: null,
    week: '2026-11-23',
    title,
    bet: bet
      ? {
          id: `H${index}`,
          state: 'launched' as const,
          parentId: null,
          authorId: 'U1',
          effect: null,
          worthItFrom: { direction: 'up' as const, kind: 'relative' as const, value: '3' },
        }
      : null,
    variant: null,
    days: 10,
    ownerId,
    others: [],
    liveBy: '2026-11-27',
    state,
    carriedFrom: null,
    takenOutAt: null,
    isWhatIsLeft: false,
    createdBy: 'U1',
    createdAt: 0,
    launch: state === 'launched' ? { ...launched, by: 'U1', at: 0 } : null,
    result: null,
    checkIn: checked ? { date: '2026-12-03', missing: null, by: 'U1', at: 0 } : null,
  })),
);

/** Whatever people type, Slack takes the message, and it pings nobody but those it means to. */
function fits(message: Message, meant: readonly string[]): void {
  const sent = { text: notification(message.text), blocks: message.blocks };
  expect(checkMessage(sent)).toBeUndefined();
  expect(message.blocks.length).toBeLessThanOrEqual(45);
  const told = notifies(sent);
  expect(told.broadcasts).toEqual([]);
  expect(told.groups).toEqual([]);
  for (const user of told.users) expect(meant).toContain(user);
}

test('whatever people type, Slack takes the digest, and it pings only who is celebrated or has something to do', () => {
  fc.assert(
    fc.property(digests, fc.constantFrom(...languages), fc.boolean(), (digest, language, classic) => {
      const reading = {
        words: catalogue(language),
        format: formatFor(language),
        squadId: 'S1',
        zone: 'Asia/Shanghai',
        date: '2026-12-11',
        classic,
      };
      fits(digestMessage(digest, reading), [
        ...digest.won.flatMap((won) => [
          won.proposedBy,
          ...won.builtBy,
          ...won.designedBy,
          ...won.madeBy,
          won.scaleUp?.ownerId ?? '',
        ]),
        ...digest.actions.map(({ ownerId }) => ownerId),
      ]);
    }),
    { numRuns: 100, endOnFailure: true },
  );
});

test('whatever people type, Slack takes the board, and it pings only who has something to do', () => {
  fc.assert(
    fc.property(
      commitments,
      texts,
      typedText,
      fc.constantFrom(...languages),
      (all, tried, name, language) => {
        const actions = tried.map((text, index) => ({
          ...{ id: `A${index}`, workspaceId: 'T1', squadId: 'S1', occurrenceId: 'O1', text },
          ...{ ownerId: 'U1', state: 'open' as const, createdAt: 0 },
        }));
        const board = {
          week: '2026-11-23',
          since: 0,
          commitments: all,
          occurrence,
          squad,
          notes: 3,
          tries: tried.map((text, index) => ({ id: `N${index}`, text })),
          taken: actions.slice(0, 3),
          earlier: actions,
          done: [],
          inCharge: new Map(),
          inTheAir: new Map(),
          asked: new Set(['U2']),
          names: () => 'Somebody with a name of forty characters.',
          number: {
            metric: {
              id: 'M1',
              workspaceId: 'T1',
              squadId: 'S1',
              name,
              kind: 'total' as const,
              direction: 'up' as const,
              role: 'northStar' as const,
              unit: null,
            },
            standing: { value: undefined, target: '1500', of: undefined, asOf: undefined, source: undefined },
          },
        };
        const speech = { language, words: catalogue(language), format: formatFor(language), now: 0 };
        fits(
          boardMessage(board, speech),
          all.filter(({ state }) => state === 'open' || state === 'launched').map(({ ownerId }) => ownerId),
        );
      },
    ),
    { numRuns: 100, endOnFailure: true },
  );
});
