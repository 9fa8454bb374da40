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
  expect(seen.text).toContain('Sun 27 December');
  expect(standing(stage.file)).toBe(5 * 14);
  await people.product.click(words.squad.days.takeBack, { in: channel });
  expect(standing(stage.file)).toBe(0);
});
