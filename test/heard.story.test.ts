import type { Person } from '@growth-squad/local-slack';
import { describe, expect, test } from 'vitest';
import { castIn } from '../src/demo/cast.ts';
import { manifestOf } from '../src/demo/stage.ts';
import { type Language, languages } from '../src/language/language.ts';
import { rowsIn } from './support/database/rows.ts';
import { openSquadStory, type Story, type StoryOptions } from './support/story/story.ts';

const TUESDAY = '2026-11-24';

const TYPED = {
  en: 'Yesterday: copy written\nToday: payment page\nBlocked: no API keys',
  'zh-CN': '昨天：写完文案\n今天：做支付页\n阻碍：没有接口权限',
} as const;

const PARTS = {
  en: ['Done: copy written', 'Today: payment page', 'In the way: no API keys'],
  'zh-CN': ['进展：写完文案', '今天：做支付页', '卡住了：没有接口权限'],
} as const;

/** Tuesday 10:05: everybody in Berlin has been asked. */
async function tuesday(options: StoryOptions = {}): Promise<Story> {
  const story = await openSquadStory(options);
  await story.stage.goTo(TUESDAY, '10:05');
  return story;
}

/** How often these words stand among the private messages. */
const times = (person: Person, words: string): number => person.readDm().split(words).length - 1;

/** The bot's answer that somebody reads last. */
const lastLine = (person: Person): string => person.readDm().split('\n').slice(-8).join('\n');

