import { describe, expect, test } from 'vitest';
import { changed } from '../src/delivery/changed.ts';
import { catalogue } from '../src/language/catalogue.ts';
import { squadsOf } from '../src/squad/store.ts';
import { rowsIn } from './support/database/rows.ts';
import { openSquadStory, openStory, type Story } from './support/story/story.ts';
import { answer, buzzes, expectAllThereOnce, times } from './support/story/time.ts';
import { launched } from './support/story/tried.ts';

/** A second squad of the product manager and the engineers, in a channel of its own. */
async function second(
  { stage, people, words }: Story,
  name = 'Pricing squad',
  channel = 'pricing',
): Promise<void> {
  const { product, frontend, backend } = people;
  const ids = [product.id, frontend.id, backend.id];
  stage.slack.addChannel({ name: channel, members: ids });
  await product.invite(channel);
  await product.command('/squad setup', channel);
  await product.fill({ [words.setup.name]: name });
  await product.submit();
  await stage.pass(3_000);
}

const titles = ({ stage }: Story) =>
  rowsIn(
    stage.file,
    `select title, name from hypothesis_versions
       join hypotheses on hypotheses.id = hypothesis_id join squads on squads.id = squad_id`,
  ).map(({ title, name }) => `${title} · ${name}`);

describe('a command in a private message', () => {
  test('goes to the only squad one belongs to', async () => {
    const story = await openSquadStory();
    const { people, stage } = story;
    await stage.pass(5_000);
    const { marketing } = people;
    expect((await marketing.command('/idea Group buying', 'dm')).text).toContain('Logged');
    expect((await marketing.command('/metric 312', 'dm')).text).toContain('312');
    expect((await marketing.command('/squad', 'dm')).text).toContain('Members: Paula');
    expect((await marketing.command('/squad away tomorrow', 'dm')).text).toContain('Away Tue 24 Nov');
    expect(titles(story)).toEqual(['Group buying · Growth squad']);
  });

  test.each(['en', 'zh-CN'] as const)(
    'of somebody in two squads asks which, and goes on with all that was typed, once (%s)',
    async (language) => {
      const story = await openSquadStory({ language });
      await second(story);
      const { people, words } = story;
      const { backend } = people;
      const long = `团购 & <b>${'Group buying, with friends. '.repeat(60)}`;
      const asked = await backend.command(`/idea ${long}`, 'dm');
      expect(asked.text).toContain(words.common.whichSquad);
      expect(titles(story)).toEqual([]);
      await backend.click('Pricing squad', { in: 'dm' });
      await backend.click('Pricing squad', { in: 'dm' });
      expect(titles(story)).toHaveLength(1);
      expect(titles(story)[0]).toContain('Pricing squad');
      const stored = rowsIn(story.stage.file, 'select title, because from hypothesis_versions')[0];
      expect(`${stored?.['title']} ${stored?.['because']}`).toContain('with friends');
      const status = await backend.command('/squad', 'dm');
      expect(status.text).toContain(words.common.whichSquad);
      expect((await backend.click('Pricing squad', { in: 'dm' })).text).toContain('Pricing squad');
    },
  );

  test('of somebody in no squad says where one lives', async () => {
    const { stage, words, people, channel } = await openSquadStory();
    const kim = stage.addPerson({ name: 'Kim', zone: 'UTC', locale: 'en-GB' });
    await people.product.invite(channel, 'Kim');
    await people.product.command('/squad setup', channel);
    await people.product.fill({ [words.setup.others]: ['Kim'] });
    await people.product.submit();
    await stage.pass(3_000);
    await kim.click(words.squad.firstDay.leave, { in: 'dm' });
    for (const command of ['/idea Group buying', '/metric 312', '/squad', '/squad plan', '/squad help']) {
      const { text } = await kim.command(command, 'dm');
      expect(text).toContain(words.common.inNoSquad);
    }
    expect((await kim.command('/idea Group buying', 'dm')).text).toContain('You wrote: Group buying');
  });
});

