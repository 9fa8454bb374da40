import { describe, expect, test } from 'vitest';
import { rowsIn } from './support/database/rows.ts';
import { openSquadStory, type Story } from './support/story/story.ts';

const ROWS = [
  'Name,Status,Ended,Learnings',
  'Red button,Lost,2026-03-02,Colour holds nobody back',
  'Invite a friend,Won,2026-04-13,',
  'Ask for the phone number,Done,2026-05-04,Nobody minds',
  'Dark mode,Backlog,,',
  'Flyer,Lost,,Nobody books from paper',
  'Video,Won,someday,',
  ',Won,2026-01-01,',
].join('\n');

const bets = ({ stage }: Story) =>
  rowsIn(
    stage.file,
    `select v.title, h.state from hypotheses h join hypothesis_versions v on v.id = h.version_id order by h.id`,
  ).map((row) => `${row['title']}: ${row['state']}`);

/** Reads a file and goes on with the columns as they are guessed. */
async function openMeanings({ people: { marketing }, words, channel, language }: Story, content = ROWS) {
  await marketing.command(language === 'en' ? '/squad import' : '/squad 导入', channel);
  await marketing.fill({ [words.past.file]: { name: 'old.csv', content } });
  const columns = await marketing.submit();
  expect(columns.modal?.text).toContain(words.past.match);
  await marketing.submit();
  return marketing;
}

describe.each(['en', 'zh-CN'] as const)('old bets (%s)', (language) => {
  test('are brought in once it is clear what each state means; the first that repeats one is told so', async () => {
    const story = await openSquadStory({ language });
    const { words, people, channel, stage } = story;
    const { past: told } = words;
    const marketing = await openMeanings(story);
    const shown = marketing.modal?.text ?? '';
    expect(shown).toContain('Red button');
    expect(shown).toContain(told.row('7', told.why.date('someday')));
    expect(shown).toContain(told.row('8', told.why['no-title']()));
    expect(bets(story)).toEqual([]);

    // "Done" may mean either, and nobody knows when the flyer was.
    const unsaid = await marketing.submit();
    expect(unsaid.modal?.errors).toEqual([expect.stringContaining(told.value('Done', 1))]);
    await marketing.fill({ [told.value('Done', 1)]: told.meanings.inconclusive });
    const undated = await marketing.submit();
    expect(undated.modal?.errors).toEqual([`${told.undated}: ${told.dateNeeded}`]);
    await marketing.fill({ [told.undated]: '2026-12-24' });
    expect((await marketing.submit()).modal?.errors).toEqual([`${told.undated}: ${told.dateAhead}`]);
    await marketing.fill({ [told.undated]: '2026-02-02' });
    const done = await marketing.submit();
    expect(done.modal?.text).toContain(
      language === 'en' ? '4 bets with their answers and 1 idea' : '4 个有结果的实验、1 个想法',
    );
    expect(done.modal?.text).toContain(told.notTaken(2));
    await marketing.cancel();
    // They sort among those of their time.
    expect(bets(story)).toEqual([
      'Flyer: lost',
      'Red button: lost',
      'Invite a friend: won',
      'Ask for the phone number: inconclusive',
      'Dark mode: idea',
    ]);

    const found = await people.backend.command('/ideas red', channel);
    expect(found.modal?.text).toContain('Red button');
    expect(found.modal?.text).toContain(words.memory.learned('Colour holds nobody back'));
    expect(found.modal?.text).toContain(words.ideas.states.lost);
    expect(found.modal?.text).not.toContain(words.memory.ruledOut);
    await people.backend.click(words.ideas.list.open);
    expect(people.backend.modal?.text).toContain(words.ideas.detail.broughtIn(marketing.name));
    await people.backend.cancel();
    const repeated = await people.designer.command('/idea A red button', channel);
    expect(repeated.text).toContain('Red button');
    expect(repeated.text).toContain('Colour holds nobody back');
    // Nothing of it is news: the channel was told nothing.
    await stage.goTo('2026-11-27', '17:30');
    expect(story.read()).not.toContain('Red button');
  });

  test('are taken back, but for what the squad has worked with since', async () => {
    const story = await openSquadStory({ language });
    const { words, people, channel } = story;
    const { past: told } = words;
    const marketing = await openMeanings(story, 'Name,Status\nDark mode,Backlog\nLight mode,Backlog\n');
    await marketing.submit();
    await marketing.cancel();
    expect(bets(story)).toEqual(['Dark mode: idea', 'Light mode: idea']);
    const { frontend } = people;
    await frontend.command('/ideas dark', channel);
    await frontend.click(words.ideas.list.open);
    await frontend.click(words.hypothesis.estimateTitle);
    await frontend.fill({ [words.hypothesis.simple]: '2' });
    await frontend.submit();

    await people.backend.command('/squad import', channel);
    expect(people.backend.modal?.text).toContain(marketing.name);
    expect((await people.backend.click(told.takeBack)).modal?.text).toContain(told.takenBack(1, 1));
    await people.backend.cancel();
    expect(bets(story)).toEqual(['Dark mode: ready']);
    expect((await people.backend.command('/ideas light', channel)).modal?.text).not.toContain('Light mode');
  });

  test('say beside the field what can’t be read, and are not brought in twice', async () => {
    const story = await openSquadStory({ language });
    const { words, people, channel } = story;
    const { past: told } = words;
    const { marketing } = people;
    await marketing.command('/squad import', channel);
    expect((await marketing.submit()).modal?.errors).toEqual([`${told.paste}: ${told.nothing}`]);
    await marketing.fill({ [told.paste]: 'Name' });
    expect((await marketing.submit()).modal?.text).toContain(told.unread['no-rows']);
    await marketing.fill({ [told.paste]: 'Name,Result,Text\nOne,won,a\nTwo,lost,b' });
    await marketing.submit();
    await marketing.fill({ [told.columns.learned]: told.example('Name', 'One') });
    expect((await marketing.submit()).modal?.errors).toEqual([`${told.columns.learned}: ${told.twice}`]);
    await marketing.fill({ [told.columns.learned]: told.noColumn });
    await marketing.submit();
    await marketing.fill({ [told.undated]: '2026-02-02' });
    await marketing.submit();
    expect(bets(story)).toEqual(['One: won', 'Two: lost']);
    await marketing.cancel();

    await marketing.command('/squad import', channel);
    await marketing.fill({ [told.paste]: 'Name,Result\none,won\nTWO,lost' });
    await marketing.submit();
    expect((await marketing.submit()).modal?.errors).toEqual([
      `${told.columns.title}: ${told.nothingLeft(2)}`,
    ]);
  });
});

test('a thousand come in at once, in time for Slack', async () => {
  const story = await openSquadStory();
  const content = ['Name,Status,Date,Learned'];
  for (let n = 0; n < 1_000; n += 1) {
    content.push(
      `Bet number ${n} about something,${n % 3 ? 'Lost' : 'Won'},2025-0${1 + (n % 9)}-11,${'learned '.repeat(20)}${n}`,
    );
  }
  const marketing = await openMeanings(story, content.join('\n'));
  const done = await marketing.submit();
  expect(done.modal?.text).toContain('1000 bets');
  expect(bets(story)).toHaveLength(1_000);
});
