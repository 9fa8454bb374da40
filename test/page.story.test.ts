import { TestWindow } from '@growth-squad/local-slack';
import { expect, onTestFinished, test } from 'vitest';
import { openPage } from '../src/demo/page/open.ts';
import { MONDAY, openSquadStory, type Story, type StoryOptions } from './support/story/story.ts';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A squad that is set up, and its page with a window for its product manager. */
async function pageStory(options: StoryOptions = {}) {
  const story = await openSquadStory(options);
  const wrong: unknown[] = [];
  const seconds: (() => void)[] = [];
  const opened = await openPage({
    stage: story.stage,
    language: story.language,
    empty: false,
    key: 'key',
    port: 0,
    everySecond: (callback) => {
      seconds.push(callback);
      return () => void seconds.splice(seconds.indexOf(callback), 1);
    },
    breath: turn,
    failed: (error) => wrong.push(error),
  });
  onTestFinished(async () => {
    await opened.page.stop();
    expect(wrong).toEqual([]);
  });
  opened.host.progress(undefined);
  const window = await TestWindow.open(opened.address, story.people.product.id);
  return { ...story, ...opened, window, seconds };
}

const channelOf = ({ stage }: Story): string => stage.channel.id;

test('shows what goes between Slack and bot, with all of it but what opens something', async () => {
  const story = await pageStory();
  const { window, stage } = story;
  const { exchanges } = await window.ask({ kind: 'watch', on: true });
  expect(exchanges.length).toBeGreaterThan(5);
  await window.ask({ kind: 'command', channel: channelOf(story), line: '/idea Ask those who left' });
  const after = await window.ask({ kind: 'watch', on: true });
  const command = after.exchanges.findLast(({ type }) => type === 'command');
  expect(command).toMatchObject({ name: '/idea', way: 'to bot', state: 'answered', tookMs: 0 });
  const all = await Promise.all(after.exchanges.map(({ n }) => window.ask({ kind: 'exchange', n })));
  const json = JSON.stringify(all);
  expect(json).toContain('Ask those who left');
  for (const secret of [stage.slack.botToken, stage.slack.appToken]) expect(json).not.toContain(secret);
  expect(json).not.toMatch(/ticket=\w|\/response\/\w/);
  expect(json).not.toMatch(/"token":"(?!•••")/);
});

test('shows the rows of each table a page at a time, and no secret', async () => {
  const { window } = await pageStory();
  const panels = window.shown.host?.panels.map(({ id }) => id) ?? [];
  expect(panels).toEqual(expect.arrayContaining(['deliveries', 'timers', 'squads', 'members']));
  expect(panels).not.toContain('secrets');
  for (const panel of panels) {
    const rows = await window.ask({ kind: 'rows', panel, page: 0 });
    expect(rows.rows.every((row) => row.length === rows.columns.length)).toBe(true);
  }
  const members = await window.ask({ kind: 'rows', panel: 'members', page: 0 });
  expect(members).toMatchObject({ total: 5, pages: 1, page: 0 });
  await expect(window.ask({ kind: 'rows', panel: 'secrets', page: 0 })).rejects.toThrow('not there');
});

test('tells what is due next to whom, and goes there', async () => {
  const story = await pageStory();
  const { window, stage } = story;
  const due = window.shown.host?.due ?? [];
  expect(due.map(({ what }) => what).slice(0, 3)).toEqual([
    'Planning opens',
    'Planning closes',
    'Stand-up question for Dana',
  ]);
  expect(due[2]).toMatchObject({ zone: 'Asia/Shanghai', at: Date.parse('2026-11-24T02:00:00Z') });
  await window.ask({ kind: 'move', to: 'next' });
  expect(stage.clock.now()).toBeGreaterThanOrEqual(due[0]?.at ?? Number.POSITIVE_INFINITY);
  await window.until(() => window.shown.host?.due[0]?.what === 'Planning closes');
  expect(window.shown.clock.now).toBe(stage.clock.now());
});

test('moves on and never back, however it is asked', async () => {
  const { window, stage, seconds } = await pageStory();
  for (const { id } of window.shown.clock.moves) {
    const before = stage.clock.now();
    await window.ask({ kind: 'move', to: id });
    expect(stage.clock.now()).toBeGreaterThan(before);
  }
  await expect(window.ask({ kind: 'move', to: 'yesterday' })).rejects.toThrow('can’t be moved');
  await window.ask({ kind: 'play', on: true });
  await window.until(() => window.shown.clock.playing);
  const before = stage.clock.now();
  for (const second of seconds) second();
  await window.until(() => window.shown.clock.now >= before + 60_000);
  await window.ask({ kind: 'play', on: false });
  expect(seconds).toEqual([]);
  await window.until(() => !window.shown.clock.playing);
});

test('ticks a step of the guide when it has happened in the bot', async () => {
  const story = await pageStory();
  const { window } = story;
  const done = () => window.shown.host?.guide.filter((step) => step.done).map(({ id }) => id);
  expect(done()).toEqual([]);
  await window.ask({ kind: 'command', channel: channelOf(story), line: '/idea' });
  await window.ask({ kind: 'close' });
  expect(done()).toEqual([]);
  await window.ask({ kind: 'command', channel: channelOf(story), line: '/idea A trial without a card' });
  await window.until(() => done()?.includes('idea') ?? false);
});

test('a bot that is killed is missed, and goes on where it was when it is back', async () => {
  const story = await pageStory();
  const { window, stage } = story;
  await stage.goTo(MONDAY, '09:29');
  await window.ask({ kind: 'bot', running: false });
  await window.until(() => window.shown.host?.bot === 'stopped');
  const idea = { kind: 'command', channel: channelOf(story), line: '/idea Too early' } as const;
  await expect(window.ask(idea)).rejects.toThrow('dispatch_failed');
  await window.ask({ kind: 'move', to: 'quarter' });
  expect([...window.messages.values()].map(({ text }) => text).join()).not.toContain('Planning is open');
  await window.ask({ kind: 'bot', running: true });
  await window.ask({ kind: 'move', to: 'quarter' });
  await window.until(() =>
    [...window.messages.values()].some(({ text }) => text.startsWith('Planning is open')),
  );
  await window.ask({ ...idea, line: '/idea In time' });
});
