import { expect, test } from 'vitest';
import { addDays } from '../src/calendar/date.ts';
import { Deeds } from '../src/demo/deeds.ts';
import { addOtherWork, changeTarget, finalNumber, keepTarget } from '../src/demo/steps/monday.ts';
import { addEstimate, ideasByScore } from '../src/hypothesis/store.ts';
import { formatFor } from '../src/language/format.ts';
import { squadsOf } from '../src/squad/store.ts';
import { BOUNDED } from './support/database/bounded.ts';
import { growingSteps } from './support/database/query-plans.ts';
import { asTest } from './support/story/as-test.ts';
import { type History, remember } from './support/story/past.ts';
import { statementsOf } from './support/story/statements.ts';
import { MONDAY, openSquadStory, type Story } from './support/story/story.ts';

const TUESDAY = '2026-11-24';
const WEDNESDAY = '2026-11-25';
const FRIDAY = '2026-11-27';

/** A first estimate of the new ideas: before it they stand behind all the scored ones. */
async function rate({ stage, people }: Story): Promise<void> {
  const { core, workspace } = stage.bot;
  const by = people.backend.id;
  await core.change(async (change) => {
    const [squad] = await squadsOf(change.tx, workspace.id, by);
    const ideas = await ideasByScore(change.tx, squad?.id ?? '', 1_000);
    for (const idea of ideas.filter(({ score }) => score === null)) {
      await addEstimate(change, idea, { userId: by, roles: [], simple: 5, full: null, costs: null });
    }
  });
}

