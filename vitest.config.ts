import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

/** Where to leave the counts of a run, as JSON, beside what is printed. */
const report = process.env['TEST_REPORT'];

/** What has to be translated before Node can run it: JSX. */
const PAGE = 'packages/local-slack/src/page/client/**/*.test.{ts,tsx}';

/** Node loads it as in production: what Vite would make of it takes a sixth longer to run. */
const AS_IT_IS = { viteModuleRunner: false };

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What a browser shows comes when it comes; only a page that never shows it waits so long.
    expect: { poll: { timeout: 20_000 } },
    maxWorkers: 2,
    // Nothing here changes a module's state; loading all of it anew for each file costs a quarter of the time.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
    projects: [
      { extends: true, test: { name: 'stories', include: ['test/**/*.test.ts'], experimental: AS_IT_IS } },
      {
        extends: true,
        test: {
          name: 'rooms',
          include: ['{src,packages}/**/*.test.ts'],
          exclude: ['**/node_modules/**', PAGE],
          experimental: AS_IT_IS,
        },
      },
      { extends: true, test: { name: 'page', include: [PAGE] } },
    ],
  },
});
