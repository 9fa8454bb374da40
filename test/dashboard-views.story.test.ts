import { describe, expect, test } from 'vitest';
import { addDays } from '../src/calendar/date.ts';
import { changed } from '../src/delivery/changed.ts';
import { formatFor } from '../src/language/format.ts';
import { enterReading } from '../src/metric/reading-store.ts';
import { metricOf } from '../src/metric/store.ts';
import { biggerLive } from './support/story/bigger.ts';
import { linkFor, opened, page, wallFor, withPage } from './support/story/pages.ts';
import { MONDAY, type Story } from './support/story/story.ts';
import { squadOf } from './support/story/tried.ts';

/** A number that somebody entered in a week, weeks ago. */
async function past(story: Story, weeksAgo: number, value: string): Promise<void> {
  const squad = await squadOf(story);
  await story.stage.bot.core.change(async (change) => {
    const metric = await metricOf(change.tx, squad.id);
    if (!metric) throw new Error('There is no number.');
    const week = addDays(MONDAY, -7 * weeksAgo);
    await enterReading(change, { metric, week, value, by: story.people.product.id });
    changed(change, squad, 'number');
  });
}

/** What each point of a chart says. */
const said = (text: string): string[] =>
  [...text.matchAll(/class="point" role="img" tabindex="-?\d" aria-label="([^"]*)"/g)].map(
    ([, one = '']) => one,
  );

describe.each(['en', 'zh-CN'] as const)('the weeks, %s', (language) => {
  test('are a line with a gap where a week has no number, and the same as a table', async () => {
    const story = await withPage({ language });
    const { people, channel, words } = story;
    const format = formatFor(language);
    await past(story, 3, '1284');
    await people.backend.command('/metric 312', channel);
    const { address, headers } = await opened(await linkFor(story));
    const { status, text } = await page(`${address}/weeks`, headers);
    expect(status).toBe(200);
    const told = words.dashboard.weeks;
    const target = words.planning.target('1,500');
    const point = (weeksAgo: number, value: string): string =>
      told.sentences([told.point(format.week(addDays(MONDAY, -7 * weeksAgo)), value)]);
    expect(said(text)).toEqual([
      point(3, '1,284'),
      point(2, told.noValue),
      point(1, told.noValue),
      point(0, told.against(words.retro.digest.soFar('312'), target)),
    ]);
    expect(text.match(/class="line" d="([^"]*)"/)?.[1]).toMatch(/^M[\d. ]+M[\d. ]+$/);
    expect(text.match(/<tr><th scope="row">/g)).toHaveLength(4);
    const year = await page(`${address}/weeks?weeks=52`, headers);
    expect(year.text).toContain(words.retro.digest.chart(words.setup.defaultMetric, 52));
    expect(said((await page(`${address}/weeks?weeks=a&number=b`, headers)).text)).toEqual(said(text));
  });

  test('name what went live and what was won in them, also on the wall', async () => {
    const story = await withPage({ language });
    const { words } = story;
    const told = words.dashboard.weeks;
    const link = `${await wallFor(story)}/weeks`;
    expect((await page(link)).text).toContain(told.none);
    await biggerLive(story, 'Group buying', MONDAY);
    const { status, text } = await page(link);
    expect(status).toBe(200);
    const titles = formatFor(language).list(['Group buying', 'Group buying, everywhere']);
    const [last = ''] = said(text).slice(-1);
    expect(last).toContain(told.happened(told.launched, titles));
    expect(last).toContain(told.happened(told.won, 'Group buying'));
    expect(text.match(/class="mark (launched|won)"/g)).toHaveLength(2);
    expect(text).toContain('aria-current="page"');
  });
});
