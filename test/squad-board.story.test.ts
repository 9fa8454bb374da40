import type { Fault } from '@growth-squad/local-slack';
import { like } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { deliveries, timers } from '../src/database/schema/index.ts';
import { changed } from '../src/delivery/changed.ts';
import { castIn } from '../src/demo/cast.ts';
import { Deeds } from '../src/demo/deeds.ts';
import { manifestOf } from '../src/demo/stage.ts';
import { long, openCrowdStory } from './support/story/crowd.ts';
import { MONDAY, openSquadStory, openStage, type Story, setUp } from './support/story/story.ts';
import { fillTakeIn } from './support/story/take-in.ts';
import { expectAllThereOnce } from './support/story/time.ts';
import { launched, onTheList, ruledOut, squadOf } from './support/story/tried.ts';

const TUESDAY = '2026-11-24';
const WEDNESDAY = '2026-11-25';
const THURSDAY = '2026-11-26';
const FRIDAY = '2026-11-27';
const NEXT_MONDAY = '2026-11-30';

const said = ({ words }: Story): string => words.squadBoard.follows(words.setup.defaultName);

/** Every board that stands in a channel, as the product manager reads it. */
const boardsIn = (story: Story, channel = story.channel): string[] =>
  story.people.product
    .read(channel)
    .split('\n\n')
    .filter((message) => message.includes(said(story)));

/** The only one. */
function board(story: Story): string {
  const [only, ...more] = boardsIn(story);
  expect(more).toEqual([]);
  return only ?? '';
}

/** How often the bot edited the board since. */
const edits = (story: Story, since: number): number =>
  story.stage.slack.calls.filter(
    ({ method, args, at }) =>
      method === 'chat.update' && at >= since && JSON.stringify(args).includes(said(story)),
  ).length;

describe.each([
  ['en', { name: 'Pay button', hot: 'Double-11 banner' }],
  ['zh-CN', { name: '支付按钮', hot: '双十一横幅' }],
] as const)('the board of the squad (%s)', (language, { name, hot }) => {
  test('stands once in the channel from set-up on, follows the week in place, and buzzes nobody', {
    timeout: 120_000,
  }, async () => {
    const story = await openSquadStory({ language });
    const { stage, people, channel, words } = story;
    const { squadBoard: told, standup, planning } = words;
    const deeds = new Deeds(stage, language);
    const metric = words.setup.defaultMetric;
    expect(board(story)).toContain(told.noNumber(metric));
    expect(board(story)).toContain(told.noBets);
    expect(stage.slack.pinned(stage.channel.id)).toHaveLength(1);

    await onTheList(story, name);
    await stage.goTo(MONDAY, '09:31');
    await people.product.click(words.week.takeIn.title, { in: channel });
    await fillTakeIn(people.product, words);
    await people.product.submit();
    await deeds.closePlanning('product');
    expect(board(story)).toContain(name);
    await stage.goTo(TUESDAY, '09:50');
    await people.product.command('/metric 312', channel);
    await stage.pass(5_000);
    expect(board(story)).toContain(told.headline('312', '1,500', metric, false));
    expect(board(story)).toContain(told.enteredBy(people.product.name));

    await stage.goTo(TUESDAY, '10:01');
    await deeds.standup('frontend', 'step 1', { inTheWay: 'no copy', helper: 'marketing' });
    await stage.pass(5_000);
    expect(board(story)).toContain(standup.board.asks(people.marketing.name));
    expect(board(story)).not.toContain(standup.board.since('yesterday'));
    // Nobody does anything: what it says of days is true in the morning all the same.
    await stage.goTo(WEDNESDAY, '07:00');
    expect(board(story)).toContain(standup.board.since('yesterday'));
    await stage.goTo(THURSDAY, '07:00');
    expect(board(story)).toContain(standup.board.since({ days: 2 }));

    await stage.goTo(THURSDAY, '14:00');
    await people.marketing.command(`/idea ${hot}`, channel);
    await people.marketing.click(words.hotTopic.ask, { in: channel });
    await stage.pass(5_000);
    const when = language === 'en' ? 'Thu 26 Nov 14:00' : '11/26（周四）14:00';
    expect(board(story)).toContain(told.asked.open(when));
    await stage.goTo(THURSDAY, '14:15');
    await people.product.click(words.hotTopic.later(language === 'en' ? 'Monday' : '周一'), { in: channel });
    await stage.pass(5_000);
    const took = words.hotTopic.duration.minutes(14);
    expect(board(story)).toContain(told.asked.answered(when, took));

    await people.product.click(words.week.buttons.live, { in: channel });
    await people.product.submit();
    await stage.pass(5_000);
    expect(board(story)).toContain(told.state.liveSince(language === 'en' ? 'Thu' : '周四'));
    expect(board(story)).toContain(words.retro.digest.inTheAir('').slice(0, 4));

    await stage.goTo(NEXT_MONDAY, '09:35');
    expect(board(story)).toContain(told.lastWeek('312', true));
    expect(board(story)).toContain(planning.target('1,500'));
    // A chart from two weeks on, in words, too.
    await people.product.command('/metric 40', channel);
    await stage.pass(5_000);
    const { soFar, weeks } = words.retro.digest;
    expect(board(story)).toContain(weeks([soFar('312'), soFar('40')]));
    const buzzed = Object.values(people).flatMap(({ notifications }) => notifications);
    expect(buzzed.filter(({ text }) => text.startsWith(told.notification('')))).toEqual([]);
    await expectAllThereOnce(story);
  });
});

