import { type Placeholder, sql } from 'drizzle-orm';
import type { Query, Tx } from './database.ts';

/** A query of drizzle's that can be put together once for all. */
interface Buildable<Rows> {
  prepare(): { execute(values: Record<string, unknown>): Promise<Rows> };
}

/**
 * A query whose SQL is put together once for each connection instead of each time it is asked, which takes drizzle
 * longer than SQLite takes to answer. For what is asked or written (with `Tx`) with nearly every deed.
 *
 * The second call takes the query, in which `value('name')` stands for what differs from time to time; its shape must
 * depend on nothing else.
 */
export function built<Values extends Readonly<Record<string, unknown>>, Handle extends Query | Tx = Query>() {
  return <Rows>(
    build: (
      q: Handle,
      value: <Name extends keyof Values & string>(name: Name) => Placeholder<Name>,
    ) => Buildable<Rows>,
  ): ((q: Handle, values: Values) => Promise<Rows>) => {
    const known = new WeakMap<Handle, ReturnType<Buildable<Rows>['prepare']>>();
    return (q, values) => {
      const query = known.get(q) ?? build(q, (name) => sql.placeholder(name)).prepare();
      known.set(q, query);
      return query.execute(values);
    };
  };
}
