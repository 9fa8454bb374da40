import type { Fault, IncomingCall } from '@growth-squad/local-slack';
import { describe, expect, test } from 'vitest';
import { rowsIn } from './support/database/rows.ts';
import { logAndEstimate } from './support/story/bet.ts';
import { openSquadStory, openStage, openStory, type Story, setUp } from './support/story/story.ts';
import { fillTakeIn } from './support/story/take-in.ts';
import { answer, buzzes, expectAllThereOnce, posts, times } from './support/story/time.ts';

const BERLIN = 'Europe/Berlin';
const MONDAY = '2026-11-23';
const TUESDAY = '2026-11-24';

describe('a connection that ends', () => {
  test.each([
    ['because Slack asks for a new one', ({ stage }: Story) => stage.slack.disconnect('refresh_requested')],
    ['without a word', ({ stage }: Story) => stage.slack.cut()],
  ])('%s, is opened again, and the week goes on', async (_, end) => {
    const story = await openSquadStory();
    const { people, stage, channel, words, read } = story;
    await stage.goTo(TUESDAY, '09:59');
    end(story);
    await stage.goTo(TUESDAY, '10:01');
    expect(buzzes(people.product, BERLIN)).toEqual(['Tue 10:00']);
    await answer(people.product, story, 'five interviews');
    end(story);
    await stage.pass(500);
    expect((await people.product.command('/metric 312', channel)).text).toContain('312');
    await people.marketing.click(words.standup.answer, { in: 'dm' });
    end(story);
    // The form stays open meanwhile.
    await stage.pass(5_000);
    await people.marketing.fill({ [words.standup.modal.today]: 'landing page' });
    expect((await people.marketing.submit()).error).toBeUndefined();
    await stage.goTo(TUESDAY, '11:01');
    expect(read()).toContain('Paula — five interviews');
    expect(read()).toContain('Marc — landing page');
    expect(read()).toContain('312');
    await expectAllThereOnce(story);
  });

  test('in the middle of a submission: the person reads Slack’s word, tries again, and it counts once', async () => {
    const story = await openSquadStory();
    const { people, stage, words, read } = story;
    await stage.goTo(TUESDAY, '10:01');
    await people.product.click(words.standup.answer, { in: 'dm' });
    await people.product.fill({ [words.standup.modal.today]: 'five interviews' });
    stage.slack.cut();
    const first = await people.product.submit();
    expect(first.error).toBeDefined();
    await stage.pass(5_000);
    const second = await people.product.submit();
    expect(second.error).toBeUndefined();
    expect(second.modal).toBeUndefined();
    await stage.goTo(TUESDAY, '11:01');
    expect(times(read(), 'five interviews')).toBe(1);
    await expectAllThereOnce(story);
  });

  test('of which the answer gets lost: sent again after planning closed and after its day, each counts once', async () => {
    const story = await openSquadStory({ from: ['2026-11-21', '12:00'] });
    const { people, stage, channel, words } = story;
    const { product, backend } = people;
    const { metric } = words;
    await logAndEstimate(story, () => stage.goTo(MONDAY, '09:31'));
    await stage.goTo(MONDAY, '11:58');
    await product.command('/metric', channel);
    await product.fill({ [metric.whichWeek]: metric.weeks.last, [words.setup.defaultMetric]: '1284' });
    await backend.click(words.week.takeIn.title, { in: channel });
    await fillTakeIn(backend, words, { [words.week.takeIn.liveBy]: MONDAY });
    stage.slack.loseAcknowledgements(2);
    for (const person of [product, backend]) {
      const sent = person.submit();
      await stage.pass(4_000);
      expect((await sent).error).toBeDefined();
    }
    await stage.goTo(MONDAY, '12:05');
    expect((await product.submit()).modal?.text).toContain('1,284');
    await stage.goTo(TUESDAY, '00:10');
    expect((await backend.submit()).modal).toBeUndefined();
    expect(rowsIn(stage.file, 'select value from readings')).toEqual([{ value: '1284' }]);
    expect(rowsIn(stage.file, 'select live_by from commitments')).toEqual([{ live_by: MONDAY }]);
  });

  test('of which the answer gets lost: sent again with other words, these count, and nothing typed is lost', async () => {
    const story = await openSquadStory();
    const { people, stage, channel, words, read } = story;
    const { product, marketing, backend } = people;
    const { hypothesis, metric, standup } = words;
    await stage.goTo(MONDAY, '12:30');
    await backend.command('/standup', channel);
    await product.command('/metric', channel);
    await marketing.command('/idea', channel);
    const forms = [
      { person: backend, label: standup.modal.today, first: 'writing the mail', then: 'testing the mail' },
      { person: product, label: metric.labels.total(words.setup.defaultMetric), first: '1284', then: '1285' },
      { person: marketing, label: hypothesis.title, first: 'Group buying', then: 'Group buying for teams' },
    ];
    stage.slack.loseAcknowledgements(forms.length);
    for (const { person, label, first, then } of forms) {
      await person.fill({ [label]: first });
      const sent = person.submit();
      await stage.pass(4_000);
      expect((await sent).error).toBeDefined();
      await person.fill({ [label]: then });
    }
    for (const { person } of forms) {
      const seen = await person.submit();
      expect(seen.error).toBeUndefined();
      expect(seen.modal?.errors ?? []).toEqual([]);
    }
    // Whoever proposed reads that the first was kept, too, and may withdraw one.
    expect(marketing.modal?.text).toContain('Logged: Group buying for teams');
    expect(marketing.modal?.text).toContain('Group buying');
    await stage.goTo(TUESDAY, '09:00');
    expect(read()).toContain('testing the mail');
    expect(read()).not.toContain('writing the mail');
    const inOrder = (column: string, table: string) =>
      rowsIn(stage.file, `select ${column} from ${table} order by rowid`).map((row) => row[column]);
    expect(inOrder('today', 'entries')).toEqual(['writing the mail', 'testing the mail']);
    expect(inOrder('value', 'readings')).toEqual(['1284', '1285']);
    expect(inOrder('title', 'hypothesis_versions')).toEqual(['Group buying', 'Group buying for teams']);
    await expectAllThereOnce(story);
  });

  test('and stays away for an hour: what fell due is posted meanwhile, what people do is heard afterwards', async () => {
    const story = await openSquadStory();
    const { people, stage, channel, read } = story;
    await stage.goTo(MONDAY, '09:00');
    const heal = stage.slack.intercept(({ method }) =>
      method === 'apps.connections.open' ? { kind: 'status', status: 503 } : undefined,
    );
    stage.slack.cut();
    await stage.goTo(MONDAY, '09:31');
    expect(read()).toContain('Planning · ');
    const unheard = await people.marketing.command('/idea Group buying', channel);
    expect(unheard.error).toBeDefined();
    heal();
    await stage.goTo(MONDAY, '10:05');
    await people.marketing.command('/idea Group buying', channel);
    await stage.pass(3_000);
    expect(times(read(), 'Group buying')).toBe(1);
    await expectAllThereOnce(story);
  });

  test('events that come again are not done twice', async () => {
    const story = await openStory();
    const { people, stage, read } = story;
    const { slack, channel } = stage;
    const kira = stage.addPerson({ name: 'Kira', zone: BERLIN, locale: 'en-GB' });
    slack.leave(channel.id, slack.botUserId);
    await stage.pass(5_000);
    // Slack says that it was invited, and the connection breaks before the word of thanks arrives.
    slack.invite(channel.id, slack.botUserId, people.product.id);
    slack.cut();
    await people.product.invite(story.channel, kira.name);
    await stage.pass(10 * 60_000);
    expect(times(read(), 'brought me here')).toBe(2);
    await setUp(story);
    expect(slack.lostEvents).toEqual([]);
    await expectAllThereOnce(story);
  });
});

