import type { Zone } from '../calendar/zone.ts';
import type { Query } from '../database/database.ts';
import { type Language, languageOf } from '../language/language.ts';
import type { Asked } from '../slack/listen.ts';
import { personOf } from '../slack/people-store.ts';
import { readingZone } from './rules.ts';
import type { Squad } from './squad.ts';

/** Whom something is said to: in which language, by which clock. */
export interface Reader {
  readonly language: Language;
  readonly zone: Zone;
}

/** A reader at an instant: what is from today is told without its day. */
export interface ReaderNow extends Reader {
  /** UTC milliseconds. */
  readonly now: number;
}

/** A squad's channel, which reads its language by its clock. */
export const channelOf = ({ language, rituals }: Squad): Reader => ({ language, zone: rituals.zone });

/** How the person who asks reads what concerns this squad. */
export function readerOf(asked: Asked, squad: Squad): ReaderNow {
  return {
    language: asked.language(squad.language),
    zone: readingZone(asked.person, squad),
    now: asked.core.clock.now(),
  };
}

/** The same of somebody whom the bot writes to by itself. */
export async function readerFor(q: Query, squad: Squad, userId: string): Promise<Reader> {
  const person = await personOf(q, squad.workspaceId, userId);
  return {
    language: languageOf(person, squad.language),
    zone: person ? readingZone(person, squad) : squad.rituals.zone,
  };
}
