import { describe, expect, test } from 'vitest';
import { Deeds } from '../src/demo/deeds.ts';
import { languages } from '../src/language/language.ts';
import { rowsIn } from './support/database/rows.ts';
import { openSquadStory, type Story } from './support/story/story.ts';

const TUESDAY = '2026-11-24';
const WEDNESDAY = '2026-11-25';

const titles = ({ stage }: Story): unknown[] =>
  rowsIn(stage.file, 'select title from hypothesis_versions order by id').map(({ title }) => title);

async function retro(story: Story): Promise<void> {
  await story.stage.goTo('2026-11-27', '16:01');
}

describe.each(languages)('bare negatives (%s)', (language) => {
  const saying =
    language === 'en'
      ? ['none', '-', 'n/a', 'No blockers', 'All good, thanks']
      : ['没有', '-', '暂无', '没卡住', '一切顺利，谢谢'];

  test('under what is in the way are nothing: not in the channel, not the next day', {
    timeout: 60_000,
  }, async () => {
    const story = await openSquadStory({ language });
    const { stage, words, people } = story;
    const deeds = new Deeds(stage, language);
    await stage.goTo(TUESDAY, '10:01');
    for (const [index, part] of (['product', 'marketing', 'frontend', 'designer'] as const).entries()) {
      await deeds.standup(part, 'step 1', { inTheWay: saying[index] ?? '' });
    }
    await stage.goTo(TUESDAY, '11:01');
    expect(story.read()).toContain('step 1');
    expect(story.read()).not.toContain(words.standup.board.inTheWay);
    expect(rowsIn(stage.file, 'select 1 from blockers')).toEqual([]);
    await stage.goTo(WEDNESDAY, '10:01');
    await people.frontend.click(words.standup.answer, { in: 'dm' });
    expect(people.frontend.modal?.text).not.toContain(words.standup.modal.stillChoices.open);
  });

  test('in a retro are no notes and no actions', async () => {
    const story = await openSquadStory({ language });
    const { people, channel, words, stage } = story;
    const { notes } = words.retro;
    const nothing = language === 'en' ? 'nothing' : '没什么';
    await retro(story);
    await people.backend.click(words.retro.board.addNote, { in: channel });
    await people.backend.fill({
      [notes.wentWell]: '拼团',
      [notes.didnt]: saying[3] ?? '',
      [notes.tryNext]: nothing,
    });
    expect((await people.backend.submit()).modal).toBeUndefined();
    await people.designer.click(words.retro.board.addNote, { in: channel });
    await people.designer.fill({ [notes.wentWell]: '-', [notes.tryNext]: nothing });
    expect((await people.designer.submit()).modal?.errors).toEqual([`${notes.wentWell}: ${notes.empty}`]);
    await people.designer.cancel();
    await stage.pass(3_000);
    expect(story.read()).not.toContain(words.retro.tries.who);
    expect(rowsIn(stage.file, 'select went_well, didnt, try_next from retro_notes')).toEqual([
      { went_well: '拼团', didnt: null, try_next: null },
    ]);
  });
});

test.each([
  ['en', 'Waiting for the screens', 'none'],
  ['zh-CN', '等设计稿', '没有了'],
] as const)(
  'what was in the way is gone once its author says there is nothing (%s)',
  async (language, said, none) => {
    const story = await openSquadStory({ language });
    const { stage, people, words } = story;
    const { standup } = words;
    await stage.goTo(TUESDAY, '10:01');
    await new Deeds(stage, language).standup('frontend', 'step 1', { inTheWay: said });
    await stage.goTo(TUESDAY, '11:01');
    expect(story.read()).toContain(said);
    await people.frontend.click(standup.change, { in: 'dm' });
    await people.frontend.fill({ [standup.modal.inTheWay]: none });
    await people.frontend.submit();
    await stage.pass(5_000);
    expect(story.read()).not.toContain(said);
    expect(story.read()).not.toContain(standup.board.inTheWay);
    expect(rowsIn(stage.file, 'select ending from blockers')).toEqual([{ ending: 'gone' }]);
  },
);

test('a text that begins like a negative is kept as it is', async () => {
  const story = await openSquadStory();
  const { stage, words } = story;
  await stage.goTo(TUESDAY, '10:01');
  await new Deeds(stage, 'en').standup('frontend', 'step 1', { inTheWay: 'No access to staging' });
  await stage.goTo(TUESDAY, '11:01');
  expect(story.read()).toContain(words.standup.board.inTheWay);
  expect(story.read()).toContain('No access to staging');
});

