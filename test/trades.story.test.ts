import { everyObject, type Person, typeOf } from '@growth-squad/local-slack';
import { expect, test } from 'vitest';
import { launching } from '../src/commitments/deeds.ts';
import { openCommitments } from '../src/commitments/store.ts';
import { perform } from '../src/deeds/deed.ts';
import { languages } from '../src/language/language.ts';
import { personOf } from '../src/slack/people-store.ts';
import { rowsIn } from './support/database/rows.ts';
import { lineBets } from './support/fixtures/trades.ts';
import { openSquadStory, type Story } from './support/story/story.ts';
import { onTheList, squadOf } from './support/story/tried.ts';

/** Fields that each bet has: who owns it, and by when it is live. */
const BESIDE = 2;
/** Fields in which a result is entered, beside dates that come filled in. */
const RESULT = 4;
const FRIDAY = '2026-12-11';

/** Bets that are divided by place or by chance. */
const others = [
  { title: 'Coffee corner', way: 'comparison' },
  { title: 'Yearly plan first', way: 'test' },
  { title: 'Delivery date on the page', way: 'test' },
] as const;

/** Opens the form in which an idea is taken in, from the list. */
async function takingIn({ channel, words }: Story, person: Person, title: string): Promise<void> {
  await person.command(`/ideas ${title}`, channel);
  await person.click(words.ideas.list.open, { near: title });
  await person.click(words.week.takeIn.title);
}

/** Sends what is open, and reads what is said then. */
async function sent(person: Person): Promise<string> {
  const { modal } = await person.submit();
  expect(modal?.errors ?? []).toEqual([]);
  return modal?.text ?? '';
}

/** How many fields of an open form are no dates, which come filled in. */
function fieldsBesideDates({ stage }: Story, person: Person): number {
  let dates = 0;
  everyObject(stage.slack.modals(person.id).at(-1)?.view.blocks, '', (found) => {
    if (typeOf(found) === 'datepicker') dates += 1;
  });
  return (person.modal?.fields.length ?? 0) - dates;
}

const closed = async (person: Person): Promise<void> => {
  while (person.modal) await person.cancel();
};

/** All that was taken in goes live now. */
async function allLive(story: Story): Promise<void> {
  const { core, workspace } = story.stage.bot;
  const squad = await squadOf(story);
  for (const { id, ownerId } of await core.database.read((q) => openCommitments(q, squad.id))) {
    const person = await core.database.read((q) => personOf(q, workspace.id, ownerId));
    if (!person) throw new Error('Nobody owns it.');
    const doing = { core, workspaceId: workspace.id, person, key: core.ids.key() };
    await perform(doing, launching, { commitmentId: id });
  }
}

test.each(languages)(
  'thirty bets of six trades are taken in in few fields, and each has its answer on its Friday (%s)',
  async (language) => {
    const story = await openSquadStory({ language, drawnAnew: false });
    const { people, stage, words } = story;
    const { form } = words.measurement;
    const all = Object.values(people);
    const owner = (index: number): Person => all[index % all.length] ?? people.product;
    for (const [index, { title, counts, line }] of lineBets.entries()) {
      await onTheList(story, title[language], 1);
      const person = owner(index);
      await takingIn(story, person, title[language]);
      expect(person.modal?.fields.length).toBeLessThanOrEqual(BESIDE + 3);
      await person.fill({
        [words.week.takeIn.owner]: person.name,
        [form.counts]: counts[language],
        [form.line]: line[language],
      });
      await sent(person);
      await closed(person);
    }
    for (const [index, { title, way }] of others.entries()) {
      await onTheList(story, title, 1);
      const person = owner(index);
      await takingIn(story, person, title);
      await person.click(form.ways[way]);
      await person.fill({ [words.week.takeIn.owner]: person.name });
      await person.fill(
        way === 'comparison'
          ? { [form.counts]: 'cups', [form.with]: 'North', [form.without]: 'South', [form.ratio]: '1.2' }
          : { [form.counts]: 'purchases', [form.people]: 'visitors', [form.worth]: '5 %' },
      );
      await sent(person);
      await closed(person);
    }
    await allLive(story);
    await stage.goTo(FRIDAY, '10:05');
    const answered = async (
      person: Person,
      title: string,
      numbers: Record<string, string>,
    ): Promise<string> => {
      await person.click(words.week.buttons.enterResult, { in: 'dm', near: title });
      expect(fieldsBesideDates(story, person)).toBeLessThanOrEqual(RESULT);
      await person.fill(numbers);
      const said = await sent(person);
      expect(fieldsBesideDates(story, person)).toBeLessThanOrEqual(RESULT);
      if (person.modal?.fields.some(({ label }) => label === words.week.result.learned)) {
        await person.fill({ [words.week.result.learned]: 'So it is' });
      }
      await sent(person);
      await closed(person);
      return said;
    };
    for (const [index, { title, counts, came, suggested }] of lineBets.entries()) {
      const said = await answered(owner(index), title[language], { [counts[language]]: came });
      if (suggested !== 'decide') expect(said).toContain(words.outcome.suggested.line[suggested]);
    }
    const verdicts = rowsIn(
      stage.file,
      `select v.title, r.verdict, r.rule from results r
         join hypotheses h on h.id = r.hypothesis_id join hypothesis_versions v on v.id = h.version_id`,
    );
    expect(verdicts).toHaveLength(lineBets.length);
    for (const { title, suggested } of lineBets) {
      expect(verdicts).toContainEqual({ title: title[language], verdict: suggested, rule: 'line' });
    }
    expect(
      await answered(owner(0), 'Coffee corner', {
        [words.week.result.place('North', 'cups')]: '130',
        [words.week.result.place('South', 'cups')]: '100',
      }),
    ).toContain('1.3');
    // By form a test of fourteen days of what is live by Friday is decided a week later.
    await stage.goTo('2026-12-18', '10:05');
    const { control, variant } = words.week.result.sides;
    const { count, people: of } = words.week.result;
    for (const [title, converted] of [
      ['Yearly plan first', '580'],
      ['Delivery date on the page', '420'],
    ] as const) {
      await answered(owner(title.startsWith('Yearly') ? 1 : 2), title, {
        [count(control, 'purchases')]: '500',
        [of(control, 'visitors')]: '10000',
        [count(variant, 'purchases')]: converted,
        [of(variant, 'visitors')]: '10000',
      });
    }
    expect(rowsIn(stage.file, `select rule, verdict from results where rule <> 'line'`)).toEqual([
      { rule: 'comparison', verdict: 'won' },
      { rule: 'test', verdict: 'won' },
      { rule: 'test', verdict: 'lost' },
    ]);
    expect(stage.slack.refused).toEqual([]);
  },
  300_000,
);
