import type { Stage } from '../../../src/demo/stage.ts';

/** How many statements each deed takes until all that it brings has been sent. @param statements where the stage puts them */
export function statementsOf(stage: Stage, statements: string[], settleMs = 10_000) {
  const counts: Record<string, number> = {};
  const all = new Set<string>();
  const measured = async (name: string, deed: () => Promise<unknown>): Promise<void> => {
    // What is remembered from before must not decide about what is counted.
    stage.bot.core.database.changedElsewhere();
    statements.length = 0;
    await deed();
    await stage.pass(settleMs);
    counts[name] = statements.length;
    for (const sql of statements) all.add(sql);
  };
  return { counts, all, measured };
}
