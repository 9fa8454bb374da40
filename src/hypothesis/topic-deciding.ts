import { dateAt } from '../calendar/zone.ts';
import type { Query } from '../database/database.ts';
import type { There } from '../deeds/deed.ts';
import type { Catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import type { Asked } from '../slack/listen.ts';
import { namesOf } from '../slack/names.ts';
import { absencesOf } from '../squad/absence-store.ts';
import { readingZone } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import type { Hypothesis } from './hypothesis.ts';
import { type Deciders, decidersOn } from './topic-rules.ts';
import type { HotTopic } from './topic-store.ts';

/** Most names listed in a sentence. */
const NAMED = 5;

/** Who decides at an instant. */
async function decidersAt(q: Query, { squad, members }: There, now: number): Promise<Deciders> {
  const today = dateAt(now, squad.rituals.zone);
  return decidersOn(squad, members, await absencesOf(q, squad.id, today, today), today);
}

/** Why nothing can be done with a hypothesis that has left the list. */
export function notWaiting({ state }: Pick<Hypothesis, 'state'>, { ideas }: Catalogue): string {
  if (state === 'dropped') return ideas.notWaiting.dropped;
  return state === 'committed' || state === 'launched'
    ? ideas.notWaiting.underway
    : ideas.notWaiting.answered;
}

/** Why somebody can't answer a question. */
export type MayNotAnswer =
  /** It has its answer, or nobody gave one in time. */
  | ({ readonly code: 'answered' } & Pick<HotTopic, 'state' | 'answeredBy' | 'answeredAt'>)
  /** It is for these. */
  | { readonly code: 'others-decide'; readonly who: readonly string[] };

/** Why this member can't answer the question; undefined: they can. @param now UTC milliseconds */
export async function mayNotAnswer(
  q: Query,
  { state, answeredBy, answeredAt }: HotTopic,
  there: There,
  userId: string,
  now: number,
): Promise<MayNotAnswer | undefined> {
  if (state !== 'open') return { code: 'answered', state, answeredBy, answeredAt };
  const { why, who } = await decidersAt(q, there, now);
  return why === 'anybody' || who.includes(userId) ? undefined : { code: 'others-decide', who };
}

/** The same as its reader reads it. */
export async function mayNotAnswerText(asked: Asked, squad: Squad, why: MayNotAnswer): Promise<string> {
  const { core, workspaceId, person } = asked;
  const { hotTopic } = asked.words(squad.language);
  const format = formatFor(asked.language(squad.language));
  const namesFor = (ids: readonly string[]) => core.database.read((q) => namesOf(q, workspaceId, ids));
  if (why.code === 'others-decide') {
    const names = await namesFor(why.who);
    return hotTopic.onlyDeciders(format.list(why.who.slice(0, NAMED).map(names)));
  }
  const { state, answeredBy, answeredAt } = why;
  if (answeredBy === null || answeredAt === null || state === 'open') return hotTopic.already.lapsed;
  if (state === 'off') return hotTopic.already.off;
  const names = await namesFor([answeredBy]);
  return hotTopic.already[state](names(answeredBy), format.time(answeredAt, readingZone(person, squad)));
}
