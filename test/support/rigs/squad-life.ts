import { join } from 'node:path';
import { Activities } from '@growth-squad/clock';
import { asc } from 'drizzle-orm';
import { defaultRitualSettings, type RitualSettings } from '../../../src/calendar/ritual-settings.ts';
import { instantOf } from '../../../src/calendar/zone.ts';
import { type Change, createChange, type MakeChange } from '../../../src/database/change.ts';
import type { Database, Query } from '../../../src/database/database.ts';
import { createIds } from '../../../src/database/ids.ts';
import { occurrences, timers, workspaces } from '../../../src/database/schema/index.ts';
import type { Occurrence, RitualName } from '../../../src/ritual/occurrence.ts';
import type { Ritual } from '../../../src/ritual/ritual.ts';
import { createRituals, type Rituals } from '../../../src/ritual/rituals.ts';
import { weekAt } from '../../../src/ritual/rules.ts';
import { createTick, type DueHandler } from '../../../src/schedule/tick.ts';
import { keepPerson } from '../../../src/slack/people-store.ts';
import { setMembers } from '../../../src/squad/member-store.ts';
import type { Role, Squad } from '../../../src/squad/squad.ts';
import { saveSquad, squadInChannel } from '../../../src/squad/store.ts';
import { temporaryDatabase, temporaryFolder } from '../database/temporary-database.ts';

const WORKSPACE = 'T1';
const CHANNEL = 'C1';

/** An instant from what a clock in a zone shows: `'2026-11-23 09:30'`. */
export function at(local: string, zone = 'Europe/Berlin'): number {
  return instantOf(local.slice(0, 10), local.slice(11), zone);
}

/** A squad's life in a real database file, as fast as the test moves its clock. */
export interface Life {
  /** What the rituals were told, in order: `'planning 2026-11-23 opened round 1'`. */
  readonly told: string[];
  readonly file: string;
  database(): Database;
  rituals(): Rituals;
  now(): number;
  change: MakeChange;
  read<T>(work: (q: Query) => Promise<T>): Promise<T>;
  squad(): Promise<Squad>;
  /** Moves on to an instant, through all that falls due on the way. */
  moveTo(instant: number): Promise<void>;
  /** The bot is down until an instant; back up, it does what is due, after whatever it does `first`. */
  downUntil(instant: number, first?: () => Promise<void>): Promise<void>;
  /** Everything in memory is lost. */
  restart(): Promise<void>;
  /** The squad's occurrences as `'planning 2026-11-23 scheduled'`, by opening. */
  occurrences(): Promise<string[]>;
  occurrence(ritual: RitualName, date: string): Promise<Occurrence>;
  /** The keys of the timers, without ids, as `'2026-11-23T08:30 planning 2026-11-23 open'`. */
  timers(): Promise<string[]>;
}

/** What a life starts with. */
export interface LifeOptions {
  readonly at: number;
  /** Zone by member. */
  readonly members?: Readonly<Record<string, { zone: string; roles?: readonly Role[] }>>;
  readonly rituals?: RitualSettings;
  /** Set instead of rituals that only write down what they are told. */
  readonly ritual?: (name: RitualName, told: string[]) => Ritual;
  /** What the rituals given set timers for, beside opening and closing. */
  readonly handlers?: readonly DueHandler[];
  /** Told the SQL of each statement. */
  readonly verbose?: (sql: string) => void;
}

/** A ritual that writes down what it is told and decides `{ round, by }`. */
export function recording(name: RitualName, told: string[]): Ritual {
  const tell = (occurrence: Occurrence, what: string): void => {
    told.push(`${name} ${occurrence.date} ${what}`);
  };
  return {
    name,
    opened: async (_change, _squad, occurrence, by) => {
      const how = [occurrence.openedLate ? ' late' : '', by === null ? '' : ` by ${by}`].join('');
      tell(occurrence, `opened round ${occurrence.round}${how}`);
    },
    closed: async (_change, _squad, occurrence, by) => {
      tell(occurrence, `closed by ${by ?? 'its hour'}`);
      return { round: occurrence.round, by };
    },
    announced: async (_change, _squad, occurrence, outcome) => {
      tell(occurrence, `announced ${JSON.stringify(outcome.snapshot)}`);
    },
    skipped: async (_change, _squad, occurrence) => tell(occurrence, 'skipped'),
  };
}

