import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

/** Where to leave the counts of a run, as JSON, beside what is printed. */
const report = process.env['TEST_REPORT'];

export default defineConfig({
  test: {
    include: ['packages/**/*.test.{ts,tsx}', 'src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What a browser shows comes when it comes; only a page that never shows it waits so long.
    expect: { poll: { timeout: 20_000 } },
    maxWorkers: 2,
    // Nothing here changes a module's state; loading all of it anew for each file costs a quarter of the time.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
  },
});
