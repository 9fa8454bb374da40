import type { Person } from '@growth-squad/local-slack';
import { describe, expect, test } from 'vitest';
import { Deeds } from '../src/demo/deeds.ts';
import { languages } from '../src/language/language.ts';
import { plain } from '../src/language/line.ts';
import { asTest } from './support/story/as-test.ts';
import { openSquadStory, type Story, type StoryOptions } from './support/story/story.ts';
import { fillTakeIn, sayWorth, takeAnyway } from './support/story/take-in.ts';
import { times } from './support/story/time.ts';

const FRIDAY = '2026-11-27';
const LEADERS = 'leaders';
const TITLE = 'VIP';

const won = { without: [450, 10190], withIt: [527, 10190] } as const;
const lost = { without: [527, 10190], withIt: [400, 10190] } as const;
const says = { metric: 'sign-ups', unit: 'visitors' };

/** A squad, and a second channel with the bot and a leader in it who is not of the squad. */
async function openWithLeaders(options: StoryOptions = {}) {
  const story = await openSquadStory({ from: [FRIDAY, '08:30'], ...options });
  const { stage, people } = story;
  const leader = stage.addPerson({ name: 'Lena', zone: 'Europe/Berlin', locale: 'en-GB' });
  const { id } = stage.slack.addChannel({ name: LEADERS, members: [people.product.id, leader.id] });
  await people.product.invite(LEADERS);
  await stage.pass(5_000);
  return { ...story, leader, id, deeds: new Deeds(stage, story.language), there: () => leader.read(LEADERS) };
}

async function choose({ words, channel, stage }: Story, person: Person, where: string | null) {
  await person.command('/squad stakeholders', channel);
  await person.fill({ [words.stakeholders.channel]: where });
  const seen = await person.submit();
  if (seen.modal) await person.cancel();
  await stage.pass(5_000);
  return seen;
}

/** Friday’s retro is open; a bet was won, if it is to be, and something was noted. */
async function friday(story: Awaited<ReturnType<typeof openWithLeaders>>, bet = true): Promise<void> {
  const { stage, people, channel, words, deeds } = story;
  if (bet) {
    await deeds.idea('marketing', TITLE);
    await sayWorth(story, TITLE);
    await people.product.command('/squad plan', channel);
    await people.frontend.click(words.hypothesis.estimateTitle, { in: channel });
    await people.frontend.fill({ [words.hypothesis.simple]: '2' });
    await people.frontend.submit();
    await stage.pass(2_000);
    await people.frontend.click(words.week.takeIn.title, { in: channel });
    await fillTakeIn(people.frontend, words);
    await takeAnyway(people.frontend, words);
    await deeds.closePlanning('product');
  }
  await deeds.number('product', '1562');
  await stage.goTo(FRIDAY, '16:01');
  if (bet) {
    await deeds.launch('frontend', TITLE);
    await stage.pass(3_000);
    await asTest(stage, TITLE, people.frontend.id);
    const { choices } = words.week.result;
    await deeds.result('frontend', TITLE, won, { ...says, verdict: choices.won, learned: 'Buyers tell' });
  }
  await deeds.note('backend', { didnt: 'Briefs by voice' });
}

async function close({ deeds, stage }: Awaited<ReturnType<typeof openWithLeaders>>): Promise<void> {
  await deeds.closeRetro('product');
  await stage.pass(10_000);
}

