import type { Locator } from 'playwright-core';

/** A phone's screen, in CSS pixels. */
export const PHONE = { width: 390, height: 844 } as const;

/** How many of a phone's screens it takes to read something whole. */
export async function screensOf(what: Locator): Promise<number> {
  const box = await what.boundingBox();
  if (!box) throw new Error('It is not shown');
  return box.height / PHONE.height;
}

/** The words of what can't be reached by a finger, because something lies over it or it stands beside the screen. */
export async function outOfReach(what: Locator): Promise<string[]> {
  const all = await what.locator('button, input, textarea, select, a[href], [role=combobox]').all();
  const missed: string[] = [];
  for (const each of all) {
    if (!(await each.isVisible())) continue;
    await each.scrollIntoViewIfNeeded();
    const reached = await each.evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      const found = element.ownerDocument.elementFromPoint(x, y);
      const label = element.closest('label');
      return found !== null && (element.contains(found) || found.contains(element) || label?.contains(found));
    });
    if (!reached) missed.push((await each.innerText()) || ((await each.getAttribute('name')) ?? 'a field'));
  }
  return missed;
}