describe('a command in a channel without a squad', () => {
  test('about the channel asks whether one’s own squad is meant, or to set one up', async () => {
    const { stage, people, words } = await openSquadStory();
    stage.slack.addChannel({ name: 'elsewhere', members: [people.product.id, stage.slack.botUserId] });
    const seen = await people.product.command('/squad plan', 'elsewhere');
    expect(seen.text).toContain(words.common.noSquadHereButYours);
    expect(seen.text).toContain(`[${words.common.setOneUp}]`);
    const gone = await people.product.click('Growth squad', { in: 'elsewhere' });
    expect(gone.text).toContain(words.setup.opened.planning);
    const opened = await people.product.command('/squad setup', 'elsewhere');
    expect(opened.modal?.title).toBe(words.setup.title);
  });
});

describe('each command behind /squad', () => {
  test('does the same, with the text as it was typed', async () => {
    const story = await openSquadStory();
    const { people, channel } = story;
    const { marketing, product } = people;
    const idea = await marketing.command('/squad idea Ask @Ben & <friends> in #growth', channel);
    expect(idea.text).toContain('Logged');
    expect(titles(story)).toEqual(['Ask @Ben & <friends> in #growth · Growth squad']);
    expect((await product.command('/squad metric 312', channel)).text).toContain('312');
    const standup = await product.command('/squad standup five interviews', channel);
    expect(standup.modal?.fields.map(({ value }) => value)).toContain('five interviews');
    await product.cancel();
    expect((await product.command('/squad ideas', channel)).modal?.text).toContain('Ask @Ben');
  });
});

describe('/squad help', () => {
  test.each(['en', 'zh-CN'] as const)('says what this person can do now (%s)', async (language) => {
    const { stage, people, channel, words } = await openSquadStory({ language });
    const locale = language === 'en' ? 'en-GB' : 'zh-CN';
    const { help } = catalogue(language).setup;
    const kim = stage.addPerson({ name: 'Kim', zone: 'UTC', locale });
    const gus = stage.addPerson({ name: 'Gus', zone: 'UTC', locale, guest: true });
    for (const who of [kim, gus]) stage.slack.join(stage.channel.id, who.id);
    const says = async (who: typeof kim) => (await who.command('/squad help', channel)).text;
    expect(await says(people.product)).toContain('/squad setup');
    expect(await says(people.backend)).toContain('/squad away');
    expect(await says(people.backend)).not.toContain('/squad setup');
    expect(await says(kim)).toContain('/idea');
    expect(await says(kim)).not.toContain('/squad away');
    expect(await says(gus)).toBe(words.common.noGuests);
    await stage.goTo('2026-11-23', '09:40');
    const open = help.open(words.setup.ritualNames.planning, '12:00');
    expect(await says(people.product)).toContain(
      open.map((part) => ('text' in part ? part.text : '')).join(''),
    );
  });

  test('behind it, one’s own hour and language are said, not only changed', async () => {
    const { people, channel, words } = await openSquadStory();
    const { product } = people;
    await product.command('/squad help', channel);
    await product.click(words.squad.firstDay.otherTime, { in: channel });
    await product.fill({ [words.squad.ownTime.label]: '09:00' });
    expect((await product.submit()).modal?.text).toContain('From now on I ask you at 09:00.');
    await product.cancel();
    const chinese = catalogue('zh-CN').squad.language;
    expect((await product.click(chinese.name, { in: channel })).text).toContain(chinese.saved);
  });
});

