import { describe, expect, test } from 'vitest';
import { addOtherWork, takeIn } from '../src/commitments/commitment-store.ts';
import { hypotheses } from '../src/database/schema/index.ts';
import { changed } from '../src/delivery/changed.ts';
import { plain } from '../src/language/line.ts';
import { ensureSprint } from '../src/ritual/store.ts';
import { takeOut } from '../src/squad/leave.ts';
import { changeSquad } from '../src/squad/store.ts';
import { rowsIn } from './support/database/rows.ts';
import { heard, linkFor, opened, page, wallFor, withPage } from './support/story/pages.ts';
import { onTheList, squadOf } from './support/story/tried.ts';

const MONDAY = '2026-11-23';
const HOUR_MS = 3_600_000;

describe.each(['en', 'zh-CN'] as const)('the page, %s', (language) => {
  test('is opened by whoever asked, once, and by nothing that only follows links', async () => {
    const story = await withPage({ language });
    const { people, words } = story;
    await people.backend.command('/metric 312', story.channel);
    const link = await linkFor(story);
    for (let times = 0; times < 3; times += 1) {
      const seen = await page(link);
      expect([seen.status, seen.text]).toEqual([200, expect.stringContaining(words.dashboard.open)]);
      expect(seen.text).not.toContain('312');
      expect((await fetch(link, { method: 'HEAD' })).status).toBe(200);
    }
    const { address, cookie, headers } = await opened(link);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    const { text } = await page(address, headers);
    for (const shown of ['312', '1,500', words.squadBoard.week]) expect(text).toContain(shown);
    expect((await fetch(link, { method: 'POST', redirect: 'manual' })).status).toBe(404);
    expect((await page(link)).text).not.toContain('<form');
    expect((await page(address)).status).toBe(404);
  });

  test('follows what the squad does while it is open', async () => {
    const story = await withPage({ language });
    const { people, channel } = story;
    const { address, headers } = await opened(await linkFor(story));
    const events = await heard(address, headers);
    await people.backend.command('/metric 312', channel);
    await events.until('312');
    await people.backend.command('/metric 347', channel);
    await events.until('347');
  });

  test('hangs on a wall also where its owner, who is no member, asked for that', async () => {
    const story = await withPage({ language });
    const { stage, people, words, channel } = story;
    const { colleague } = stage.addOnlookers();
    stage.slack.join(stage.channel.id, colleague.id);
    const squad = await squadOf(story);
    await stage.bot.core.change(async (change) => {
      await changeSquad(change, squad, { ownerId: colleague.id }, people.product.id);
      changed(change, squad, 'squad');
    });
    const { text } = await colleague.command('/squad dashboard', channel);
    expect(text).toContain(words.dashboard.wallAlone);
    expect(text).not.toContain('/open/');
    const { text: told } = await colleague.click(words.dashboard.wall);
    const link = /http\S+\/wall\/[\w.-]+/.exec(told)?.[0] ?? '';
    expect((await page(link)).status).toBe(200);
    await colleague.click(words.dashboard.revoke);
    expect((await page(link)).status).toBe(404);
  });

  test('hangs on a wall with first names, for whoever has its link, until that is revoked', async () => {
    const story = await withPage({ language });
    const { people, channel, words, stage } = story;
    await people.backend.command('/metric 312', channel);
    const link = await wallFor(story);
    expect(await wallFor(story)).toBe(link);
    const { status, text } = await page(link);
    expect(status).toBe(200);
    expect(text).toContain('312');
    const events = await heard(link);
    await events.until('312');
    await people.product.click(words.dashboard.revoke);
    await events.until('event: end');
    expect((await page(link)).status).toBe(404);
    expect((await heard(link)).status).toBe(204);
    expect(rowsIn(stage.file, 'select * from wall_links where ended_at is null')).toEqual([]);
  });

  test('names who works on a bet with whom, and what else is done', async () => {
    const story = await withPage({ language });
    const { people, stage, words } = story;
    await onTheList(story, 'Shorter form');
    const squad = await squadOf(story);
    const [frontend, designer] = [people.frontend.id, people.designer.id];
    await stage.bot.core.change(async (change) => {
      const [idea] = await change.tx.select().from(hypotheses);
      const sprint = await ensureSprint(change, squad, MONDAY);
      const base = { workspaceId: squad.workspaceId, squadId: squad.id, sprintId: sprint.id, days: 10 };
      const work = { ...base, ownerId: frontend, by: frontend };
      const bet = { hypothesisId: idea?.id ?? '', variant: 'simple', liveBy: '2026-11-27' } as const;
      await takeIn(change, { ...work, ...bet, others: [designer] });
      await addOtherWork(change, { ...work, title: 'Clean-up' });
      changed(change, squad, 'commitments', 'ideas');
    });
    const { address, headers } = await opened(await linkFor(story));
    const { text } = await page(address, headers);
    const both = words.planning.owner(people.frontend.name, people.designer.name);
    expect(text).toContain(`>${plain(both)}<`);
    expect(text).toContain(plain(words.planning.also('Clean-up')));
  });
});

