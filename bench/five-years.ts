import Sqlite from 'better-sqlite3';
import { z } from 'zod';
import { addDays, type LocalDate } from '../src/calendar/date.ts';
import { instantOf } from '../src/calendar/zone.ts';
import { indexedWords } from '../src/database/words.ts';
import { ONE_WORKSPACE, ZONE } from './squads.ts';

const WEEKS = 260;

const squadRows = z.array(z.object({ id: z.string(), channel_id: z.string() }));
const memberRows = z.array(z.object({ user_id: z.string() }));

/** What a member writes of a day: 26 words, as in a stand-up that is read. */
const ANSWER =
  'Moved the sign-up form above the fold and asked five people who left what kept them; today I write the second version and measure it from tomorrow on';

/**
 * Puts five years before the present week of each squad in the file, in the rows they would have left: a week of five
 * rituals and their outcomes, a bet with estimates and verdict, every member's answers, the number, and all messages.
 */
export function putFiveYears(file: string, monday: LocalDate): void {
  const sqlite = new Sqlite(file);
  sqlite.function('search_words', { deterministic: true }, (text) => indexedWords(String(text)));
  try {
    sqlite.pragma('synchronous = OFF');
    sqlite.pragma('foreign_keys = OFF');
    sqlite.exec('BEGIN');
    const past = new Past(sqlite);
    // What is there comes after all of it.
    sqlite.prepare('update sprints set number = number + ?').run(WEEKS);
    for (const squad of squadRows.parse(sqlite.prepare('select id, channel_id from squads').all())) {
      const members = memberRows.parse(
        sqlite.prepare('select user_id from members where squad_id = ?').all(squad.id),
      );
      const userIds = members.map(({ user_id }) => user_id);
      for (let week = WEEKS; week > 0; week -= 1) {
        const whose = { squadId: squad.id, channelId: squad.channel_id, userIds };
        past.week(whose, addDays(monday, -7 * week), WEEKS - week + 1);
      }
    }
    sqlite.exec('COMMIT');
  } finally {
    sqlite.close();
  }
}

interface Whose {
  readonly squadId: string;
  readonly channelId: string;
  readonly userIds: readonly string[];
}

class Past {
  readonly #sqlite: Sqlite.Database;
  readonly #statements = new Map<string, Sqlite.Statement>();
  #count = 0;

  constructor(sqlite: Sqlite.Database) {
    this.#sqlite = sqlite;
  }