describe('who was a member', () => {
  test('and was taken out reads on every button and command that only members do that', async () => {
    const { people, stage, channel, words } = await openSquadStory();
    const { product, backend } = people;
    await stage.goTo('2026-11-24', '11:05');
    await product.command('/squad setup', channel);
    await product.fill({ [words.setup.engineers]: [people.frontend.name] });
    await product.submit();
    await stage.pass(3_000);
    const sorry = 'Only members of Growth squad can do that.';
    expect((await backend.click(words.standup.answer, { in: 'dm' })).text).toContain(sorry);
    for (const line of [
      '/metric 312',
      '/standup payment',
      '/squad pause',
      '/squad away tomorrow',
      '/squad plan',
    ]) {
      const { text, modal } = await backend.command(line, channel);
      expect(modal).toBeUndefined();
      expect(text).toContain(sorry);
    }
    expect((await backend.command('/metric 312', channel)).text).toContain('You wrote: 312');
    expect((await backend.command('/idea Group buying', channel)).text).toContain('is logged');
  });

  test('and is deactivated meanwhile can’t be saved as one', async () => {
    const { people, stage, channel, words } = await openSquadStory();
    const { product, backend } = people;
    await product.command('/squad setup', channel);
    await product.fill({ [words.setup.engineers]: [people.frontend.name, backend.name] });
    stage.slack.updateUser(backend.id, { deactivated: true });
    await stage.pass(5_000);
    expect((await product.submit()).modal?.errors).toEqual([
      `${words.setup.others}: ${words.setup.problems.deactivated('Ben')}`,
    ]);
  });
});

describe('what is no command', () => {
  test.each([
    ['paus', 'pause'],
    ['resme', 'resume'],
    ['awya', 'away'],
    ['day', 'days'],
    ['ideea', 'idea'],
  ])('“%s” gets the nearest: %s', async (typed, nearest) => {
    const { people, channel } = await openSquadStory();
    expect((await people.designer.command(`/squad ${typed}`, channel)).text).toContain(
      `Did you mean ${nearest}?`,
    );
  });

  test('a whole sentence is given back', async () => {
    const { people, channel } = await openSquadStory();
    const seen = await people.designer.command('/squad please @Ben, plan <now>', channel);
    expect(seen.text).toContain('I don’t know “please”.');
    expect(seen.text).toContain('You wrote: please @Ben, plan <now>');
  });
});

describe('a second squad in one channel', () => {
  test('can’t be: the first one’s owner is named', async () => {
    const { people, channel, stage } = await openSquadStory();
    const seen = await people.marketing.command('/squad setup', channel);
    expect(seen.text).toContain('Ask Paula');
    expect(rowsIn(stage.file, 'select 1 from squads')).toHaveLength(1);
  });
});

describe('a squad of two', () => {
  test('lives a week: asked, told at the hour at the latest, closed', async () => {
    const { people, stage, channel, words, read } = await openStory();
    const { product, backend } = people;
    await product.click(words.setup.setItUp);
    await product.fill({ [words.setup.engineers]: [backend.name], [words.setup.others]: [] });
    await product.submit();
    await stage.goTo('2026-11-23', '09:31');
    expect(read()).toContain('10 days to work with');
    await product.click(words.planning.close, { in: channel });
    await stage.goTo('2026-11-24', '11:01');
    for (const [who, plan] of [
      [product, 'five interviews'],
      [backend, 'payment'],
    ] as const) {
      await who.command(`/standup ${plan}`, channel);
      await who.submit();
    }
    await stage.pass(3_000);
    expect(read()).toContain('five interviews');
    await stage.restartBot();
    await stage.goTo('2026-11-27', '18:30');
    expect(read()).toContain('Week of 23 November');
  });
});

describe('a member of two squads', () => {
  test('is greeted and asked by each, and their own hour in one is theirs only there', async () => {
    const story = await openSquadStory();
    await second(story);
    const { people, stage, words } = story;
    const { backend } = people;
    expect(backend.read('dm')).toContain('Paula added you to Growth squad');
    expect(backend.read('dm')).toContain('Paula added you to Pricing squad');
    await backend.click(words.squad.firstDay.otherTime, { in: 'dm' });
    await backend.fill({ [words.squad.ownTime.label]: '12:00' });
    await backend.submit();
    await stage.goTo('2026-11-24', '11:10');
    expect(backend.read('dm').match(/No yesterday yet/g)).toHaveLength(1);
    await stage.goTo('2026-11-24', '13:10');
    expect(backend.read('dm').match(/No yesterday yet/g)).toHaveLength(2);
  });
});