describe('what nobody can see', () => {
  const unseen = ['\u200B', '\u202E', '\u2060', '\u3164', ' \u200B\u2060 ', '\uFEFF\u00AD'];

  test.each(['/idea', '/squad idea'])('behind %s opens the form, which takes no such title', async (line) => {
    const story = await openSquadStory();
    const { people, channel, words } = story;
    for (const text of unseen) {
      const seen = await people.backend.command(`${line} ${text}`, channel);
      expect(seen.modal?.text).toContain(words.hypothesis.newTitle);
      await people.backend.fill({ [words.hypothesis.title]: text });
      expect((await people.backend.submit()).modal?.errors).toEqual([
        `${words.hypothesis.title}: ${words.common.required}`,
      ]);
      await people.backend.cancel();
    }
    expect(titles(story)).toEqual([]);
  });

  test('is no name of a squad and of a number', async () => {
    const story = await openSquadStory();
    const { people, channel, words } = story;
    await people.product.command('/squad setup', channel);
    await people.product.fill({ [words.setup.name]: '\u2060', [words.setup.metric]: '\u3164' });
    expect((await people.product.submit()).modal?.errors).toEqual([
      `${words.setup.name}: ${words.common.required}`,
      `${words.setup.metric}: ${words.common.required}`,
    ]);
  });
});

describe('lines', () => {
  test('of a list are told one after the other in the channel', async () => {
    const story = await openSquadStory();
    const { stage } = story;
    await stage.goTo(TUESDAY, '10:01');
    const deeds = new Deeds(stage, 'en');
    await deeds.standup('frontend', '- page built\n- payment next', { inTheWay: '1. screens\n2. copy' });
    await deeds.standup('designer', '做完：\n· 文案\n· 设计稿');
    await stage.goTo(TUESDAY, '11:01');
    expect(story.read()).toContain('page built · payment next');
    expect(story.read()).toContain('screens · copy');
    expect(story.read()).toContain('做完： 文案 · 设计稿');
    expect(story.read()).not.toContain('- page');
  });

  test('of code stand as they were set in the thread', async () => {
    const story = await openSquadStory();
    const { stage, people, channel, words } = story;
    const code = 'fix this:\n```\nif (paid) {\n  *show*();\n}\n```';
    await stage.goTo(TUESDAY, '10:01');
    await new Deeds(stage, 'en').standup('frontend', code);
    await stage.goTo(TUESDAY, '11:01');
    expect(story.read()).toContain(words.standup.board.inThread);
    expect(people.product.readThread(channel, words.standup.board.title(''))).toContain(code);
  });

  test.each([
    ['Group buying\n- three buy together\n- each pays less', 'Group buying'],
    ['拼团\n1、三人一起买\n2、更便宜', '拼团'],
  ])('of an idea stay under “because”: %j', async (text, title) => {
    const story = await openSquadStory();
    const { people, channel, words } = story;
    const seen = await people.backend.command(`/idea ${text}`, channel);
    expect(seen.text).toContain(words.hypothesis.wholeText);
    expect(rowsIn(story.stage.file, 'select title, because from hypothesis_versions')).toEqual([
      { title, because: text },
    ]);
    await people.backend.command('/ideas', channel);
    await people.backend.click(words.ideas.list.open, { near: title });
    expect(people.backend.modal?.text).toContain(`${words.hypothesis.because}\n${text}`);
  });
});

describe.each(languages)('several lines under what to try (%s)', (language) => {
  const things =
    language === 'en'
      ? ['pair on copy', 'estimate before lunch', 'no briefs by voice']
      : ['结对写文案', '午饭前评估', '不用语音提需求'];

  async function note(text: string) {
    const story = await openSquadStory({ language });
    const { people, channel, words } = story;
    await retro(story);
    await people.backend.click(words.retro.board.addNote, { in: channel });
    await people.backend.fill({ [words.retro.notes.wentWell]: 'ok', [words.retro.notes.tryNext]: text });
    return { story, asked: await people.backend.submit() };
  }
  const actionsOf = ({ stage }: Story) =>
    rowsIn(stage.file, 'select text from actions order by id').map(({ text }) => text);

  test('are asked about once, and are an action each', { timeout: 60_000 }, async () => {
    const { story, asked } = await note(things.map((one) => `- ${one}`).join('\n'));
    const { people, channel, words, stage } = story;
    const { lines } = words.retro.notes;
    expect(asked.modal?.text).toContain(lines.ask);
    expect(asked.modal?.text).toContain(lines.each(3));
    expect(rowsIn(stage.file, 'select 1 from retro_notes')).toEqual([]);
    expect((await people.backend.submit()).modal).toBeUndefined();
    await stage.pass(3_000);
    for (const one of things) expect(story.read()).toContain(one);
    const [first = '', second = '', third = ''] = things;
    for (const [part, near] of [
      ['designer', second],
      ['frontend', first],
    ] as const) {
      await people[part].click(words.retro.tries.who, { in: channel, near });
      expect(people[part].modal?.text).toContain(near);
      expect((await people[part].submit()).modal).toBeUndefined();
      await stage.pass(3_000);
    }
    expect(actionsOf(story)).toEqual([second, first]);
    // Opened anew it is said already, and nothing is asked a second time.
    await people.backend.click(words.retro.board.addNote, { in: channel });
    expect((await people.backend.submit()).modal).toBeUndefined();
    await people.product.click(words.retro.board.close, { in: channel });
    await stage.pass(5_000);
    expect(story.read()).toContain(third);
    expect(story.read()).not.toContain(`- ${third}`);
  });

  test('are one action where that is meant', async () => {
    const { story } = await note(things.slice(0, 2).join('\n'));
    const { people, channel, words, stage } = story;
    await people.backend.fill({ [words.retro.notes.lines.ask]: words.retro.notes.lines.one });
    expect((await people.backend.submit()).modal).toBeUndefined();
    await stage.pass(3_000);
    await people.designer.click(words.retro.tries.who, { in: channel });
    await people.designer.submit();
    expect(actionsOf(story)).toEqual([things.slice(0, 2).join(' · ')]);
  });

  test('of which one says something are not asked about', async () => {
    const { story, asked } = await note(`${things[0]}\n\n`);
    expect(asked.modal).toBeUndefined();
    expect(rowsIn(story.stage.file, 'select try_next from retro_notes')).toEqual([{ try_next: things[0] }]);
  });
});

