import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shippedMigrations, temporaryDatabase } from '../../test/support/database/temporary-database.ts';
import { defaultRitualSettings } from '../calendar/ritual-settings.ts';
import { createChange } from '../database/change.ts';
import { search } from '../hypothesis/find-store.ts';
import { keepWorkspace } from '../slack/people-store.ts';
import { squadPage } from '../squad/store.ts';
import { withExport } from './files.ts';
import { DOCUMENT, documentSchema, importSquad } from './import-store.ts';

const NOW = Date.UTC(2026, 10, 30, 12);

const states = [
  ...(['idea', 'ready', 'committed', 'launched', 'won', 'lost', 'inconclusive', 'invalid'] as const),
  'dropped' as const,
];

/** A squad with some of everything, as an export has it. */
const documents = fc.gen().map((g) => {
  let count = 0;
  const id = (): string => {
    count += 1;
    return `0193a000-0000-7000-8000-${String(count).padStart(12, '0')}`;
  };
  const text = (): string => g(fc.string, { unit: 'grapheme', minLength: 1, maxLength: 20 });
  const maybe = <T>(one: () => T): T | null => (g(fc.boolean) ? one() : null);
  const some = <T>(most: number, one: () => T): T[] => Array.from({ length: g(fc.nat, { max: most }) }, one);
  const pick = <T>(...all: readonly T[]): T => g(fc.constantFrom<T[]>, ...all);
  const at = (): number => g(fc.integer, { min: 1_700_000_000_000, max: NOW });
  const who = (): string => pick('U0001', 'U0002', 'U0003');
  const date = (): string => pick('2026-11-02', '2026-11-09', '2026-11-16');
  const decimal = (): string => pick('0', '-3.5', '1284', '0.125');
  const plan = () => ({ way: 'line', line: decimal(), said: text() });

  const imports = some(2, () => ({
    ...{ id: id(), rows: null, by: who(), at: at(), takenAt: at(), taken: 3 },
    ...{ takenBackBy: maybe(who), takenBackAt: maybe(at) },
  }));
  const bets = some(4, () => ({ id: id(), versionId: id() }));
  const weeks = some(3, id);
  const retros = weeks.map(() => id());
  const entries = weeks.map(() => id());
  const taken = weeks.flatMap((week) =>
    bets.flatMap((bet) => maybe(() => ({ id: id(), sprintId: week, hypothesisId: bet.id })) ?? []),
  );
  const ofBet = (betId: string) => taken.filter(({ hypothesisId }) => hypothesisId === betId);
  const hypotheses = bets.map(({ id: hypothesisId, versionId }, index) => {
    const [commitment] = ofBet(hypothesisId);
    const commitmentId = commitment?.id ?? '';
    const step = () => ({ id: id(), hypothesisId, by: who(), at: at() });
    const once = <T>(one: () => T): T[] => (commitment ? some(2, one) : []);
    return {
      ...{ id: hypothesisId, versionId, state: pick(...states), authorId: who(), createdAt: at() },
      ...{ parentId: index > 0 ? maybe(() => bets[0]?.id ?? null) : null },
      ...{ score: maybe(() => 7.5), simpleDays: maybe(() => 15), sourceUrl: maybe(text) },
      importId: maybe(() => imports[0]?.id ?? null),
      versions: [
        {
          ...{ ...step(), id: versionId, title: text(), effect: maybe(text), because: maybe(text) },
          ...{ direction: pick('up', 'down'), worthItFrom: maybe(decimal), worthItKind: 'relative' },
          ...{ impact: maybe(() => 7), confidence: maybe(() => 1), differs: maybe(text) },
        },
      ],
      transitions: some(4, () => ({
        ...step(),
        from: maybe(() => pick(...states)),
        to: 'won',
        why: maybe(text),
      })),
      estimates: some(3, () => {
        const { by: userId, ...part } = step();
        return {
          ...part,
          userId,
          variant: pick('simple', 'full'),
          roles: ['engineer'],
          days: 5,
          costs: maybe(text),
        };
      }),
      quarrels: maybe(() => ({
        ...{ id: id(), hypothesisId, openedBy: who(), openedAt: at(), one: text(), oneBy: maybe(who) },
        ...{ other: maybe(text), otherBy: maybe(who), backs: 'one', minds: maybe(text), otherMind: null },
        askedUntil: at(),
      })),
      hotTopics: maybe(() => ({
        ...{ id: id(), hypothesisId, askedBy: who(), askedAt: at(), state: pick('open', 'in', 'monday') },
        ...{
          answeredBy: maybe(who),
          answeredAt: maybe(at),
          commitmentId: commitment?.id ?? null,
          givesWayId: null,
        },
      })),
      measurementPlans: some(2, () => ({ ...step(), plan: plan(), reason: maybe(text) })),
      looks: once(() => ({ ...step(), commitmentId, counted: plan() })),
      checkIns: once(() => ({ ...step(), commitmentId, date: date(), missing: maybe(text) })),
      results: some(2, () => ({
        ...{
          ...step(),
          commitmentId: commitment?.id ?? null,
          method: 'variants',
          kind: 'rate',
          arms: { a: null, b: null },
        },
        ...{ verdict: pick('won', 'lost', 'inconclusive', 'invalid'), ruledOut: g(fc.boolean), rule: 'none' },
        ...{
          planId: null,
          counted: maybe(plan),
          against: maybe(text),
          learned: text(),
          holdsFor: maybe(text),
        },
        ...{ askAgain: maybe(date), scaleUpOwnerId: maybe(who), scaleUpBy: maybe(date) },
        ...{ toldIn: maybe(() => retros[0] ?? null), replaces: null },
      })),
      lastingNumbers: some(1, () => ({ ...step(), wonId: hypothesisId, value: text() })),
    };
  });
  return {
    ...{ ...DOCUMENT, exportedAt: NOW },
    squad: {
      ...{ id: id(), name: text(), language: pick('en', 'zh-CN'), channelId: 'C1', ownerId: 'U0001' },
      ...{ numberKeeperId: 'U0002', rituals: { ...defaultRitualSettings('Europe/Berlin') } },
    },
    members: ['U0001', 'U0002'].map((userId) => ({
      ...{ id: id(), userId, roles: ['product'], prompt: maybe(() => '09:15'), joinedAt: at() },
      holidays: pick(null, 'DE-BE', 'none'),
      ...{ leftAt: maybe(at), inChannel: g(fc.boolean) },
    })),
    metrics: some(2, () => id()).map((metricId, index) => ({
      ...{ id: metricId, name: text(), kind: pick('total', 'level'), direction: 'up', unit: maybe(text) },
      ...{ role: index === 0 ? 'northStar' : 'driver', createdAt: at(), endedAt: null },
      targets: some(3, () => ({
        id: id(),
        metricId,
        week: date(),
        value: maybe(decimal),
        by: who(),
        at: at(),
      })),
      readings: some(3, () => ({
        ...{ id: id(), metricId, week: date(), value: decimal(), by: who(), at: at(), replaces: null },
        ...{ source: pick('typed', 'push'), origin: maybe(text), asOf: maybe(at), counts: g(fc.boolean) },
      })),
    })),
    imports,
    hypotheses,
    actions: retros.flatMap((occurrenceId) =>
      some(1, () => ({
        ...{ id: id(), occurrenceId, text: text(), ownerId: who(), state: 'open', createdBy: who() },
        ...{ createdAt: at(), endedAt: maybe(at), endedBy: maybe(who) },
      })),
    ),
    sprints: weeks.map((week, number) => ({
      ...{
        id: week,
        number: number + 1,
        from: `2026-11-0${number + 1}`,
        to: `2026-11-0${number + 1}`,
        createdAt: at(),
      },
      commitments: taken
        .filter(({ sprintId }) => sprintId === week)
        .map((one) => ({
          ...{ ...one, actionId: null, title: null, variant: maybe(() => 'simple'), days: maybe(() => 10) },
          ...{
            ownerId: who(),
            liveBy: maybe(date),
            state: pick('open', 'launched', 'carried'),
            carriedFrom: null,
          },
          ...{ nextStep: maybe(text), createdBy: who(), createdAt: at(), takenOutAt: null },
          members: some(1, () => ({ commitmentId: one.id, userId: who() })),
          changes: some(1, () => ({
            id: id(),
            commitmentId: one.id,
            before: plan(),
            after: plan(),
            by: who(),
            at: at(),
          })),
          launches: some(1, id).map((launchId) => ({
            ...{ id: launchId, hypothesisId: one.hypothesisId, commitmentId: one.id, what: maybe(text) },
            ...{ link: maybe(text), by: who(), at: at() },
            members: some(1, () => ({ launchId, userId: who(), part: pick('built', 'designed', 'made') })),
          })),
        })),
    })),
    occurrences: weeks.map((sprintId, index) => {
      const occurrenceId = retros[index] ?? '';
      return {
        ...{ id: occurrenceId, sprintId, ritual: 'retro', date: date(), state: pick('closed', 'skipped') },
        ...{ round: 1, opensAt: 1, closesAt: 2, lateUntil: 2, openedAt: maybe(at), openedLate: false },
        ...{ closedAt: maybe(at), closedBy: maybe(who) },
        outcomes: some(1, () => ({
          ...{ id: id(), occurrenceId, round: 1, version: 1, snapshot: { squadId: 'kept', items: [text()] } },
          ...{ at: at(), by: maybe(who) },
        })),
        entries: [
          {
            ...{
              id: entries[index] ?? '',
              occurrenceId,
              userId: who(),
              yesterday: maybe(text),
              today: text(),
            },
            ...{ inTheWay: maybe(text), commitmentId: maybe(() => taken[0]?.id ?? null), at: at() },
          },
        ],
        retroNotes: some(2, () => ({
          ...{ id: id(), occurrenceId, userId: who(), wentWell: maybe(text), didnt: maybe(text) },
          ...{ tryNext: maybe(text), at: at() },
        })),
      };
    }),
    blockers: weeks.flatMap((_, index) =>
      some(1, () => ({
        ...{ id: id(), occurrenceId: retros[index], entryId: entries[index], date: date(), userId: who() },
        ...{ at: at(), helperId: null, askedIn: null, helpedBy: null, helpedAt: null },
        ...{ ending: null, endedAt: null, endedBy: null },
      })),
    ),
    repeats: bets.slice(0, 1).map((bet) => ({ id: id(), hypothesisId: bet.id, ofId: bet.id, at: at() })),
  };
});