describe('who belongs to several squads and answers in none', () => {
  test('is asked by each of two, and once more by one of them only: three private messages that day', async () => {
    const story = await openSquadStory();
    await second(story);
    const { people, stage, words } = story;
    await stage.goTo('2026-11-24', '10:44');
    await stage.restartBot();
    await stage.goTo('2026-11-24', '18:30');
    const { frontend, marketing } = people;
    expect(buzzes(frontend, 'Europe/Berlin')).toEqual(['Tue 10:00', 'Tue 10:00', 'Tue 10:45']);
    expect(times(frontend.readDm(), words.standup.prompt.closed('18:00'))).toBe(2);
    // In one squad nothing is different.
    expect(buzzes(marketing, 'Europe/Berlin')).toEqual(['Tue 10:00', 'Tue 10:45']);
    await stage.goTo('2026-11-25', '18:30');
    expect(buzzes(frontend, 'Europe/Berlin').slice(3)).toEqual(['Wed 10:00', 'Wed 10:00', 'Wed 10:45']);
    await expectAllThereOnce(story);
  });

  test('is asked once what came of the bets of both: three private messages on a Friday too', async () => {
    const story = await openSquadStory({ from: ['2026-11-26', '12:00'] });
    await second(story);
    const { people, stage } = story;
    const { frontend } = people;
    const { core, workspace } = stage.bot;
    await core.change(async (change) => {
      for (const squad of await squadsOf(change.tx, workspace.id, frontend.id)) {
        await launched(change, squad, { title: `Bet of ${squad.name}`, by: frontend.id, week: '2026-11-23' });
        changed(change, squad, 'ideas', 'commitments');
      }
    });
    await stage.goTo('2026-11-27', '18:30');
    expect(buzzes(frontend, 'Europe/Berlin').filter((at) => at.startsWith('Fri'))).toEqual([
      'Fri 10:00',
      'Fri 10:00',
      'Fri 10:00',
    ]);
    for (const name of ['Growth squad', 'Pricing squad']) {
      expect(frontend.readDm()).toContain(`${name}\nBet of ${name} has been live since`);
    }
  });

  test('is asked by each of three, and not once more', async () => {
    const story = await openSquadStory();
    await second(story);
    await second(story, 'Sales squad', 'sales');
    await story.stage.goTo('2026-11-24', '18:30');
    expect(buzzes(story.people.frontend, 'Europe/Berlin')).toEqual(['Tue 10:00', 'Tue 10:00', 'Tue 10:00']);
  });

  test('is asked once more by one squad where the other has the answer', async () => {
    const story = await openSquadStory();
    await second(story);
    const { people, stage } = story;
    await stage.goTo('2026-11-24', '10:05');
    await answer(people.frontend, story, 'the button');
    await stage.goTo('2026-11-24', '18:30');
    expect(buzzes(people.frontend, 'Europe/Berlin')).toEqual(['Tue 10:00', 'Tue 10:00', 'Tue 10:45']);
  });
});

describe('times outside somebody’s working day', () => {
  test('are pointed out in the form when it opens, and once more when they are changed so', async () => {
    const { people, stage, channel, words, read } = await openSquadStory({ language: 'zh-CN' });
    stage.slack.updateUser(people.backend.id, { zone: 'America/Los_Angeles' });
    await stage.pass(3_000);
    const opened = await people.product.command('/squad setup', channel);
    // Monday 09:30 in Shanghai is Sunday evening there.
    expect(opened.modal?.text).toContain('计划会 周一 09:30，王磊那边是周日 17:30。');
    // What was on show needs no second click.
    expect((await people.product.submit()).modal).toBeUndefined();
    await people.product.command('/squad setup', channel);
    await people.product.fill({ [words.setup.name]: '新名字', [words.setup.planningAt]: '06:00' });
    const again = await people.product.submit();
    expect(again.modal?.text).toContain('06:00');
    const name = again.modal?.fields.find(({ label }) => label === words.setup.name);
    expect(name?.value).toBe('新名字');
    expect(read()).not.toContain('新名字');
    expect((await people.product.submit()).modal).toBeUndefined();
    await stage.pass(3_000);
    expect(read()).toContain('新名字');
  });
});
