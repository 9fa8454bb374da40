import { dateAt, type Zone } from '../calendar/zone.ts';
import type { Query } from '../database/database.ts';
import type { Catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import type { Language } from '../language/language.ts';
import { namesOf } from '../slack/names.ts';
import { absencesOf } from '../squad/absence-store.ts';
import { isMember } from '../squad/rules.ts';
import type { Member, Squad } from '../squad/squad.ts';
import type { Hypothesis } from './hypothesis.ts';
import { type Deciders, decidersOn } from './topic-rules.ts';
import type { Topic } from './topic-store.ts';

/** Most names listed in a sentence. */
const NAMED = 5;

/** Who decides at an instant. */
async function decidersAt(
  q: Query,
  { squad, members }: { readonly squad: Squad; readonly members: readonly Member[] },
  now: number,
): Promise<Deciders> {
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

/**
 * Why this person can't answer the question; undefined: they can.
 * @param reader the words and zone of the one who reads it
 */
export async function mayNotAnswer(
  q: Query,
  topic: Topic,
  there: { readonly squad: Squad; readonly members: readonly Member[] },
  reader: {
    readonly userId: string;
    readonly words: Catalogue;
    readonly zone: Zone;
    readonly language: Language;
  },
  now: number,
): Promise<string | undefined> {
  const { userId, words, zone, language } = reader;
  const { hotTopic } = words;
  if (topic.state !== 'open') {
    if (topic.answeredBy === null || topic.answeredAt === null) return hotTopic.already.lapsed;
    if (topic.state === 'off') return hotTopic.already.off;
    const names = await namesOf(q, topic.workspaceId, [topic.answeredBy]);
    const time = formatFor(language).time(topic.answeredAt, zone);
    return hotTopic.already[topic.state](names(topic.answeredBy), time);
  }
  if (!isMember(there.members, userId)) return words.hypothesis.onlyMembers;
  const deciders = await decidersAt(q, there, now);
  if (deciders.why === 'anybody' || deciders.who.includes(userId)) return undefined;
  const names = await namesOf(q, topic.workspaceId, deciders.who);
  return hotTopic.onlyDeciders(formatFor(language).list(deciders.who.slice(0, NAMED).map(names)));
}