describe('typed into the private messages', () => {
  test.each(languages)('an answer is shown back, and sent with a click (%s)', async (language) => {
    const story = await tuesday({ language });
    const { people, words, read, stage } = story;
    const { frontend } = people;
    await frontend.say('dm', TYPED[language]);
    for (const part of PARTS[language]) expect(frontend.readDm()).toContain(part);
    expect(read()).not.toContain(words.standup.board.title(''));
    await frontend.click(words.heard.send, { in: 'dm' });
    expect(frontend.readDm()).not.toContain(`[${words.heard.send}]`);
    expect(frontend.readDm()).toContain(words.standup.nudge.thanks);
    await stage.goTo(TUESDAY, '11:01');
    expect(read()).toContain(PARTS[language][1].split(/[:：] ?/)[1]);
    expect(read()).toContain(PARTS[language][2].split(/[:：] ?/)[1]);
  });

  test.each(languages)('“Change” opens the form with the words in its fields (%s)', async (language) => {
    const { people, words } = await tuesday({ language });
    const { frontend } = people;
    await frontend.say('dm', TYPED[language]);
    const { modal } = await frontend.click(words.standup.change, { in: 'dm' });
    const values = modal?.fields.map(({ value }) => value) ?? [];
    for (const part of PARTS[language]) expect(values).toContain(part.split(/[:：] ?/)[1]);
    await frontend.fill({ [words.standup.modal.today]: 'something else' });
    await frontend.submit();
    expect(frontend.readDm()).not.toContain(`[${words.heard.send}]`);
  });

  test.each(languages)('help, and words that are no stand-up, are answered (%s)', async (language) => {
    const { people } = await tuesday({ language });
    const { frontend } = people;
    const own = frontend.readDm();
    await frontend.say('dm', language === 'en' ? 'help' : '帮助');
    expect(frontend.readDm().slice(own.length)).toContain('/squad away');
    await frontend.say('dm', language === 'en' ? 'thanks!' : '谢谢');
    expect(lastLine(frontend)).toContain(language === 'en' ? 'I read stand-ups' : '可以直接把站会写给我');
    await frontend.say('dm', '?');
    expect(times(frontend, '/squad days off')).toBe(2);
  });

  test('is answered once, however often Slack tells of it, also across a restart', async () => {
    const { people, stage, words } = await tuesday();
    const { frontend } = people;
    stage.slack.deliverTwice(true);
    await frontend.say('dm', TYPED.en);
    expect(times(frontend, words.heard.send)).toBe(1);
    stage.slack.loseAcknowledgements(1);
    await frontend.say('dm', 'Today: tests');
    await stage.restartBot();
    await stage.pass(10 * 60_000);
    expect(times(frontend, words.heard.send)).toBe(2);
  });

  test('is acknowledged once it is stored: a crash before that brings it again', async () => {
    let stored: (() => number) | undefined;
    const atAcknowledging: number[] = [];
    const { people, stage, words } = await tuesday({
      acknowledging: () => stored && atAcknowledging.push(stored()),
    });
    stored = () => rowsIn(stage.file, `select id from deliveries where kind = 'heard.words'`).length;
    await people.frontend.say('dm', TYPED.en);
    expect(atAcknowledging[0]).toBe(1);
    expect(times(people.frontend, words.heard.send)).toBe(1);
  });

  test('what was typed before a restart is sent after it', async () => {
    const { people, stage, words, read } = await tuesday();
    await people.frontend.say('dm', TYPED.en);
    await stage.killBot();
    await stage.startBot();
    await people.frontend.click(words.heard.send, { in: 'dm' });
    await stage.goTo(TUESDAY, '11:01');
    expect(read()).toContain('payment page');
  });

  test('an edit, and what the bot says itself, are not heard', async () => {
    const { people, stage, words, read } = await tuesday();
    const { frontend } = people;
    const dm = stage.slack.dmOf(frontend.id)?.id ?? '';
    const { ts } = stage.slack.post(frontend.id, dm, 'Today: tests');
    await stage.pass(3_000);
    const count = stage.slack.history(dm).length;
    stage.slack.reword(frontend.id, dm, ts, 'Today: something else');
    await stage.pass(3_000);
    expect(stage.slack.history(dm)).toHaveLength(count);
    // What is sent is what was shown.
    await frontend.click(words.heard.send, { in: 'dm' });
    await stage.goTo(TUESDAY, '11:01');
    expect(read()).toContain('Fatima — tests');
  });

  test('one line is taken for the plan, with a word on what else it may have been', async () => {
    const { people } = await tuesday();
    await people.frontend.say('dm', 'payment page, then tests');
    expect(lastLine(people.frontend)).toContain('Today: payment page, then tests');
    expect(lastLine(people.frontend)).toContain('I read stand-ups');
  });

  test('in a thread, it is answered too', async () => {
    const { people, words } = await tuesday();
    await people.frontend.say('dm', 'Today: tests', 'plan for today');
    expect(people.frontend.readDm()).toContain(`[${words.heard.send}]`);
  });

  test('what a field does not take is not cut short', async () => {
    const { people } = await tuesday();
    const { frontend } = people;
    await frontend.say('dm', `Today: ${'payment '.repeat(5_000)}`);
    expect(lastLine(frontend)).toContain('at most 3,000 characters');
    await frontend.say('dm', `Yesterday: a&b ${'<& '.repeat(990)}\nToday: ${'payment '.repeat(370)}`);
    expect(lastLine(frontend)).toContain('[Send as my stand-up]');
  });

  test('without a plan it can only be changed', async () => {
    const { people, words } = await tuesday();
    await people.frontend.say('dm', 'Yesterday: copy');
    expect(people.frontend.readDm()).toContain(words.heard.noPlan);
    expect(people.frontend.readDm()).not.toContain(words.heard.send);
    const { modal } = await people.frontend.click(words.standup.change, { in: 'dm' });
    expect(modal?.fields[0]?.value).toBe('copy');
  });

  test('an answer from before is replaced, one that came since is not', async () => {
    const { people, stage, words, read } = await tuesday();
    const { frontend } = people;
    await frontend.say('dm', 'Today: tests');
    await stage.pass(60_000);
    await frontend.say('dm', 'Today: payment');
    await frontend.click(words.heard.send, { in: 'dm', near: 'payment' });
    await stage.pass(3_000);
    expect(times(frontend, words.standup.nudge.thanks)).toBe(2);
    await stage.pass(60_000);
    await frontend.say('dm', 'Today: launch');
    expect(frontend.readDm()).toContain(words.heard.replaces);
    await frontend.click(words.heard.send, { in: 'dm' });
    await stage.goTo(TUESDAY, '11:01');
    expect(read()).toContain('Fatima — launch');
  });

  test('after the day has closed, and on a day without one, the next one is named', async () => {
    const { people, stage, words } = await tuesday();
    const { frontend } = people;
    await frontend.say('dm', 'Today: tests');
    await stage.goTo(TUESDAY, '18:05');
    expect(frontend.readDm()).not.toContain(words.heard.send);
    await frontend.say('dm', 'Today: payment');
    expect(lastLine(frontend)).toContain('closed at 18:00');
    expect(lastLine(frontend)).toContain('The next one is on Wed');
    await stage.goTo('2026-11-28', '12:00');
    await frontend.say('dm', 'Today: rest');
    expect(lastLine(frontend)).toContain('There is no stand-up today.');
    expect(lastLine(frontend)).toContain('The next one is on Tue');
  });

  test('who is in no squad, and who only reads along, is told so', async () => {
    const { people, stage, words } = await tuesday();
    const { guest, colleague } = stage.addOnlookers();
    for (const [person, said] of [
      [guest, words.common.noGuests],
      [colleague, words.common.inNoSquad],
    ] as const) {
      await person.openHome();
      await person.say('dm', TYPED.en);
      expect(person.readDm()).toContain(said);
      expect(person.readDm()).not.toContain(words.heard.send);
    }
    expect(people.frontend.readDm()).not.toContain(words.common.noGuests);
  });
});