/** Every list is there, also an empty one, and one of what there is at most once. */
function whole(document: object): unknown {
  const parsed = documentSchema.parse(
    JSON.parse(JSON.stringify(document, (key, value: unknown) => (isOne(key) ? oneOf(value) : value))),
  );
  return { ...parsed, people: [] };
}
const isOne = (key: string): boolean => key === 'quarrels' || key === 'hotTopics';
const oneOf = (value: unknown): unknown => (Array.isArray(value) ? value : value === null ? [] : [value]);

async function fresh() {
  const database = await temporaryDatabase({ migrations: shippedMigrations });
  let count = 0;
  const newId = (): string => {
    count += 1;
    return `new-${count}`;
  };
  const change = createChange(database, { now: () => NOW }, { id: newId, key: newId });
  const workspace = { id: 'T1', name: 'Acme', url: 'https://acme.slack.com/', botUserId: 'UB' };
  await change((each) => keepWorkspace(each, workspace));
  return { database, change };
}

async function exportOf(database: Awaited<ReturnType<typeof fresh>>['database'], name: string) {
  const [squad] = await database.read((q) => squadPage(q, undefined, 1));
  if (!squad) throw new Error('There is no squad.');
  return withExport({ database, now: NOW }, squad, 'en', async (files) =>
    readFileSync(files.find((one) => one.name === name)?.path ?? '', 'utf8'),
  );
}