describe('the board of the squad', () => {
  test('is not edited where a day changes nothing that it says', async () => {
    const story = await openSquadStory();
    const { stage } = story;
    await stage.goTo(TUESDAY, '08:00');
    const since = stage.clock.now();
    await stage.goTo(FRIDAY, '08:00');
    expect(edits(story, since)).toBe(0);
    await stage.goTo(NEXT_MONDAY, '08:00');
    // Another week has begun.
    expect(edits(story, since)).toBe(1);
    expect(board(story)).toContain('30 November – 6 December');
  });

  test('says that the squad is paused, and no more once it goes on', async () => {
    const story = await openSquadStory();
    const { stage, people, channel, words } = story;
    const { paused } = words.setup.status;
    await people.product.command('/squad pause', channel);
    await stage.pass(5_000);
    expect(board(story)).toContain(paused);
    await stage.restartBot();
    await people.backend.command('/squad resume', channel);
    await stage.pass(5_000);
    expect(board(story)).not.toContain(paused);
  });

  test('goes along where the squad moves, and is pinned there', async () => {
    const story = await openSquadStory();
    const { stage, people, words } = story;
    const members = Object.values(people).map(({ id }) => id);
    const { id } = stage.slack.addChannel({ name: 'new-home', members });
    await people.product.invite('new-home');
    await people.product.command('/squad move', 'new-home');
    await people.product.click(words.squad.move.button(words.setup.defaultName));
    await stage.pass(10_000);
    expect(boardsIn(story)).toEqual([]);
    expect(boardsIn(story, 'new-home')).toHaveLength(1);
    await people.product.command('/metric 312', 'new-home');
    await stage.goTo(MONDAY, '09:35');
    const [moved] = boardsIn(story, 'new-home');
    expect(moved).toContain('312 of 1,500 new sign-ups');
    expect(stage.slack.pinned(id)).toHaveLength(1);
    await expectAllThereOnce(story);
  });

  test('comes to a squad from before there were boards with its next planning, once', async () => {
    const story = await openSquadStory({ drawnAnew: false });
    const { stage } = story;
    await stage.goTo(TUESDAY, '08:00');
    await stage.bot.core.change(async ({ tx }) => {
      await tx.delete(deliveries).where(like(deliveries.key, '%/squad-board'));
      await tx.delete(timers).where(like(timers.key, '%/squad-board/day'));
    });
    const [before] = stage.slack.pinned(stage.channel.id);
    await stage.goTo(NEXT_MONDAY, '09:25');
    expect(boardsIn(story)).toHaveLength(1);
    await stage.goTo('2026-12-07', '09:35');
    // The first one is what the bot has no record of.
    expect(boardsIn(story)).toHaveLength(2);
    expect(stage.slack.pinned(stage.channel.id)).toHaveLength(2);
    expect(before).toBeDefined();
  });

  test('that somebody deleted does not come back', async () => {
    const story = await openSquadStory({ expectedRefusals: ['message_not_found'] });
    const { stage, people, channel } = story;
    const [ts = ''] = stage.slack.pinned(stage.channel.id);
    const { id } = stage.channel;
    await stage.bot.core.slackFor(stage.bot.workspace.id).chat.delete({ channel: id, ts });
    await people.product.command('/metric 312', channel);
    await stage.goTo(NEXT_MONDAY, '09:35');
    expect(boardsIn(story)).toEqual([]);
  });

  test('tells the verdict of the week, what is due, and what is decided this Friday', async () => {
    const story = await openSquadStory();
    const { stage, words } = story;
    await ruledOut(story, 'Red button', 'The form holds people back.');
    await stage.pass(5_000);
    expect(board(story)).toContain(
      `${words.retro.digest.decided(null)}\n• Red button · ${words.week.verdicts.lost}`,
    );
    await stage.goTo(NEXT_MONDAY, '08:00');
    expect(board(story)).not.toContain('Red button');
  });

  test('has its weeks in words where the workspace takes no charts', async () => {
    const story = await openSquadStory({ drawnAnew: false });
    const { stage, people, channel } = story;
    await people.product.command('/metric 312', channel);
    await stage.goTo(NEXT_MONDAY, '09:35');
    stage.slack.intercept(({ args }) =>
      JSON.stringify(args).includes('data_visualization')
        ? { kind: 'error', error: 'invalid_blocks' }
        : undefined,
    );
    await people.product.command('/metric 40', channel);
    await stage.pass(20_000);
    expect(board(story)).toContain('40 of 1,500 new sign-ups');
    expect(board(story)).toContain('Last 2 weeks: 312 so far · 40 so far');
    const [ts = ''] = stage.slack.pinned(stage.channel.id);
    const blocks = stage.slack.message(stage.channel.id, ts)?.blocks ?? [];
    expect(blocks.map(({ type }) => type)).not.toContain('data_visualization');
  });

  test('of forty with the longest texts is taken by Slack', { timeout: 120_000 }, async () => {
    const story = await openCrowdStory({ from: [TUESDAY, '08:30'] });
    const { stage, people, crowd, channel, words } = story;
    const squad = await squadOf(story);
    await stage.bot.core.change(async (change) => {
      for (const [index, { id: by }] of crowd.entries()) {
        await launched(change, squad, { title: long(`Bet ${index}`, 150), by, week: MONDAY });
      }
      changed(change, squad, 'commitments');
    });
    await stage.goTo(TUESDAY, '10:01');
    for (const person of [people.product, ...crowd.slice(0, 8)]) {
      await person.click(words.standup.answer, { in: 'dm' });
      const { today, inTheWay } = words.standup.modal;
      await person.fill({ [today]: 'much', [inTheWay]: long('way', 3_000) });
      await person.submit();
    }
    await people.product.command('/metric 999999999999998', channel);
    await stage.pass(60_000);
    const [ts = ''] = stage.slack.pinned(stage.channel.id);
    const stands = JSON.stringify(stage.slack.message(stage.channel.id, ts)?.blocks);
    expect(stands).toContain('999,999,999,999,998');
    expect(stands).toContain('Bet 0');
    expect(stands).toContain(words.planning.more(27));
    await expectAllThereOnce(story);
  });
});

