import { addDays } from '../../calendar/date.ts';
import type { Language } from '../../language/language.ts';
import { textsIn } from '../texts.ts';
import { type Step, stepIn } from './step.ts';

/** What is said of the retro, and of what is corrected. */
interface ResultTexts {
  readonly payNext: string;
  readonly correctedLearned: string;
}

const texts: Record<Language, ResultTexts> = {
  en: {
    payNext: 'the header on phones',
    correctedLearned: 'Colour does not hold people back, the form does. Bots had clicked the red one.',
  },
  'zh-CN': {
    payNext: '手机上的页头',
    correctedLearned: '拦住用户的不是颜色，是表单；红色那边还混进了机器人注册。',
  },
};

/** A launch, answers to the bets of the week before, the retro, and one result that is corrected after the digest. */
export function resultSteps(language: Language, monday: string): Step[] {
  const own = texts[language];
  const said = textsIn(language);
  const { groupBuying, redButton, countdown, payButton } = said;
  const day = (weekday: number): string => addDays(monday, weekday - 1);
  const step = stepIn(language, monday);
  return [
    step(3, '14:00', 'the countdown goes live', (deeds) => deeds.launch('frontend', countdown.title)),
    step(5, '13:05', 'group buying won', (deeds) =>
      deeds.result(
        'backend',
        groupBuying.title,
        { value: '214' },
        {
          ...{ metric: groupBuying.counts, verdict: deeds.words.week.result.choices.won },
          ...{ learned: groupBuying.learned, scaleUpOwner: 'marketing', scaleUpBy: day(12) },
        },
      ),
    ),
    step(5, '16:10', 'the red button is ruled out', (deeds) =>
      deeds.result(
        'frontend',
        redButton.title,
        { value: '396' },
        {
          ...{ metric: redButton.counts, verdict: deeds.words.week.result.choices.lost },
          learned: redButton.learned,
        },
      ),
    ),
    step(5, '16:20', 'looking back', async (deeds) => {
      await deeds.note('marketing', { well: said.retro.well, didnt: said.retro.didnt });
      await deeds.note('backend', { well: said.retro.wellToo, next: said.retro.next });
    }),
    step(5, '16:22', 'somebody takes what is tried', (deeds) => deeds.takeAction('backend', said.retro.next)),
    step(5, '16:25', 'the pay button is carried over', (deeds) =>
      deeds.carryOver('backend', payButton.title, own.payNext, '1.5'),
    ),
    step(5, '16:30', 'that’s the week', (deeds) => deeds.closeRetro('product')),
    step(5, '17:10', 'a result is corrected after the digest', (deeds) =>
      deeds.result(
        'frontend',
        redButton.title,
        { value: '381' },
        {
          ...{ metric: redButton.counts, verdict: deeds.words.week.result.choices.lost },
          ...{ learned: own.correctedLearned, corrects: true },
        },
      ),
    ),
    step(8, '09:40', 'what was to be tried is still on', (deeds) =>
      deeds.person('backend').click(deeds.words.week.actions.stillOn, { in: deeds.channel }),
    ),
  ];
}