test('what comes in goes out again as it was, whatever the squad has', async () => {
  let bets = 0;
  await fc.assert(
    fc.asyncProperty(documents, async (generated) => {
      const document = documentSchema.parse(whole(generated));
      bets += document.hypotheses.length;
      const { database, change } = await fresh();
      expect(await change((each) => importSquad(each, document))).toEqual({ squadId: document.squad.id });
      const out: unknown = JSON.parse(await exportOf(database, 'squad.json'));
      expect(documentSchema.parse(out)).toEqual(document);
      const again = await change((each) => importSquad(each, document));
      expect(again).toEqual({ refused: 'there-already' });
      await database.close();
    }),
    { numRuns: 15 },
  );
  expect(bets).toBeGreaterThan(8);
}, 120_000);

test('what came in is found by its words', async () => {
  const [document] = fc.sample(
    documents.filter(({ hypotheses }) => hypotheses.length > 0),
    { numRuns: 1, seed: 7 },
  );
  const parsed = documentSchema.parse(whole(document ?? {}));
  const words = JSON.parse(
    JSON.stringify(parsed).replace(
      /"title":"(?:[^"\\]|\\.)*","effect"/,
      '"title":"Kangaroo button","effect"',
    ),
  );
  const { database, change } = await fresh();
  await change((each) => importSquad(each, documentSchema.parse(words)));
  const found = await database.read((q) => search(q, parsed.squad.id, 'kangaroo', { page: 0, size: 5 }));
  expect(found.shown.map(({ title }) => title)).toEqual(['Kangaroo button']);
});
