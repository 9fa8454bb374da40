import Sqlite from 'better-sqlite3';

/** One text or number that somebody entered, as it is stored. */
export interface StoredInput {
  readonly table: string;
  readonly text: string;
  readonly userId: string;
}

/** A message the bot says it owes or has sent. */
export interface StoredMessage {
  readonly key: string;
  readonly state: string;
  readonly channel: string | null;
  readonly ts: string | null;
  /** The message in whose thread it belongs. */
  readonly parentKey: string | null;
  /** After this it is too late to be posted, UTC milliseconds. */
  readonly notAfter: number | null;
  readonly wanted: number;
  readonly sent: number;
}

export interface Stored {
  readonly inputs: readonly StoredInput[];
  readonly messages: readonly StoredMessage[];
  /** Who belongs to which squad at the end, by its channel. */
  readonly members: readonly { readonly channel: string; readonly userId: string }[];
  /** What SQLite itself finds wrong with the file. */
  readonly damage: readonly string[];
}

/** As it was proposed: taken in, a hypothesis gets a further version; a win's bigger version is named by the bot. */
const PROPOSED =
  '(select v.title, v.by, min(v.id) from hypothesis_versions v join hypotheses h on h.id = v.hypothesis_id where h.parent_id is null group by v.hypothesis_id)';

/** Where what people entered is kept: table, column, whose it is, and the rows that count. */
const places = [
  ['hypothesis_versions', 'title', 'by', PROPOSED],
  ['entries', 'today', 'user_id'],
  ['readings', 'value', 'by'],
  ['estimates', 'costs', 'user_id'],
  ['retro_notes', 'went_well', 'user_id'],
  ['launches', 'what', 'by'],
  ['results', 'learned', 'by'],
] as const;

/** Reads the file as it lies there, without the bot's own code. @throws Error if it can't be opened */
export function readStored(file: string): Stored {
  const sqlite = new Sqlite(file, { readonly: true });
  try {
    const inputs = places.flatMap(([table, column, by, rowsOf = table]) => {
      const rows: unknown[] = sqlite.prepare(`select ${column} as text, ${by} as user from ${rowsOf}`).all();
      return rows.map((row) => ({ table, text: textAt(row, 'text'), userId: textAt(row, 'user') }));
    });
    const messages = sqlite
      .prepare(
        'select key, state, channel, ts, parent_key as parent, not_after as latest, wanted_revision as wanted, sent_revision as sent from deliveries',
      )
      .all()
      .map((row) => ({
        key: textAt(row, 'key'),
        state: textAt(row, 'state'),
        channel: textAt(row, 'channel') || null,
        ts: textAt(row, 'ts') || null,
        parentKey: textAt(row, 'parent') || null,
        notAfter: Number(textAt(row, 'latest')) || null,
        wanted: Number(textAt(row, 'wanted')),
        sent: Number(textAt(row, 'sent')),
      }));
    const damage = [
      ...sqlite.prepare('pragma integrity_check').all(),
      ...sqlite.prepare('pragma foreign_key_check').all(),
    ]
      .map((row) => JSON.stringify(row))
      .filter((row) => row !== '{"integrity_check":"ok"}');
    const members = sqlite
      .prepare(
        'select s.channel_id as channel, m.user_id as user from members m join squads s on s.id = m.squad_id where m.left_at is null',
      )
      .all()
      .map((row) => ({ channel: textAt(row, 'channel'), userId: textAt(row, 'user') }));
    return { inputs, messages, members, damage };
  } finally {
    sqlite.close();
  }
}

function textAt(row: unknown, name: string): string {
  if (typeof row !== 'object' || row === null) return '';
  const value: unknown = Object.entries(row).find(([key]) => key === name)?.[1];
  return value === null || value === undefined ? '' : String(value);
}
