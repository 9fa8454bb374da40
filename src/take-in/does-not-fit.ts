import type { Catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import type { Language } from '../language/language.ts';
import type { DoesNotFit, WrongDay } from './deeds.ts';

/** Beside which field of a form it stands that something does not fit into the week, and in which words. */
export function doesNotFit(
  refused: Exclude<DoesNotFit | WrongDay, { readonly code: 'over' }>,
  { week, common }: Catalogue,
  language: Language,
): Readonly<Record<string, string>> {
  const told = week.takeIn;
  switch (refused.code) {
    case 'owner-left':
      return { owner: told.notAMember };
    case 'week-over':
      return { liveBy: told.weekOver };
    case 'date-passed':
      return { liveBy: common.dateHasPassed };
    case 'outside-week': {
      const format = formatFor(language);
      return { liveBy: told.outsideWeek(format.date(refused.from), format.date(refused.to)) };
    }
  }
}