describe('who looks on from outside', () => {
  test.each(languages)(
    'reads a copy of the digest, with nothing to press, nobody mentioned and no notes; a correction arrives there (%s)',
    async (language) => {
      const story = await openWithLeaders({ language });
      const { words, there, read, stage, people, leader, deeds, id } = story;
      const { stakeholders, retro, setup } = words;
      const seen = await choose(story, people.product, LEADERS);
      expect(seen.modal?.text).toContain(`#${LEADERS}`);
      expect(seen.modal?.text).toContain('3');
      expect(read()).toContain(plain(stakeholders.told.chosen(people.product.name, id)).slice(-20));
      expect(there()).toContain(stakeholders.begins(setup.defaultName, people.product.name));
      await friday(story);
      await close(story);
      const copied = there();
      expect(read()).toContain('Briefs by voice');
      expect(copied).toContain(retro.digest.copyOf(setup.defaultName));
      expect(copied).toContain('1,562');
      expect(copied).toContain(retro.digest.won(TITLE, '', null).slice(0, 5));
      expect(copied).toContain('Buyers tell');
      expect(copied).toContain(people.frontend.name);
      const copy = copied.slice(copied.indexOf(retro.digest.copyOf(setup.defaultName)));
      expect(copy).not.toMatch(/@|Briefs by voice|\[/);
      const { choices } = words.week.result;
      const { list } = words.ideas;
      await people.frontend.command('/ideas', story.channel);
      await people.frontend.choose(list.groups.waiting, list.groups.answered);
      await people.frontend.click(list.open, { near: TITLE });
      await deeds.result('frontend', TITLE, lost, {
        ...{ ...says, verdict: choices.lost, learned: 'Bots did', corrects: 'here' },
      });
      await stage.pass(60_000);
      expect(there()).toContain('Bots did');
      expect(there()).not.toContain('Buyers tell');
      expect(times(there(), retro.digest.copyOf(setup.defaultName))).toBe(1);
      // The reply that its own channel has below the digest is not here, and nobody was tapped on the shoulder.
      expect(there()).not.toContain('1 reply');
      expect(leader.notifications).toEqual([]);
    },
  );

  test('reads no other channel than this workspace’s, where the bot and whoever chooses it are (en)', async () => {
    const story = await openWithLeaders();
    const { words, people, stage, channel, id } = story;
    const { product, marketing } = people;
    const { problems, onlyInCharge } = words.stakeholders;
    const add = (name: string, members: readonly Person[], isPrivate = false) =>
      stage.slack.addChannel({ name, members: members.map((one) => one.id), private: isPrivate });
    add('without-bot', [product]);
    const secret = add('secret', [marketing, product], true);
    await marketing.invite('secret');
    const refusedWith = async (where: string, problem: string) => {
      const seen = await choose(story, product, where);
      expect(seen.modal?.errors).toEqual([`${words.stakeholders.channel}: ${problem}`]);
    };
    await refusedWith('without-bot', problems.removed);
    await refusedWith(channel, problems.own);
    stage.slack.archive(id, product.id);
    await refusedWith(LEADERS, problems.archived);
    stage.slack.unarchive(id, product.id);
    stage.slack.share(id);
    await refusedWith(LEADERS, problems.shared);
    await product.command('/squad stakeholders', channel);
    await product.fill({ [words.stakeholders.channel]: 'secret' });
    stage.slack.leave(secret.id, product.id);
    expect((await product.submit()).modal?.errors).toEqual([
      `${words.stakeholders.channel}: ${problems.notYours}`,
    ]);
    await product.cancel();
    const heal = stage.slack.intercept(({ method }) =>
      method === 'conversations.info' ? { kind: 'hang' } : undefined,
    );
    await refusedWith('without-bot', problems.unknown);
    heal();
    expect((await marketing.command('/squad stakeholders', channel)).text).toContain(
      onlyInCharge(product.name),
    );
    await stage.pass(35_000);
  });

  test('gets it once over a crash, and nothing more once it is switched off', async () => {
    const story = await openWithLeaders();
    const { words, people, stage, there, deeds, read } = story;
    await choose(story, people.product, LEADERS);
    await friday(story, false);
    const heal = stage.slack.intercept(({ method, args }) =>
      method === 'chat.postMessage' && args['channel'] === story.id ? { kind: 'answer lost' } : undefined,
    );
    await deeds.closeRetro('product');
    await stage.pass(1_500);
    await stage.killBot();
    heal();
    await stage.startBot();
    await stage.pass(10 * 60_000);
    const over = words.retro.digest.copyOf(words.setup.defaultName);
    expect(times(there(), over)).toBe(1);
    await choose(story, people.product, null);
    expect(read()).toContain(words.stakeholders.told.ended(people.product.name));
    const last = there();
    await deeds.number('product', '1600');
    await stage.pass(60_000);
    expect(read()).toContain('1,600');
    expect(there()).toBe(last);
  });
});

test.each(languages)(
  'on the first working day of a month its stakeholders read five lines about the one before, once (%s)',
  async (language) => {
    const story = await openWithLeaders({ language, from: ['2026-11-24', '09:00'] });
    const { words, people, stage, there, deeds } = story;
    const { month } = words.stakeholders;
    await choose(story, people.product, LEADERS);
    await stage.goTo('2026-11-24', '10:05');
    await deeds.standup('marketing', 'Copy', { inTheWay: 'The contract is not signed' });
    await friday(story);
    await close(story);
    await stage.goTo('2026-12-01', '09:59');
    const title = month.title(words.setup.defaultName, language === 'en' ? 'November' : '11 月');
    expect(there()).not.toContain(title);
    await stage.restartBot();
    await stage.goTo('2026-12-01', '10:02');
    await stage.restartBot();
    await stage.pass(10_000);
    expect(times(there(), title)).toBe(1);
    const told = there().slice(there().indexOf(title));
    expect(told).toContain(
      month.value('1,562', language === 'en' ? '23–29 November' : '11/23–11/29', '1,500'),
    );
    expect(told).toContain(month.decided + month.bets(1) + month.won(words.retro.named.with(TITLE, '+17%')));
    expect(told).toContain(month.tempo + month.answers(1, 0));
    expect(told).toContain('The contract is not signed');
    expect(told).not.toContain(people.marketing.name);
    expect(told).not.toContain(month.ruledOut);
    expect(told).not.toMatch(/@|\[/);
  },
);

describe('when their channel is theirs no longer', () => {
  test.each(['archived', 'removed', 'shared', 'renumbered'] as const)(
    'nothing more is copied, and the owner reads once what to do (%s)',
    async (what) => {
      const story = await openWithLeaders();
      const { words, people, stage, id } = story;
      const { product } = people;
      await choose(story, product, LEADERS);
      if (what === 'archived') stage.slack.archive(id, product.id);
      if (what === 'removed') stage.slack.leave(id, stage.slack.botUserId);
      if (what === 'renumbered') stage.slack.renumber(id);
      await stage.pass(10_000);
      // Of what becomes shared no event comes: Slack is asked each day, and before the digest.
      if (what === 'shared') {
        await stage.goTo(FRIDAY, '15:55');
        stage.slack.share(id);
      }
      await friday(story, false);
      await stage.pass(30_000);
      await close(story);
      const why = what === 'renumbered' ? 'shared' : what;
      const told = plain(words.setup.trouble.stakeholders(words.setup.defaultName, id, why));
      expect(times(product.read('dm'), told.slice(told.indexOf(' any more')))).toBe(1);
      if (what !== 'removed') {
        expect(product.read(LEADERS)).not.toContain(words.retro.digest.copyOf(words.setup.defaultName));
      }
    },
  );

  test('a channel in which only some may write is told of as that', async () => {
    const story = await openWithLeaders({ expectedErrors: [/Slack refuses a message for good/] });
    const { words, people, stage, id } = story;
    await choose(story, people.product, LEADERS);
    const heal = stage.slack.intercept(({ method, args }) =>
      method === 'chat.postMessage' && args['channel'] === id
        ? { kind: 'error', error: 'restricted_action' }
        : undefined,
    );
    await friday(story, false);
    await close(story);
    heal();
    const told = plain(words.setup.trouble.stakeholders(words.setup.defaultName, id, 'restricted'));
    expect(people.product.read('dm')).toContain(told.slice(told.indexOf(' any more')));
  });
});
