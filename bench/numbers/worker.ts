import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { Random } from '../../test/support/random.ts';
import { settings } from './settings.ts';
import { playTests } from './tests.ts';

// Plays its part of the tests of every setting, on a core of its own, and says what came of each.

const { seed, paths } = z.object({ seed: z.number(), paths: z.number() }).parse(workerData);
const random = new Random(seed);
for (const setting of settings) parentPort?.postMessage(playTests(setting, paths, random.fork()));