describe('pinning the board', () => {
  /** A squad whose app may do this; Slack answers its pins so, the first few times. */
  async function pinned(manifest: string | undefined, faults: readonly Fault[] = []) {
    const story = await openStage({
      ...(manifest === undefined ? {} : { manifest }),
      expectedRefusals: ['already_pinned'],
    });
    const left = [...faults];
    story.stage.slack.intercept(({ method }) => (method === 'pins.add' ? left.shift() : undefined));
    await story.stage.startBot();
    await story.people.product.invite(story.channel);
    await setUp(story);
    await story.stage.pass(60_000);
    expect(boardsIn(story)).toHaveLength(1);
    const { slack, channel } = story.stage;
    const asked = slack.calls.filter(({ method }) => method === 'pins.add').length;
    return { asked, pins: slack.pinned(channel.id).length };
  }

  test('is done once where the app may, also where Slack is busy', async () => {
    expect(await pinned(undefined)).toEqual({ asked: 1, pins: 1 });
    expect(await pinned(undefined, [{ kind: 'ratelimited', retryAfter: 10 }])).toEqual({ asked: 2, pins: 1 });
    // Slack did it, and its answer was lost: that it is pinned already is as good.
    expect(await pinned(undefined, [{ kind: 'answer lost' }])).toEqual({ asked: 2, pins: 1 });
  });

  test('is left to people where the app may not, or where Slack refuses it', async () => {
    const older = manifestOf(castIn('en')).replace(/ +- pins:write.*\n/, '');
    expect(await pinned(older)).toEqual({ asked: 0, pins: 0 });
    expect(await pinned(undefined, [{ kind: 'error', error: 'too_many_pins' }])).toEqual({
      asked: 1,
      pins: 0,
    });
  });
});