/** A week of all that is clicked and typed: how many statements each deed took, and which there were. */
async function weekAfter(history: History) {
  const statements: string[] = [];
  const story = await openSquadStory({ drawnAnew: false, verbose: (sql) => statements.push(sql) });
  const { stage, people, channel, words } = story;
  await remember(story, history);
  await stage.pass(60_000);
  const deeds = new Deeds(stage, 'en');
  const { counts, all, measured } = statementsOf(stage, statements);
  const bet = { worthItFrom: '3', impact: '9', confidence: '9' };
  const text = (title: string) => ({ title, effect: 'sign-ups rise', because: 'friends' });
  const numbers = { without: [450, 10_190], withIt: [527, 10_190] } as const;
  const says = { metric: 'sign-ups per visitor', unit: 'visitors', learned: 'Friends decide' };

  await measured('/idea with a line', () => deeds.idea('marketing', 'Group buying'));
  await measured('/idea and its modal', () => deeds.propose('marketing', text('Pay button'), bet));
  await measured('another', () => deeds.propose('marketing', text('Referral'), bet));
  await rate(story);
  await measured('planning opens', () => stage.goTo(MONDAY, '09:31'));
  await measured('estimate', () => deeds.estimate('frontend', 'Pay button', '1'));
  await measured('estimate again', () => deeds.estimate('frontend', 'Referral', '1'));
  await measured('take in', () => deeds.takeIn('product', 'Pay button', 'frontend', ['designer'], WEDNESDAY));
  await measured('take in another', () => deeds.takeIn('product', 'Referral', 'backend', [], FRIDAY));
  await measured('/squad', () => people.product.command('/squad', channel));
  await measured('/squad help', () => people.product.command('/squad help', channel));
  await measured('/squad away', () => people.backend.command('/squad away tomorrow', channel));
  await measured('/squad back', () => people.backend.command('/squad back', channel));
  await measured('/squad days off', () => people.backend.command('/squad days off 2026-12-04', channel));
  await measured('/squad pause', () => people.backend.command('/squad pause', channel));
  await measured('/squad resume', () => people.backend.command('/squad resume', channel));
  await measured('/metric in a private message', () => people.marketing.command('/metric 300', 'dm'));
  await measured('/squad setup', () => people.product.command('/squad setup', channel));
  await measured('save the set-up', () => people.product.submit());
  await measured('/metric', () => deeds.number('product', '312'));
  await measured('close planning', () => deeds.closePlanning('product'));
  await measured('App Home', () => people.frontend.openHome());
  await measured('the list from App Home', () => people.frontend.click(words.home.memory, { in: 'home' }));
  await people.frontend.cancel();
  await measured('stand-up asks', () => stage.goTo(TUESDAY, '10:01'));
  await measured('stand-up answer', () =>
    deeds.standup('product', 'five interviews', {
      about: 'Pay button',
      inTheWay: 'no copy',
      helper: 'marketing',
      number: '400',
    }),
  );
  await measured('not today', () => people.marketing.click(words.standup.notToday, { in: 'dm' }));
  await measured('App Home in the way of whose something stands', () => people.product.openHome());
  await measured('App Home of who is asked to help', () => people.marketing.openHome());
  await measured('/standup', () => people.frontend.command('/standup', channel));
  await measured('/standup sent', async () => {
    await people.frontend.fill({ [words.standup.modal.today]: 'the button' });
    await people.frontend.submit();
  });
  await measured('stand-up is told', () => stage.goTo(TUESDAY, '11:01'));
  await measured('I can help', () =>
    people.marketing.click(words.standup.blocker.iCanHelp, { in: channel, nth: 1 }),
  );
  await measured('resolved', () =>
    people.marketing.click(words.standup.blocker.resolved, { in: channel, nth: 1 }),
  );
  await measured('stand-up closes', () => stage.goTo(TUESDAY, '19:00'));
  await stage.goTo(WEDNESDAY, '15:00');
  await deeds.idea('marketing', 'Hot banner');
  await measured('ask the squad', () => people.marketing.click(words.hotTopic.ask, { in: channel }));
  await measured('App Home of who decides', () => people.product.openHome());
  await measured('launch', () => deeds.launch('frontend', 'Pay button'));
  await asTest(stage, 'Pay button', people.product.id, { counts: says.metric, people: says.unit });
  await measured('retro opens', () => stage.goTo(FRIDAY, '16:01'));
  await measured('result', () =>
    deeds.result('frontend', 'Pay button', numbers, { ...says, verdict: words.week.result.choices.won }),
  );
  await measured('note', () => deeds.note('backend', { well: 'Pairing' }));
  await measured('note to try', () => deeds.note('marketing', { next: 'Estimates before lunch' }));
  await measured('action', () => deeds.takeAction('backend', 'Estimates before lunch'));
  await measured('carry over', async () => {
    await people.backend.click(words.week.buttons.carryOver, { in: channel, near: 'Referral' });
    await people.backend.submit();
  });
  await measured('App Home on Friday', () => people.frontend.openHome());
  await measured('close retro', () => deeds.closeRetro('product'));
  await measured('correction', () =>
    deeds.result('frontend', 'Pay button', numbers, {
      ...{ ...says, verdict: words.week.result.choices.inconclusive },
      against: 'The tracking broke',
      corrects: true,
    }),
  );
  const monday = addDays(MONDAY, 7);
  await measured('the next planning opens', () => stage.goTo(monday, '09:31'));
  await measured('last week’s number', () => finalNumber(deeds, 'product', '1284', 'new sign-ups'));
  await measured('keep the target', () => keepTarget(deeds, 'product'));
  const label = words.metric.targetLabel('new sign-ups', formatFor('en').week(monday));
  await measured('change the target', () => changeTarget(deeds, 'product', '1600', label));
  await measured('other work', () => addOtherWork(deeds, 'backend', 'Clean-up', '2'));
  await measured('other work over the days', async () => {
    const { otherWork } = words.week;
    await people.backend.click(words.planning.addOtherWork, { in: channel });
    await people.backend.fill({ [otherWork.what]: 'Rewrite', [otherWork.days]: '30' });
    await people.backend.submit();
    await people.backend.submit();
  });
  return { counts, statements: all, file: stage.file };
}

test('what is clicked, typed and due takes as many statements after a year as after weeks, and none reads all there ever was', async () => {
  const young = await weekAfter({ before: MONDAY, weeks: 8, ideas: 5 });
  const old = await weekAfter({ before: MONDAY, weeks: 52, ideas: 120 });
  expect(old.counts).toEqual(young.counts);
  const grows = growingSteps(old.file, old.statements);
  expect(grows.filter((step) => !BOUNDED.some((bounded) => bounded.test(step)))).toEqual([]);
}, 120_000);
