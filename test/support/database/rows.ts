import Sqlite from 'better-sqlite3';
import { z } from 'zod';

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const KEY = /(?<=")[\w-]{22}(?:\/[\w-]{22})?(?=\\*")/g;
/** Of what was last sent, ids among it. */
const SENT = /(?<="sent_hash":")[\w-]{43}(?=")/g;
const TRIGGER = /(?<=")\d+\.T\d+\.[0-9a-f]+(?=\\*")/g;

/**
 * JSON in which of each id (UUIDv7), key (128 bits as base64url, perhaps with a hash of what was sent, ids among it),
 * hash of what stands in Slack and trigger only is left that it is one.
 */
export const withoutRandom = (json: string): string =>
  json.replaceAll(ID, 'id').replaceAll(KEY, 'key').replaceAll(SENT, 'hash').replaceAll(TRIGGER, 'trigger');

const rowsSchema = z.array(z.record(z.string(), z.unknown()));

/** The rows that a query finds in a bot's file, as they are stored. */
export function rowsIn(file: string, query: string): Record<string, unknown>[] {
  const database = new Sqlite(file, { readonly: true });
  try {
    return rowsSchema.parse(database.prepare(query).all());
  } finally {
    database.close();
  }
}

/**
 * All that is stored in a bot's file: by table each row as text, sorted. Two files in which the same happened at the
 * same instants are equal.
 */
export function storedIn(file: string): Record<string, string[]> {
  // What an index of words keeps for itself (shadow tables) has ids in pieces.
  const tables = rowsIn(
    file,
    "select name from pragma_table_list where schema = 'main' and type in ('table', 'virtual') order by name",
  );
  return Object.fromEntries(
    tables.map(({ name }) => [
      String(name),
      rowsIn(file, `select * from "${name}"`)
        .map((row) => withoutRandom(JSON.stringify(row)))
        .sort(),
    ]),
  );
}
