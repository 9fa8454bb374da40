import type { Query } from './database.ts';

/** A built query that drizzle can run again with other values. */
interface Preparable<Row> {
  prepare(): { execute(values: Record<string, unknown>): Promise<Row> };
}

/**
 * A query that is built once for each door, and then only filled in: building takes drizzle longer than SQLite takes to
 * run it. For what is asked with each click; its values stand in it as `sql.placeholder('name')`.
 * @example
 * const byId = prepared((q) => q.select().from(squads).where(eq(squads.id, sql.placeholder('id'))));
 * const rows = await byId(q, { id });
 */
export function prepared<Row>(
  build: (q: Query) => Preparable<Row>,
): (q: Query, values: Readonly<Record<string, unknown>>) => Promise<Row> {
  const known = new WeakMap<Query, ReturnType<Preparable<Row>['prepare']>>();
  return (q, values) => {
    const statement = known.get(q) ?? build(q).prepare();
    known.set(q, statement);
    return statement.execute(values);
  };
}
