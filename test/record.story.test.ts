import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { entries, hypotheses, launches, results } from '../src/database/schema/index.ts';
import { changed } from '../src/delivery/changed.ts';
import { Deeds } from '../src/demo/deeds.ts';
import { formatFor } from '../src/language/format.ts';
import { biggerLive } from './support/story/bigger.ts';
import { linkFor, opened, page, wallFor, withPage } from './support/story/pages.ts';
import { MONDAY, type Story } from './support/story/story.ts';
import { ruledOut, squadOf } from './support/story/tried.ts';

const TUESDAY = '2026-11-24';
const WEEK_MS = 7 * 86_400_000;

/** What each figure says, by its name. */
const figures = (text: string): Record<string, string> =>
  Object.fromEntries(
    [
      ...text.matchAll(/<section class="figure[^"]*"><h2>([^<]*)<\/h2>\s*<(?:p|ul)[^>]*>(.*?)<\/(?:p|ul)>/gs),
    ].map(([, name = '', value = '']) => [
      name,
      value.replaceAll(/<\/li>\s*<li>/g, ' · ').replaceAll(/<[^>]+>/g, ''),
    ]),
  );

/** One bet was ruled out two years ago, one now, three weeks after it was thought of; one was won, and is bigger now. */
async function withRecord(language: 'en' | 'zh-CN'): Promise<Story> {
  const story = await withPage({ language });
  const { stage } = story;
  const now = stage.bot.core.clock.now();
  await ruledOut(story, 'Blue button', 'It was blue');
  const squad = await squadOf(story);
  await stage.bot.core.change(async (change) => {
    const at = now - 104 * WEEK_MS;
    await change.tx.update(results).set({ at });
    await change.tx.update(launches).set({ at });
    await change.tx.update(hypotheses).set({ createdAt: at });
    changed(change, squad, 'ideas', 'commitments');
  });
  await ruledOut(story, 'Red button', 'It was red');
  await biggerLive(story, 'Invite a friend', MONDAY);
  await stage.bot.core.change(async (change) => {
    await change.tx
      .update(hypotheses)
      .set({ createdAt: now - 3 * WEEK_MS })
      .where(eq(hypotheses.state, 'lost'));
    changed(change, squad, 'ideas', 'commitments');
  });
  return story;
}

describe.each(['en', 'zh-CN'] as const)('the record, %s', (language) => {
  test('says what came of the bets of a year, of 12 weeks, and ever', async () => {
    const story = await withRecord(language);
    const told = story.words.dashboard.record;
    const { address, headers } = await opened(await linkFor(story));
    const { status, text } = await page(`${address}/record`, headers);
    expect(status).toBe(200);
    expect(figures(text)).toMatchObject({
      [told.bets.name]: '3',
      [told.won.name]: told.of('1', '2'),
      [told.ruledOut.name]: '1',
      [told.toAnswer.name]: told.weeks('1.5', 1.5),
      [told.repeats.name]: '0',
      [told.days.name]: told.nothing,
      [told.asked.name]: told.nothing,
      [told.between.name]: told.nothing,
    });
    const ever = figures((await page(`${address}/record?weeks=ever`, headers)).text);
    expect([ever[told.bets.name], ever[told.ruledOut.name]]).toEqual(['4', '2']);
    const spanned = await page(`${address}/record?weeks=12`, headers);
    expect(figures(spanned.text)).toEqual(figures(text));
    expect(await page(`${address}/record?weeks=1e9`, headers)).toEqual({ status, text: expect.any(String) });
  });

  test('names no craft of one, and tells a wall what it tells the squad', async () => {
    const story = await withRecord(language);
    const { stage, words } = story;
    const told = words.dashboard.record;
    const deeds = new Deeds(stage, language);
    await stage.goTo(TUESDAY, '10:01');
    await deeds.standup('frontend', 'step 1', { inTheWay: 'No copy', helper: 'marketing' });
    await stage.goTo(TUESDAY, '11:01');
    await deeds.standup('backend', 'step 2', { inTheWay: 'No screens', helper: 'designer' });
    const squad = await squadOf(story);
    await stage.bot.core.change(async (change) => {
      const [live] = await change.tx.select().from(launches).orderBy(launches.id).limit(1).offset(2);
      await change.tx.update(entries).set({ commitmentId: live?.commitmentId ?? null });
      changed(change, squad, 'entries');
    });
    await stage.goTo('2026-11-26', '11:01');
    const { text } = await page(`${await wallFor(story)}/record`);
    const format = formatFor(language);
    const day = words.hotTopic.duration.days(2);
    expect(figures(text)).toMatchObject({
      [told.days.name]: told.instead(format.days(20), format.days(10)),
      [told.between.name]: told.waited(told.crafts.engineer, null, day, 2),
    });
    expect(text).toContain(told.ofBets(1));
    for (const craft of ['marketing', 'designer'] as const) expect(text).not.toContain(told.crafts[craft]);
  });
});
