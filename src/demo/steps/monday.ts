import { addDays } from '../../calendar/date.ts';
import type { Language } from '../../language/language.ts';
import type { CastMember } from '../cast.ts';
import type { Deeds } from '../deeds.ts';
import { textsIn } from '../texts.ts';
import { type Step, stepIn } from './step.ts';

/** What is done beside the bets, by what people type. */
const cleanUp: Readonly<Record<Language, string>> = {
  en: 'Session storage clean-up',
  'zh-CN': '清理会话存储',
};

/** Last week's number gets its last word, from the planning's board. */
export async function finalNumber(
  deeds: Deeds,
  part: CastMember,
  value: string,
  metric: string,
): Promise<void> {
  const person = deeds.person(part);
  await person.click(deeds.words.planning.enterFinal, { in: deeds.channel });
  await person.fill({ [metric]: value });
  await deeds.submit(person, 'The final number');
}

/** The week's target is last week's. */
export async function keepTarget(deeds: Deeds, part: CastMember): Promise<void> {
  await deeds.person(part).click(deeds.words.planning.keepTarget, { in: deeds.channel });
}

/** The week's target is another one. */
export async function changeTarget(
  deeds: Deeds,
  part: CastMember,
  value: string,
  label: string,
): Promise<void> {
  const person = deeds.person(part);
  await person.click(deeds.words.planning.changeTarget, { in: deeds.channel });
  await person.fill({ [label]: value });
  await deeds.submit(person, 'The target');
}

/** Work that is no bet, but takes days, is added on the planning's board. */
export async function addOtherWork(
  deeds: Deeds,
  part: CastMember,
  title: string,
  days: string,
): Promise<void> {
  const { words, channel } = deeds;
  const person = deeds.person(part);
  await person.click(words.planning.addOtherWork, { in: channel });
  await person.fill({ [words.week.otherWork.what]: title, [words.week.otherWork.days]: days });
  await deeds.submit(person, title);
}

/**
 * Other work beside the bets of the week; on the next Monday last week's number, the target, and a scale-up that is
 * more than one of them has days.
 */
export function mondaySteps(language: Language, monday: string): Step[] {
  const { groupBuying } = textsIn(language);
  const step = stepIn(language, monday);
  return [
    step(1, '09:32', 'the first week’s final number', (deeds) =>
      finalNumber(deeds, 'product', '1311', deeds.words.setup.defaultMetric),
    ),
    step(1, '09:55', 'other work is added', (deeds) =>
      addOtherWork(deeds, 'backend', cleanUp[language], '2'),
    ),
    step(5, '16:07', 'the other work is done', (deeds) =>
      deeds
        .person('backend')
        .click(deeds.words.week.buttons.done, { in: deeds.channel, near: cleanUp[language] }),
    ),
    step(8, '09:35', 'last week’s final number, and the target stays', async (deeds) => {
      await finalNumber(deeds, 'product', '1574', deeds.words.setup.defaultMetric);
      await keepTarget(deeds, 'product');
    }),
    step(8, '09:40', 'the winner gets bigger than one of them has days', async (deeds) => {
      const bigger = deeds.words.week.scaleUpTitle(groupBuying.title, null);
      await deeds.estimate('frontend', bigger, '6');
      await deeds.estimate('backend', bigger, '3');
      await deeds.estimate('designer', bigger, '4');
      await deeds.takeIn(
        'product',
        bigger,
        'backend',
        ['frontend', 'designer'],
        addDays(monday, 11),
        {},
        true,
      );
    }),
  ];
}
