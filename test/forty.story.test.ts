import type { Person } from '@growth-squad/local-slack';
import { describe, expect, test } from 'vitest';
import { rowsIn } from './support/database/rows.ts';
import { FRIDAY } from './support/story/bet.ts';
import { long, openCrowdStory } from './support/story/crowd.ts';
import { expectAllThereOnce, times } from './support/story/time.ts';

const TUESDAY = '2026-11-24';
/** Longest text of a stand-up's field, and of a retro's. */
const ANSWER = 3000;
const NOTE = 500;

const accepted = async (person: Person): Promise<void> => {
  const sent = await person.submit();
  expect(sent.modal?.errors ?? []).toEqual([]);
  if (sent.modal) await person.cancel();
};

describe('forty members with the longest texts', { timeout: 120_000 }, () => {
  test('have a stand-up in the channel with its thread, and App Home, none of it refused', async () => {
    const story = await openCrowdStory({ from: [TUESDAY, '08:30'] });
    const { people, crowd, channel, words, stage } = story;
    const { modal, board, blocker } = words.standup;
    const [helper] = crowd;
    if (!helper) throw new Error('There is no crowd.');
    const answer = async (person: Person, index: number): Promise<void> => {
      await person.click(words.standup.answer, { in: 'dm' });
      await person.fill({
        [modal.today]: long(`today ${index}`, ANSWER),
        [modal.inTheWay]: long(`way ${index}`, ANSWER),
        [modal.helper]: person === helper ? people.product.name : helper.name,
      });
      await accepted(person);
    };
    await stage.goTo(TUESDAY, '10:01');
    // In Lisbon it is nine.
    const here = [...Object.values(people), ...crowd].filter((person) => person !== people.backend);
    for (const [index, person] of here.entries()) await answer(person, index);
    await stage.restartBot();
    await stage.goTo(TUESDAY, '11:01');
    await answer(people.backend, here.length);
    await stage.pass(10 * 60_000);
    expect(people.product.read(channel)).toContain(board.everybody);
    expect(rowsIn(stage.file, 'select 1 from blockers')).toHaveLength(40);
    // Who is asked to help by thirty-nine sees the first of them beside their own, and how many more.
    const home = await helper.openHome();
    expect(times(home, `[${blocker.iCanHelp}]`)).toBe(8);
    expect(home).toContain(words.home.more(32));
    await stage.goTo(TUESDAY, '19:00');
    await expectAllThereOnce(story);
  });

  test('have a retro with a note from each, and its digest, none of it refused', async () => {
    const story = await openCrowdStory({ from: [FRIDAY, '08:30'] });
    const { people, crowd, channel, words, stage } = story;
    const { notes, board } = words.retro;
    await stage.goTo(FRIDAY, '16:01');
    const everybody = [...Object.values(people), ...crowd];
    for (const [index, person] of everybody.entries()) {
      await person.click(board.addNote, { in: channel });
      await person.fill({
        [notes.wentWell]: long(`well ${index}`, NOTE),
        [notes.didnt]: long(`not ${index}`, NOTE),
        [notes.tryNext]: long(`try ${index}`, NOTE),
      });
      await accepted(person);
    }
    await stage.pass(60_000);
    expect(rowsIn(stage.file, 'select distinct user_id from retro_notes')).toHaveLength(40);
    await stage.restartBot();
    await people.product.click(board.close, { in: channel });
    await stage.pass(60_000);
    expect(times(people.product.read(channel), 'Week of 23 November')).toBe(1);
    await expectAllThereOnce(story);
  });
});
