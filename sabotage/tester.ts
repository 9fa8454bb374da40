import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createVitest, type TestModule } from 'vitest/node';
import { z } from 'zod';
import type { Ran } from './verdict.ts';

/** What is asked of a tester, one thing at a time: a file as it is to stand, and the tests to run then. */
export const errand = z.object({
  file: z.string().optional(),
  source: z.string().optional(),
  tests: z.array(z.string()),
  pattern: z.string(),
  /** How long a test or a hook may take, milliseconds; left out: as long as by itself. */
  limits: z.object({ testTimeout: z.number().optional(), hookTimeout: z.number() }).optional(),
  /** How many failing tests end the run; 0: all tests run. */
  bail: z.number().default(0),
});

export type Errand = z.input<typeof errand>;

/** A process of its own, in a copy of the project: what is loaded once is loaded anew only where it changed. */
async function work(copy: string): Promise<void> {
  process.chdir(copy);
  const vitest = await createVitest(
    'test',
    { root: copy, watch: false, maxWorkers: 1, reporters: [{}], update: false },
    { server: { watch: null } },
  );
  await vitest.standalone();
  const usual = vitest.projects.map(({ config: { testTimeout, hookTimeout } }) => ({
    testTimeout,
    hookTimeout,
  }));
  const run = async ({
    file,
    source,
    tests,
    pattern,
    limits,
    bail,
  }: z.infer<typeof errand>): Promise<Ran> => {
    if (file !== undefined && source !== undefined) {
      writeFileSync(join(copy, file), source);
      vitest.invalidateFile(join(copy, file));
    }
    // Without a name, vitest would run all that there are.
    if (tests.length === 0) return { tests: [], broken: [] };
    for (const [index, { config }] of vitest.projects.entries())
      Object.assign(config, usual[index], limits, { bail });
    vitest.setGlobalTestNamePattern(new RegExp(pattern));
    const meant = await vitest.globTestSpecifications(tests);
    const ids = new Set(meant.map(({ moduleId }) => moduleId));
    const { testModules } = await vitest.runTestSpecifications(meant);
    const modules = testModules.filter(({ moduleId }) => ids.has(moduleId));
    const lost = tests.filter((test) => !ids.has(join(copy, test)));
    const none = lost.map((test) => `there is no ${test}`);
    return { tests: modules.flatMap(testsOf), broken: [...none, ...modules.flatMap(breakagesOf)] };
  };
  process.on('disconnect', () => process.exit());
  process.on('message', (message) => {
    void run(errand.parse(message)).then((ran) => process.send?.(ran));
  });
  process.send?.('ready');
}

function testsOf(module: TestModule): Ran['tests'] {
  return [...module.children.allTests()].flatMap((test) => {
    const { state, errors = [] } = test.result();
    if (state !== 'passed' && state !== 'failed') return [];
    return [
      { title: test.fullName, failed: state === 'failed', errors: errors.map(({ message }) => message) },
    ];
  });
}

function breakagesOf(module: TestModule): string[] {
  const suites = [...module.children.allSuites()];
  return [module, ...suites].flatMap((each) => each.errors().map(({ message }) => message));
}

const [, , copy] = process.argv;
if (process.send && copy !== undefined) await work(copy);
