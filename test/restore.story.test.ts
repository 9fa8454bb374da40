import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backUp } from '../src/operate/backup.ts';
import { restore } from '../src/operate/restore.ts';
import { verify } from '../src/operate/verify.ts';
import { rowsIn } from './support/database/rows.ts';
import { shippedMigrations, temporaryFolder } from './support/database/temporary-database.ts';
import { openSquadStory, type Story } from './support/story/story.ts';
import { answer, buzzes, posts } from './support/story/time.ts';

const BERLIN = 'Europe/Berlin';
const MONDAY = '2026-11-23';
const TUESDAY = '2026-11-24';
const WEDNESDAY = '2026-11-25';

/** Backs the running bot's database up. @returns how to lose the database and put the backup in its place */
async function backedUp({ stage }: Story): Promise<() => Promise<void>> {
  const { backup } = await backUp(stage.file, join(temporaryFolder(), 'backup.sqlite'), {
    now: stage.clock.now(),
    keepDays: 30,
  });
  return async () => {
    await stage.stopBot();
    const ids = { count: 0 };
    const newId = () => `01a20000-0000-7000-8000-${String(++ids.count).padStart(12, '0')}`;
    await restore(backup, stage.file, { now: stage.clock.now(), newId, migrations: shippedMigrations });
    await stage.startBot();
  };
}

/** Every message of the bot's own, in channels and private, by what it carries: the same twice is one too many. */
function doubled({ stage }: Story): string[] {
  const { slack } = stage;
  const carried = [...slack.channels.keys()].flatMap((channel) => {
    const top = slack.history(channel);
    return [...top, ...top.flatMap(({ ts }) => slack.thread(channel, ts).slice(1))]
      .filter(({ user, subtype }) => user === slack.botUserId && !subtype)
      .map(({ metadata, text }) => ({ key: JSON.stringify(metadata), text }));
  });
  expect(carried.every(({ key }) => key?.includes('growth_squad'))).toBe(true);
  return carried
    .filter(({ key }, index) => carried.findIndex((one) => one.key === key) < index)
    .map(({ text }) => text);
}

test('a plan posted after the backup is found and goes on: nobody reads it twice', async () => {
  const story = await openSquadStory();
  const { stage, people, read } = story;
  await stage.goTo(MONDAY, '09:00');
  const putBack = await backedUp(story);
  await stage.goTo(MONDAY, '10:30');
  const before = posts(story, BERLIN);
  await putBack();
  await stage.goTo(MONDAY, '10:40');
  expect(posts(story, BERLIN)).toEqual(before.map((post) => expect.stringContaining(post.slice(0, 9))));
  // The board is the restored one's: it takes what is clicked.
  await people.product.click(story.words.planning.close, { in: story.channel });
  await stage.goTo(MONDAY, '11:00');
  expect(read()).toContain('This week we');
  expect(doubled(story)).toEqual([]);
  await stage.goTo(WEDNESDAY, '12:00');
  expect(doubled(story)).toEqual([]);
  expect(await verify(stage.file, shippedMigrations)).toEqual([]);
});

test('questions asked after the backup are not asked again, and answers given again stand where they stood', async () => {
  const story = await openSquadStory();
  const { stage, people, read } = story;
  const long = 'five interviews and what came of them, '.repeat(40);
  await stage.goTo(TUESDAY, '09:30');
  const putBack = await backedUp(story);
  await stage.goTo(TUESDAY, '10:10');
  await answer(people.product, story, long);
  await stage.goTo(TUESDAY, '11:10');
  const before = posts(story, BERLIN).length;
  await putBack();
  await stage.goTo(TUESDAY, '11:20');
  await people.product.command('/standup', story.channel);
  await people.product.fill({ [story.words.standup.modal.today]: long });
  await people.product.submit();
  await stage.goTo(TUESDAY, '12:00');
  expect(read()).toContain('five interviews and what came of them');
  expect(posts(story, BERLIN)).toHaveLength(before);
  expect(doubled(story)).toEqual([]);
  expect(buzzes(people.marketing, BERLIN)).toEqual(['Tue 10:00', 'Tue 10:45']);
  await stage.goTo(WEDNESDAY, '12:00');
  expect(doubled(story)).toEqual([]);
});

test('while looking is refused nothing is posted and the operator hears of it; afterwards all is as it should be', async () => {
  const story = await openSquadStory({ expectedErrors: [/Whether a message was posted is not known/] });
  const { stage, logged } = story;
  await stage.goTo(MONDAY, '09:00');
  const putBack = await backedUp(story);
  await stage.goTo(MONDAY, '10:30');
  const before = posts(story, BERLIN).length;
  const heal = stage.slack.intercept(({ method }) =>
    method === 'conversations.history' ? { kind: 'error', error: 'missing_scope' } : undefined,
  );
  await putBack();
  await stage.goTo(MONDAY, '10:50');
  expect(posts(story, BERLIN)).toHaveLength(before);
  const waiting = rowsIn(stage.file, "select state, error from deliveries where key like '%planning%board'");
  expect(waiting).toEqual([{ state: 'waiting', error: 'missing_scope' }]);
  heal();
  await stage.goTo(MONDAY, '11:55');
  expect(posts(story, BERLIN)).toHaveLength(before);
  expect(logged.filter((line) => line.includes('Looked for a message in Slack'))).not.toEqual([]);
  expect(doubled(story)).toEqual([]);
});

test('what is due after the restore is posted as ever, once', async () => {
  const story = await openSquadStory();
  const { stage } = story;
  await stage.goTo(MONDAY, '09:00');
  const putBack = await backedUp(story);
  await stage.goTo(MONDAY, '09:10');
  await putBack();
  await stage.goTo(MONDAY, '13:00');
  expect(posts(story, BERLIN).slice(2)).toEqual([
    expect.stringContaining('Mon 09:30'),
    expect.stringContaining('Mon 12:00 This week we'),
  ]);
  expect(doubled(story)).toEqual([]);
});

test.each(['09:00', '10:00', '12:30'])(
  'yesterday’s backup of %s posts nothing again that stands in Slack',
  async (time) => {
    const story = await openSquadStory();
    const { stage, people } = story;
    await stage.goTo(MONDAY, time);
    const putBack = await backedUp(story);
    await stage.goTo(TUESDAY, '10:10');
    await answer(people.product, story, 'five interviews');
    await stage.goTo(TUESDAY, '11:10');
    const before = [posts(story, BERLIN).length, buzzes(people.marketing, BERLIN).length];
    await putBack();
    await stage.goTo(TUESDAY, '11:40');
    expect([posts(story, BERLIN).length, buzzes(people.marketing, BERLIN).length]).toEqual(before);
    await stage.goTo(WEDNESDAY, '12:00');
    expect(doubled(story)).toEqual([]);
    expect(await verify(stage.file, shippedMigrations)).toEqual([]);
  },
);
