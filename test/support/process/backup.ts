import { existsSync } from 'node:fs';
import { backUp } from '../../../src/operate/backup.ts';

/**
 * A backup as a process of its own that dies while it copies: `FILE TARGET TURN`, at so many turns of the event loop
 * after it began; each turn copies some pages. Without TURN it lives.
 */
const [file = '', target = '', dieAt] = process.argv.slice(2);

let turns = 0;
function countTurns(): void {
  if (existsSync(`${target}.unchecked.partial`)) turns += 1;
  if (turns >= Number(dieAt)) process.kill(process.pid, 'SIGKILL');
  setImmediate(countTurns).unref();
}
if (dieAt !== undefined) countTurns();

try {
  await backUp(file, target, { now: 0, keepDays: 1 });
} catch (error) {
  process.stderr.write(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