/** Sets a squad up in its channel at `options.at` and starts its week. */
export async function squadLife(options: LifeOptions): Promise<Life> {
  const told: string[] = [];
  const file = join(temporaryFolder(), 'squad.sqlite');
  let now = options.at;
  const clock = { now: () => now, monotonic: () => 0, after: () => () => undefined };
  // A fixed source: what is random here is never looked at.
  const ids = createIds(clock, (bytes) => new Uint8Array(bytes));
  const start = async () => {
    const verbose = options.verbose;
    const database = await temporaryDatabase({ file, ...(verbose ? { verbose } : {}) });
    const make = options.ritual ?? recording;
    const rituals = createRituals([make('planning', told), make('standup', told), make('retro', told)]);
    const change = createChange(database, clock, ids);
    const failures: unknown[] = [];
    const { tick } = createTick({
      clock,
      change,
      database,
      activities: new Activities(),
      handlers: [...rituals.handlers, ...(options.handlers ?? [])],
      log: { info: () => undefined, warn: () => undefined, error: (fields) => failures.push(fields) },
    });
    const due = async (): Promise<void> => {
      await tick();
      if (failures.length > 0) throw new Error(`A timer failed: ${JSON.stringify(failures)}`);
    };
    return { database, rituals, change, due };
  };
  let bot = await start();
  const read: Life['read'] = (work) => bot.database.read(work);
  const change: MakeChange = (work) => bot.change(work);

  const squad = async (): Promise<Squad> => {
    const found = await read((q) => squadInChannel(q, WORKSPACE, CHANNEL));
    if (!found) throw new Error('There is no squad.');
    return found;
  };
  const restart = async (): Promise<void> => {
    await bot.database.close();
    bot = await start();
  };
  const stored = () => read(async (q) => q.select().from(occurrences).orderBy(asc(occurrences.opensAt)));
  const due = () => read(async (q) => q.select().from(timers).orderBy(asc(timers.at), asc(timers.id)));

  await bot.change((made) => setUp(made, bot.rituals, options));
  await bot.due();
  return {
    told,
    file,
    database: () => bot.database,
    rituals: () => bot.rituals,
    now: () => now,
    change,
    read,
    squad,
    async moveTo(instant) {
      for (;;) {
        const [next] = await due();
        if (!next || next.at > instant) break;
        now = Math.max(now, next.at);
        await bot.due();
      }
      now = instant;
    },
    async downUntil(instant, first) {
      now = instant;
      await restart();
      await first?.();
      await bot.due();
    },
    restart,
    occurrences: async () => (await stored()).map((row) => `${row.ritual} ${row.date} ${row.state}`),
    async occurrence(ritual, date) {
      const found = (await stored()).find((row) => row.ritual === ritual && row.date === date);
      if (!found) throw new Error(`There is no ${ritual} on ${date}.`);
      return found;
    },
    async timers() {
      const names = new Map((await stored()).map((row) => [row.id, `${row.ritual} ${row.date}`]));
      return (await due()).map(({ at, key }) => {
        const [, id = '', ...name] = key.split('/');
        return [new Date(at).toISOString().slice(0, 16), names.get(id) ?? 'squad', ...name].join(' ');
      });
    },
  };
}

async function setUp(change: Change, rituals: Rituals, options: LifeOptions): Promise<void> {
  const members = options.members ?? { ann: { zone: 'Europe/Berlin' } };
  await change.tx.insert(workspaces).values({
    id: WORKSPACE,
    name: 'Acme',
    url: 'https://acme.slack.com/',
    botUserId: 'UBOT',
    createdAt: change.at,
  });
  for (const [userId, { zone }] of Object.entries(members)) await putPerson(change, userId, zone);
  const owner = Object.keys(members)[0] ?? 'ann';
  const squad = await saveSquad(
    change,
    {
      workspaceId: WORKSPACE,
      channelId: CHANNEL,
      name: 'Sign-ups',
      language: 'en',
      rituals: options.rituals ?? defaultRitualSettings('Europe/Berlin'),
      ownerId: owner,
      numberKeeperId: owner,
      state: 'active',
    },
    owner,
  );
  const wanted = Object.entries(members).map(([userId, { roles = [] }]) => ({ userId, roles }));
  await setMembers(change, squad, wanted);
  await rituals.startWeek(change, squad, weekAt(squad, change.at));
}

/** What Slack tells about a person, in the life's workspace. */
export async function putPerson(change: Change, userId: string, zone: string): Promise<void> {
  const known = { workspaceId: WORKSPACE, userId, name: userId, zone, locale: null };
  await keepPerson(change, { ...known, isGuest: false, isBot: false, isDeactivated: false });
}
