import type { Entry } from '@growth-squad/local-slack';
import { tidy, typeOf } from '@growth-squad/local-slack';
import type { Locator } from 'playwright-core';

/** Enters or chooses something in a field of a page, as its element wants it. @param box what the field stands in */
export async function enter(box: Locator, element: unknown, entry: Entry): Promise<void> {
  const type = typeOf(element);
  if (typeof entry === 'object' && entry !== null && 'content' in entry) {
    const { name, content } = entry;
    await box
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
    return;
  }
  const list = entry === null || entry === '' ? [] : typeof entry === 'object' ? entry : [String(entry)];
  if (type === 'checkboxes' || type === 'radio_buttons') {
    for (const input of await box.locator('label.box').all()) {
      const words = tidy(
        (await input.locator('> span').evaluate((node) => node.firstChild?.textContent)) ?? '',
      );
      const wanted = list.map(tidy).includes(words);
      if (wanted || type === 'checkboxes') await input.locator('input').setChecked(wanted);
    }
    return;
  }
  if (type.endsWith('_select') || type.startsWith('multi_')) return select(box, type, list);
  await box
    .locator('input, textarea')
    .first()
    .fill(list[0] ?? '');
}

async function select(box: Locator, type: string, list: readonly string[]): Promise<void> {
  const input = box.getByRole('combobox');
  if (type.startsWith('multi_')) {
    const before = await chipsIn(box);
    for (const words of before.filter((each) => !list.includes(each))) {
      await box.locator('.chip', { hasText: words }).first().getByRole('button').click();
    }
  } else if (list.length === 0) {
    await box.locator('.clear').click();
  }
  const chosen = await chipsIn(box);
  for (const words of list.filter((each) => !chosen.includes(each))) {
    await input.click();
    const options = box.page().getByRole('option');
    await options.filter({ hasText: words }).first().click();
  }
  if (type.startsWith('multi_')) await input.press('Tab');
}

/** What is chosen in a menu that takes several. */
const chipsIn = async (box: Locator): Promise<string[]> =>
  (await box.locator('.chip').allInnerTexts()).map((each) =>
    tidy(each.replace('×', '')).replace(/^[@#]/, ''),
  );
