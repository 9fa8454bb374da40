import type { Person } from '@growth-squad/local-slack';
import { addDays, type LocalDate } from '../../../src/calendar/date.ts';
import { instantOf } from '../../../src/calendar/zone.ts';
import type { Random } from '../random.ts';
import type { Deeds } from './deeds.ts';
import type { Planned } from './living.ts';
import type { SquadLife } from './squad.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** In a rush each person does all they want to within so long. */
const RUSH_MS = 2 * MINUTE_MS;

/** How a week is lived. */
export interface Pace {
  /** Times a day at which people everywhere do something at once, each a few things. */
  readonly rushes: number;
  /** Things that one person does in one rush, at most. */
  readonly each: number;
}

/** When somebody is at work: from this hour of theirs to that one. */
const AT_WORK = [8, 20] as const;

/** What a squad's people do in one week, at times that the seed decides. @param monday the week */
export function weekOf(
  squad: SquadLife,
  deeds: Deeds,
  given: {
    readonly monday: LocalDate;
    readonly pace: Pace;
    readonly random: Random;
    /** Hears that somebody will send the same thing twice at once. */
    readonly sentTwice?: () => void;
  },
): Planned[] {
  const { monday, pace, random, sentTwice } = given;
  const plan: Planned[] = [];
  const there = squad.there;
  const at = (day: number, time: string, within: number, zone = squad.zone): number =>
    instantOf(addDays(monday, day - 1), time, zone) + random.whole(0, within * MINUTE_MS);
  const add = (when: number, who: readonly Person[], what: string, todo: () => Promise<void>): void => {
    // Who has left meanwhile has nothing to do here.
    const isOne = (): boolean => who.every((person) => squad.isThere(person));
    plan.push({ at: when, who, what, do: async () => (isOne() ? todo() : undefined) });
  };
  const idea = (when: number, who: Person) => add(when, [who], 'an idea', () => deeds.idea(squad, who));
  const number = (when: number, who: Person) => add(when, [who], 'a number', () => deeds.number(squad, who));
  const note = (when: number, who: Person): void => {
    const tries = random.chance(0.3);
    add(when, [who], 'a note', () => deeds.note(squad, who, { tries }));
  };
  const estimate = (when: number, who: Person): void => {
    const nth = random.whole(1, 5);
    add(when, [who], 'an estimate', () => deeds.estimate(squad, who, nth));
  };
  const takeIn = (when: number, who: Person): void => {
    const nth = random.whole(1, 3);
    const byTest = random.chance(0.3);
    add(when, [who], 'taking in', () => deeds.takeIn(squad, who, { nth, byTest }));
  };
  const launch = (when: number, who: Person) => add(when, [who], 'a launch', () => deeds.launch(squad, who));
  const result = (when: number, who: Person): void => {
    const early = random.chance(0.3);
    add(when, [who], 'a result', () => deeds.result(squad, who, { early }));
  };
  const standup = (when: number, who: Person): void => {
    const twice = random.chance(0.1);
    const long = random.chance(0.1);
    if (twice) sentTwice?.();
    add(when, [who], 'a stand-up', () => deeds.standup(squad, who, { twice, long }));
  };

  // What the planning is about.
  for (let count = random.whole(2, 4); count > 0; count -= 1) idea(at(1, '08:00', 60), random.pick(there));
  for (const day of [1, 2, 3, 4, 5]) {
    for (let count = random.whole(1, 3); count > 0; count -= 1)
      idea(at(day, '08:30', 600), random.pick(there));
    if (random.chance(0.7)) number(at(day, '09:00', 540), squad.people.product);
  }
  for (const day of [2, 3, 4, 5]) {
    for (const person of there) {
      if (!random.chance(0.9)) continue;
      const answered = at(day, '10:00', 120, squad.zoneOf(person));
      standup(answered, person);
      if (random.chance(0.2)) standup(answered + random.whole(5, 60) * MINUTE_MS, person);
    }
  }
  for (const person of there) {
    if (random.chance(0.4)) estimate(at(1, '09:31', 60), person);
    if (random.chance(0.6)) note(at(5, '16:01', 80), person);
    // Boards are at their busiest while they are open.
    for (let count = pace.rushes * pace.each; count > 0; count -= 1) {
      estimate(at(1, '10:00', 1), person);
      note(at(5, '16:30', 1), person);
    }
  }
  for (let bets = random.whole(1, 4); bets > 0; bets -= 1) {
    takeIn(at(1, '10:15', 80), random.pick(there));
    launch(at(random.whole(2, 5), '13:00', 150), random.pick(there));
    if (random.chance(0.7)) result(at(5, '16:05', 80), random.pick(there));
  }
  const { product, marketing } = squad.people;
  const close = (when: number, words: string): void =>
    add(when, [product, marketing], 'a closing', () => deeds.close(squad, words));
  if (random.chance(0.7)) close(at(1, '11:00', 50), squad.words.planning.close);
  if (random.chance(0.5)) close(at(5, '17:30', 20), squad.words.retro.board.close);

  for (const when of [at(1, '10:40', 40), at(5, '17:55', 30)]) {
    const who = random.pick(there);
    add(when, [who], 'taking a try', () => deeds.takeTry(squad, who));
  }
  if (random.chance(0.7)) {
    const who = random.pick(there);
    add(at(3, '13:00', 120), [who, product], 'a hot topic', () => deeds.hotTopic(squad, who));
  }
  const [leaver] = squad.others;
  if (leaver && random.chance(0.4))
    add(at(4, '11:00', 60), [leaver], 'leaving', () => deeds.leaveWhileWriting(squad, leaver));

  for (const day of [1, 2, 3, 4, 5]) {
    const midnight = instantOf(addDays(monday, day - 1), '00:00', 'UTC');
    for (let rush = 0; rush < pace.rushes; rush += 1) {
      const begins = midnight + Math.floor(((rush + 0.5) / pace.rushes) * 24) * HOUR_MS;
      for (const person of there) {
        const zone = squad.zoneOf(person);
        if (!isBetween(begins, monday, day, zone)) continue;
        for (let count = random.whole(1, pace.each); count > 0; count -= 1) {
          const when = begins + random.whole(0, RUSH_MS);
          const what = random.whole(1, 10);
          if (day > 1 && what <= 6) standup(when, person);
          else if (what <= 8) idea(when, person);
          else number(when, person);
        }
      }
    }
  }
  return plan;
}

/** Whether it is working time of that day there. */
function isBetween(instant: number, monday: LocalDate, day: number, zone: string): boolean {
  const midnight = instantOf(addDays(monday, day - 1), '00:00', zone);
  const hours = (instant - midnight) / HOUR_MS;
  return hours >= AT_WORK[0] && hours < AT_WORK[1];
}
