import { describe, expect, test } from 'vitest';
import { Deeds } from '../src/demo/deeds.ts';
import { catalogue } from '../src/language/catalogue.ts';
import { languages } from '../src/language/language.ts';
import { plain } from '../src/language/line.ts';
import { rowsIn } from './support/database/rows.ts';
import { asTest } from './support/story/as-test.ts';
import { TITLE, withBet } from './support/story/bet.ts';
import { MONDAY, openSquadStory, openStory, setUp } from './support/story/story.ts';
import { times } from './support/story/time.ts';

const TUESDAY = '2026-11-24';
const WEDNESDAY = '2026-11-25';
const nobody = () => '';

describe('a member’s first day', () => {
  test.each(languages)(
    'is one private message: who added them, in which role, when they are asked; whoever saved gets none (%s)',
    async (language) => {
      const { people, words, stage } = await openSquadStory({ language });
      await stage.pass(10_000);
      const { firstDay } = words.squad;
      const { product, marketing } = people;
      expect(marketing.notifications).toHaveLength(1);
      expect(marketing.read('dm')).toContain(
        plain(firstDay.added(product.name, words.setup.defaultName, words.common.roles.marketing), nobody),
      );
      expect(marketing.read('dm')).toContain('10:00');
      expect(product.notifications).toEqual([]);
    },
  );

  test('speaks of the week by the reader’s own clock', async () => {
    const { people, stage } = await openSquadStory();
    await stage.pass(10_000);
    const told = people.designer.read('dm');
    expect(told).toContain('Tuesday to Friday at 10:00, your time');
    expect(told).toContain('the channel reads them at 18:00');
    expect(told).toContain('planning on Mon 16:30, results and retro on Fri 23:00');
  });

  test('comes to who is added later, and not again to the others or to who comes back', async () => {
    const { people, words, stage, channel } = await openSquadStory();
    const { product, designer } = people;
    const kim = stage.addPerson({ name: 'Kim', zone: 'Europe/Berlin', locale: 'en-GB' });
    const save = async (marketing: readonly string[]) => {
      await product.command('/squad setup', channel);
      await product.fill({ [words.setup.marketing]: [...marketing] });
      await product.submit();
      await stage.pass(5_000);
    };
    await save([people.marketing.name, 'Kim']);
    expect(kim.read('dm')).toContain('Paula added you to Growth squad, as marketing.');
    await save([people.marketing.name]);
    expect(kim.read('dm')).toContain('You are not in Growth squad.');
    await save([people.marketing.name, 'Kim']);
    expect(kim.read('dm')).toContain('Paula added you to Growth squad, as marketing.');
    // And each time where the squad stands.
    expect(kim.notifications).toHaveLength(3);
    expect(designer.notifications).toHaveLength(1);
  });

  test.each(languages)(
    'in a squad that is under way comes with where it stands, each time somebody joins (%s)',
    async (language) => {
      const story = await withBet(language);
      const { people, words, stage, channel } = story;
      const { soFar } = words.squad;
      const deeds = new Deeds(stage, language);
      const add = async (...others: readonly string[]) => {
        await people.product.command('/squad setup', channel);
        await people.product.fill({ [words.setup.others]: [...others] });
        await people.product.submit();
        await stage.pass(5_000);
      };
      const kim = stage.addPerson({ name: 'Kim', zone: story.cast.zone, locale: 'zh-CN' });
      await add('Kim');
      const chinese = catalogue('zh-CN').squad.soFar;
      expect(kim.read('dm')).toContain(chinese.nothing);
      expect(kim.read('dm')).toContain(chinese.number);
      expect(kim.read('dm')).not.toContain(chinese.won);
      // Whoever was there when it was set up reads nothing of it.
      expect(people.marketing.read('dm')).not.toContain(soFar.nothing);
      await deeds.launch('frontend', TITLE);
      await stage.pass(3_000);
      await asTest(stage, TITLE, people.frontend.id);
      const { choices } = words.week.result;
      await deeds.result(
        'frontend',
        TITLE,
        { without: [450, 10190], withIt: [527, 10190] },
        { metric: 'sign-ups', unit: 'visitors', verdict: choices.won, learned: 'VIP' },
      );
      await deeds.number('product', '1562');
      await add();
      expect(times(kim.read('dm'), chinese.number)).toBe(1);
      await add('Kim');
      const told = kim.read('dm');
      expect(times(told, chinese.number)).toBe(2);
      expect(told).toContain(`${chinese.won}${catalogue('zh-CN').retro.named.with(TITLE, '+17%')}`);
      expect(told).toContain(`${chinese.ruledOut}${chinese.noneRuledOut}`);
      expect(told.slice(told.lastIndexOf(chinese.number))).toContain('1,562');
    },
  );

  test('“Other time” moves the question and the one once more; the message says so', async () => {
    const { people, words, stage } = await openSquadStory();
    const { backend, frontend } = people;
    await stage.pass(5_000);
    await backend.click(words.squad.firstDay.otherTime, { in: 'dm' });
    await backend.fill({ [words.squad.ownTime.label]: '08:30' });
    await backend.submit();
    expect(backend.read('dm')).toContain('Tuesday to Friday at 08:30, your time');
    // Ben lives an hour west of the squad.
    await stage.goTo(TUESDAY, '09:29');
    expect(backend.read('dm')).not.toContain(words.standup.prompt.first);
    await stage.goTo(TUESDAY, '09:31');
    expect(backend.read('dm')).toContain(words.standup.prompt.first);
    expect(frontend.read('dm')).not.toContain(words.standup.prompt.first);
    await stage.goTo(TUESDAY, '10:16');
    expect(backend.read('dm')).toContain('1 reply');
    expect(frontend.read('dm')).not.toContain('1 reply');
  });

  test('an hour at which the stand-up is over is refused beside the field', async () => {
    const { people, words, stage } = await openSquadStory();
    await stage.pass(5_000);
    await people.backend.click(words.squad.firstDay.otherTime, { in: 'dm' });
    await people.backend.fill({ [words.squad.ownTime.label]: '17:45' });
    const seen = await people.backend.submit();
    expect(seen.modal?.errors).toEqual([
      `${words.squad.ownTime.label}: ${words.squad.ownTime.tooLate('18:00')}`,
    ]);
  });

  test('“中文” changes what that person reads, at once and from then on, and nobody else’s', async () => {
    const { people, stage, channel, read } = await openSquadStory();
    const { backend, frontend } = people;
    const chinese = catalogue('zh-CN');
    await stage.pass(5_000);
    await backend.click(chinese.squad.language.name, { in: 'dm' });
    expect(backend.read('dm')).toContain('Paula 把你加进了');
    expect((await backend.command('/squad help', channel)).text).toContain('记一个增长想法');
    await stage.goTo(TUESDAY, '11:30');
    expect(backend.read('dm')).toContain(chinese.standup.prompt.first);
    expect(frontend.read('dm')).not.toMatch(/\p{Script=Han}{3}/u);
    expect(read()).not.toMatch(/\p{Script=Han}{3}/u);
    // What Slack tells of the person later does not undo their choice.
    stage.slack.updateUser(backend.id, { name: 'Benjamin' });
    await stage.pass(2_000);
    expect((await backend.command('/squad help', channel)).text).toContain('记一个增长想法');
  });

  test('“I am not in this squad” takes them out, tells the owner, and loses nothing of theirs', async () => {
    const { people, words, stage, channel } = await openSquadStory();
    const { backend, product } = people;
    await backend.command('/idea Group buying', channel);
    await stage.goTo(TUESDAY, '11:05');
    const before = product.notifications.length;
    await backend.click(words.squad.firstDay.leave, { in: 'dm' });
    await stage.pass(3_000);
    expect(backend.read('dm')).toContain('You are not in Growth squad.');
    expect(product.read('dm')).toContain('Ben says: not my squad.');
    expect(product.notifications).toHaveLength(before + 1);
    expect((await product.command('/squad', channel)).text).toContain(
      'Members: Paula, Marc, Fatima and Dana',
    );
    expect(rowsIn(stage.file, 'select title from hypothesis_versions')).toEqual([{ title: 'Group buying' }]);
    expect((await backend.command('/standup', channel)).text).toContain('Only members of Growth squad');
    const asked = times(backend.read('dm'), words.standup.prompt.first);
    await stage.goTo(WEDNESDAY, '12:00');
    expect(times(backend.read('dm'), words.standup.prompt.first)).toBe(asked);
  });

  test('the last one is told how to stop the squad instead', async () => {
    const { people, words, stage, channel } = await openStory();
    const { product } = people;
    await product.click(words.setup.setItUp);
    await product.fill({ [words.setup.others]: [] });
    await product.submit();
    await product.command('/squad help', channel);
    const seen = await product.click(words.squad.firstDay.leave, { in: channel });
    expect(seen.text).toContain(plain(words.squad.lastOne(words.setup.defaultName), nobody));
    expect(rowsIn(stage.file, 'select 1 from members where left_at is null')).toHaveLength(1);
  });
});

