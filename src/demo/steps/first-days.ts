import { addDays } from '../../calendar/date.ts';
import type { Language } from '../../language/language.ts';
import { textsIn } from '../texts.ts';
import { askedOn } from './standup.ts';
import { type Step, stepIn } from './step.ts';

/** What exactly went live, and where one could see it. */
const group: Readonly<Record<Language, { what: string; link: string }>> = {
  en: { what: 'for groups of three', link: 'https://acme.example/group' },
  'zh-CN': { what: '三人成团', link: 'https://acme.example/group' },
};

/**
 * The days before the week: the squad is set up on a Wednesday evening and plans what is left on Thursday; two bets go live in the afternoon, so
 * that seven whole days are counted by the Friday of the week.
 * @param monday the week of these days, by its Monday
 */
export function firstDaySteps(language: Language, monday: string): Step[] {
  const texts = textsIn(language);
  const { groupBuying, redButton, routine } = texts;
  const step = stepIn(language, monday);
  const thursday = addDays(monday, 3);
  const decided = addDays(monday, 11);
  const standup = (weekday: number, plan: number): Step[] =>
    askedOn(language, addDays(monday, weekday - 1)).map(({ at, asked }) => ({
      at,
      what: 'a first stand-up is answered',
      do: async (deeds) => {
        for (const part of asked) await deeds.standup(part, routine[part][plan] ?? '');
      },
    }));
  return [
    step(3, '18:10', 'the squad is set up', (deeds) => deeds.setUp(texts.squad, '1500')),
    step(3, '18:20', 'group buying is proposed', (deeds) =>
      deeds.propose('marketing', groupBuying, { worthItFrom: '3', impact: '8', confidence: '6' }),
    ),
    step(3, '18:25', 'the red button is proposed', (deeds) =>
      deeds.propose('product', redButton, { worthItFrom: '3', impact: '4', confidence: '5' }),
    ),
    step(4, '09:00', 'the rest of the week is planned', async (deeds) => {
      await deeds.person('product').command('/squad plan', deeds.channel);
      await deeds.estimate('frontend', groupBuying.title, '1', '4');
      await deeds.estimate('backend', groupBuying.title, '1', '5', groupBuying.costs);
      await deeds.estimate('designer', groupBuying.title, '0.5');
      await deeds.estimate('frontend', redButton.title, '0.5');
    }),
    step(4, '09:20', 'two bets are taken in', async (deeds) => {
      await deeds.takeIn('product', groupBuying.title, 'backend', ['frontend', 'designer'], thursday, {
        ...{ counts: groupBuying.counts, line: '150', earlier: '96 104 88 112 99', decided },
      });
      await deeds.takeIn('frontend', redButton.title, 'frontend', [], thursday, {
        ...{ counts: redButton.counts, line: '430', earlier: '402 377 391 415 384', decided },
      });
      await deeds.closePlanning('product');
    }),
    ...standup(4, 0),
    step(4, '16:30', 'two bets go live', async (deeds) => {
      await deeds.launch('backend', groupBuying.title, group[language]);
      await deeds.launch('frontend', redButton.title);
    }),
    ...standup(5, 2),
    step(5, '15:30', 'the first number', (deeds) => deeds.number('product', '1284')),
  ];
}