  /** @param sprint its number, from 1 */
  week(whose: Whose, week: LocalDate, sprint: number): void {
    const { squadId, userIds } = whose;
    const [owner = ''] = userIds;
    const at = instantOf(week, '09:30', ZONE);
    const base = { workspace_id: ONE_WORKSPACE.id, squad_id: squadId };
    const sprintId = this.#put(
      'sprints',
      { ...base, number: sprint, from: week, to: addDays(week, 6), created_at: at },
      at,
    );
    this.#bet(whose, week, at, sprintId);
    const rituals = ['planning', 'standup', 'standup', 'standup', 'standup', 'retro'] as const;
    for (const [index, ritual] of rituals.entries()) {
      const date = addDays(week, Math.min(index, 4));
      const opens = instantOf(date, ritual === 'retro' ? '16:00' : '09:30', ZONE);
      const times = {
        opens_at: opens,
        closes_at: opens + 1,
        late_until: opens,
        opened_at: opens,
        closed_at: opens + 1,
      };
      const about = { ritual, date, state: 'closed', round: 1, sprint_id: sprintId };
      const occurrenceId = this.#put('occurrences', { ...base, ...about, ...times }, opens);
      const outcome = { occurrence_id: occurrenceId, round: 1, version: 1, snapshot: '{}', at: opens + 1 };
      this.#put('outcomes', { ...base, ...outcome }, opens);
      this.#sent(whose, `${ritual}/${occurrenceId}/board`, opens, null);
      this.#sent(whose, `${ritual}/${occurrenceId}/outcome`, opens, null);
      if (ritual !== 'standup') continue;
      for (const userId of userIds) {
        const answer = {
          occurrence_id: occurrenceId,
          user_id: userId,
          yesterday: ANSWER,
          today: ANSWER,
          at: opens,
        };
        this.#put('entries', { ...base, ...answer }, opens);
        this.#sent(whose, `${ritual}/${occurrenceId}/prompt/${userId}`, opens, userId);
        this.#accepted('standup', userId, opens);
      }
    }
    const metric = this.#statement('select id from metrics where squad_id = ?').pluck().get(squadId);
    const number = { workspace_id: ONE_WORKSPACE.id, metric_id: String(metric), week, by: owner, at };
    this.#put('readings', { ...number, value: '1200' }, at);
    this.#put('targets', { ...number, value: '1500' }, at);
  }

  #bet({ squadId, userIds }: Whose, week: LocalDate, at: number, sprintId: string): void {
    const [owner = ''] = userIds;
    const base = { workspace_id: ONE_WORKSPACE.id };
    const hypothesisId = this.#id(at);
    const words = { title: 'Show the price before the form', then: 'sign-ups rise', because: ANSWER };
    const version = {
      ...base,
      hypothesis_id: hypothesisId,
      ...words,
      impact: 7,
      confidence: 6,
      by: owner,
      at,
    };
    const versionId = this.#put('hypothesis_versions', version, at);
    const bet = { state: 'lost', author_id: owner, version_id: versionId, score: 6.3, simple_days: 30 };
    this.#insert('hypotheses', { id: hypothesisId, ...base, squad_id: squadId, ...bet, created_at: at });
    for (const to of ['idea', 'ready', 'committed', 'launched', 'lost']) {
      this.#put('transitions', { ...base, hypothesis_id: hypothesisId, to, by: owner, at }, at);
    }
    for (const userId of userIds) {
      const part = {
        hypothesis_id: hypothesisId,
        variant: 'simple',
        user_id: userId,
        roles: '[]',
        days: 5,
        at,
      };
      this.#put('estimates', { ...base, ...part }, at);
      this.#accepted('estimate', userId, at);
    }
    const taken = {
      sprint_id: sprintId,
      hypothesis_id: hypothesisId,
      variant: 'simple',
      days: 30,
      live_by: week,
    };
    const by = { owner_id: owner, state: 'launched', created_by: owner, created_at: at };
    this.#put('commitments', { ...base, squad_id: squadId, ...taken, ...by }, at);
  }

  #sent({ squadId, channelId }: Whose, key: string, at: number, userId: string | null): void {
    const to = {
      channel: userId === null ? channelId : `D${userId}`,
      user_id: userId,
      ts: `${at / 1000}.000100`,
    };
    const revisions = { wanted_revision: 3, sent_revision: 3, state: 'sent', not_before: at, sent_at: at };
    const what = {
      squad_id: squadId,
      key,
      kind: 'past',
      subject: JSON.stringify({ squadId, key }),
      created_at: at,
    };
    this.#put('deliveries', { workspace_id: ONE_WORKSPACE.id, ...what, ...to, ...revisions }, at);
  }

  #accepted(kind: string, userId: string, at: number): void {
    const answer = '{"kind":"noted","isPublic":true}';
    const row = { workspace_id: ONE_WORKSPACE.id, key: this.#id(at), kind, user_id: userId, at, answer };
    this.#insert('inbox', row);
  }

  #put(table: string, row: Readonly<Record<string, string | number | null>>, at: number): string {
    const id = this.#id(at);
    this.#insert(table, { id, ...row });
    return id;
  }

  #insert(table: string, row: Readonly<Record<string, string | number | null>>): void {
    const names = Object.keys(row);
    const columns = names.map((name) => `"${name}"`).join(', ');
    const values = names.map(() => '?').join(', ');
    this.#statement(`insert into ${table} (${columns}) values (${values})`).run(...Object.values(row));
  }

  /** As long as a UUIDv7 and sorted like one. */
  #id(at: number): string {
    this.#count += 1;
    const time = at.toString(16).padStart(12, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${this.#count.toString(16).padStart(12, '0')}`;
  }

  #statement(sql: string): Sqlite.Statement {
    const statement = this.#statements.get(sql) ?? this.#sqlite.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}
