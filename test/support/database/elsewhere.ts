import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';

/** Opens the file in a process of its own, runs `script` with `database` and `sql` there, and waits for its word. */
export async function elsewhere(options: { file: string; migrations: string }, script: string) {
  const module = (name: string) => JSON.stringify(new URL(name, import.meta.url).href);
  const program = `import { openDatabase } from ${module('../../../src/database/open.ts')};
    import { sql } from 'drizzle-orm';
    process.stdin.resume();
    try {
      const database = await openDatabase({ ...${JSON.stringify(options)}, now: () => 0 });
      ${script}
      console.log('open');
    } catch (error) { console.log(error.code ?? error.message); }`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  };
  onTestFinished(kill);
  const [word] = await once(child.stdout, 'data');
  return { word: String(word).trim(), kill };
}
