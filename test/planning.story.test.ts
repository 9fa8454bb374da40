import { describe, expect, test } from 'vitest';
import { openSquadStory, type Story } from './support/story/story.ts';
import { fillTakeIn } from './support/story/take-in.ts';

/** Marc's idea, estimated by Fatima: it can be taken in. */
async function withIdea({ people, channel, stage, words }: Story, title = 'Group buying'): Promise<void> {
  await people.marketing.command(`/idea ${title}`, channel);
  await stage.goTo('2026-11-23', '09:30');
  await people.frontend.click(words.hypothesis.estimateTitle, { in: channel, near: title });
  await people.frontend.fill({ [words.hypothesis.simple]: '2' });
  await people.frontend.submit();
  await stage.pass(2_000);
}

async function takeIn({ people, channel, stage, words }: Story): Promise<void> {
  await people.product.click(words.week.takeIn.title, { in: channel });
  await fillTakeIn(people.product, words, { [words.week.takeIn.owner]: people.frontend.name });
  const seen = await people.product.submit();
  if (seen.modal) throw new Error(`It was not taken in: ${seen.text}`);
  await stage.pass(2_000);
}

describe('Monday', () => {
  test('opens at 09:30, follows what is taken in, and becomes a line when the plan stands', async () => {
    const story = await openSquadStory();
    const { people, channel, stage, words, read } = story;
    await withIdea(story);
    await takeIn(story);
    expect(read()).toContain('Taken this week · 2 of 25 days');
    await people.product.click(words.planning.close, { in: channel });
    await stage.pass(3_000);
    expect(read()).toContain('This week we make one bet (2 of 25 days)');
    expect(read()).toContain('1. Group buying · @Fatima');
    expect(read()).toContain('First stand-up tomorrow at 10:00, your time.');
    expect(read()).toMatch(/Planning closed at 09:3\d: one bet\. What we decided/);
    expect(read()).not.toContain('Closes by itself');
  });

  test('is told in Chinese', async () => {
    const story = await openSquadStory({ language: 'zh-CN' });
    await withIdea(story, '拼团');
    await takeIn(story);
    await story.people.product.click(story.words.planning.close, { in: story.channel });
    await story.stage.pass(3_000);
    expect(story.read()).toContain('本周拍板 1 件事（2 / 25 人日）');
    expect(story.read()).toContain('拼团 · @周航');
  });

  test('closes by itself at 12:00, and an empty plan has good words', async () => {
    const { stage, read, people, channel } = await openSquadStory();
    await people.marketing.command('/idea Group buying', channel);
    await stage.goTo('2026-11-23', '12:01');
    expect(read()).toContain('This week we take in nothing new: 25 days stay free.');
    expect(read()).toContain('1 idea waits on the list.');
    expect(read()).toContain('Planning closed at 12:00: no bets.');
  });

  test('of two who close at once, one does, and the other reads who it was', async () => {
    const { people, channel, stage, words, read } = await openSquadStory();
    await stage.goTo('2026-11-23', '09:31');
    const both = await Promise.all([
      people.product.click(words.planning.close, { in: channel }),
      people.backend.click(words.planning.close, { in: channel }),
    ]);
    await stage.pass(3_000);
    const said = both.map(({ text }) => text).filter((text) => text !== '');
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^(Paula|Ben) closed planning a moment ago\. Nothing to do\.$/);
    expect(read().match(/This week we/g)).toHaveLength(1);
  });

  test('is closed by members only', async () => {
    const { people, channel, stage, words, read } = await openSquadStory();
    const sam = stage.addPerson({ name: 'Sam', zone: 'Europe/Berlin', locale: 'en-GB' });
    await people.product.invite(channel, 'Sam');
    await stage.goTo('2026-11-23', '09:31');
    expect((await sam.click(words.planning.close, { in: channel })).text).toContain('Only members of');
    await stage.pass(3_000);
    expect(read()).toContain('Closes by itself at 12:00');
  });

  test('of a bot that was down comes once, late, and says so', async () => {
    const { stage, read } = await openSquadStory();
    await stage.stopBot();
    await stage.goTo('2026-11-23', '09:50');
    await stage.startBot();
    await stage.pass(60_000);
    expect(read()).toMatch(/I was away until 09:5\d, so this comes late\./);
    expect(read().match(/Planning · /g)).toHaveLength(1);
  });

  test('missed until Wednesday is skipped: nothing is posted', async () => {
    const { stage, read } = await openSquadStory();
    await stage.stopBot();
    await stage.goTo('2026-11-25', '09:00');
    await stage.startBot();
    await stage.pass(60_000);
    expect(read()).not.toContain('Planning · ');
  });

  test('keeps an idea that comes after its closing for the next one', async () => {
    const { people, channel, stage } = await openSquadStory();
    await stage.goTo('2026-11-23', '12:30');
    const seen = await people.marketing.command('/idea Group buying', channel);
    expect(seen.text).toContain('Planning closed at 12:00. Your idea is kept for next Monday.');
    await stage.goTo('2026-11-30', '09:31');
    expect(people.product.read(channel)).toContain('no estimate yet · from Marc');
  });

  test('brings along what last week left open', async () => {
    const story = await openSquadStory();
    const { stage, read } = story;
    await withIdea(story);
    await takeIn(story);
    await stage.goTo('2026-11-30', '09:31');
    expect(read()).toContain('Carried over\n• Group buying · Fatima');
  });
});
