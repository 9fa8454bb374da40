import { expect, test } from 'vitest';
import { languages } from '../src/language/language.ts';
import { rowsIn } from './support/database/rows.ts';
import { FRIDAY, TITLE, withBet, withIdea } from './support/story/bet.ts';
import { openSquadStory } from './support/story/story.ts';
import { fillTakeIn } from './support/story/take-in.ts';
import { onTheList } from './support/story/tried.ts';

test('a launch of what was dropped meanwhile says so beside its first field, and keeps what was typed', async () => {
  const { people, channel, words, stage } = await withBet();
  const { launch, buttons, already } = words.week;
  await people.frontend.click(buttons.live, { in: channel, near: TITLE });
  await people.frontend.fill({
    [launch.what]: 'Three pay together',
    [launch.link]: 'https://acme.example/g',
  });
  await people.backend.click(buttons.drop, { in: channel, near: TITLE });
  const late = await people.frontend.submit();
  expect(late.modal?.errors.join()).toContain(already.dropped);
  expect(late.modal?.text).toContain('Three pay together');
  expect(late.modal?.text).toContain('https://acme.example/g');
  expect(rowsIn(stage.file, 'select 1 from launches')).toEqual([]);
});

test.each(languages)(
  'taking in what was dropped from the list meanwhile says so, and keeps what was typed (%s)',
  async (language) => {
    const story = await openSquadStory({ language, from: [FRIDAY, '08:30'] });
    const { people, channel, words, stage } = story;
    const { list, drop } = words.ideas;
    const { takeIn } = words.week;
    await onTheList(story, TITLE);
    await people.product.command('/ideas', channel);
    await people.product.click(list.open, { near: TITLE });
    await people.product.click(takeIn.title);
    await fillTakeIn(people.product, words, { [words.measurement.form.line]: '7.25' });
    await people.backend.command('/ideas', channel);
    await people.backend.click(list.open, { near: TITLE });
    await people.backend.click(drop.button);
    await people.backend.fill({ [drop.why]: 'too dear' });
    await people.backend.submit();
    const late = await people.product.submit();
    expect(late.modal?.errors).toEqual([`${takeIn.owner}: ${takeIn.gone}`]);
    expect(late.modal?.text).toContain('7.25');
    expect(rowsIn(stage.file, 'select 1 from commitments')).toEqual([]);
  },
);

test('an estimate of what was dropped from the list meanwhile says so, and keeps what was typed', async () => {
  const { people, channel, words, stage } = await withIdea();
  const { list, drop } = words.ideas;
  const { hypothesis } = words;
  await people.designer.click(hypothesis.estimateTitle, { in: channel, near: TITLE });
  await people.designer.fill({ [hypothesis.simple]: '3', [hypothesis.costs]: 'the illustrations' });
  await people.backend.command('/ideas', channel);
  await people.backend.click(list.open, { near: TITLE });
  await people.backend.click(drop.button);
  await people.backend.fill({ [drop.why]: 'too dear' });
  await people.backend.submit();
  const late = await people.designer.submit();
  expect(late.modal?.errors).toEqual([`${hypothesis.simple}: ${hypothesis.notOpen}`]);
  expect(late.modal?.text).toContain('the illustrations');
  expect(rowsIn(stage.file, 'select 1 from estimates')).toHaveLength(1);
});
