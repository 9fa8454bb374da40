import { z } from 'zod';
import { isTime, isZone, minutesOf, type Zone } from './zone.ts';

/** How long before its closing a ritual may still open late, in minutes. */
export const LATE_LIMIT_MINUTES = 30;

/** What can be wrong with a squad's times; the codes are the messages of the schema's issues. */
export type RitualProblem =
  | 'zone_unknown'
  | 'time_malformed'
  | 'weekday_unknown'
  | 'weekdays_empty'
  | 'closes_too_soon'
  | 'channel_not_after_prompt'
  | 'nudge_out_of_range'
  | 'retro_before_planning';

function code(problem: RitualProblem): { error: RitualProblem } {
  return { error: problem };
}

const time = z.string().refine(isTime, { ...code('time_malformed'), abort: true });
const zone = z.string().refine(isZone, code('zone_unknown'));
// No weekend: it is worked only when a squad declares it, week by week.
const weekday = z.literal([1, 2, 3, 4, 5], code('weekday_unknown'));

function staysOpenLongEnough(opens: string, closes: string): boolean {
  return minutesOf(closes) - minutesOf(opens) > LATE_LIMIT_MINUTES;
}

const meeting = z
  .strictObject({ weekday, at: time, closes: time })
  .refine((m) => staysOpenLongEnough(m.at, m.closes), { ...code('closes_too_soon'), path: ['closes'] });

const standup = z
  .strictObject({
    weekdays: z
      .array(weekday)
      .min(1, code('weekdays_empty'))
      .transform((days) => [...new Set(days)].sort()),
    prompt: time,
    // Below the four hours that the day stays open after its last prompt.
    nudgeAfterMinutes: z
      .number(code('nudge_out_of_range'))
      .int(code('nudge_out_of_range'))
      .min(5, code('nudge_out_of_range'))
      .max(180, code('nudge_out_of_range')),
    channelAt: time,
    closes: time,
  })
  .refine((s) => s.prompt < s.channelAt, { ...code('channel_not_after_prompt'), path: ['channelAt'] })
  .refine((s) => staysOpenLongEnough(s.channelAt, s.closes), {
    ...code('closes_too_soon'),
    path: ['closes'],
  });

/**
 * A squad's zone and the times of its rituals. Prompt and nudge are in each member's zone, all else in the squad's.
 * Every issue has a `RitualProblem` as its message and the field as its path.
 */
export const ritualSettingsSchema = z
  .strictObject({ zone, planning: meeting, standup, retro: meeting })
  .refine((s) => retroFollowsPlanning(s.planning, s.retro), {
    ...code('retro_before_planning'),
    path: ['retro', 'weekday'],
  });

export type RitualSettings = z.infer<typeof ritualSettingsSchema>;

/** When a planning or a retro is held in an ordinary week. */
export type MeetingTimes = RitualSettings['planning'];

/** On the same weekday the planning has to be closed before the retro opens. */
function retroFollowsPlanning(planning: z.infer<typeof meeting>, retro: z.infer<typeof meeting>): boolean {
  if (planning.weekday === retro.weekday) return planning.closes <= retro.at;
  return planning.weekday < retro.weekday;
}

/**
 * What a squad starts with.
 * @example defaultRitualSettings('Europe/Berlin').planning // { weekday: 1, at: '09:30', closes: '12:00' }
 */
export function defaultRitualSettings(zone: Zone): RitualSettings {
  return {
    zone,
    planning: { weekday: 1, at: '09:30', closes: '12:00' },
    standup: {
      weekdays: [2, 3, 4, 5],
      prompt: '10:00',
      nudgeAfterMinutes: 45,
      channelAt: '11:00',
      closes: '18:00',
    },
    retro: { weekday: 5, at: '16:00', closes: '18:00' },
  };
}
