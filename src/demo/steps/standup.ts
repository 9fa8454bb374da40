import type { Seen } from '@growth-squad/local-slack';
import { addDays } from '../../calendar/date.ts';
import { instantOf } from '../../calendar/zone.ts';
import type { Language } from '../../language/language.ts';
import { type CastMember, castIn } from '../cast.ts';
import type { Deeds } from '../deeds.ts';
import { textsIn } from '../texts.ts';
import { type Say, standupTextsIn, titlesIn } from './standup-texts.ts';
import { type Step, stepIn } from './step.ts';

/** Who answers the stand-up how many minutes after being asked. */
const answers: readonly (readonly [CastMember, number])[] = [
  ['designer', 20],
  ['product', 1],
  ['marketing', 2],
  ['frontend', 3],
  ['backend', 4],
];

/** Who is asked at the same time on a date, and shortly after when: everybody is at ten by their own clock. */
export function askedOn(language: Language, date: string): { at: number; asked: readonly CastMember[] }[] {
  const { players } = castIn(language);
  const parts = answers.map(([part]) => part);
  const hours = Map.groupBy(parts, (part) => instantOf(date, '10:02', players[part].zone));
  return [...hours].map(([at, asked]) => ({ at, asked })).toSorted((a, b) => a.at - b.at);
}

/** Says "not today" to the question in their direct messages. */
const notToday = (deeds: Deeds, part: CastMember): Promise<Seen> =>
  deeds.person(part).click(deeds.words.standup.notToday, { in: 'dm' });

/** Says in the thread that they can help with what is in somebody's way. */
const canHelp = (deeds: Deeds, part: CastMember, obstacle: string): Promise<Seen> =>
  deeds
    .person(part)
    .click(deeds.words.standup.blocker.iCanHelp, { in: deeds.channel, message: obstacle, near: obstacle });

const TUESDAY = 2;
const WEDNESDAY = 3;

/**
 * The week's stand-ups: the countdown’s copy is in the way on Tuesday, marketing helps, and it is out of the way on
 * Wednesday. @param monday the week, by its Monday
 */
export function standupSteps(language: Language, monday: string): Step[] {
  const { players } = castIn(language);
  const { days, blocked } = standupTextsIn(language);
  const titles = titlesIn(textsIn(language));
  const answer = (weekday: number, part: CastMember, say: Say) => (deeds: Deeds) =>
    deeds.standup(part, say.today, {
      ...say,
      ...(say.about ? { about: titles[say.about] } : {}),
      ...(weekday === TUESDAY && part === 'frontend' ? { inTheWay: blocked, helper: 'marketing' } : {}),
      ...(weekday === WEDNESDAY && part === 'frontend' ? { still: 'resolved' } : {}),
    });
  const all = [TUESDAY, WEDNESDAY, 4, 5].flatMap((weekday) =>
    answers.map(([part, minutes]): Step => {
      const say = days[part][weekday - TUESDAY] ?? null;
      return {
        // Everybody is asked at ten by their own clock.
        at: instantOf(addDays(monday, weekday - 1), '10:00', players[part].zone) + minutes * 60_000,
        what: say ? `${part} answers the stand-up` : `${part} says “not today”`,
        do: say ? answer(weekday, part, say) : (deeds) => notToday(deeds, part),
      };
    }),
  );
  return [
    ...all,
    stepIn(language, monday)(TUESDAY, '11:20', 'marketing can help', (deeds) =>
      canHelp(deeds, 'marketing', blocked),
    ),
  ];
}
