import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';

const gauge = z.object({
  /** Bytes, after collection. */
  heapUsed: z.number(),
  rss: z.number(),
  /** What keeps the process alive: sockets, timers. */
  resources: z.array(z.string()),
  /** Of the process itself. */
  listeners: z.number(),
});
export type Gauge = z.infer<typeof gauge>;

const PATIENCE_MS = 10_000;

/** What the process that was started last with the gauge and this folder holds. */
export async function gaugeOf(folder: string): Promise<Gauge> {
  const path = join(folder, 'gauge');
  rmSync(path, { force: true });
  process.kill(Number(readFileSync(join(folder, 'pid'), 'utf8')), 'SIGUSR2');
  for (let waited = 0; waited < PATIENCE_MS; waited += 20) {
    await wait(20);
    try {
      return gauge.parse(JSON.parse(readFileSync(path, 'utf8')));
    } catch {
      // Not written yet, or half.
    }
  }
  throw new Error('The program did not say how much memory it holds.');
}
