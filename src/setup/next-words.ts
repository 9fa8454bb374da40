import { catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import type { Language } from '../language/language.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import type { Member, Squad } from '../squad/squad.ts';

/**
 * What comes next and when: a stand-up comes to each reader at their own hour, the other rituals at the squad's.
 * @param reader.own the reader's membership, for the hour they chose
 */
export function nextRitual(
  next: Pick<Occurrence, 'ritual' | 'date' | 'opensAt'> | undefined,
  squad: Pick<Squad, 'rituals'>,
  reader: {
    readonly language: Language;
    readonly zone: string;
    readonly own?: Pick<Member, 'prompt'> | undefined;
  },
): { what: string; when: string } | undefined {
  if (!next) return undefined;
  const { ritual, date, opensAt } = next;
  const { language, zone, own } = reader;
  const format = formatFor(language);
  const hour = own?.prompt ?? squad.rituals.standup.prompt;
  const when = ritual === 'standup' ? `${format.shortWeekday(date)} ${hour}` : format.dayTime(opensAt, zone);
  return { what: catalogue(language).setup.ritualNames[ritual], when };
}
