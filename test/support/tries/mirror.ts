import type Sqlite from 'better-sqlite3';
import { z } from 'zod';

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** A squad like the real one, thing by thing, of which nothing is the real one's. */
export interface Mirror {
  readonly name: 'another squad' | 'another workspace';
  /** The ids in a text of which the mirror has its own. */
  in(text: string): readonly string[];
  /** The mirror's own id of the same. */
  of(id: string): string;
  /** Finds the mirror's ids in a text. */
  readonly pattern: RegExp;
}

/** What of a text is replaced, and by what. */
interface Names {
  /** Ends each id of the mirror. */
  readonly mark: string;
  readonly replace: ReadonlyMap<string, string>;
}

const mirrored = ({ mark, replace }: Names, text: string): string => {
  const marked = text.replaceAll(ID, (id) => id.slice(0, -mark.length) + mark);
  return [...replace].reduce((all, [from, to]) => all.replaceAll(from, to), marked);
};

const patternOf = ({ mark }: Names): RegExp => new RegExp(`-[0-9a-f]{8}${mark}\\b`);

/** Not of a squad's life: what was asked, is owed to Slack or falls due, and the index of words. */
const NOT_MIRRORED = /^(__drizzle|inbox$|deliveries$|timers$|hypothesis_words|sqlite_)/;

const tablesSchema = z.array(z.object({ name: z.string() }));
const rowsSchema = z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()])));

type Rows = z.infer<typeof rowsSchema>;

function storedIn(database: Sqlite.Database): ReadonlyMap<string, Rows> {
  const tables = tablesSchema.parse(
    database.prepare("select name from sqlite_schema where type = 'table'").all(),
  );
  const mirrored = tables.filter(({ name }) => !NOT_MIRRORED.test(name));
  return new Map(
    mirrored.map(({ name }) => [name, rowsSchema.parse(database.prepare(`select * from "${name}"`).all())]),
  );
}

/** Puts rows beside those they are copies of. What has no other name in the copy stays as it is. */
function putBeside(database: Sqlite.Database, stored: ReadonlyMap<string, Rows>, names: Names): void {
  for (const [table, rows] of stored) {
    for (const row of rows) {
      const values = Object.values(row).map((value) =>
        typeof value === 'string' ? mirrored(names, value) : value,
      );
      if (JSON.stringify(values) === JSON.stringify(Object.values(row))) continue;
      const columns = Object.keys(row).map((column) => `"${column}"`);
      const places = columns.map(() => '?');
      database.prepare(`insert into "${table}" (${columns}) values (${places})`).run(...values);
    }
  }
}

/**
 * Puts two mirrors beside the squads that are stored: one in the same workspace, with other people and in other
 * channels, one in another workspace, with the same people.
 * @param users who takes whose part in the other squad, by id
 */
export function addMirrors(
  database: Sqlite.Database,
  of: { workspaceId: string; users: ReadonlyMap<string, string>; channels: readonly string[] },
): readonly Mirror[] {
  const channels = of.channels.map((id) => [id, `${id}M`] as const);
  const squad: Names = { mark: 'aaaa', replace: new Map([...of.users, ...channels]) };
  const workspace: Names = { mark: 'bbbb', replace: new Map([[of.workspaceId, `${of.workspaceId}M`]]) };
  const stored = storedIn(database);
  database.pragma('foreign_keys = OFF');
  database.transaction(() => {
    putBeside(database, stored, workspace);
    putBeside(database, new Map([...stored].filter(([table]) => table !== 'people')), squad);
  })();
  const broken = database.pragma('foreign_key_check');
  if (Array.isArray(broken) && broken.length > 0)
    throw new Error(`Broken references: ${JSON.stringify(broken)}`);
  const found = (text: string, more: readonly string[] = []): string[] => [
    ...new Set([...(text.match(ID) ?? []), ...more.filter((id) => text.includes(id))]),
  ];
  return [
    {
      name: 'another squad',
      in: (text) => found(text, of.channels),
      of: (id) => mirrored({ ...squad, replace: new Map(channels) }, id),
      pattern: patternOf(squad),
    },
    {
      name: 'another workspace',
      in: (text) => found(text),
      of: (id) => mirrored({ ...workspace, replace: new Map() }, id),
      pattern: patternOf(workspace),
    },
  ];
}
