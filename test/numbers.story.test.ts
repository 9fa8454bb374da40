import { describe, expect, test } from 'vitest';
import { addDays } from '../src/calendar/date.ts';
import { catalogue } from '../src/language/catalogue.ts';
import { languages } from '../src/language/language.ts';
import { numberArrives } from './support/story/arrives.ts';
import { openSquadStory } from './support/story/story.ts';

describe('several numbers', () => {
  test.each(languages)(
    'a squad counts one beside its North Star: added, entered by name, changed, ended (%s)',
    async (language) => {
      const { people, channel } = await openSquadStory({ language });
      const { metric: words } = catalogue(language);
      const { settings } = words;
      const { marketing, product } = people;
      await marketing.command('/metric 312', channel);
      expect((await marketing.command('/metric numbers', channel)).text).toContain(settings.roles.northStar);
      await marketing.click(settings.add);
      await marketing.fill({
        [settings.name]: 'churn',
        [settings.role]: settings.roles.guardrail,
        [settings.direction]: words.directions.down,
        [settings.unit]: '%',
      });
      expect((await marketing.submit()).text).toContain(settings.added('churn'));
      await marketing.cancel();
      expect((await product.command('/metric churn 3.2', channel)).text).toContain('3.2%');
      const list = await product.command('/metric numbers', channel);
      expect(list.text).toContain('3.2%');
      expect(list.text).toContain(settings.roles.guardrail);
      // The North Star is as it was.
      expect((await product.command('/metric', channel)).modal?.text).toContain('312');
      await product.cancel();

      await product.click(settings.change, { near: 'churn' });
      await product.fill({ [settings.name]: 'churn of teams' });
      expect((await product.submit()).text).toContain(settings.changed('churn of teams'));
      await product.cancel();
      await product.command('/metric numbers', channel);
      const ended = await product.click(settings.end, { near: 'churn of teams' });
      expect(ended.text).toContain(settings.ended('churn of teams'));
      expect((await product.command('/metric numbers', channel)).text).not.toContain('churn of teams');
    },
  );

  test('two of one name, and a seventh, are refused beside the name with what to do', async () => {
    const { people, channel, words } = await openSquadStory();
    const { settings } = words.metric;
    const add = async (name: string) => {
      await people.marketing.command('/metric numbers', channel);
      await people.marketing.click(settings.add);
      await people.marketing.fill({ [settings.name]: name });
      return people.marketing.submit();
    };
    const named = await add('New Sign-Ups');
    expect(named.modal?.errors).toEqual([`${settings.name}: ${settings.problems['named-already']}`]);
    await people.marketing.cancel();
    for (const name of ['one', 'two', 'three', 'four']) {
      await add(name);
      await people.marketing.cancel();
    }
    // Two people who each add the last one: the second reads why not.
    await people.product.command('/metric numbers', channel);
    await people.product.click(settings.add);
    await people.product.fill({ [settings.name]: 'six' });
    await add('five');
    await people.marketing.cancel();
    const full = await people.product.submit();
    expect(full.modal?.errors).toEqual([`${settings.name}: ${settings.problems['too-many']}`]);
    await people.product.cancel();
    expect((await people.product.command('/metric numbers', channel)).text).toContain(settings.full(5));
  });

  test('one that was ended meanwhile takes no value and no settings', async () => {
    const { people, channel, words } = await openSquadStory();
    const { settings } = words.metric;
    const { marketing, product } = people;
    await marketing.command('/metric numbers', channel);
    await marketing.click(settings.add);
    await marketing.fill({ [settings.name]: 'churn' });
    await marketing.submit();
    await marketing.cancel();
    await marketing.command('/metric numbers', channel);
    await product.command('/metric numbers', channel);
    await product.click(settings.change, { near: 'churn' });
    await marketing.click(settings.end, { near: 'churn' });
    expect((await product.submit()).modal?.errors).toEqual([`${settings.unit}: ${settings.gone}`]);
    await product.cancel();
    expect((await product.click(words.metric.enterIt, { near: 'churn' })).text).toContain(settings.gone);
  });
});

describe('a number that comes by itself', () => {
  test.each(languages)(
    'stands wherever the number does; a typed one wins for its week until it is let go (%s)',
    async (language) => {
      const story = await openSquadStory({ language });
      const { people, channel, stage, words } = story;
      const { metric } = words;
      const { marketing } = people;
      const list = async () =>
        (await marketing.command(`/metric ${language === 'en' ? 'numbers' : '指标'}`, channel)).text;
      await numberArrives(story, '318');
      expect(await list()).toContain(metric.sources.pull);
      expect(await list()).toContain('318');
      const typed = await marketing.command('/metric 330', channel);
      expect(typed.text).toContain(metric.instead('318', '08:30'));
      await stage.pass(60 * 60_000);
      await numberArrives(story, '340');
      expect(await list()).toContain(metric.arrived('340', '09:30'));
      const used = await marketing.click(metric.useArrived('340'));
      expect(used.text).toContain('340');
      expect(used.text).toContain(metric.before('330', '08:30'));
      await stage.pass(60 * 60_000);
      await numberArrives(story, '350');
      const after = await list();
      expect(after).toContain('350');
      expect(after).not.toContain('330');
    },
  );

  test('a week on its way is held against how the last ones went', async () => {
    const story = await openSquadStory();
    const { people, channel, stage } = story;
    for (const monday of ['2026-11-23', '2026-11-30', '2026-12-07']) {
      for (const [day, value] of [
        [0, '300'],
        [1, '600'],
        [2, '900'],
        [3, '1200'],
        [4, '1500'],
      ] as const) {
        await stage.goTo(addDays(monday, day), '20:00');
        await numberArrives(story, value);
      }
    }
    await stage.goTo('2026-12-15', '20:00');
    await numberArrives(story, '450');
    const { text } = await people.marketing.command('/metric numbers', channel);
    expect(text).toContain('Behind pace: 600 by then, as the last 3 weeks went.');
  });
});
