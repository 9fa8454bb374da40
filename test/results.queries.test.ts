import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { addDays } from '../src/calendar/date.ts';
import { addResult } from '../src/commitments/result-store.ts';
import { results } from '../src/database/schema/index.ts';
import { Deeds } from '../src/demo/deeds.ts';
import type { Counted } from '../src/measurement/counted.ts';
import type { TestPlan } from '../src/measurement/plan.ts';
import { addLook, addPlan } from '../src/measurement/store.ts';
import { BOUNDED } from './support/database/bounded.ts';
import { growingSteps } from './support/database/query-plans.ts';
import { TITLE } from './support/story/bet.ts';
import { liveBy } from './support/story/live-by.ts';
import { remember } from './support/story/past.ts';
import { statementsOf } from './support/story/statements.ts';
import { MONDAY, openSquadStory, type Story } from './support/story/story.ts';
import { launched, squadOf } from './support/story/tried.ts';

const FRIDAY = '2026-11-27';
const THREE_WEEKS_MS = 21 * 86_400_000;
const plan: TestPlan = {
  ...{ way: 'test', kind: 'rate', counts: 'orders', people: 'guests', direction: 'up', decided: FRIDAY },
  ...{ days: 2, share: '50', measure: 'relative', worthItFrom: '3', peopleAWeek: null, baseRate: null },
  guardrail: null,
};
const counted: Counted = {
  ...{ way: 'test', from: '2026-01-05', to: '2026-01-06', guardrail: null },
  sides: { kind: 'rate', control: { count: 500, people: 5_000 }, variant: { count: 380, people: 5_000 } },
};

/** So many bets got their answer before: ruled out, won or left open, each by a plan that was changed once, and looked at. */
async function answered(story: Story, many: number): Promise<void> {
  const squad = await squadOf(story);
  const { workspaceId, id: squadId } = squad;
  const by = story.people.backend.id;
  for (let n = 0; n < many; n += 1) {
    await story.stage.bot.core.change(async (change) => {
      const week = addDays(MONDAY, -7 * (2 + (n % 40)));
      const found = await launched(change, squad, { title: `Past button ${n}`, by, week });
      const about = { workspaceId, squadId, hypothesisId: found.bet.id, by };
      await addPlan(change, about, plan);
      const planId = await addPlan(change, about, plan, 'The fair was moved');
      await addLook(change, { ...about, commitmentId: found.id }, counted);
      const verdict = (['lost', 'won', 'inconclusive'] as const)[n % 3] ?? 'lost';
      const result = { verdict, rule: 'test', planId, counted, ruledOut: verdict === 'lost' } as const;
      const entered = { ...result, learned: 'Much', holdsFor: 'families', against: 'So it was' };
      await addResult(change, found, found.bet, entered, { by, scaleUpTitle: `Bigger ${n}` });
      // They are not what is decided this week, which the squad's board shows.
      const ofBet = eq(results.hypothesisId, found.bet.id);
      await change.tx
        .update(results)
        .set({ at: change.at - THREE_WEEKS_MS })
        .where(ofBet);
    });
  }
}

/** Every screen that shows answers, once: how many statements each took, and which there were. */
async function drawnAfter(many: number) {
  const statements: string[] = [];
  const story = await openSquadStory({ drawnAnew: false, verbose: (sql) => statements.push(sql) });
  const { stage, people, channel, words } = story;
  const { frontend, product } = people;
  const { ideas, week } = words;
  await answered(story, many);
  // The digest of last week has told of them.
  await remember(story, { before: MONDAY, weeks: 1, ideas: 5 });
  await liveBy(story, plan);
  await stage.pass(60_000);
  const deeds = new Deeds(stage, 'en');
  const { counts, all, measured } = statementsOf(stage, statements);
  const closed = async (): Promise<void> => {
    while (frontend.modal) await frontend.cancel();
  };

  await measured('the planning board', () => stage.goTo(MONDAY, '09:31'));
  await measured('the plan', () => deeds.closePlanning('product'));
  await measured('App Home', () => frontend.openHome());
  await measured('/ideas', () => frontend.command('/ideas', channel));
  await measured('what has its answer', () =>
    frontend.choose(ideas.list.groups.waiting, ideas.list.groups.answered),
  );
  await measured('what was ruled out', () =>
    frontend.choose(ideas.list.groups.answered, ideas.list.groups.ruledOut),
  );
  await measured('an idea with its answer', () => frontend.click(ideas.list.open, { nth: 1 }));
  await closed();
  await measured('something like it is proposed', () => product.command('/idea Past button', channel));
  await measured('the question', () => stage.goTo(FRIDAY, '10:05'));
  await measured('the form of a result', () => frontend.click(week.buttons.enterResult, { in: 'dm' }));
  const { control, variant } = week.result.sides;
  for (const [side, conversions] of [[control, '500'] as const, [variant, '380'] as const]) {
    await frontend.fill({
      [week.result.count(side, 'orders')]: conversions,
      [week.result.people(side, 'guests')]: '5000',
    });
  }
  await measured('its second step', () => frontend.submit());
  await frontend.fill({ [week.result.learned]: 'It is the form' });
  await measured('the result', () => frontend.submit());
  await closed();
  await measured('App Home on Friday', () => frontend.openHome());
  await measured('the retro’s board', () => stage.goTo(FRIDAY, '16:01'));
  await measured('the digest', () => deeds.closeRetro('product'));
  expect(people.product.read(channel)).toContain(words.retro.digest.ruledOut(TITLE, ''));
  return { counts, statements: all, file: stage.file };
}

/** What one hypothesis went through, and what was ruled out in one quarter. */
const OWN = [
  ...BOUNDED,
  /ORDER BY in .* from "commitment_changes" .* where "commitments"."hypothesis_id" = \?/,
  /ORDER BY in .* from "estimates" where "estimates"."hypothesis_id" = \?/,
  /(GROUP|ORDER) BY in .* from "results" where .*"results"."at" >= \? and "results"."at" < \?/,
];

test('a squad with 300 past results draws every screen in a fixed number of indexed queries', async () => {
  const few = await drawnAfter(30);
  const many = await drawnAfter(300);
  expect(many.counts).toEqual(few.counts);
  const grows = growingSteps(many.file, many.statements);
  expect(grows.filter((step) => !OWN.some((bounded) => bounded.test(step)))).toEqual([]);
}, 240_000);
