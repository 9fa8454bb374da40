import { createHash } from 'node:crypto';

/** The first wait after a failure, doubled with each further one. */
const FIRST_MS = 2_000;

/**
 * How long a message waits after its n-th failure in a row (n from 1): 2 s doubled each time up to `longestMs`, of
 * which a part between a half and the whole is taken, so that what failed together does not come back together. The
 * part follows from the id: the same message waits the same time in each run.
 */
export function backOff(id: string, failures: number, longestMs = 5 * 60_000): number {
  const whole = Math.min(longestMs, FIRST_MS * 2 ** Math.min(failures - 1, 20));
  const part = createHash('sha256').update(`${id}/${failures}`).digest().readUInt32BE() / 2 ** 32;
  return Math.round(whole / 2 + (whole / 2) * part);
}
