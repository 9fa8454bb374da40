import { describe, expect, test } from 'vitest';
import { ZONES } from '../../test/support/fixtures/calendar.ts';
import { defaultRitualSettings, type RitualSettings, ritualSettingsSchema } from './ritual-settings.ts';

const usual = defaultRitualSettings('Europe/Berlin');

function problems(settings: unknown): string[] {
  const parsed = ritualSettingsSchema.safeParse(settings);
  return parsed.error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) ?? [];
}

function withPlanning(change: Partial<Record<keyof RitualSettings['planning'], unknown>>) {
  return problems({ ...usual, planning: { ...usual.planning, ...change } });
}

function withStandup(change: Partial<Record<keyof RitualSettings['standup'], unknown>>) {
  return problems({ ...usual, standup: { ...usual.standup, ...change } });
}

function withRetro(change: Partial<Record<keyof RitualSettings['retro'], unknown>>) {
  return problems({ ...usual, retro: { ...usual.retro, ...change } });
}

describe("a squad's times", () => {
  test('are valid as they come, in every zone', () => {
    for (const zone of ZONES) {
      const settings = defaultRitualSettings(zone);
      expect(ritualSettingsSchema.parse(settings)).toEqual(settings);
    }
  });

  test('have a zone that exists', () => {
    expect(problems(defaultRitualSettings('Europe/Atlantis'))).toEqual(['zone: zone_unknown']);
  });

  test('leave each ritual open longer than the half hour in which it may no longer open late', () => {
    expect(withPlanning({ closes: '10:00' })).toEqual(['planning.closes: closes_too_soon']);
    expect(withPlanning({ closes: '10:01' })).toEqual([]);
    expect(withRetro({ closes: '09:00' })).toEqual(['retro.closes: closes_too_soon']);
    expect(withStandup({ closes: '11:30' })).toEqual(['standup.closes: closes_too_soon']);
    expect(withStandup({ closes: '11:31' })).toEqual([]);
  });

  test('bring the stand-up to the channel after the prompt', () => {
    expect(withStandup({ channelAt: '10:00' })).toEqual(['standup.channelAt: channel_not_after_prompt']);
    expect(withStandup({ channelAt: '10:01' })).toEqual([]);
  });

  test('nudge between five minutes and three hours after the prompt', () => {
    for (const minutes of [4, 181, 45.5, '45', Number.NaN]) {
      expect(withStandup({ nudgeAfterMinutes: minutes })).toEqual([
        'standup.nudgeAfterMinutes: nudge_out_of_range',
      ]);
    }
    expect([5, 180].flatMap((minutes) => withStandup({ nudgeAfterMinutes: minutes }))).toEqual([]);
  });

  test('hold rituals on weekdays, Monday to Friday', () => {
    expect(withPlanning({ weekday: 6 })).toEqual(['planning.weekday: weekday_unknown']);
    expect(withStandup({ weekdays: [2, 7] })).toEqual(['standup.weekdays.1: weekday_unknown']);
    expect(withStandup({ weekdays: [] })).toEqual(['standup.weekdays: weekdays_empty']);
  });

  test('keep stand-up weekdays in order and once each', () => {
    const parsed = ritualSettingsSchema.parse({
      ...usual,
      standup: { ...usual.standup, weekdays: [5, 2, 5, 3] },
    });
    expect(parsed.standup.weekdays).toEqual([2, 3, 5]);
  });

  test('end the planning before the retro begins', () => {
    expect(
      problems({
        ...usual,
        planning: { ...usual.planning, weekday: 4 },
        retro: { ...usual.retro, weekday: 3 },
      }),
    ).toEqual(['retro.weekday: retro_before_planning']);
    expect(withRetro({ weekday: 1 })).toEqual([]);
    expect(withRetro({ weekday: 1, at: '11:59' })).toEqual(['retro.weekday: retro_before_planning']);
  });

  test('are all looked at, each malformed one named', () => {
    const settings = {
      ...usual,
      zone: '',
      planning: { ...usual.planning, at: '9:30' },
      standup: { ...usual.standup, prompt: '25:00', closes: 'late' },
      retro: { ...usual.retro, closes: '16:05' },
    };
    expect(problems(settings)).toEqual([
      'zone: zone_unknown',
      'planning.at: time_malformed',
      'standup.prompt: time_malformed',
      'standup.closes: time_malformed',
      'retro.closes: closes_too_soon',
    ]);
  });
});
