import { sleep } from '@growth-squad/clock';
import { backOff } from '../delivery/back-off.ts';
import { classify, mayPass } from '../delivery/errors.ts';
import type { Posted } from '../delivery/send.ts';
import type { Core } from '../slack/core.ts';
import { SQUAD_BOARD } from './keep.ts';

/** Without it nothing is pinned, and whoever wants to does it by hand. */
const SCOPE = 'pins:write';

/** So often it is tried, within some minutes. */
const ATTEMPTS = 6;

/**
 * Pins a squad's board once it is posted, where the app may; once, so that who takes the pin away keeps it away. Nobody
 * waits for it, and nobody is told where it fails.
 * @param scopes what the app may do; undefined: Slack did not say
 */
export function createPinning(
  { clock, slackFor, activities, log }: Pick<Core, 'clock' | 'slackFor' | 'activities' | 'log'>,
  scopes: readonly string[] | undefined,
): (posted: Posted) => void {
  if (!scopes?.includes(SCOPE)) return () => undefined;
  const pin = async ({ workspaceId, channel, ts }: Posted): Promise<void> => {
    for (let failures = 1; failures <= ATTEMPTS; failures += 1) {
      try {
        await slackFor(workspaceId).pins.add({ channel, timestamp: ts });
        return;
      } catch (error) {
        const failure = classify(error);
        if (failure.error === 'already_pinned') return;
        const isLast = !mayPass(failure) || failures === ATTEMPTS;
        if (isLast) return log.warn({ channel, error: failure.error }, 'The board of a squad is not pinned');
        const wait = failure.kind === 'ratelimited' ? failure.waitMs : backOff(ts, failures);
        await sleep(clock, wait, 'a board to be pinned');
      }
    }
  };
  return (posted) => {
    if (posted.kind === SQUAD_BOARD.name) void activities.run('pin the board of a squad', () => pin(posted));
  };
}
