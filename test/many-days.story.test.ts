import { expect, test } from 'vitest';
import { rowsIn } from './support/database/rows.ts';
import { openSquadStory } from './support/story/story.ts';

const WEDNESDAY = '2026-11-25';

/** Every other day from the first of December on, so that no two touch. */
const days = (count: number): string =>
  Array.from({ length: count }, (_, index) => {
    const day = new Date(Date.UTC(2026, 11, 1 + 2 * index));
    return `${day.getUTCDate()} ${day.toLocaleDateString('en', { month: 'long', timeZone: 'UTC' })} ${day.getUTCFullYear()}`;
  }).join(', ');

const standing = (file: string): number =>
  rowsIn(file, `select 1 from absences where cancelled_at is null and kind = 'away'`).length;

test('more days of more people than a button’s value could name are noted, said and taken back together', async () => {
  const { stage, people, channel, words } = await openSquadStory({ from: [WEDNESDAY, '08:30'] });
  const who = Object.values(people).map(({ name }) => `@${name}`);
  const seen = await people.product.command(`/squad away ${who.join(' ')} ${days(14)}`, channel);
  expect(seen.text).toContain('Sun 27 Dec');
  expect(standing(stage.file)).toBe(5 * 14);
  await people.product.click(words.squad.days.takeBack, { in: channel });
  expect(standing(stage.file)).toBe(0);
});

test('who is away on the same days shares a line, and each of them reads of all their days once', async () => {
  const { stage, people, channel } = await openSquadStory({ from: [WEDNESDAY, '08:30'] });
  const { product, backend, frontend } = people;
  const before = frontend.notifications.length;
  const seen = await product.command(`/squad away @${backend.name} @${frontend.name} ${days(3)}`, channel);
  expect(seen.text).toContain(`${backend.name} and ${frontend.name} are away`);
  await stage.pass(3_000);
  expect(frontend.notifications).toHaveLength(before + 1);
  expect(frontend.read('dm')).toMatch(/Away Tue 1 Dec, Thu 3 Dec,? and Sat 5 Dec/);
  const back = await frontend.click('I am here after all', { in: 'dm' });
  expect(back.text).toContain('Sat 5 Dec');
  expect(standing(stage.file)).toBe(3);
  expect(frontend.read('dm')).toContain('Not away after all');
});
