/** One way in which people may come to a test. */
export interface Setting {
  readonly name: string;
  /** Of the control. */
  readonly rate: number;
  /** Of the variant. */
  readonly share: number;
  /** People of both sides who are expected on a day of the plan. */
  readonly aDay: number;
  /** How many times as many come on this day, the first being 1. */
  readonly times: (day: number) => number;
  /** At most so many false answers, of 100, in all looks; null where they are only told. */
  readonly bound: number | null;
}

/** Looked at every day for so long, though it was planned for less. */
export const LOOKS = 60;
export const PLANNED_DAYS = 14;

/** Most false answers of 100 where people come evenly or start slowly, and where they come late or grow. */
const CALM = 4.5;
const RESTLESS = 6.5;

const even = (): number => 1;
/** A tenth in the first week. */
const slow = (day: number): number => (day <= 7 ? 0.1 : 1);
/** All people of the plan in its last three days, then as planned. */
const late = (day: number): number => {
  if (day > PLANNED_DAYS) return 1;
  return day > PLANNED_DAYS - 3 ? PLANNED_DAYS / 3 : 0;
};
/** The same more each day, from the first to the last look; as planned within the plan. */
const growing = (day: number): number => (2 * day) / (PLANNED_DAYS + 1);
/** As planned, then twice as many every two weeks. */
const lateGrowth = (day: number): number => 2 ** (Math.max(0, day - PLANNED_DAYS) / 14);

export const settings: readonly Setting[] = [
  { name: 'even, 5 %, 50/50', rate: 0.05, share: 0.5, aDay: 1_000, times: even, bound: CALM },
  { name: 'even, 0.5 %, 50/50', rate: 0.005, share: 0.5, aDay: 4_000, times: even, bound: CALM },
  { name: 'even, 5 %, 90/10', rate: 0.05, share: 0.1, aDay: 1_000, times: even, bound: CALM },
  { name: 'even, 0.5 %, 90/10', rate: 0.005, share: 0.1, aDay: 4_000, times: even, bound: CALM },
  { name: 'even, 30 %, 20 people a day', rate: 0.3, share: 0.5, aDay: 20, times: even, bound: CALM },
  { name: 'slow start, 5 %, 50/50', rate: 0.05, share: 0.5, aDay: 1_000, times: slow, bound: CALM },
  { name: 'slow start, 0.5 %, 50/50', rate: 0.005, share: 0.5, aDay: 4_000, times: slow, bound: CALM },
  { name: 'all in the last 3 days, 5 %', rate: 0.05, share: 0.5, aDay: 1_000, times: late, bound: RESTLESS },
  { name: 'growing, 5 %, 50/50', rate: 0.05, share: 0.5, aDay: 1_000, times: growing, bound: RESTLESS },
  {
    name: 'late growth, 0.5 %, 90/10',
    rate: 0.005,
    share: 0.1,
    aDay: 4_000,
    times: lateGrowth,
    bound: RESTLESS,
  },
  // Where all of it comes together the variant has 15 conversions on its date. Counts so small lean to one side, which the
  // interval does not correct: 4.4 to 4.7 by the seed, so no bound is promised. With ten times the people it is as elsewhere.
  {
    name: '… slow start, 0.5 %, 90/10, few',
    rate: 0.005,
    share: 0.1,
    aDay: 4_000,
    times: slow,
    bound: null,
  },
  {
    name: '… slow start, 0.5 %, 90/10, many',
    rate: 0.005,
    share: 0.1,
    aDay: 40_000,
    times: slow,
    bound: null,
  },
];
