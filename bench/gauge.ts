import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Loaded before a program that is measured (`node --import`): sets its time, at SIGUSR2 writes down how much memory
 * it holds, and answers each message with the processor time it took. The program itself is as it is in production.
 */

/** Where to write: first who this process is, then what it holds. */
const folder = process.env['BENCH_GAUGE'];
/** By how many milliseconds the program's time is ahead of the machine's. */
const ahead = Number(process.env['BENCH_AHEAD'] ?? 0);

const now = Date.now;
Date.now = () => now() + ahead;

setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');

if (folder !== undefined) writeFileSync(join(folder, 'pid'), String(process.pid));

// Whoever started it asks how much processor time it took so far; the question does not keep it alive.
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.((user + system) / 1000);
});
process.channel?.unref();

process.on('SIGUSR2', () => {
  if (folder === undefined || typeof collect !== 'function') return;
  for (let time = 0; time < 3; time += 1) collect();
  const { heapUsed, rss } = process.memoryUsage();
  const resources = process.getActiveResourcesInfo();
  const listeners = process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0);
  writeFileSync(join(folder, 'gauge'), JSON.stringify({ heapUsed, rss, resources, listeners }));
});
