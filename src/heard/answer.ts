import { privateHelp } from '../command/help.ts';
import type { Query } from '../database/database.ts';
import type { Drawn } from '../delivery/renderer.ts';
import { catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import { languageOf } from '../language/language.ts';
import { asksForHelp } from '../said/asking.ts';
import type { Person } from '../slack/people-store.ts';
import { sentenceMessage } from '../slack/sentence.ts';
import { readingZone } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import { MOST } from '../standup/questions.ts';
import type { Words } from './kept.ts';
import { parts } from './labels.ts';
import { type Offer, offerIn } from './offer.ts';
import { readStandup } from './read.ts';
import { offerMessage } from './view.ts';

/** More squads than anybody is in. */
const MOST_SQUADS = 10;

/** Words that somebody typed to the bot. */
export interface Heard {
  readonly key: string;
  readonly words: Words;
  readonly person: Person;
  readonly where: 'private' | 'channel';
  /** Those for which they may be an answer; empty: their author is in none. */
  readonly squads: readonly Squad[];
}

const moment = (said: Parameters<typeof sentenceMessage>[0]): Drawn => ({
  ...sentenceMessage(said),
  isFinal: true,
});

/** What is answered to words that somebody typed. @param now UTC milliseconds */
export async function answerTo(
  q: Query,
  { key, words, person, where, squads }: Heard,
  now: number,
): Promise<Drawn> {
  const { text, at } = words;
  const [first] = squads;
  const language = languageOf(person, first?.language);
  const { common, heard } = catalogue(language);
  if (person.isGuest || person.isBot || person.isDeactivated) return moment(common.noGuests);
  if (where === 'private' && asksForHelp(text))
    return { ...(await privateHelp(q, person, now)), isFinal: true };
  if (!first) return moment(common.inNoSquad);
  const reading = readStandup(text, where);
  if (!reading) return moment(heard.canDo);
  if (parts.some((part) => (reading[part]?.length ?? 0) > MOST))
    return moment(heard.tooLong(formatFor(language).number(MOST)));
  const offers: Offer[] = [];
  for (const squad of squads.slice(0, MOST_SQUADS)) offers.push(await offerIn(q, squad, person, at));
  const message = offerMessage(reading, offers, key, { language, zone: readingZone(person, first) });
  // Among several squads it follows what is done with its own buttons.
  return { ...message, isFinal: squads.length > 1 || offers.every(({ kind }) => kind !== 'open') };
}
