import type { Person } from '@growth-squad/local-slack';
import { describe, expect, test } from 'vitest';
import { changed } from '../src/delivery/changed.ts';
import { touchFirstDay } from '../src/first-days/first-day.ts';
import { languages } from '../src/language/language.ts';
import { plain } from '../src/language/line.ts';
import { setMembers } from '../src/squad/member-store.ts';
import { rowsIn } from './support/database/rows.ts';
import { openSquadStory, type Story } from './support/story/story.ts';
import { ruledOut, squadOf } from './support/story/tried.ts';

const TITLE = 'Red button for all';

/** What the database knows of ideas: nobody may change it who may not. */
const known = ({ stage }: Story) => ({
  ideas: rowsIn(stage.file, 'select id, state, version_id from hypotheses order by id'),
  topics: rowsIn(stage.file, 'select id from hot_topics'),
});

/** Only the product manager stays in the squad. */
async function alone(story: Story): Promise<void> {
  const { id } = story.people.product;
  const squad = await squadOf(story);
  await story.stage.bot.core.change(async (change) => {
    await setMembers(change, squad, [{ userId: id, roles: ['product'] }]);
    changed(change, squad, 'members');
    for (const person of Object.values(story.people)) touchFirstDay(change, squad, person.id);
  });
}

/** Wednesday afternoon, planning over: Marc has logged an idea close to one that was ruled out; Ben has its page open. */
async function logged(language: (typeof languages)[number]) {
  const story = await openSquadStory({ language, from: ['2026-11-25', '14:00'] });
  const { people, channel, words } = story;
  await ruledOut(story, 'Red button', 'It is the form');
  const said = await people.marketing.command(`/idea ${TITLE}`, channel);
  const { withdraw, whatDiffers, drop, list } = words.ideas;
  const { ask } = words.hotTopic;
  for (const button of [withdraw, whatDiffers, ask]) expect(said.text).toContain(`[${button}]`);
  await people.backend.command('/ideas', channel);
  await people.backend.click(list.open, { near: TITLE });
  const onMessage = [withdraw, whatDiffers, ask];
  const onPage = [whatDiffers, ask, drop.button];
  return { ...story, onMessage, onPage };
}

const refused = async (person: Person, buttons: readonly string[], sentence: string, where?: string) => {
  for (const button of buttons) {
    const seen = await person.click(button, where === undefined ? {} : { in: where, near: TITLE });
    expect(seen.text).toContain(sentence);
    expect(seen.modal?.fields ?? []).toEqual([]);
    if (where === undefined && seen.modal) await person.cancel();
  }
};

describe.each(languages)('the buttons under an idea and on its page (%s)', (language) => {
  test('refuse who became a guest, its author too, and change nothing', async () => {
    const story = await logged(language);
    const { people, stage, words, channel, onMessage, onPage } = story;
    const before = known(story);
    for (const { id } of [people.marketing, people.backend]) stage.slack.updateUser(id, { guest: true });
    await stage.pass(3_000);
    await refused(people.marketing, onMessage, words.common.noGuests, channel);
    await refused(people.backend, onPage, words.common.noGuests);
    expect(known(story)).toEqual(before);
  });

  test('refuse who is not in the squad any more; its author may still take it back', async () => {
    const story = await logged(language);
    const { people, stage, words, channel, onPage } = story;
    const before = known(story);
    await alone(story);
    const squad = await squadOf(story);
    const sorry = plain(words.common.notAMember(squad.name), (id) => id);
    await refused(people.backend, onPage, sorry);
    await refused(people.marketing, [words.hotTopic.ask], sorry, channel);
    expect(known(story)).toEqual(before);
    await people.marketing.click(words.ideas.whatDiffers, { in: channel, near: TITLE });
    await people.marketing.fill({ [words.ideas.differsLabel]: 'only after payment' });
    await people.marketing.submit();
    await people.marketing.cancel();
    await people.marketing.click(words.ideas.withdraw, { in: channel, near: TITLE });
    await stage.pass(1_000);
    expect(known(story).ideas.map(({ state }) => state)).toContain('dropped');
  });
});
