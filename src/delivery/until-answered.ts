import { type Clock, sleep } from '@growth-squad/clock';
import type { Log } from '../slack/log.ts';
import { backOff } from './back-off.ts';
import { classify, mayPass } from './errors.ts';

/** The longest wait between two tries, unless Slack asks for a longer one. */
const LONGEST_MS = 30_000;

/**
 * What Slack answers, however long it is away, overloaded or broken: a start waits for it, and says so each time.
 * @param question what Slack is asked, for the log
 * @throws what only the operator can mend: a refused token, a missing scope
 */
export async function untilAnswered<T>(
  { clock, log }: { readonly clock: Clock; readonly log: Log },
  question: string,
  ask: () => Promise<T>,
): Promise<T> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await ask();
    } catch (error) {
      const failure = classify(error);
      if (!mayPass(failure)) throw error;
      const wait = failure.kind === 'ratelimited' ? failure.waitMs : backOff(question, failures, LONGEST_MS);
      const fields = { question, why: failure.error, seconds: Math.ceil(wait / 1_000) };
      log.warn(fields, 'The start waits for Slack, which is asked again');
      await sleep(clock, wait, 'Slack to be asked again at a start');
    }
  }
}
