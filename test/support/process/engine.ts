import Sqlite from 'better-sqlite3';

/** What drizzle-kit writes between two statements. */
const BREAKPOINT = '--> statement-breakpoint';

interface Places {
  /** A transaction is about to be committed. */
  readonly beforeCommit: () => void;
  /** Before each statement of a migration, and after its commit. */
  readonly migrationStep: () => void;
}

/** Wraps the database engine of this process, so that places which only it sees are places to die. */
export function watchEngine({ beforeCommit, migrationStep }: Places): void {
  const { prototype } = Sqlite;
  const { exec } = prototype;
  let migrating = false;
  prototype.exec = function (this: Sqlite.Database, sql: string) {
    if (sql.includes('IF NOT EXISTS applied_migrations')) migrating = true;
    for (const statement of sql.split(BREAKPOINT)) {
      if (migrating) migrationStep();
      else if (statement === 'COMMIT') beforeCommit();
      exec.call(this, statement);
    }
    if (migrating && sql === 'COMMIT') {
      migrationStep();
      migrating = false;
    }
    return this;
  };
}
