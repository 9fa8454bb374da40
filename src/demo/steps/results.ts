import { addDays } from '../../calendar/date.ts';
import type { Language } from '../../language/language.ts';
import { asTest } from '../as-test.ts';
import type { Deeds } from '../deeds.ts';
import { textsIn } from '../texts.ts';
import { type Step, stepIn } from './step.ts';

/** What is said of launches, results and the retro. */
interface ResultTexts {
  readonly group: { what: string; link: string };
  readonly payNext: string;
  readonly correctedLearned: string;
}

const texts: Record<Language, ResultTexts> = {
  en: {
    group: {
      what: 'for half of all new visitors',
      link: 'https://acme.example/group',
    },
    payNext: 'the header on phones',
    correctedLearned: 'Colour does not hold people back, the form does. Bots had clicked the red one.',
  },
  'zh-CN': {
    group: { what: '一半新访客能看到', link: 'https://acme.example/group' },
    payNext: '手机上的页头',
    correctedLearned: '拦住用户的不是颜色，是表单；红色那边还混进了机器人点击。',
  },
};

/** Launches, results, the retro, and one result that is corrected after the digest. */
export function resultSteps(language: Language, monday: string): Step[] {
  const own = texts[language];
  const said = textsIn(language);
  const { groupBuying, redButton, countdown, payButton } = said;
  const rate = { metric: said.rate, unit: said.unit };
  const day = (weekday: number): string => addDays(monday, weekday - 1);
  const byTest = (deeds: Deeds, title: string) =>
    asTest(deeds.stage, title, deeds.person('frontend').id, { counts: said.rate, people: said.unit });
  const step = stepIn(language, monday);
  return [
    step(3, '14:00', 'two bets go live', async (deeds) => {
      await deeds.launch('frontend', redButton.title);
      await deeds.launch('frontend', countdown.title);
      for (const { title } of [redButton, countdown]) await byTest(deeds, title);
    }),
    step(4, '11:30', 'group buying goes live', (deeds) =>
      deeds.launch('backend', groupBuying.title, { what: own.group.what, link: own.group.link }),
    ),
    step(5, '13:05', 'group buying won', (deeds) =>
      deeds.result(
        'backend',
        groupBuying.title,
        { without: [400, 10_190], withIt: [468, 10_190] },
        {
          ...{ ...rate, verdict: deeds.words.week.result.choices.won, learned: said.groupLearned },
          ...{ scaleUpOwner: 'marketing', scaleUpBy: day(12) },
        },
      ),
    ),
    step(5, '16:10', 'the red button is ruled out', (deeds) =>
      deeds.result(
        'frontend',
        redButton.title,
        { without: [2_000, 40_000], withIt: [1_880, 40_000] },
        { ...rate, verdict: deeds.words.week.result.choices.lost, learned: redButton.learned },
      ),
    ),
    step(5, '16:15', 'the countdown is too early to call', (deeds) =>
      deeds.result(
        'frontend',
        countdown.title,
        { without: [160, 3_050], withIt: [172, 3_050] },
        {
          ...rate,
          verdict: deeds.words.week.result.choices['too-early'],
          lookAgain: day(11),
          missing: countdown.missing,
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
        { without: [2_000, 40_000], withIt: [1_820, 39_600] },
        {
          ...{ ...rate, verdict: deeds.words.week.result.choices.lost, learned: own.correctedLearned },
          corrects: true,
        },
      ),
    ),
    step(8, '09:40', 'what was to be tried is still on', (deeds) =>
      deeds.person('backend').click(deeds.words.week.actions.stillOn, { in: deeds.channel }),
    ),
  ];
}
