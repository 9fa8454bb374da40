import { describe, expect, test } from 'vitest';
import { Deeds } from '../src/demo/deeds.ts';
import { asTest } from './support/story/as-test.ts';
import { openSquadStory, type Story, type StoryOptions } from './support/story/story.ts';
import { fillTakeIn } from './support/story/take-in.ts';

const TUESDAY = '2026-11-24';
const WEDNESDAY = '2026-11-25';
const FRIDAY = '2026-11-27';

const texts = {
  en: {
    shortcut: 'Let the numbers decide',
    red: 'That red on the front page is vulgar',
    festive: 'It is festive',
    title: 'Red front page for a week',
    mind: 'Five per cent more orders',
    learned: 'colour moves nobody, the offer does',
  },
  'zh-CN': {
    shortcut: '让数据说话',
    red: '首页这个红色太俗气了',
    festive: '红色喜庆',
    title: '首页换成红色',
    mind: '订单多 5%',
    learned: '颜色影响不大，优惠才有用',
  },
} as const;

const win = { without: [450, 10_190], withIt: [527, 10_190] } as const;
const loss = { without: [500, 10_190], withIt: [380, 10_190] } as const;

interface Quarrel extends Story {
  readonly said: (typeof texts)[keyof typeof texts];
  /** What Dana's message and the replies to it say. */
  readonly thread: () => string;
}

/** Tuesday 11:30: Dana has said something, and Paula lets the numbers decide. @param other the other side, as she has it */
async function quarrelled(
  options: StoryOptions & { other?: string; red?: string; minds?: string } = {},
): Promise<Quarrel> {
  const story = await openSquadStory(options);
  const { people, channel, stage, words, language } = story;
  const said = texts[language];
  await stage.goTo(TUESDAY, '11:30');
  await people.designer.say(channel, options.red ?? said.red);
  const message = (options.red ?? said.red).slice(0, 8);
  const opened = await people.product.shortcut(said.shortcut, { in: channel, message });
  expect(opened.modal?.fields).toHaveLength(4);
  await people.product.fill({
    [words.quarrel.bet]: said.title,
    ...(options.other === undefined ? {} : { [words.quarrel.other]: options.other }),
    ...(options.minds === undefined ? {} : { [words.quarrel.minds]: options.minds }),
  });
  const asked = options.other === undefined;
  expect((await people.product.submit()).text).toContain(words.quarrel.opened(asked));
  await people.product.cancel();
  await stage.pass(2_000);
  return { ...story, said, thread: () => people.product.readThread(channel, message) };
}

/** The next Monday it is taken in by Fatima, and on Tuesday it is live. */
async function live(
  { people, channel, stage, words, language, said }: Quarrel,
  afterwards = (): void => undefined,
): Promise<Deeds> {
  const deeds = new Deeds(stage, language);
  await stage.goTo('2026-11-30', '09:31');
  await people.frontend.click(words.hypothesis.estimateTitle, { in: channel });
  await people.frontend.fill({ [words.hypothesis.simple]: '2' });
  await people.frontend.submit();
  await stage.pass(2_000);
  await people.frontend.click(words.week.takeIn.title, { in: channel, near: said.title });
  expect(people.frontend.modal?.text).toContain(said.red);
  await fillTakeIn(people.frontend, words);
  await people.frontend.submit();
  await people.product.click(words.planning.close, { in: channel });
  await stage.goTo('2026-12-01', '12:00');
  await deeds.launch('frontend', said.title);
  afterwards();
  return deeds;
}

/** Its result is entered on the Friday after next. */
async function decide(
  deeds: Deeds,
  { stage, said, words }: Quarrel,
  verdict: 'won' | 'lost' = 'lost',
): Promise<void> {
  await asTest(stage, said.title, deeds.person('frontend').id, { counts: 'orders', days: 9 });
  await stage.goTo('2026-12-11', '12:00');
  await deeds.result('frontend', said.title, verdict === 'won' ? win : loss, {
    ...{ metric: 'orders', unit: 'visitors', learned: said.learned },
    verdict: words.week.result.choices[verdict],
  });
  await stage.pass(2_000);
}