describe('while Slack has a bad Monday', () => {
  const posting = (fault: Fault, most = Number.POSITIVE_INFINITY) => {
    let left = most;
    return ({ method }: IncomingCall): Fault | undefined => {
      if (method !== 'chat.postMessage' || left === 0) return undefined;
      left -= 1;
      return fault;
    };
  };

  test.each([
    ['slow', { kind: 'slow', ms: 2_000 }, Number.POSITIVE_INFINITY],
    ['slow to answer', { kind: 'slow answer', ms: 2_000 }, Number.POSITIVE_INFINITY],
    ['busy (429)', { kind: 'ratelimited', retryAfter: 20 }, 2],
    ['broken (500)', { kind: 'status', status: 500 }, 2],
    ['silent', { kind: 'hang' }, 1],
    ['losing requests', { kind: 'request lost' }, 2],
    ['losing answers', { kind: 'answer lost' }, 2],
  ] as const)('%s: the plan stands in the channel once', async (_, fault, most) => {
    const story = await openSquadStory();
    const { people, stage, channel, words, read } = story;
    await people.marketing.command('/idea Group buying', channel);
    await stage.goTo(MONDAY, '09:29');
    const heal = stage.slack.intercept(posting(fault, most));
    await stage.goTo(MONDAY, '09:45');
    expect(times(read(), 'Planning · ')).toBe(1);
    await people.frontend.click(words.hypothesis.estimateTitle, { in: channel });
    await people.frontend.fill({ [words.hypothesis.simple]: '2' });
    await people.frontend.submit();
    await stage.pass(5_000);
    heal();
    const again = stage.slack.intercept(posting(fault, most));
    await people.product.click(words.planning.close, { in: channel });
    await stage.goTo(MONDAY, '10:30');
    again();
    expect(times(read(), 'This week we')).toBe(1);
    expect(posts(story, BERLIN)).toHaveLength(4);
    await expectAllThereOnce(story);
  });
});

