import { describe, expect, test } from 'vitest';
import { addDays } from '../src/calendar/date.ts';
import { addResult } from '../src/commitments/result-store.ts';
import { changed } from '../src/delivery/changed.ts';
import { formatFor } from '../src/language/format.ts';
import { enterReading } from '../src/metric/reading-store.ts';
import { metricOf } from '../src/metric/store.ts';
import { saveSquad } from '../src/squad/store.ts';
import { biggerLive } from './support/story/bigger.ts';
import { linkFor, opened, page, wallFor, withPage } from './support/story/pages.ts';
import { remember } from './support/story/past.ts';
import { MONDAY, type Story } from './support/story/story.ts';
import { launched, ruledOut, squadOf } from './support/story/tried.ts';

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

/** The titles of the answers on a page. */
const titles = (text: string): string[] =>
  [...text.matchAll(/class="title" href="[^"]*">([^<]*)</g)].map(([, one = '']) => one);

/** Where a link with these words leads. */
function linkIn(text: string, words: string, from: string): string {
  const [, url = ''] = new RegExp(`href="([^"]*)"[^>]*>${words}<`).exec(text) ?? [];
  return new URL(url.replaceAll('&amp;', '&'), from).href;
}

describe.each(['en', 'zh-CN'] as const)('what the squad knows, %s', (language) => {
  test('is every answer with its numbers, found by what it is about, how it ended and when', async () => {
    const story = await withPage({ language });
    const { words } = story;
    const told = words.dashboard.known;
    const { address, headers } = await opened(await linkFor(story));
    const at = async (more = ''): Promise<string> => (await page(`${address}/known${more}`, headers)).text;
    expect(await at()).toContain(words.ideas.list.empty.answered);
    await ruledOut(story, 'Log in with one tap', 'Nobody minds the password');
    await biggerLive(story, 'Group buying', MONDAY);
    const all = await at();
    expect(titles(all)).toEqual(['Group buying', 'Log in with one tap']);
    for (const shown of [words.memory.ruledOut, words.week.verdicts.won, '−6%', '+3%', 'Nobody minds']) {
      expect(all).toContain(shown);
    }
    expect(titles(await at('?ending=ruledOut'))).toEqual(['Log in with one tap']);
    expect(titles(await at('?ending=won&year=2026'))).toEqual(['Group buying']);
    for (const none of ['?ending=lost', '?way=line', '?year=2025', '?ending=won&text=login']) {
      expect(titles(await at(none))).toEqual([]);
    }
    expect(await at('?ending=lost')).toContain(told.nothing);
    for (const near of ['login', 'log%20in', 'onetap', 'pasword']) {
      expect(titles(await at(`?text=${near}`))).toEqual(near === 'pasword' ? [] : ['Log in with one tap']);
    }
    expect(titles(await at('?ending=x&way=y&year=z&behind=1'))).toHaveLength(2);
    const bet = await page(linkIn(all, 'Log in with one tap', address), headers);
    expect(bet.status).toBe(200);
    for (const shown of [
      words.ideas.detail.history,
      '−6%',
      words.ideas.detail.logged(story.people.product.name),
    ]) {
      expect(bet.text).toContain(shown);
    }
    expect(await at('?bet=01a2074f-efe8-7454-96fe-2d3ab53f1a37')).toContain(told.gone);
  });

  test('is turned page by page, by links that stay the same', async () => {
    const story = await withPage({ language });
    const { words } = story;
    const { address, headers } = await opened(await linkFor(story));
    const { stage, people } = story;
    await remember({ stage, people }, { before: MONDAY, weeks: 25, ideas: 0 });
    const first = (await page(`${address}/known`, headers)).text;
    expect(titles(first)).toEqual(Array.from({ length: 20 }, (_, at) => `Past ${at + 1}`));
    const second = linkIn(first, words.ideas.list.next, address);
    await ruledOut(story, 'Another one', 'Much');
    const turned = (await page(second, headers)).text;
    expect(titles(turned)).toEqual(Array.from({ length: 5 }, (_, at) => `Past ${at + 21}`));
    expect(turned).not.toContain(`>${words.ideas.list.next}<`);
    const back = linkIn(turned, words.dashboard.known.first, address);
    expect(titles((await page(back, headers)).text)[0]).toBe('Another one');
  });
});

test('members are told whole names, and on a wall only first ones, whoever wrote them where', async () => {
  const story = await withPage({ language: 'zh-CN' });
  const { people } = story;
  const { name } = people.frontend;
  await ruledOut(story, `Ask ${name} first`, `${name} was right`);
  const { address, headers } = await opened(await linkFor(story));
  expect((await page(`${address}/known`, headers)).text).toContain(`${name} was right`);
  const wall = `${await wallFor(story)}/known`;
  const { text } = await page(wall);
  const bet = await page(linkIn(text, '[^<]*', wall));
  for (const shown of [text, bet.text]) expect(shown).not.toContain(name);
  expect(text).toContain('was right');
});

test('a bet of another squad is none of this one’s, also by its address, and neither are its pages', async () => {
  const story = await withPage();
  const { words, people } = story;
  const squad = await squadOf(story);
  const by = people.product.id;
  const { otherId, betId } = await story.stage.bot.core.change(async (change) => {
    const { workspaceId, language, rituals, state, ownerId, numberKeeperId } = squad;
    const fields = { workspaceId, language, rituals, state, ownerId, numberKeeperId };
    const other = await saveSquad(change, { ...fields, channelId: 'C999', name: 'Others' }, by);
    const { bet, ...found } = await launched(change, other, { title: 'A secret', by, week: MONDAY });
    const arms = { a: null, b: null, metric: null, unit: null };
    const entered = {
      method: 'variants',
      kind: 'rate',
      arms,
      verdict: 'lost',
      ruledOut: true,
      learned: '',
    } as const;
    await addResult(change, { ...found, bet }, bet, entered, { by, scaleUpTitle: '' });
    return { otherId: other.id, betId: bet.id };
  });
  const { address, headers } = await opened(await linkFor(story));
  const bet = await page(`${address}/known?bet=${betId}`, headers);
  expect(bet.text).toContain(words.dashboard.known.gone);
  for (const { text } of [bet, await page(`${address}/known?text=secret`, headers)]) {
    expect(text).not.toContain('A secret');
  }
  for (const path of ['', '/weeks', '/known']) {
    expect((await page(address.replace(squad.id, otherId) + path, headers)).status).toBe(404);
  }
});

test('of each view, many who look cost one reading for each change', async () => {
  const reads: string[] = [];
  const story = await withPage({ verbose: (sql) => void reads.push(sql) });
  const link = await wallFor(story);
  for (const path of ['', '/weeks', '/known', '/known?text=login', '/record']) {
    const cost = async (viewers: number): Promise<number> => {
      await past(story, 3, String(viewers));
      await story.stage.pass(5_000);
      reads.length = 0;
      await Promise.all(Array.from({ length: viewers }, () => page(`${link}${path}`)));
      // Who they are is asked of each; what they are shown, once.
      return reads.filter((sql) => !/"wall_links"|"secrets"|^(begin|commit)/.test(sql)).length;
    };
    const one = await cost(1);
    expect(one).toBeGreaterThan(0);
    expect(await cost(200), path).toBeLessThanOrEqual(one + 2);
  }
}, 240_000);
