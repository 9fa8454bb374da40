import type { Language } from '../../language/language.ts';
import type { CastMember } from '../cast.ts';
import type { Deeds } from '../deeds.ts';
import { type Step, stepIn } from './step.ts';

/** Chooses another hour for the stand-up's question, from the first day's message. */
async function chooseHour(deeds: Deeds, part: CastMember, hour: string): Promise<void> {
  const { firstDay, ownTime } = deeds.words.squad;
  const person = deeds.person(part);
  await person.click(firstDay.otherTime, { in: 'dm' });
  await person.fill({ [ownTime.label]: hour });
  await deeds.submit(person, 'The own hour');
}

/** Says when they are away, in words. */
export async function goAway(deeds: Deeds, part: CastMember, when: string): Promise<void> {
  await deeds.person(part).command(`/squad away ${when}`, deeds.channel);
}

/** The day before one is away. */
export const tomorrow: Readonly<Record<Language, string>> = { en: 'tomorrow', 'zh-CN': '明天' };

const friday: Readonly<Record<Language, string>> = { en: 'next Friday', 'zh-CN': '下周五' };

/**
 * The first day's message is read, and one member chooses an hour of their own; another says on Thursday which day of
 * the next week they are away. @param monday the week, by its Monday
 */
export function awaySteps(language: Language, monday: string): Step[] {
  const step = stepIn(language, monday);
  return [
    step(1, '08:45', 'an hour of one’s own', (deeds) => chooseHour(deeds, 'frontend', '09:30')),
    step(4, '15:00', 'a day away', (deeds) => goAway(deeds, 'designer', friday[language])),
  ];
}
