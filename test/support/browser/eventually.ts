import type { Page } from 'playwright-core';

/** How often a page is looked at, and for how long at most, real milliseconds. */
const LOOK_MS = 25;
const LOOKS = 800;

/** Waits until a page is so. @throws Error when it never is */
export async function eventually(page: Page, what: string, is: () => Promise<boolean>): Promise<void> {
  for (let looked = 0; looked < LOOKS; looked += 1) {
    if (await is()) return;
    await page.waitForTimeout(LOOK_MS);
  }
  throw new Error(`It never came about that ${what}`);
}
