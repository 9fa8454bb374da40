import { describe, expect, test } from 'vitest';
import type { Language } from '../src/language/language.ts';
import { openSquadStory, type Story } from './support/story/story.ts';

const TUESDAY = '2026-11-24';
const WEDNESDAY = '2026-11-25';

/** Paula planned this on Tuesday; on Wednesday she has the form before her. */
async function opened(plan: string, language: Language = 'en'): Promise<Story> {
  const story = await openSquadStory({ language });
  const { people, stage, words } = story;
  await stage.goTo(TUESDAY, '10:01');
  await people.product.click(words.standup.answer, { in: 'dm' });
  await people.product.fill({ [words.standup.modal.today]: plan });
  await people.product.submit();
  await stage.goTo(WEDNESDAY, '10:01');
  await people.product.click(words.standup.answer, { in: 'dm' });
  return story;
}

describe('the lines of yesterday', () => {
  test('left alone go on: a form that is only sent is an answer', async () => {
    const { people, stage, read } = await opened('five interviews\nthe mail');
    expect(people.product.modal?.text).toContain('What came of what you planned yesterday?');
    const seen = await people.product.submit();
    expect(seen.modal).toBeUndefined();
    await stage.goTo(WEDNESDAY, '11:01');
    expect(read()).toContain('Paula — five interviews · the mail');
    expect(read()).not.toContain('done:');
  });

  test('done, still on and dropped stand in the channel, and come back in the form', async () => {
    const { people, stage, read, words } = await opened('five interviews\nthe mail\nthe flyer');
    const { modal, change } = words.standup;
    const { product } = people;
    await product.fill({
      'five interviews': modal.lineStates.done,
      'the flyer': modal.lineStates.dropped,
      [modal.today]: 'a price check',
    });
    await product.submit();
    await stage.goTo(WEDNESDAY, '11:01');
    expect(read()).toContain('Paula — a price check · the mail (done: five interviews · dropped: the flyer)');
    const { modal: again } = await product.click(change, { in: 'dm' });
    expect(again?.fields.slice(0, 5).map(({ value }) => value)).toEqual([
      'Done',
      'Still on it',
      'Dropped',
      '',
      'a price check',
    ]);
    await product.fill({ 'five interviews': modal.lineStates.dropped });
    await product.submit();
    expect(read()).toContain(
      'Paula — a price check · the mail (dropped: five interviews · dropped: the flyer)',
    );
    await stage.goTo('2026-11-26', '10:01');
    const next = await product.click(words.standup.answer, { in: 'dm' });
    expect(next.modal?.fields.slice(0, 2).map(({ label }) => label)).toEqual(['a price check', 'the mail']);
  });

  test('where nothing goes on, today is asked for; too much together is said beside the field', async () => {
    const { people, words } = await opened('five interviews');
    const { modal, problems } = words.standup;
    const { product } = people;
    await product.fill({ 'five interviews': modal.lineStates.done });
    expect((await product.submit()).modal?.errors.join()).toContain(words.common.required);
    await product.fill({ 'five interviews': modal.lineStates.on, [modal.today]: 'x'.repeat(2_990) });
    const refused = await product.submit();
    expect(refused.modal?.errors.join()).toContain(problems.longWithLines(3_000));
    await product.fill({ [modal.today]: 'x'.repeat(2_900) });
    expect((await product.submit()).modal).toBeUndefined();
  });

  test('more than eight are told, whatever was typed fits, and an answer in words still is one', async () => {
    const long = `<!channel> & ${'"W'.repeat(120)}`;
    const lines = Array.from({ length: 11 }, (_, index) => `${index} ${long}`);
    const { people, words, stage, read } = await opened(lines.join('\n'));
    const { product } = people;
    const states = product.modal?.fields.filter(({ value }) => value === words.standup.modal.lineStates.on);
    expect(states).toHaveLength(8);
    expect(product.modal?.text).toContain('3 more lines of that plan are not listed');
    await product.cancel();
    await product.say('dm', 'Yesterday: a lot\nToday: less');
    await product.click(words.heard.send, { in: 'dm' });
    await stage.goTo(WEDNESDAY, '11:01');
    expect(read()).toContain('Paula — less (done: a lot)');
    await product.click(words.standup.change, { in: 'dm' });
    expect(product.modal?.fields.map(({ value }) => value)).toContain('a lot');
  });

  test('in Chinese', async () => {
    const { people, stage, read, words } = await opened('五个访谈\n传单', 'zh-CN');
    const { lineStates } = words.standup.modal;
    expect(people.product.modal?.text).toContain('昨天的计划，进展怎么样？');
    await people.product.fill({ 传单: lineStates.dropped });
    await people.product.submit();
    await stage.goTo(WEDNESDAY, '18:00');
    expect(read()).toContain('五个访谈（不做了：传单）');
  });
});
