import type { PageLanguage, ShownHost } from '@growth-squad/local-slack';
import { z } from 'zod';
import type { Query } from '../../database/database.ts';
import { formatFor } from '../../language/format.ts';
import { standupTimes } from '../../ritual/plan.ts';
import { timerKinds as ritualTimers } from '../../ritual/scheduling.ts';
import { occurrenceById } from '../../ritual/store.ts';
import { nextTimers, type Timer } from '../../schedule/store.ts';
import { clocksOf } from '../../squad/member-store.ts';
import type { Squad } from '../../squad/squad.ts';
import { timerKinds as standupTimers } from '../../standup/messages.ts';
import { entriesOf, notTodayOf } from '../../standup/store.ts';
import { wordsIn } from './words.ts';

/** How many timers are looked at, and how many lines come of them at most. */
const AHEAD = 14;
const LINES = 6;

const subject = z.object({ occurrenceId: z.string(), userId: z.string().optional() });

/** Something that somebody will see, at its time, in the zone of whom it concerns. */
interface Due {
  readonly at: number;
  readonly zone: string;
  readonly what: keyof ReturnType<typeof wordsIn>['due'];
  readonly who: string | undefined;
}

/** What a squad's people will see next, soonest first; what happens at one instant for several stands in one line. */
export async function dueOf(
  q: Query,
  squad: Squad,
  { language, nameOf }: { language: PageLanguage; nameOf: (userId: string) => string },
): Promise<ShownHost['due']> {
  const timers = await nextTimers(q, { squadId: squad.id, limit: AHEAD });
  const clocks = await clocksOf(q, squad);
  const zoneOf = (userId: string): string => clocks.get(userId)?.zone ?? squad.rituals.zone;
  const all: Due[] = [];
  for (const timer of timers) all.push(...(await seen(q, squad, timer, zoneOf)));
  const lines = Map.groupBy(all, ({ at, what, zone }) => `${at} ${what} ${zone}`);
  const words = wordsIn(language).due;
  return [...lines.values()]
    .flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const names = group.flatMap(({ who }) => (who === undefined ? [] : [nameOf(who)]));
      const said = words[first.what];
      const what = typeof said === 'string' ? said : said(formatFor(language).list(names));
      return [{ at: first.at, zone: first.zone, what }];
    })
    .toSorted((a, b) => a.at - b.at)
    .slice(0, LINES);
}

/** Whoever has answered, or said "not today", is not reminded. */
async function hasSettled(q: Query, occurrenceId: string, userId: string): Promise<boolean> {
  const answered = (await entriesOf(q, occurrenceId)).some((entry) => entry.userId === userId);
  return answered || (await notTodayOf(q, occurrenceId)).includes(userId);
}

async function seen(
  q: Query,
  squad: Squad,
  { at, kind, subject: given }: Timer,
  zoneOf: (userId: string) => string,
): Promise<Due[]> {
  const parsed = subject.safeParse(given);
  if (!parsed.success) return [];
  const { occurrenceId, userId } = parsed.data;
  const inSquad = (what: Due['what']): Due[] => [{ at, zone: squad.rituals.zone, what, who: undefined }];
  switch (kind) {
    case standupTimers.prompt.name:
    case standupTimers.nudge.name:
      if (
        userId === undefined ||
        (kind === standupTimers.nudge.name && (await hasSettled(q, occurrenceId, userId)))
      )
        return [];
      return [
        {
          at,
          zone: zoneOf(userId),
          what: kind === standupTimers.prompt.name ? 'standup' : 'nudge',
          who: userId,
        },
      ];
    case standupTimers.channel.name:
      return inSquad('channel');
    case ritualTimers.open.name:
    case ritualTimers.close.name:
      break;
    default:
      return [];
  }
  const occurrence = await occurrenceById(q, squad.workspaceId, occurrenceId);
  if (!occurrence) return [];
  const { ritual, date } = occurrence;
  if (kind === ritualTimers.close.name) return inSquad(`${ritual}Closes`);
  if (ritual !== 'standup') return inSquad(ritual);
  const { prompts } = await standupTimes(q, squad, date);
  return Object.entries(prompts).map(([who, { promptAt }]) => ({
    at: promptAt,
    zone: zoneOf(who),
    what: 'standup',
    who,
  }));
}