describe('a quarrel', () => {
  test('asks for the other side in its thread, and has its answer there weeks later, without a loser’s name', async () => {
    const quarrel = await quarrelled();
    const { people, channel, stage, words, thread, said, read } = quarrel;
    expect(thread()).toContain('Let the numbers decide: Red front page for a week');
    expect(thread()).toContain('One side: “That red on the front page is vulgar” (Dana)');
    expect(thread()).toContain('who sees it differently? Write it until Wed 11:30; then I ask Paula.');
    const { write, yours, mind, problems } = words.quarrel;
    expect((await people.designer.click(write, { near: said.red })).text).toContain(problems.ownSide);
    const form = await people.backend.click(write, { near: said.red });
    expect(form.text).toContain('One side, Dana: “That red on the front page is vulgar”');
    await people.marketing.click(write, { near: said.red });
    await people.backend.fill({ [yours]: said.festive, [mind]: said.mind });
    expect((await people.backend.submit()).modal).toBeUndefined();
    await people.marketing.fill({ [yours]: 'It is loud' });
    const late = await people.marketing.submit();
    expect(late.modal?.errors.join()).toContain('Ben wrote the other side a moment ago.');
    await people.marketing.cancel();
    await stage.pass(2_000);
    expect(thread()).toContain('The other: “It is festive” (Ben)');
    expect(thread()).toContain('What would change Ben’s mind: Five per cent more orders');
    expect(thread()).toContain('If the bet is won, the numbers are with “It is festive” (Ben).');
    expect(thread()).not.toContain(write);
    expect(thread()).toContain(words.quarrel.listed);
    // Nobody is asked for what is written.
    await stage.goTo(WEDNESDAY, '12:00');
    expect(people.product.readDm()).not.toContain(write);
    const deeds = await live(quarrel);
    expect(thread()).toContain('The bet is in work, by our line:');
    await decide(deeds, quarrel);
    expect(thread()).toContain(`The numbers have decided: ${said.title}: lost (−24%).`);
    expect(thread()).toContain('The numbers are with “That red on the front page is vulgar”.');
    expect(thread()).toContain('@Dana and @Ben learned: colour moves nobody, the offer does.');
    expect(people.designer.notifications.some(({ text }) => text.includes('The numbers have decided'))).toBe(
      true,
    );
    expect(read()).not.toContain('The numbers have decided');
    // It is corrected in place.
    const replies = thread().match(/The numbers have decided/g)?.length;
    await deeds.result('frontend', said.title, win, {
      ...{ metric: 'orders', unit: 'visitors', learned: 'it is festive', corrects: true },
      verdict: words.week.result.choices.won,
    });
    await stage.pass(2_000);
    expect(thread()).toContain(`${said.title}: won (+17%).`);
    expect(thread()).toContain('The numbers are with “It is festive”.');
    expect(thread()).toContain('Corrected: it said “lost” before.');
    expect(thread().match(/The numbers have decided/g)).toHaveLength(replies ?? 0);
    expect(people.product.read(channel)).not.toContain(words.quarrel.noThread);
  });

  test('in Chinese: with both sides at once nobody is asked, and the answer names no loser', async () => {
    const quarrel = await quarrelled({ language: 'zh-CN', other: '红色喜庆', minds: '订单多 5%' });
    const { thread, said, words } = quarrel;
    expect(thread()).toContain('让数据说话：首页换成红色');
    expect(thread()).toContain('一方：“首页这个红色太俗气了”（苏宁）');
    expect(thread()).toContain('另一方：“红色喜庆”（林悦）');
    expect(thread()).toContain('看到什么，双方会改变看法：订单多 5%');
    expect(thread()).not.toContain(words.quarrel.write);
    await decide(await live(quarrel), quarrel, 'won');
    expect(thread()).toContain(`数据说话了：${said.title}，验证有效（+17%）。`);
    expect(thread()).toContain('数据支持“红色喜庆”。');
    expect(thread()).toContain('@苏宁、@林悦 的收获：颜色影响不大，优惠才有用。');
  });

  test('to which nobody replies within a day, also over a restart: who opened it is asked privately and writes it', async () => {
    const { people, stage, words, thread, said } = await quarrelled();
    const { write, yours } = words.quarrel;
    await stage.goTo(WEDNESDAY, '11:00');
    expect(people.product.readDm()).not.toContain(write);
    await stage.restartBot();
    await stage.goTo(WEDNESDAY, '11:31');
    expect(people.product.readDm()).toContain(
      `${said.title}: nobody wrote the other side of “${said.red}” within a day.`,
    );
    expect(thread()).toContain('nobody wrote it within a day, so Paula is asked');
    await people.product.click(write, { in: 'dm' });
    await people.product.fill({ [yours]: said.festive });
    await people.product.submit();
    await stage.pass(2_000);
    expect(thread()).toContain('The other: “It is festive” (Paula)');
    expect(people.product.readDm()).toContain('the other side is written');
    expect(people.product.readDm()).not.toContain(write);
  });

  test('on a Friday waits for the next working day', async () => {
    const story = await openSquadStory();
    const { people, stage, channel, words } = story;
    await stage.goTo(FRIDAY, '15:00');
    await people.product.say(channel, texts.en.red);
    await people.product.shortcut(texts.en.shortcut, { in: channel, message: 'That red' });
    await people.product.fill({ [words.quarrel.bet]: texts.en.title });
    await people.product.submit();
    await people.product.cancel();
    await stage.pass(2_000);
    expect(people.product.readThread(channel, 'That red')).toContain('until Mon 15:00');
    // It was their own message: they write the other side, too, but only once nobody did.
    const early = await people.product.click(words.quarrel.write, { near: 'That red' });
    expect(early.text).toContain(words.quarrel.problems.ownSide);
    await stage.goTo('2026-11-29', '15:01');
    expect(people.product.readDm()).not.toContain(words.quarrel.write);
    await stage.goTo('2026-11-30', '15:01');
    const form = await people.product.click(words.quarrel.write, { in: 'dm' });
    expect(form.modal?.title).toBe(words.quarrel.title);
  });

  test('whose message is logged already opens that idea, with both sides on its page; who is no member is refused', async () => {
    const { people, channel, stage, words, said } = await quarrelled({ other: 'It is festive' });
    const again = await people.backend.shortcut(said.shortcut, { in: channel, message: 'That red' });
    expect(again.text).toContain(`Paula has logged this message already: ${said.title}`);
    await people.marketing.say(channel, 'Blue is cold');
    const sam = stage.addPerson({ name: 'Sam', zone: 'Europe/Berlin', locale: 'en-GB' });
    await people.product.invite(channel, 'Sam');
    const refused = await sam.shortcut(said.shortcut, { in: channel, message: 'Blue is cold' });
    expect(refused.text).toContain('Only members of');
    const page = await people.backend.click(words.ideas.list.open);
    expect(page.text).toContain('One side: “That red on the front page is vulgar” (Dana)');
    expect(page.text).toContain('The other: “It is festive” (Paula)');
  });

  test('begun by a reply goes on in that thread, and says so when the bet is dropped', async () => {
    const story = await openSquadStory();
    const { people, stage, channel, words } = story;
    const said = texts.en;
    await stage.goTo(TUESDAY, '11:30');
    const { ts } = stage.slack.post(people.backend.id, stage.channel.id, 'The new front page');
    stage.slack.post(people.designer.id, stage.channel.id, said.red, ts);
    const reply = stage.slack.thread(stage.channel.id, ts).at(-1)?.ts ?? '';
    await stage.slack.shortcut(people.product.id, 'quarrel.open', { channel: stage.channel.id, ts: reply });
    await stage.pass(1_000);
    await people.product.fill({ [words.quarrel.bet]: said.title });
    await people.product.submit();
    await people.product.cancel();
    await stage.pass(2_000);
    const thread = () => people.product.readThread(channel, 'The new front page');
    expect(thread()).toContain('Let the numbers decide: Red front page');
    await people.product.command('/ideas', channel);
    await people.product.click(words.ideas.list.open, { near: said.title });
    await people.product.click(words.ideas.drop.button);
    await people.product.fill({ [words.ideas.drop.why]: 'The page is gone' });
    await people.product.submit();
    while (people.product.modal) await people.product.cancel();
    await stage.pass(2_000);
    expect(thread()).toContain(words.quarrel.dropped);
    expect(thread()).not.toContain(words.quarrel.write);
    await stage.goTo(WEDNESDAY, '12:00');
    expect(people.product.readDm()).not.toContain(words.quarrel.write);
  });

  test('takes long texts and markup as they are typed, and fits', async () => {
    const mean = '*bold* <!channel> & `code` ';
    const { thread } = await quarrelled({
      red: `Too loud: ${mean.repeat(60)}`,
      other: mean.repeat(18),
      minds: mean.repeat(18),
    });
    expect(thread()).toContain('*bold*');
    expect(thread()).toContain('…');
  });
});

