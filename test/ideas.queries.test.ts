import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { hypotheses, hypothesisVersions, transitions } from '../src/database/schema/index.ts';
import { indexedWords } from '../src/database/words.ts';
import { growingSteps } from './support/database/query-plans.ts';
import { statementsOf } from './support/story/statements.ts';
import { openSquadStory, type Story } from './support/story/story.ts';
import { squadOf } from './support/story/tried.ts';

const WEDNESDAY = '2026-11-25';
const STATES = ['idea', 'ready', 'idea', 'dropped', 'lost'] as const;

const titleOf = (n: number): string => `Sign-up button, variant ${n}`;

/** As many ideas as wanted, of which most wait, and all are found by the same words. */
async function fill(story: Story, ideas: number): Promise<void> {
  const { id: squadId, workspaceId } = await squadOf(story);
  const authorId = story.people.marketing.id;
  await story.stage.bot.core.change(async (change) => {
    const { tx, at } = change;
    for (let from = 0; from < ideas; from += 500) {
      const rows = Array.from({ length: Math.min(500, ideas - from) }, (_, index) => {
        const state = STATES[index % STATES.length] ?? 'idea';
        return { id: change.newId(), versionId: change.newId(), n: from + index, state };
      });
      await tx.insert(hypotheses).values(
        rows.map(({ id, versionId, n, state }) => {
          const given = { id, workspaceId, squadId, state, authorId, versionId, createdAt: at };
          return { ...given, score: n % 3 === 0 ? null : (n % 90) / 10 + 1 };
        }),
      );
      await tx.insert(hypothesisVersions).values(
        rows.map(({ id, versionId, n }) => {
          const title = titleOf(n);
          return { id: versionId, workspaceId, hypothesisId: id, title, by: authorId, at };
        }),
      );
      for (const { id, n } of rows) {
        const title = indexedWords(titleOf(n));
        await tx.run(
          sql`insert into hypothesis_words (id, squad, title, rest) values (${id}, ${squadId}, ${title}, '')`,
        );
      }
      await tx.insert(transitions).values(
        rows.map(({ id, state }) => {
          const step = { id: change.newId(), workspaceId, hypothesisId: id, from: null, to: state };
          return { ...step, by: authorId, at };
        }),
      );
    }
  });
}

/** All that is typed and clicked about ideas: how many statements each took, and which there were. */
async function livedWith(ideas: number) {
  const statements: string[] = [];
  const story = await openSquadStory({
    drawnAnew: false,
    from: [WEDNESDAY, '13:00'],
    verbose: (statement) => statements.push(statement),
  });
  const { people, channel, stage, words } = story;
  const { marketing, product, frontend } = people;
  const { ideas: told, hypothesis, hotTopic, week } = words;
  await fill(story, ideas);
  const { counts, all, measured } = statementsOf(stage, statements, 5_000);
  const closed = async (person: typeof marketing): Promise<void> => {
    while (person.modal) await person.cancel();
  };
  const here = { in: channel };

  await measured('/idea', () => marketing.command('/idea Red sign-up button', channel));
  await measured('what is different', () => marketing.click(told.whatDiffers, here));
  await marketing.fill({ [told.differsLabel]: 'Fewer fields' });
  await measured('what is different, saved', () => marketing.submit());
  await closed(marketing);
  await measured('ask', () => marketing.click(hotTopic.ask, here));
  await measured('estimate', () => frontend.click(hypothesis.estimateTitle, here));
  await frontend.fill({ [hypothesis.simple]: '1' });
  await measured('estimate, saved', () => frontend.submit());
  await measured('take it in', () => product.click(week.takeIn.submit, here));
  await product.fill({ [words.measurement.form.line]: '56' });
  await measured('take it in, saved', () => product.submit());
  await marketing.command('/idea Green sign-up button', channel);
  await marketing.click(hotTopic.ask, here);
  await measured('not this week', () => product.click('Wait until Monday', here));
  await measured('withdraw', () => marketing.click(told.withdraw, here));
  await marketing.command('/idea', channel);
  await marketing.fill({ [hypothesis.title]: 'Blue sign-up button' });
  await measured('idea, saved', () => marketing.submit());
  await closed(marketing);
  await people.backend.say(channel, 'A round sign-up button?');
  const message = { in: channel, message: 'A round' };
  await measured('shortcut', () => marketing.shortcut('Log as growth idea', message));
  await measured('shortcut, saved', () => marketing.submit());
  await closed(marketing);
  await measured('/ideas', () => product.command('/ideas', channel));
  for (const group of ['answered', 'dropped', 'underway', 'waiting'] as const) {
    const from =
      group === 'answered'
        ? 'waiting'
        : ({ dropped: 'answered', underway: 'dropped', waiting: 'underway' } as const)[group];
    await measured(`the list: ${group}`, () =>
      product.choose(told.list.groups[from], told.list.groups[group]),
    );
  }
  await product.fill({ [told.list.search]: 'button' });
  await measured('search', () => product.submit());
  if (ideas > 100) {
    await product.click(told.list.next);
    await measured('a later page', () => product.click(told.list.next));
    expect(counts['a later page']).toBe(counts['search']);
    delete counts['a later page'];
  }
  await measured('an idea', () => product.click(told.list.open, { near: 'variant', nth: 1 }));
  await measured('back', () => product.click(told.detail.back));
  await closed(product);
  await measured('/ideas words', () => product.command('/ideas no such thing', channel));
  await closed(product);
  await product.command('/ideas', channel);
  await product.click(told.list.open, { nth: 1 });
  await measured('drop', () => product.click(told.drop.button));
  await product.fill({ [told.drop.why]: 'Not now' });
  await measured('drop, saved', () => product.submit());
  return { counts, statements: all, file: stage.file, story };
}

/** What is read as a whole, or sorted, and does not grow with all there ever was. */
const BOUNDED = [
  // The full-text index itself, and what it was asked for.
  /^SCAN hypothesis_words VIRTUAL TABLE INDEX \d+:\S+ in /,
  // What one hypothesis went through, what is being built or live, who is in a squad.
  /ORDER BY in .* from "commitment_changes" .* where "commitments"."hypothesis_id" = \?/,
  /ORDER BY in .* from "estimates" where "estimates"."hypothesis_id" = \?/,
  /ORDER BY in .* from "hypotheses" .*"state" in \(\?, \?\)/,
  /ORDER BY in .* from "(members|absences)" /,
  /ORDER BY in .* from "deliveries" where "deliveries"."due_at" <= \?/,
  /ORDER BY in .* from "occurrences" where .*"date" between \? and \?/,
  /ORDER BY in .* from "readings" where .*"week" in \((\?, ){7,11}\?\)/,
  /ORDER BY in .* from "commitments" .*"commitments"."(id" in|sprint_id" (= \?|in))/,
  /^SCAN squads in select "workspace_id", "channel_id" from "squads" where "squads"."state" = \?$/,
  /^SCAN timers USING COVERING INDEX timers_by_time in .* limit \?$/,
];

test('with 5,000 ideas everything takes as many statements as with 5, all by index', async () => {
  const few = await livedWith(5);
  const many = await livedWith(5_000);
  expect(many.counts).toEqual(few.counts);
  const grows = growingSteps(many.file, many.statements);
  expect(grows.filter((step) => !BOUNDED.some((bounded) => bounded.test(step)))).toEqual([]);
}, 120_000);