describe('a connection that is never opened', () => {
  test.each(['unanswered', 'without hello'] as const)(
    'whose upgrade is %s is given up after half a minute and tried again, until people are heard',
    async (how) => {
      const story = await openSquadStory();
      const { people, stage, channel, logged } = story;
      stage.slack.fallSilent(how);
      stage.slack.cut();
      await stage.pass(5 * 60_000);
      const gaveUp = logged.filter((line) => line.includes('Slack opened no connection within 30 s'));
      expect(gaveUp.length).toBeGreaterThan(4);
      expect(gaveUp[0]).toContain('The connection to Slack could not be opened');
      stage.slack.fallSilent(undefined);
      await stage.pass(70_000);
      const seen = await people.marketing.command('/idea Group buying', channel);
      expect(seen.text).toContain('Logged: Group buying');
      expect(stage.slack.traffic.connections.size).toBe(1);
      await expectAllThereOnce(story);
    },
  );

  test('at a start, too: it says what it waits for, and goes on when Slack does', async () => {
    const { stage, logged, people, channel } = await openStage();
    stage.slack.fallSilent('without hello');
    const starting = stage.startBot();
    await stage.clock.pass(2 * 60_000);
    const waits = logged.filter((line) => line.includes('The start waits for Slack, which is asked again'));
    expect(waits.length).toBeGreaterThan(1);
    expect(waits[0]).toContain('"question":"apps.connections.open"');
    stage.slack.fallSilent(undefined);
    await stage.clock.pass(60_000);
    await starting;
    expect((await people.product.command('/squad', channel)).error).toBeUndefined();
  });

  test('a second machine with the same app token is told of, an own connection that Slack counts still is not', async () => {
    const { stage, logged } = await openSquadStory();
    const told = () =>
      logged.filter((line) => line.includes('Slack counts more connections of this app than the bot has'));
    stage.slack.countOthers(1);
    stage.slack.cut();
    await stage.pass(5_000);
    expect(told()).toEqual([]);
    stage.slack.countOthers(2);
    stage.slack.cut();
    await stage.pass(5_000);
    expect(told()).toEqual([expect.stringContaining('"connections":3')]);
    stage.slack.countOthers(1);
    await stage.restartBot();
    expect(told()).toHaveLength(2);
  });
});
