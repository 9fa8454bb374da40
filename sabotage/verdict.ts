import { z } from 'zod';

/** What a run of tests was, as far as it tells whether they saw something. */
export const ran = z.object({
  /** Those that ran, without the ones that were passed over. */
  tests: z.array(z.object({ title: z.string(), failed: z.boolean(), errors: z.array(z.string()) })),
  /** What kept a file, or a group of tests, from running at all. */
  broken: z.array(z.string()),
});

export type Ran = z.infer<typeof ran>;

export type Verdict =
  | { readonly found: true; readonly by: string }
  | { readonly found: false; readonly why: string };

/** What a test says that waited until it gave up. A machine that is slow for a moment looks alike. */
const GAVE_UP = /^(Error: )?(The clock can't move|(Test|Hook) timed out)/;

/** Whether tests have seen that something is wrong: one of them failed, by what it expects. */
export function verdictOn({ tests, broken }: Ran, { hangs }: { readonly hangs?: true } = {}): Verdict {
  const not = (why: string): Verdict => ({ found: false, why });
  const [breakage] = broken;
  if (breakage !== undefined) return not(`the tests could not be loaded: ${breakage}`);
  if (tests.length === 0) return not('no test ran');
  const failed = tests.filter((test) => test.failed);
  const sure = failed.find(({ errors }) => hangs || errors.some((error) => !GAVE_UP.test(error)));
  if (sure) return { found: true, by: sure.title };
  return not(failed.length > 0 ? `“${failed[0]?.title}” only waited in vain` : 'every test passed');
}
