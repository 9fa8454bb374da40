import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { castIn } from '../src/demo/cast.ts';
import { Deeds } from '../src/demo/deeds.ts';
import { manifestOf } from '../src/demo/stage.ts';
import { documentSchema } from '../src/export/import-store.ts';
import { openSquadStory, type Story } from './support/story/story.ts';

const SAID = '=HYPERLINK("http://evil.example","login"); 「引号」 "two", and\nmore';

/** The files that somebody was sent, by their names. */
function filesOf({ stage }: Story, userId: string): ReadonlyMap<string, string> {
  const { slack } = stage;
  const dm = slack.dmOf(userId);
  const shared = (dm ? slack.history(dm.id) : []).flatMap(({ files = [] }) => files);
  return new Map(
    shared.map((file) => [String(file['name']), Buffer.from(slack.contentOf(file) ?? []).toString()]),
  );
}

/** A week with some of everything. */
async function lived(story: Story): Promise<void> {
  const { stage, people, language, channel, words } = story;
  const deeds = new Deeds(stage, language);
  await people.marketing.command(`/idea ${SAID}`, channel);
  const bet = { worthItFrom: '3', impact: '9', confidence: '9' };
  await deeds.propose('marketing', { title: 'Pay button', effect: 'up', because: 'friends' }, bet);
  await people.product.command('/metric 312', channel);
  await stage.goTo('2026-11-23', '09:31');
  await deeds.takeIn('product', 'Pay button', 'frontend', [], '2026-11-25');
  await deeds.closePlanning('product');
  await stage.goTo('2026-11-24', '10:05');
  await people.frontend.click(words.standup.answer, { in: 'dm' });
  const { modal } = words.standup;
  await people.frontend.fill({ [modal.today]: 'secret until eleven', [modal.inTheWay]: 'no copy' });
  await people.frontend.submit();
  await people.product.click(words.standup.answer, { in: 'dm' });
  await people.product.fill({ [modal.today]: 'only mine so far' });
  await people.product.submit();
}