describe('a squad that is set up on a Wednesday', () => {
  const open = async () => {
    const story = await openSquadStory({ from: [WEDNESDAY, '09:00'] });
    const { firstWeek } = story.words.squad;
    await story.stage.pass(5_000);
    return { ...story, firstWeek };
  };

  test('is asked in the channel how it begins; “Plan the rest of this week” opens the planning once', async () => {
    const { people, firstWeek, read, stage, channel } = await open();
    expect(read()).toContain(firstWeek.question);
    await stage.restartBot();
    const click = (who: 'marketing' | 'frontend') => people[who].click(firstWeek.rest, { in: channel });
    await Promise.all([click('marketing'), click('frontend')]);
    await stage.pass(5_000);
    expect(times(read(), 'Planning · ')).toBe(1);
    expect(read()).toMatch(/(Marc|Fatima): we plan the rest of this week\./);
    expect(read()).not.toContain(firstWeek.question);
  });

  test('“Start on Monday” leaves everybody in peace until then', async () => {
    const { people, firstWeek, read, stage, channel } = await open();
    await people.backend.click(firstWeek.monday, { in: channel });
    expect(read()).toContain('Ben: we start on Monday 30 November. Until then nothing is asked');
    expect((await people.product.command('/squad', channel)).text).toContain('Next: planning, Mon 09:30');
    await stage.restartBot();
    await stage.goTo('2026-11-29', '23:00');
    for (const person of Object.values(people)) {
      expect(person.notifications.length).toBe(person === people.product ? 0 : 1);
    }
    expect(read()).not.toContain('Retro · ');
    await stage.goTo('2026-11-30', '09:31');
    expect(read()).toContain('Planning · 30 November');
  });

  test('who said Monday may plan this week after all', async () => {
    const { people, firstWeek, words, read, stage, channel } = await open();
    await people.backend.click(firstWeek.monday, { in: channel });
    const seen = await people.product.command('/squad plan', channel);
    expect(seen.text).toContain(words.setup.opened.planning);
    expect(read()).toContain('Paula: we plan the rest of this week.');
    await stage.goTo('2026-11-26', '10:01');
    expect(people.frontend.read('dm')).toContain(words.standup.prompt.first);
  });

  test('asks nobody who set up on Monday morning or on Friday', async () => {
    for (const from of [
      [MONDAY, '08:30'],
      ['2026-11-27', '10:30'],
    ] as const) {
      const story = await openStory({ from });
      await setUp(story);
      await story.stage.pass(5_000);
      expect(story.read()).not.toContain(story.words.squad.firstWeek.question);
    }
  });
});