describe('in several squads', () => {
  test('each is offered, and one answer goes to one', async () => {
    const { people, stage, words, read } = await tuesday();
    const { frontend, product } = people;
    stage.slack.addChannel({ name: 'second', members: [product.id, frontend.id] });
    await product.invite('second');
    await product.click(words.setup.setItUp, { in: 'second' });
    await product.fill({
      [words.setup.name]: 'Second',
      [words.setup.engineers]: [frontend.name],
      [words.setup.target]: '10',
    });
    await product.submit();
    if (product.modal) await product.submit();
    await stage.goTo('2026-11-25', '10:05');
    await frontend.say('dm', TYPED.en);
    expect(times(frontend, words.heard.send)).toBe(2);
    expect(lastLine(frontend)).toContain('Second');
    await frontend.click(words.heard.send, { in: 'dm', near: 'Second' });
    expect(times(frontend, words.heard.send)).toBe(1);
    await stage.goTo('2026-11-25', '11:05');
    expect(product.read('second')).toContain('payment page');
    expect(read()).not.toContain('payment page');
  });
});

describe('with a mention in a channel', () => {
  const mention = ({ stage }: Story): string => `<@${stage.slack.botUserId}>`;

  test.each(languages)('help and a stand-up are answered for their author alone (%s)', async (language) => {
    const story = await tuesday({ language });
    const { people, channel, words, stage, read } = story;
    const { frontend, product } = people;
    const said = async (person: Person, text: string): Promise<string> => {
      const before = person.read(channel);
      await person.say(channel, `${mention(story)} ${text}`);
      return person.read(channel).slice(before.length);
    };
    expect(await said(frontend, language === 'en' ? 'help' : '帮助')).toContain('/squad away');
    expect(await said(frontend, language === 'en' ? 'nice one' : '真不错')).toContain('/squad help');
    expect(await said(frontend, TYPED[language])).toContain(PARTS[language][1]);
    expect(product.read(channel)).not.toContain(words.heard.send);
    const seen = await frontend.click(words.heard.send, { in: channel });
    expect(seen.text).toContain(language === 'en' ? 'Noted' : '收到');
    const again = await frontend.click(words.heard.send, { in: channel });
    expect(again.text).toContain(language === 'en' ? 'Noted' : '收到');
    await stage.goTo(TUESDAY, '11:01');
    expect(read()).toContain(PARTS[language][1].split(/[:：] ?/)[1]);
  });

  test('guests, other people of the workspace and other apps', async () => {
    const story = await tuesday();
    const { stage, channel, words } = story;
    const { guest, colleague } = stage.addOnlookers();
    await guest.say(channel, `${mention(story)} ${TYPED.en}`);
    expect(guest.read(channel)).toContain(words.common.noGuests);
    await colleague.join(channel);
    await colleague.say(channel, `${mention(story)} ${TYPED.en}`);
    expect(colleague.read(channel)).toContain('Only members of');
    const bot = stage.slack.addUser({ name: 'Other bot', zone: 'UTC', bot: true });
    stage.slack.join(stage.channel.id, bot.id);
    stage.slack.post(bot.id, stage.channel.id, `${mention(story)} help`);
    await stage.pass(3_000);
    expect(stage.slack.ephemerals(bot.id, stage.channel.id)).toEqual([]);
  });
});

describe('an installation from before', () => {
  const older = (language: Language): string =>
    manifestOf(castIn(language)).replace(/^ +- app_mention(?:s:read)?\b.*\n/gm, '');

  test.each(languages)(
    'runs, and tells the squad’s owner once what it does not hear (%s)',
    async (language) => {
      const story = await openSquadStory({ language, manifest: older(language) });
      const { people, stage, words, channel } = story;
      const { product, frontend } = people;
      const told = words.setup.trouble.scope('').map((part) => ('text' in part ? part.text : ''))[0] ?? '?';
      expect(times(product, told)).toBe(0);
      for (const _ of [1, 2]) {
        await stage.restartBot();
        await stage.pass(60_000);
      }
      expect(times(product, told)).toBe(1);
      expect(product.readDm()).toContain('app_mentions:read');
      expect(frontend.readDm()).not.toContain(told);
      await stage.goTo(TUESDAY, '10:05');
      await frontend.say('dm', TYPED[language]);
      expect(frontend.readDm()).toContain(PARTS[language][1]);
      await frontend.say(channel, `<@${stage.slack.botUserId}> help`);
      expect(frontend.read(channel)).not.toContain('/squad away');
    },
  );

  test('the present one is told nothing', async () => {
    const { people, stage } = await openSquadStory();
    await stage.restartBot();
    await stage.pass(60_000);
    expect(people.product.readDm()).not.toContain('app_mentions:read');
  });
});