describe('the page is nobody else’s', () => {
  test('a link is good for a quarter of an hour, a visit for twelve hours', async () => {
    const story = await withPage();
    const late = await linkFor(story);
    await story.stage.pass(16 * 60_000);
    expect((await fetch(late, { method: 'POST' })).status).toBe(404);
    expect((await page(late)).status).toBe(404);
    const { address, headers } = await opened(await linkFor(story));
    const events = await heard(address, headers);
    await story.stage.pass(11 * HOUR_MS);
    expect((await page(address, headers)).status).toBe(200);
    await story.stage.pass(HOUR_MS + 60_000);
    expect((await page(address, headers)).status).toBe(404);
    expect(await events.until('event: end')).toContain('event: view');
  });

  test('whoever leaves the squad is out at once, also with the page open', async () => {
    const story = await withPage();
    const { stage, people } = story;
    const unopened = await linkFor(story);
    const { address, headers } = await opened(await linkFor(story));
    const events = await heard(address, headers);
    await events.until('event: view');
    const squad = await squadOf(story);
    const { id } = people.frontend;
    await stage.bot.core.change((change) => takeOut(change, squad, id, id));
    expect((await page(address, headers)).status).toBe(404);
    await events.until('event: end');
    expect((await fetch(unopened, { method: 'POST' })).status).toBe(404);
  });

  test('a pass that was changed, or made for something else, opens nothing', async () => {
    const story = await withPage();
    const link = await linkFor(story);
    const { address, headers } = await opened(await linkFor(story));
    const wall = await wallFor(story);
    const pass = link.split('/').at(-1) ?? '';
    for (const tried of [
      link.replace(/\.[\w-](?=[\w-]{42}$)/, (found) => (found === '.A' ? '.B' : '.A')),
      link.replace('/open/', '/wall/'),
      wall.replace('/wall/', '/open/'),
      `${wall}x`,
    ]) {
      expect((await page(tried)).status).toBe(404);
      expect((await fetch(tried, { method: 'POST' })).status).toBe(404);
    }
    expect((await page(address, { cookie: `visit=${pass}` })).status).toBe(404);
    const other = address.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'));
    expect((await page(other, headers)).status).toBe(404);
    expect(story.logged.join('')).not.toContain(pass);
  });

  test('colleagues and guests are given none', async () => {
    const story = await withPage();
    const { guest, colleague } = story.stage.addOnlookers();
    story.stage.slack.join(story.stage.channel.id, colleague.id);
    for (const person of [guest, colleague]) {
      const { text } = await person.command('/squad dashboard', story.channel);
      expect(text).not.toContain('/open/');
    }
    await expect(
      story.people.frontend
        .command('/squad dashboard', story.channel)
        .then(() => story.people.frontend.click(story.words.dashboard.wall)),
    ).rejects.toThrow();
  });
});

test('what people write is text on the page, whatever they write', async () => {
  const story = await withPage({ from: [MONDAY, '08:30'] });
  const { people, channel, words, stage } = story;
  await stage.goTo('2026-11-24', '10:01');
  await people.backend.command('/standup', channel);
  await people.backend.fill({
    [words.standup.modal.today]: 'tests',
    [words.standup.modal.inTheWay]: '</main><script>alert(1)</script><img src=x onerror=alert(1)> "\'&',
  });
  await people.backend.submit();
  await stage.pass(3_000);
  const { text } = await page(await wallFor(story));
  expect(text).toContain('&lt;script&gt;alert(1)');
  expect(text).not.toMatch(/<script>|<img/);
  expect(text.match(/<script /g)).toHaveLength(1);
});

test('two hundred who look cost one reading for each change', async () => {
  const reads: string[] = [];
  const story = await withPage({ verbose: (sql) => void reads.push(sql) });
  const { people, channel } = story;
  const link = await wallFor(story);
  const screens = await Promise.all(Array.from({ length: 200 }, () => heard(link)));
  await Promise.all(screens.map((screen) => screen.until('event: view')));
  const one = reads.length;
  await people.backend.command('/metric 312', channel);
  await Promise.all(screens.map((screen) => screen.until('312')));
  expect(reads.length - one).toBeLessThan(150);
}, 60_000);
