import { writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import type { Person } from '@growth-squad/local-slack';
import { describe, expect, test } from 'vitest';
import { addDays } from '../src/calendar/date.ts';
import { changed } from '../src/delivery/changed.ts';
import { enterReading } from '../src/metric/reading-store.ts';
import { rowsIn } from './support/database/rows.ts';
import { temporaryFolder } from './support/database/temporary-database.ts';
import { standIn } from './support/stand-in.ts';
import { openSquadStory, type Story, type StoryOptions } from './support/story/story.ts';

/** A source of the test, and what it was asked with. */
async function sourceOf(answer: RequestListener) {
  const asked: (string | undefined)[] = [];
  const port = await standIn((request, response) => {
    asked.push(request.headers['x-key']?.toString());
    answer(request, response);
  });
  return { url: `http://127.0.0.1:${port}/signups.json`, asked };
}

const open = (options: StoryOptions = {}): Promise<Story> =>
  openSquadStory({ sources: { private: 'all', proxied: false, folder: undefined }, ...options });

async function openForm({ people: { product }, words, channel }: Story) {
  await product.command('/metric numbers', channel);
  await product.click(words.sources.title);
  return product;
}

async function closeAll(person: Person): Promise<void> {
  while (person.modal) await person.cancel();
}

const readings = ({ stage }: Story) =>
  rowsIn(stage.file, 'select week, value, source from readings order by id').map((row) => ({ ...row }));

describe.each(['en', 'zh-CN'] as const)('a number gets a source (%s)', (language) => {
  test('what is said wrong is said beside its field, what is right is shown and saved, and it comes from then on', async () => {
    let says: string | undefined = '{"data":[{"value":300},{"value":312}]}';
    const source = await sourceOf((_, response) => {
      if (says === undefined) response.writeHead(503).end();
      else response.end(says);
    });
    const story = await open({ language });
    const { words, stage } = story;
    const { fields, problems, wrong } = words.sources;
    const product = await openForm(story);
    await product.fill({ [fields.address]: 'signups.csv' });
    expect((await product.submit()).modal?.errors).toEqual([`${fields.address}: ${wrong.noFolder}`]);
    await product.fill({
      [fields.address]: source.url,
      [fields.pick]: 'data[-1].amount',
      [fields.secret]: 's3cret',
    });
    expect((await product.submit()).modal?.errors).toEqual([`${fields.header}: ${wrong.nameless}`]);
    await product.fill({ [fields.header]: 'X-Key' });
    const tried = await product.submit();
    expect(tried.modal?.text).toContain(problems['no-path']('amount'));
    await product.fill({ [fields.pick]: 'data[-1].value' });
    const read = await product.submit();
    expect(read.modal?.text).toContain('312');
    expect(read.modal?.text).not.toContain('s3cret');
    expect(readings(story)).toEqual([]);
    const saved = await product.submit();
    expect(saved.modal?.text).toContain(words.sources.savedNext);
    await stage.pass(60_000);
    expect(source.asked).toEqual(['s3cret', 's3cret', 's3cret']);
    expect(readings(story)).toEqual([{ week: '2026-11-23', value: '312', source: 'pull' }]);
    expect(JSON.stringify(rowsIn(stage.file, 'select * from sources'))).not.toContain('s3cret');

    says = '{"data":[{"value":320}]}';
    await stage.pass(3_600_000);
    expect(readings(story).at(-1)).toMatchObject({ value: '320' });
    says = undefined;
    await stage.pass(3_600_000);
    says = '{"data":[{"value":321}]}';
    await stage.pass(30 * 60_000);
    expect(readings(story).at(-1)).toMatchObject({ value: '321' });
    // A typed number wins for its week.
    await closeAll(product);
    await product.command('/metric 500', story.channel);
    says = '{"data":[{"value":330}]}';
    await stage.pass(3_600_000);
    await product.command('/metric', story.channel);
    expect(product.modal?.text).toContain('500');

    await product.cancel();
    await openForm(story);
    expect(product.modal?.text).toContain('330');
    await product.click(words.sources.remove);
    expect(product.modal?.text).toContain('/metric 312');
    const count = source.asked.length;
    await stage.pass(2 * 3_600_000);
    expect(source.asked).toHaveLength(count);
  });
});

test('a secret goes nowhere else than where it was meant for', async () => {
  const source = await sourceOf((_, response) => response.end('312'));
  const other = await sourceOf((_, response) => response.end('313'));
  const story = await open();
  const { fields, wrong } = story.words.sources;
  const product = await openForm(story);
  await product.fill({ [fields.address]: source.url, [fields.header]: 'X-Key', [fields.secret]: 's3cret' });
  await product.submit();
  await product.submit();
  await closeAll(product);
  await openForm(story);
  expect(product.modal?.text).toContain(story.words.sources.secretSet(product.name, 'Mon 23 Nov'));
  await product.fill({ [fields.address]: other.url });
  expect((await product.submit()).modal?.errors).toEqual([`${fields.secret}: ${wrong.noSecret}`]);
  // The same place needs none.
  await product.fill({ [fields.address]: source.url.replace('signups', 'other') });
  expect((await product.submit()).modal?.text).toContain('312');
  expect(other.asked).toEqual([]);
});

test('a file of the operator’s folder is read as of when it was written', async () => {
  const folder = temporaryFolder();
  const story = await open({ sources: { private: [], proxied: false, folder } });
  const { fields } = story.words.sources;
  writeFileSync(join(folder, 'signups.csv'), 'week,sign-ups\n2026-W47,305\n2026-W48,312\n');
  const product = await openForm(story);
  await product.fill({ [fields.address]: '../squad.sqlite' });
  expect((await product.submit()).modal?.text).toContain('no file');
  await product.fill({ [fields.address]: 'signups.csv', [fields.pick]: 'sign-ups', [fields.dates]: 'week' });
  const read = await product.submit();
  expect(read.modal?.text).toContain('305, of 16–22 November, 312, of 23–29 November');
  await product.submit();
  await story.stage.pass(60_000);
  expect(readings(story)).toEqual([
    { week: '2026-11-16', value: '305', source: 'pull' },
    { week: '2026-11-23', value: '312', source: 'pull' },
  ]);
});

test('a source is asked again after a crash in the middle, and counts once', async () => {
  const killed = Promise.withResolvers<void>();
  let count = 0;
  const source = await sourceOf((_, response) => {
    count += 1;
    // The second question is the first after it was saved: the bot hears no answer to it.
    if (count === 2) void story.stage.killBot().then(killed.resolve);
    else response.end('312');
  });
  const story = await open();
  const { stage, words } = story;
  const product = await openForm(story);
  await product.fill({ [words.sources.fields.address]: source.url });
  await product.submit();
  await product.submit();
  await Promise.all([killed.promise, stage.pass(60_000)]);
  expect(readings(story)).toEqual([]);
  await stage.startBot();
  await stage.pass(10 * 60_000);
  expect(readings(story)).toEqual([{ week: '2026-11-23', value: '312', source: 'pull' }]);
  expect(count).toBe(3);
});

/** Readings of the eight weeks before, as somebody typed them. */
async function pastWeeks({ stage }: Story): Promise<void> {
  const { core } = stage.bot;
  const [row] = rowsIn(stage.file, 'select id, workspace_id, squad_id from metrics');
  const metric = { id: String(row?.['id']), workspaceId: String(row?.['workspace_id']) };
  await core.change(async (change) => {
    for (const [back, value] of [305, 300, 310, 304, 311, 306, 303, 309].entries()) {
      const week = addDays('2026-11-16', -7 * back);
      await enterReading(change, { metric, week, value: String(value), by: 'U1' });
      changed(change, { id: String(row?.['squad_id']) }, 'number');
    }
  });
}

describe.each(['en', 'zh-CN'] as const)('the keeper is told (%s)', (language) => {
  test('of a source that brings nothing for a working day, once until it answers', async () => {
    let status = 200;
    const source = await sourceOf((_, response) => response.writeHead(status).end('312'));
    const story = await open({ language });
    const { words, stage, people } = story;
    const { sources } = words;
    const product = await openForm(story);
    await product.fill({ [sources.fields.address]: source.url });
    await product.submit();
    await product.submit();
    await closeAll(product);
    const told = () => people.product.read('dm').split(sources.silentNext).length - 1;
    await stage.goTo('2026-11-27', '12:00');
    status = 401;
    // The weekend is none of its day.
    await stage.goTo('2026-11-30', '10:00');
    expect(told()).toBe(0);
    await stage.goTo('2026-12-02', '18:00');
    expect(told()).toBe(1);
    expect(product.read('dm')).toContain(sources.problems.status('401'));
    status = 200;
    await stage.goTo('2026-12-03', '12:00');
    status = 503;
    await stage.goTo('2026-12-04', '20:00');
    expect(told()).toBe(2);
    expect(people.backend.read('dm')).not.toContain(sources.silentNext);
  });

  test('of a value beyond what weeks differ by, once a week, with what went live', async () => {
    let says = '312';
    const source = await sourceOf((_, response) => response.end(says));
    const story = await open({ language });
    const { words, stage } = story;
    const { sources } = words;
    await pastWeeks(story);
    const product = await openForm(story);
    await product.fill({ [sources.fields.address]: source.url });
    await product.submit();
    await product.submit();
    await closeAll(product);
    await stage.pass(60_000);
    expect(stage.slack.dmOf(product.id)).toBeUndefined();
    says = '3120';
    await stage.pass(3_600_000);
    says = '3130';
    await stage.pass(3_600_000);
    const read = product.read('dm');
    expect(read.split(sources.jumpedNext)).toHaveLength(2);
    expect(read).toContain('3,120');
    expect(read).toContain(sources.noLaunches);
    // It is not thrown away.
    expect(readings(story).at(-1)).toMatchObject({ value: '3130', source: 'pull' });
  });
});