describe('the thread of a quarrel', () => {
  test('that was deleted before the answer: the channel gets it, and reads why', async () => {
    const quarrel = await quarrelled({
      other: 'It is festive',
      expectedRefusals: ['cannot_reply_to_message'],
    });
    const { stage, people, said, read, words } = quarrel;
    const deeds = await live(quarrel);
    const message = stage.slack.history(stage.channel.id).findLast(({ text }) => text === said.red);
    stage.slack.erase(people.designer.id, stage.channel.id, message?.ts ?? '');
    await decide(deeds, quarrel);
    expect(read()).toContain(`The numbers have decided: ${said.title}: lost`);
    expect(read()).toContain(words.quarrel.noThread);
    expect(people.product.readDm()).not.toContain('could not be');
  });

  test('whose message is deleted before anybody replied: both sides stand in the channel, once, and go on there', async () => {
    const story = await openSquadStory();
    const { stage, channel, people, words, read } = story;
    const said = texts.en;
    await stage.goTo(TUESDAY, '11:30');
    await people.designer.say(channel, said.red);
    await people.product.shortcut(said.shortcut, { in: channel, message: 'That red' });
    await people.product.fill({ [words.quarrel.bet]: said.title });
    const message = stage.slack.history(stage.channel.id).findLast(({ text }) => text === said.red);
    stage.slack.erase(people.designer.id, stage.channel.id, message?.ts ?? '');
    await people.product.submit();
    await people.product.cancel();
    await stage.pass(4_000);
    expect(read().match(/Let the numbers decide: /g)).toHaveLength(1);
    expect(read()).toContain(words.quarrel.noThread);
    await people.backend.click(words.quarrel.write, { in: channel });
    await people.backend.fill({ [words.quarrel.yours]: said.festive });
    await people.backend.submit();
    await stage.pass(2_000);
    expect(read()).toContain('The other: “It is festive” (Ben)');
    const quarrel = { ...story, said, thread: read };
    await decide(await live(quarrel), quarrel);
    expect(read()).toContain(`The numbers have decided: ${said.title}: lost`);
  });

  test('in a channel that the squad has left, where the bot is no more: its new channel gets the answer', async () => {
    const quarrel = await quarrelled({ other: 'It is festive', expectedRefusals: ['not_in_channel'] });
    const { stage, people, said, words, channel } = quarrel;
    const { id } = stage.slack.addChannel({
      name: 'new-home',
      members: Object.values(people).map((person) => person.id),
    });
    await people.product.invite('new-home');
    await people.product.command('/squad move', 'new-home');
    await people.product.click(words.squad.move.button(words.setup.defaultName));
    await stage.pass(10_000);
    const moved = { ...quarrel, channel: 'new-home' };
    await decide(await live(moved, () => stage.slack.leave(stage.channel.id, stage.slack.botUserId)), moved);
    const read = () => people.product.read('new-home');
    expect(read()).toContain(`The numbers have decided: ${said.title}: lost`);
    expect(read()).toContain(words.quarrel.noThread);
    expect(people.product.read(channel)).not.toContain('The numbers have decided');
    expect(id).not.toBe(stage.channel.id);
  });
});