describe.each(['en', 'zh-CN'] as const)('everything a squad has (%s)', (language) => {
  test('comes to who asks, in private, as tables, to be read, and to be brought in again', async () => {
    const story = await openSquadStory({ language });
    const { people, words, channel, stage } = story;
    await lived(story);
    const asked = await people.designer.command(language === 'en' ? '/squad export' : '/squad 导出', channel);
    expect(asked.text).toContain(words.exporting.coming);
    await stage.pass(30_000);
    const files = filesOf(story, people.designer.id);
    expect([...files.keys()].toSorted()).toEqual([
      ...['blockers.csv', 'history.csv', 'ideas.csv', 'numbers.csv', 'squad.json', 'squad.md'],
      ...['standups.csv', 'weeks.csv'],
    ]);
    const ideas = files.get('ideas.csv') ?? '';
    expect(ideas.startsWith('\uFEFFid,title,')).toBe(true);
    const [typed, taken] = parse<Record<string, string>>(ideas, { bom: true, columns: true });
    expect(typed?.['title']).toMatch(/^'=HYPERLINK\("http:/);
    expect(taken).toMatchObject({ title: 'Pay button', state: 'committed', worthItFrom: '3' });
    expect(typed).toMatchObject({ state: 'idea', author: people.marketing.name, createdAt: '2026-11-23' });
    expect(files.get('numbers.csv')).toContain(',"2026-11-23","reading",312,');
    const document = documentSchema.parse(JSON.parse(files.get('squad.json') ?? ''));
    expect(document.hypotheses).toHaveLength(2);
    expect(document.people).toContainEqual({ userId: people.marketing.id, name: people.marketing.name });
    const read = files.get('squad.md') ?? '';
    expect(read).toContain(`**${words.ideas.states.committed}**`);
    expect(read).toContain(words.exporting.parts.blockers);
    // What the channel has not read yet is not there; what stands in somebody's way is.
    const all = [...files.values()].join('\n');
    expect(all).toContain('no copy');
    expect(all).not.toContain('only mine so far');
    // Nobody else was sent anything, and nothing stands in the channel.
    for (const other of [people.product, people.backend]) expect(filesOf(story, other.id).size).toBe(0);
    expect(people.product.read(channel)).not.toContain('squad.json');

    await stage.goTo('2026-11-24', '18:30');
    await people.designer.command('/squad export', channel);
    await stage.pass(30_000);
    expect(filesOf(story, people.designer.id).get('standups.csv')).toContain('only mine so far');
  });

  test('is not sent without the scope for it, and it is said what helps', async () => {
    const manifest = manifestOf(castIn(language)).replace(/^.*files:write.*\n/m, '');
    const story = await openSquadStory({ language, manifest });
    const { people, words, channel } = story;
    const said = await people.designer.command('/squad export', channel);
    expect(said.text).toContain('files:write');
    expect(said.text).not.toContain(words.exporting.coming);
    expect(filesOf(story, people.designer.id).size).toBe(0);
  });

  test('is downloaded on the page by a member, and by nobody on a wall or from elsewhere', async () => {
    const reads: string[] = [];
    const verbose = (sql: string): void => void reads.push(sql);
    const story = await openSquadStory({ language, verbose, web: { host: '127.0.0.1', port: 0 } });
    const { people, words, channel, stage } = story;
    await lived(story);
    const { headers, address } = await opened(story);
    expect(await (await fetch(address, { headers })).text()).toContain(`/export">${words.exporting.link}<`);
    const list = await fetch(`${address}/export`, { headers });
    const names = [...(await list.text()).matchAll(/\/export\/([\w.]+)"/g)].map(([, name]) => name);
    expect(names).toEqual(expect.arrayContaining(['squad.json', 'squad.md', 'ideas.csv', 'retros.csv']));
    for (const name of names) {
      expect((await fetch(`${address}/export/${name}`, { headers })).status, name).toBe(200);
    }
    const retros = await fetch(`${address}/export/retros.csv`, { headers });
    expect(await retros.text()).toBe('date,member,wentWell,didnt,tryNext\r\n');
    // The list names the files without reading what goes into them.
    await stage.pass(5_000);
    reads.length = 0;
    await (await fetch(`${address}/export`, { headers })).text();
    expect(reads.length).toBeGreaterThan(0);
    expect(reads.filter((sql) => /"hypotheses"|"metrics"|"occurrences"/.test(sql))).toEqual([]);
    const json = await fetch(`${address}/export/squad.json`, { headers });
    expect(json.headers.get('content-disposition')).toBe('attachment; filename="squad.json"');
    expect(documentSchema.parse(await json.json()).hypotheses).toHaveLength(2);
    expect((await fetch(`${address}/export/secrets.json`, { headers })).status).toBe(404);
    expect((await fetch(`${address}/export/squad.json`)).status).toBe(404);
    await people.product.command('/squad dashboard', channel);
    const { text } = await people.product.click(words.dashboard.wall);
    const wall = /http:\S+\/wall\/[\w.-]+/.exec(text)?.[0] ?? '';
    expect(await (await fetch(wall)).text()).not.toContain(words.exporting.link);
    expect((await fetch(`${wall}/export/squad.json`)).status).toBe(404);
    expect((await fetch(`${wall}/export`)).status).toBe(404);
    await people.frontend.leave(channel);
    await stage.pass(30_000);
    expect((await fetch(`${address}/export/squad.json`, { headers })).status).toBe(404);
  });
});

test('a file that Slack does not take is said to who waits for it', async () => {
  const story = await openSquadStory({ expectedRefusals: ['file_uploads_disabled'] });
  const { people, words, channel, stage } = story;
  stage.slack.intercept(({ method }) =>
    method === 'files.getUploadURLExternal' ? { kind: 'error', error: 'file_uploads_disabled' } : undefined,
  );
  await people.designer.command('/squad export', channel);
  await stage.pass(60_000);
  expect(people.designer.read('dm')).toContain(words.exporting.failed);
});

/** A member opens the page. */
async function opened({ people, channel, stage }: Story) {
  await people.frontend.command('/squad dashboard', channel);
  const said = stage.slack.ephemerals(people.frontend.id, stage.channel.id).at(-1);
  const link = /http:[^"]+\/open\/[\w.-]+/.exec(JSON.stringify(said?.blocks))?.[0] ?? '';
  const answer = await fetch(link, { method: 'POST', redirect: 'manual' });
  const [cookie = ''] = answer.headers.getSetCookie();
  const address = new URL(answer.headers.get('location') ?? '', link).href;
  return { address, headers: { cookie: cookie.split(';')[0] ?? '' } };
}
