import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { rowsIn } from './support/database/rows.ts';
import { temporaryFolder } from './support/database/temporary-database.ts';
import { standIn } from './support/stand-in.ts';
import { openSquadStory, type Story } from './support/story/story.ts';

const document = readFileSync(join(import.meta.dirname, '../docs/sources.md'), 'utf8');

/** The first example of a kind in the document. */
function example(kind: string): string {
  const found = new RegExp(`\`\`\`${kind}\\n([\\s\\S]*?)\`\`\``).exec(document)?.[1];
  if (found === undefined) throw new Error(`docs/sources.md has no example of ${kind}`);
  return found;
}

async function addressOf(answer: RequestListener): Promise<string> {
  return `http://127.0.0.1:${await standIn(answer)}`;
}

/** Fills the form in, tries and saves it, and waits until it was asked. @returns what came */
async function comes(story: Story, filled: Readonly<Record<string, string>>): Promise<string[]> {
  const { people, words, channel, stage } = story;
  const { product } = people;
  await product.command('/metric numbers', channel);
  await product.click(words.sources.title);
  await product.fill(filled);
  await product.submit();
  await product.submit();
  await product.cancel();
  await stage.pass(60_000);
  return rowsIn(stage.file, 'select week, value from readings order by id').map(
    (row) => `${row['week']} ${row['value']}`,
  );
}

const open = (folder?: string): Promise<Story> =>
  openSquadStory({ sources: { private: 'all', proxied: false, folder } });

test('a sheet that is published as CSV, by way of where its address sends on to', async () => {
  const story = await open();
  const { fields } = story.words.sources;
  const url = await addressOf((request, response) => {
    if (request.url?.startsWith('/pub')) response.writeHead(307, { location: '/export?format=csv' }).end();
    else response.writeHead(200, { 'content-type': 'text/csv' }).end(example('csv'));
  });
  const filled = {
    [fields.address]: `${url}/pub?output=csv`,
    [fields.pick]: 'sign-ups',
    [fields.dates]: 'week',
  };
  expect(await comes(story, filled)).toEqual(['2026-11-16 1284', '2026-11-23 312']);
});

test('a JSON endpoint that asks for a token', async () => {
  const story = await open();
  const { fields } = story.words.sources;
  const url = await addressOf((request, response) => {
    if (request.headers.authorization !== 'Bearer abc') response.writeHead(401).end();
    else response.end(example('json'));
  });
  const filled = {
    ...{ [fields.address]: `${url}/signups`, [fields.pick]: 'data[-1].signups' },
    ...{ [fields.header]: 'Authorization', [fields.secret]: 'Bearer abc' },
  };
  expect(await comes(story, filled)).toEqual(['2026-11-23 312']);
});

test('a query by cron that writes a file', async () => {
  const folder = temporaryFolder();
  const story = await open(folder);
  const { fields } = story.words.sources;
  const shop = new Sqlite(':memory:');
  shop.exec('create table users (created_at text)');
  const add = shop.prepare('insert into users values (?)');
  const days = { '2026-11-15 09:00': 9, '2026-11-16 00:00': 2, '2026-11-22 23:59': 3, '2026-11-23 07:00': 4 };
  for (const [day, count] of Object.entries(days)) for (let n = 0; n < count; n += 1) add.run(day);
  // The day of the story, not of the machine.
  const rows = shop.prepare(example('sql').replace("'now'", "'2026-11-23'")).raw().all();
  writeFileSync(join(folder, 'signups.tmp'), ['week,signups', ...rows.map(String)].join('\n'));
  renameSync(join(folder, 'signups.tmp'), join(folder, 'signups.csv'));
  const filled = { [fields.address]: 'signups.csv', [fields.pick]: 'signups', [fields.dates]: 'week' };
  expect(await comes(story, filled)).toEqual(['2026-11-16 5', '2026-11-23 4']);
});
