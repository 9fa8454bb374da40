import type { Person } from '@growth-squad/local-slack';
import { describe, expect, test } from 'vitest';
import { rowsIn } from './support/database/rows.ts';
import { openSquadStory, type Story, type StoryOptions } from './support/story/story.ts';

const WEB = { host: '127.0.0.1', port: 0 } as const;
const TOKEN = /gsq-[\w-]{43}/;

const withWeb = (options: StoryOptions = {}): Promise<Story> => openSquadStory({ web: WEB, ...options });

/** Somebody makes a token. @returns what they read then */
async function make({ channel }: Story, person: Person): Promise<string> {
  await person.command('/metric token', channel);
  const { text } = await person.submit();
  return text;
}

/** All that stands in the bot's file, and in the log. */
function kept({ stage, logged }: Story): string {
  const tables = rowsIn(stage.file, "select name from sqlite_master where type = 'table'");
  const rows = tables.map(({ name }) => rowsIn(stage.file, `select * from "${String(name)}"`));
  return JSON.stringify([rows, logged]);
}

describe.each(['en', 'zh-CN'] as const)('a squad’s token, %s', (language) => {
  test('is shown once, to whoever made it, with a line that sends a number; nothing keeps it', async () => {
    const story = await withWeb({ language });
    const { people, channel, words } = story;
    const { text } = await people.product.command('/metric token', channel);
    expect(text).toContain(words.token.none);
    const made = (await people.product.submit()).text;
    const [token = ''] = TOKEN.exec(made) ?? [];
    expect(made).toContain(words.token.shownOnce);
    expect(made).toContain(
      `curl ${story.stage.bot.webUrl()}api/readings -H 'Authorization: Bearer ${token}'`,
    );
    expect(token).toMatch(TOKEN);
    await people.product.cancel();
    expect(kept(story)).not.toContain(token);
    const again = await people.product.command('/metric token', channel);
    expect(again.text).toContain(words.token.madeBy(people.product.name, '').slice(0, 4));
    expect(again.text).toContain(words.token.neverUsed);
    expect(again.text).not.toMatch(TOKEN);
    expect(people.product.read(channel)).not.toMatch(TOKEN);
  });

  test('a new one ends it, and so does revoking it', async () => {
    const story = await withWeb({ language });
    const { people, channel, words, stage } = story;
    const [first] = TOKEN.exec(await make(story, people.product)) ?? [];
    await people.product.cancel();
    const second = await make(story, people.product);
    expect(second).toContain(words.token.replaced);
    expect(TOKEN.exec(second)?.[0]).not.toBe(first);
    await people.product.cancel();
    await people.product.command('/metric token', channel);
    const { text } = await people.product.click(words.token.revoke);
    expect(text).toContain(words.token.revoked);
    expect(rowsIn(stage.file, 'select * from squad_tokens where ended_at is null')).toEqual([]);
    await people.product.cancel();
    expect((await people.product.command('/metric token', channel)).text).toContain(words.token.none);
  });

  test('is for the owner and the product manager', async () => {
    const story = await withWeb({ language });
    const { people, channel, words } = story;
    const { text, modal } = await people.frontend.command('/metric token', channel);
    expect(modal).toBeUndefined();
    expect(text).toContain(words.token.onlyInCharge(people.product.name));
  });
});

test('where nothing is served over HTTP, whoever asks for a token reads so', async () => {
  const { people, channel, words } = await openSquadStory();
  const { text } = await people.product.command('/squad metric token', channel);
  expect(text).toContain(words.token.notServed);
});
