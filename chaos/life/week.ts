import { addDays, type LocalDate } from '../../src/calendar/date.ts';
import { instantOf } from '../../src/calendar/zone.ts';
import type { Tally } from '../faults/kinds.ts';
import type { Random } from '../random.ts';
import type { Deeds } from './deeds.ts';
import type { SquadLife } from './squad.ts';

/** Something that somebody does at some time. */
export interface Planned {
  /** UTC milliseconds. */
  readonly at: number;
  readonly squad: number;
  readonly what: string;
  readonly do: () => Promise<void>;
}

const MINUTE_MS = 60_000;

/** What a squad's people do in one week, at times that the seed decides. @param monday the week */
export function weekOf(
  squad: SquadLife,
  deeds: Deeds,
  monday: LocalDate,
  random: Random,
  tally: Tally,
): Planned[] {
  const plan: Planned[] = [];
  const add = (day: number, time: string, within: number, what: string, todo: () => Promise<void>): void => {
    const at = instantOf(addDays(monday, day - 1), time, squad.zone) + random.whole(0, within * MINUTE_MS);
    plan.push({ at, squad: squad.index, what, do: todo });
  };
  const anybody = () => random.pick(squad.everybody);
  const { product } = squad.people;
  for (const day of [1, 2, 3, 4, 5]) {
    for (let count = random.whole(1, 3); count > 0; count -= 1) {
      const person = anybody();
      add(day, '08:30', 600, 'an idea', () => deeds.idea(squad, person));
    }
    if (random.chance(0.7)) add(day, '09:00', 540, 'a number', () => deeds.number(squad, product));
  }
  for (const person of [squad.people.frontend, squad.people.backend]) {
    add(1, '09:31', 60, 'an estimate', () => deeds.estimate(squad, person));
  }
  if (random.chance(0.7))
    add(1, '11:00', 50, 'the plan', () => deeds.close(squad, squad.words.planning.close));
  for (const day of [2, 3, 4, 5]) {
    for (const person of squad.everybody) {
      if (!random.chance(0.9)) continue;
      const twice = random.chance(0.1);
      if (twice) tally.add('sent twice at once');
      const zone = squad.zoneOf(person);
      const at = instantOf(addDays(monday, day - 1), '10:00', zone) + random.whole(0, 120) * MINUTE_MS;
      plan.push({
        at,
        squad: squad.index,
        what: 'a stand-up',
        do: () => deeds.standup(squad, person, twice),
      });
      if (random.chance(0.2)) {
        plan.push({
          at: at + random.whole(5, 60) * MINUTE_MS,
          squad: squad.index,
          what: 'a changed stand-up',
          do: () => deeds.standup(squad, person, false),
        });
      }
    }
  }
  for (const person of squad.everybody) {
    if (random.chance(0.6)) add(5, '16:01', 80, 'a note', () => deeds.note(squad, person));
  }
  if (random.chance(0.5))
    add(5, '17:30', 20, 'the retro', () => deeds.close(squad, squad.words.retro.board.close));
  return plan;
}
