import { addDays } from '../calendar/date.ts';
import type { Language } from '../language/language.ts';
import { Deeds } from './deeds.ts';
import type { Stage } from './stage.ts';
import { awaySteps } from './steps/away.ts';
import { firstDaySteps } from './steps/first-days.ts';
import { ideaSteps } from './steps/ideas.ts';
import { mondaySteps } from './steps/monday.ts';
import { resultSteps } from './steps/results.ts';
import { standupSteps } from './steps/standup.ts';
import { type Step, stepIn } from './steps/step.ts';
import { textsIn } from './texts.ts';

/**
 * The week that is played, with the days before it in which two bets went live: of these one wins and one is ruled out
 * on Friday; of the week's own one goes live and one is carried over. Then the next Monday.
 * @param monday the first days' week, by its Monday
 */
export function weekSteps(language: Language, monday: string): Step[] {
  return [...firstDaySteps(language, monday), ...playedWeekSteps(language, addDays(monday, 7))].toSorted(
    (a, b) => a.at - b.at,
  );
}

function playedWeekSteps(language: Language, monday: string): Step[] {
  const { referral, countdown, payButton } = textsIn(language);
  const step = stepIn(language, monday);
  const day = (weekday: number): string => addDays(monday, weekday - 1);
  return [
    step(1, '08:50', 'an idea in one line', (deeds) => deeds.idea('backend', referral)),
    step(1, '09:05', 'the countdown is proposed', (deeds) =>
      deeds.propose('designer', countdown, { worthItFrom: '2', impact: '5', confidence: '5' }),
    ),
    step(1, '09:10', 'the pay button is proposed', (deeds) =>
      deeds.propose('backend', payButton, { worthItFrom: '5', impact: '6', confidence: '5' }),
    ),
    step(1, '09:35', 'estimates', async (deeds) => {
      await deeds.estimate('frontend', countdown.title, '1');
      await deeds.estimate('designer', countdown.title, '0.5');
      await deeds.estimate('backend', payButton.title, '2.5', '6');
      await deeds.estimate('designer', payButton.title, '1');
    }),
    step(1, '09:50', 'two more bets are taken in', async (deeds) => {
      await deeds.takeIn('frontend', countdown.title, 'frontend', ['designer'], day(3), {
        ...{ counts: countdown.counts, line: '140', earlier: '118 126 109 131 122', decided: day(12) },
      });
      await deeds.takeIn('backend', payButton.title, 'backend', ['designer'], day(5), {
        ...{ counts: payButton.counts, line: '95', earlier: '71 84 77 80 75', decided: day(19) },
      });
    }),
    step(1, '10:05', 'that’s the plan', (deeds) => deeds.closePlanning('product')),
    ...standupSteps(language, monday),
    step(2, '17:00', 'the number so far', (deeds) => deeds.number('product', '312')),
    step(4, '17:30', 'the number so far', (deeds) => deeds.number('product', '1204')),
    step(5, '15:30', 'the number, corrected', async (deeds) => {
      await deeds.number('product', '1652');
      await deeds.number('product', '1562');
    }),
    step(8, '09:31', 'the next Monday', (deeds) => deeds.person('product').command('/squad', deeds.channel)),
    ...awaySteps(language, monday),
    ...mondaySteps(language, monday),
    ...ideaSteps(language, monday),
    ...resultSteps(language, monday),
  ];
}

/** Plays the week; the clock moves from step to step, and all that falls due on the way happens. */
export async function playWeek(stage: Stage, language: Language, monday: string): Promise<void> {
  await stage.startBot();
  const deeds = new Deeds(stage, language);
  for (const step of weekSteps(language, monday)) await playStep(deeds, step);
}

/** Moves the clock to the step, unless the step before took longer, and lets it happen. */
export async function playStep(deeds: Deeds, step: Step): Promise<void> {
  await deeds.stage.clock.moveTo(step.at);
  try {
    await step.do(deeds);
  } catch (error) {
    throw new Error(`The play stumbled at "${step.what}"`, { cause: error });
  }
}
