import { describe, expect, test } from 'vitest';
import { openSquadStory } from './support/story/story.ts';

describe('/idea', () => {
  test('stores one line at once, tells only its author, and says when the squad plans', async () => {
    const { people, channel, read } = await openSquadStory();
    const seen = await people.marketing.command('/idea Group buying', channel);
    expect(seen.text).toContain('Logged: Group buying');
    expect(seen.text).toContain('The squad plans today at 09:30.');
    expect(read()).not.toContain('Group buying');
  });

  test('in Chinese as a Chinese team would say it', async () => {
    const { people, channel, stage } = await openSquadStory({ language: 'zh-CN' });
    const seen = await people.marketing.command('/idea 拼团', channel);
    expect(seen.text).toContain('已记下：拼团');
    expect(seen.text).toContain('小组今天 09:30 开计划会。');
    await stage.goTo('2026-11-24', '15:00');
    expect((await people.marketing.command('/idea 红包', channel)).text).toContain(
      '小组下周一 09:30 开计划会。',
    );
  });

  test('of somebody who is no member tells who plans, and opens the modal for their own idea', async () => {
    const { people, channel, stage, words } = await openSquadStory();
    const sam = stage.addPerson({ name: 'Sam', zone: 'Europe/Berlin', locale: 'en-GB' });
    await people.product.invite(channel, 'Sam');
    const seen = await sam.command('/idea Sell by fax', channel);
    expect(seen.text).toContain(
      'Your idea is logged. Paula, Marc, Fatima, Ben and Dana plan today at 09:30.',
    );
    await sam.click(words.hypothesis.makeItAHypothesis, { in: channel });
    await sam.fill({ [words.hypothesis.because]: 'faxes get read' });
    expect((await sam.submit()).modal).toBeUndefined();
    await stage.goTo('2026-11-23', '09:31');
    expect(people.product.read(channel)).toContain('because faxes get read');
  });

  test('of a guest, and where no squad lives, is refused with its sentence, and the text is given back', async () => {
    const { people, channel, stage } = await openSquadStory();
    const gus = stage.addPerson({ name: 'Gus', zone: 'UTC', locale: 'en-US', guest: true });
    await people.product.invite(channel, 'Gus');
    const seen = await gus.command('/idea Sell by fax', channel);
    expect(seen.text).toContain('Guests can read along');
    expect(seen.text).toContain('You wrote: Sell by fax');
  });

  test('said twice within ten minutes is one idea; later, or by somebody else, another', async () => {
    const { people, channel, stage } = await openSquadStory();
    const ideas = (): number => people.product.read(channel).match(/Group buying/g)?.length ?? 0;
    await people.marketing.command('/idea Group buying', channel);
    await stage.pass(5 * 60_000);
    expect((await people.marketing.command('/idea Group buying', channel)).text).toContain(
      'Logged: Group buying',
    );
    await stage.goTo('2026-11-23', '09:30');
    expect(ideas()).toBe(1);
    await people.backend.command('/idea Group buying', channel);
    await people.marketing.command('/idea Group buying', channel);
    await stage.pass(2_000);
    expect(ideas()).toBe(3);
  });

  test('that is too long for a title is kept whole', async () => {
    const { people, channel, words } = await openSquadStory();
    const long = `${'buy together and '.repeat(40)}save`;
    const seen = await people.marketing.command(`/idea ${long}`, channel);
    expect(seen.text).toContain(words.hypothesis.wholeText);
    const opened = await people.marketing.click(words.hypothesis.makeItAHypothesis, { in: channel });
    const because = opened.modal?.fields.find(({ label }) => label === words.hypothesis.because);
    expect(because?.value).toBe(long);
  });

  test('alone opens the modal, which says beside each field what is wrong and keeps what was typed', async () => {
    const { people, channel, words } = await openSquadStory();
    const { hypothesis: labels } = words;
    await people.marketing.command('/idea', channel);
    await people.marketing.fill({
      [labels.title]: 'Group buying',
      [labels.worthItFrom]: 'a lot',
      [labels.impact]: '11',
      [labels.confidence]: '0',
    });
    const refused = await people.marketing.submit();
    expect(refused.modal?.errors).toEqual([
      `${labels.worthItFrom}: ${labels.worthItProblem}`,
      `${labels.impact}: From 1 to 10.`,
      `${labels.confidence}: From 1 to 10.`,
    ]);
    await people.marketing.fill({ [labels.worthItFrom]: '3 %', [labels.worthItKind]: labels.absolute });
    await people.marketing.fill({ [labels.impact]: '9', [labels.confidence]: '7' });
    const second = await people.marketing.submit();
    expect(second.modal?.errors).toEqual([`${labels.worthItFrom}: ${labels.percentOfNumber}`]);
    await people.marketing.fill({ [labels.worthItKind]: labels.relative });
    expect((await people.marketing.submit()).text).toContain('Logged: Group buying');
  });
});

describe('an estimate', () => {
  test('adds each member’s own part, shows what others said, and makes the score', async () => {
    const { people, channel, stage, words, read } = await openSquadStory();
    const { hypothesis: labels } = words;
    await people.marketing.command('/idea', channel);
    await people.marketing.fill({
      [labels.title]: 'Group buying',
      [labels.effect]: 'sign-ups per visitor rise',
      [labels.because]: 'buyers recruit buyers',
      [labels.worthItFrom]: '3',
      [labels.impact]: '9',
      [labels.confidence]: '7',
    });
    const logged = (await people.marketing.submit()).text;
    expect(logged).toContain(`[${labels.changeIt}]`);
    expect(logged).not.toContain(labels.makeItAHypothesis);
    await people.marketing.cancel();
    await stage.goTo('2026-11-23', '09:30');
    expect(read()).toContain('no estimate yet · from Marc');
    await people.frontend.click(labels.estimateTitle);
    await people.frontend.fill({ [labels.simple]: 'two' });
    expect((await people.frontend.submit()).modal?.errors).toEqual([
      `${labels.simple}: ${labels.daysProblem}`,
    ]);
    for (const wrong of ['-1', '100']) {
      await people.frontend.fill({ [labels.simple]: wrong });
      expect((await people.frontend.submit()).modal?.errors).toHaveLength(1);
    }
    await people.frontend.fill({ [labels.simple]: '2', [labels.full]: '4.5' });
    expect((await people.frontend.submit()).modal).toBeUndefined();
    const opened = await people.backend.click(labels.estimateTitle);
    expect(opened.modal?.text).toContain('Fatima (engineer): simple 2 d, full 4.5 d');
    await people.backend.fill({
      [labels.simple]: '2',
      [labels.full]: '4.5',
      [labels.costs]: 'payment splitting',
    });
    await people.backend.submit();
    await stage.pass(2_000);
    expect(read()).toContain(
      'ICE 7.3 · simple 4 d (Fatima 2, Ben 2), full 9 d · payment splitting costs the time · from Marc',
    );
  });

  test('is for members only', async () => {
    const { people, channel, stage, words } = await openSquadStory();
    const sam = stage.addPerson({ name: 'Sam', zone: 'Europe/Berlin', locale: 'en-GB' });
    await people.product.invite(channel, 'Sam');
    await people.marketing.command('/idea Group buying', channel);
    await stage.goTo('2026-11-23', '09:30');
    const seen = await sam.click(words.hypothesis.estimateTitle, { in: channel });
    expect(seen.modal).toBeUndefined();
    expect(seen.text).toContain('Only members of');
  });
});
