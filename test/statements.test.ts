import { expect, test } from 'vitest';
import { Deeds } from '../src/demo/deeds.ts';
import { MONDAY, openSquadStory, type Story } from './support/story/story.ts';

const TUESDAY = '2026-11-24';
const WEDNESDAY = '2026-11-25';

/** How many statements a deed took (`BEGIN`, `COMMIT` and savepoints not counted), and the calls to Slack after it. */
interface Cost {
  /** Before Slack was told that it arrived. */
  readonly before: number;
  /** Also for all that it brought about in Slack. */
  readonly all: number;
  readonly updates: number;
}

const kinds = ['before', 'all', 'updates'] as const;

/**
 * As measured; a statement more is a regression, or has a reason that is written here. What the board of the squad shows
 * has it drawn anew: some ten reads, and one edit where it says something else then.
 */
const BOUNDS: Readonly<Record<string, Cost>> = {
  '/idea': { before: 12, all: 28, updates: 1 },
  estimate: { before: 11, all: 28, updates: 1 },
  // Also whether the week's digest is told already, which follows then.
  '/metric': { before: 6, all: 33, updates: 1 },
  // Also what the last retro left to try, which stands on the board.
  'close planning': { before: 23, all: 52, updates: 1 },
  // Also the four who are still asked read that one has answered; the question keeps the answer.
  'stand-up answer': { before: 8, all: 41, updates: 5 },
  // What the question keeps of the answer changes with it.
  'stand-up answer changed': { before: 7, all: 18, updates: 1 },
  // The question says where the channel reads it.
  'stand-up answer once the channel reads it': { before: 6, all: 23, updates: 2 },
  // Whoever could help is asked in the thread; the person was asked twice, and both questions say what became of it.
  // The squad's number beside it, as its keeper gives it with the answer.
  'stand-up answer with the number': { before: 10, all: 56, updates: 6 },
  'stand-up answer with something in the way': { before: 10, all: 57, updates: 4 },
  // The reminder is a reply, whose question is looked at too.
  'not today': { before: 6, all: 26, updates: 3 },
  resolved: { before: 6, all: 32, updates: 3 },
  // Each question of the day, where it is still asked, says what "As planned" means then.
  launch: { before: 18, all: 98, updates: 2 },
};

/** A story in which what a deed costs can be measured. */
async function openMeasured() {
  let count = 0;
  let before: number | undefined;
  const story = await openSquadStory({
    verbose: () => {
      count += 1;
    },
    acknowledging: () => {
      before ??= count;
    },
    drawnAnew: false,
  });
  const { stage } = story;
  const costs: Record<string, Cost> = {};
  const measured = async (name: string, deed: () => Promise<unknown>): Promise<void> => {
    await stage.pass(30_000);
    const called = stage.slack.calls.length;
    count = 0;
    before = undefined;
    await deed();
    await stage.pass(30_000);
    const calls = stage.slack.calls.slice(called);
    const updates = calls.filter(({ method }) => method === 'chat.update').length;
    costs[name] = { before: before ?? 0, all: count, updates };
  };
  return { ...story, costs, measured };
}

/** Opens the stand-up's form by the button of the question and fills it in. */
async function answered(
  { people, words }: Story,
  part: 'product' | 'marketing' | 'frontend' | 'backend' | 'designer',
  says: Readonly<Record<string, string>>,
  button = words.standup.answer,
): Promise<void> {
  await people[part].click(button, { in: 'dm' });
  await people[part].fill({ [words.standup.modal.today]: 'five interviews', ...says });
}

test('the ten most frequent deeds take no more statements than this', async () => {
  const story = await openMeasured();
  const { stage, people, channel, words, costs, measured } = story;
  const deeds = new Deeds(stage, 'en');
  const { modal } = words.standup;
  const bet = { worthItFrom: '3', impact: '9', confidence: '9' };
  await deeds.idea('marketing', 'Referral');
  await deeds.propose('marketing', { title: 'Pay button', effect: 'up', because: 'friends' }, bet);
  await stage.goTo(MONDAY, '09:31');
  await deeds.idea('marketing', 'Group buying');
  await measured('/idea', () => deeds.idea('marketing', 'Shorter form'));
  await people.frontend.click(words.hypothesis.estimateTitle, { in: channel, nth: 1 });
  await people.frontend.fill({ [words.hypothesis.simple]: '1' });
  await measured('estimate', () => people.frontend.submit());
  await measured('/metric', () => people.product.command('/metric 312', channel));
  await deeds.takeIn('product', 'Pay button', 'frontend', [], WEDNESDAY);
  await measured('close planning', () => deeds.closePlanning('product'));
  await stage.goTo(TUESDAY, '10:05');
  await answered(story, 'product', { [modal.commitment]: 'Pay button' });
  await measured('stand-up answer', () => people.product.submit());
  await answered(story, 'product', { [modal.today]: 'six interviews' }, words.standup.change);
  await measured('stand-up answer changed', () => people.product.submit());
  await stage.goTo(TUESDAY, '11:05');
  await answered(story, 'backend', {});
  await measured('stand-up answer once the channel reads it', () => people.backend.submit());
  await answered(story, 'frontend', { [modal.inTheWay]: 'no copy', [modal.helper]: people.marketing.name });
  await measured('stand-up answer with something in the way', () => people.frontend.submit());
  await measured('not today', () => people.marketing.click(words.standup.notToday, { in: 'dm' }));
  await measured('resolved', () =>
    people.frontend.click(words.standup.blocker.resolved, { in: channel, nth: 1 }),
  );
  await people.frontend.click(words.week.buttons.live, { in: channel });
  await measured('launch', () => people.frontend.submit());
  await stage.goTo(WEDNESDAY, '10:05');
  await answered(story, 'product', { 'new sign-ups: this week’s total so far': '420' });
  await measured('stand-up answer with the number', () => people.product.submit());
  const over = Object.entries(costs).flatMap(([deed, cost]) => {
    const bound = BOUNDS[deed];
    // A count of none would be no count.
    const isWithin = bound && cost.before > 0 && kinds.every((kind) => cost[kind] <= bound[kind]);
    return isWithin ? [] : [{ deed, cost, bound }];
  });
  expect(over).toEqual([]);
  expect(Object.keys(costs).sort()).toEqual(Object.keys(BOUNDS).sort());
}, 120_000);