describe('formatting characters', () => {
  const TYPED = 'rate ~5 %, cost ~€5 (*) name `x` *y* and user_id _z_';

  test('in an answer are shown as they are meant, in the channel and in the thread', async () => {
    const story = await openSquadStory();
    const { stage, people, channel, words } = story;
    await stage.goTo(TUESDAY, '10:01');
    const deeds = new Deeds(stage, 'en');
    await deeds.standup('frontend', TYPED, { inTheWay: '*all* ~of it~ > here' });
    await deeds.standup('designer', `${TYPED} ${'and so on '.repeat(100)}`);
    await stage.goTo(TUESDAY, '11:01');
    expect(story.read()).toContain('rate ～5 %, cost ～€5 (＊) name ｀x｀ ＊y＊ and user_id ＿z＿');
    expect(story.read()).toContain('＊all＊ ～of it～ > here');
    expect(people.product.readThread(channel, words.standup.board.title(''))).toContain(TYPED);
  });

  test('in a title stay as they are in rich text', async () => {
    const story = await openSquadStory();
    const seen = await story.people.backend.command(`/idea ${TYPED}`, story.channel);
    expect(seen.text).toContain(TYPED);
  });
});

describe.each(languages)('asking for help (%s)', (language) => {
  const help = language === 'en' ? 'help' : '帮助';

  test.each([
    '/idea',
    '/ideas',
    '/standup',
    '/metric',
    '/squad',
    '/squad idea',
    '/squad pause',
    '/squad away',
  ])('behind %s is answered with it', async (line) => {
    const story = await openSquadStory({ language });
    const { people, channel, words } = story;
    const [first] = words.setup.help.member();
    const said = (first ?? []).map((part) => ('text' in part ? part.text : '')).join('');
    for (const word of [help, '?', '？', 'HELP']) {
      expect((await people.backend.command(`${line} ${word}`, channel)).text).toContain(said);
    }
    expect(titles(story)).toEqual([]);
    expect(rowsIn(story.stage.file, "select state from squads where state = 'paused'")).toEqual([]);
  });

  test.each(
    language === 'en'
      ? ['/idea list', '/ideas list', '/squad list', '/squad show ideas', '/squad ideas all', '/idea ideas']
      : ['/idea 列表', '/ideas 列表', '/squad 想法列表', '/squad 列表', '/squad 查看想法', '/squad 想法清单'],
  )('for the list: %s opens it', async (line) => {
    const story = await openSquadStory({ language });
    const { people, channel, words } = story;
    await people.marketing.command('/idea Group buying', channel);
    const seen = await people.backend.command(line, channel);
    expect(seen.modal?.text).toContain(words.ideas.list.title);
    expect(seen.modal?.text).toContain('Group buying');
    expect(titles(story)).toEqual(['Group buying']);
  });
});

test('for the list of the only squad, and for help where none lives', async () => {
  const story = await openSquadStory();
  const { people, words } = story;
  expect((await people.backend.command('/idea list', 'dm')).modal?.text).toContain(words.ideas.list.title);
  await people.backend.cancel();
  expect((await people.backend.command('/idea help', 'dm')).text).toContain('log a growth idea');
});

test.each([
  'ask ann@b.example about prices',
  'like a.example on their home page',
  'as on https://a.example/x?a=1&b=2 (see there)',
  'tell @here: 1 < 2 & 3 > 2',
  'what `<b>` does in **bold**',
  '找 li@b.example 聊聊 shop.example 的价格',
  '像 https://shop.example/p?id=1&x=2 那样',
])('/squad idea %s is kept as it was typed', async (typed) => {
  const story = await openSquadStory();
  await story.people.backend.command(`/squad idea ${typed}`, story.channel);
  expect(titles(story)).toEqual([typed]);
});
