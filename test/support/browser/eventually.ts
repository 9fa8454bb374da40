import { setTimeout } from 'node:timers/promises';

/** How often a page is looked at, and for how long at most, real milliseconds. */
const LOOK_MS = 25;
const LOOKS = 800;

/** Waits until a page is so. @throws Error when it never is */
export async function eventually(what: string, is: () => Promise<boolean>): Promise<void> {
  for (let looked = 0; looked < LOOKS; looked += 1) {
    if (await is()) return;
    await setTimeout(LOOK_MS);
  }
  throw new Error(`It never came about that ${what}`);
}
