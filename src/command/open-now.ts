import { z } from 'zod';
import { askReadings } from '../absences/asking.ts';
import { daysMeant, speakerOf } from '../absences/meant.ts';
import { addDays, type LocalDate, mondayOf } from '../calendar/date.ts';
import { type Occasion, planningOf, retroOf } from '../calendar/ritual-times.ts';
import { dateAt } from '../calendar/zone.ts';
import type { Query } from '../database/database.ts';
import type { DaysRead } from '../days/read.ts';
import { type Deed, inSquad, perform } from '../deeds/deed.ts';
import { barredBack, sayBarred } from '../deeds/words.ts';
import { planTheRest } from '../first-days/first-week.ts';
import { formatFor } from '../language/format.ts';
import type { RitualCore } from '../ritual/core.ts';
import type { Rituals } from '../ritual/rituals.ts';
import type { Answer } from '../slack/answers.ts';
import type { Command } from '../slack/listen.ts';
import { sentence } from '../slack/sentence.ts';
import { typed } from '../slack/typed.ts';
import { daysOffOf } from '../squad/absence-store.ts';
import type { Here } from '../squad/gate.ts';
import { isActive, todayOf } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';

type Meeting = 'planning' | 'retro';

/** The word behind `/squad` for each. */
const WORDS: Readonly<Record<Meeting, string>> = { planning: 'plan', retro: 'retro' };

/** The week's planning or retro opens now, on any day and whatever became of it before. */
const opening = (
  rituals: Rituals,
  ritual: Meeting,
): Deed<{ squadId: string }, undefined, { opened: boolean }, { readonly code: 'open' }> => ({
  name: `${ritual}.open`,
  accepted: z.object({ opened: z.boolean() }),
  find: inSquad,
  async act(change, { actor: { userId: by }, squad }) {
    const today = dateAt(change.at, squad.rituals.zone);
    const begun = ritual === 'planning' ? await planTheRest(change, rituals, squad, by) : squad;
    const { opened } = await rituals.openNow(change, begun, ritual, today, by);
    return opened || begun !== squad ? { accepted: { opened } } : { refused: { code: 'open' } };
  },
});

/** `/squad plan` and `/squad retro`: with today, or without a word, it opens; with another day nothing does. */
export async function openNow(
  { rituals }: RitualCore,
  command: Command,
  here: Here,
  { ritual, text }: { readonly ritual: Meeting; readonly text: string },
): Promise<Answer> {
  const { squad } = here;
  const today = todayOf(command.person, squad, command.core.clock.now());
  const read = daysMeant(text, today, speakerOf(command.person));
  if (!('nothing' in read) && !isOnly(read, today)) return notOpened(command, here, ritual, read);
  const done = await perform(command, opening(rituals, ritual), { squadId: squad.id });
  if ('barred' in done) return text === '' ? sayBarred(command, done) : barredBack(command, done);
  const { setup } = command.words(done.there?.squad.language);
  const isOpened = 'accepted' in done && done.accepted.opened;
  return sentence(isOpened ? setup.opened[ritual] : setup.openAlready[ritual]);
}

const isOnly = (read: DaysRead, day: LocalDate): boolean =>
  'days' in read && read.form === 'day' && read.days[0]?.from === day;

/** What opens by itself on the day that was named, or in its week; and a button for now. */
async function notOpened(
  command: Command,
  { squad, language, words }: Here,
  ritual: Meeting,
  read: DaysRead,
): Promise<Answer> {
  const { notOpened: said } = words.setup;
  const what = words.setup.ritualNames[ritual];
  const [first] = 'days' in read ? read.days : [];
  const last = 'days' in read ? read.days.at(-1) : undefined;
  const own = first && (await command.core.database.read((q) => ownIn(q, squad, ritual, first.from)));
  const format = formatFor(language);
  const when =
    own && own.opensAt > command.core.clock.now()
      ? format.dateTime(own.date, own.opensAt, squad.rituals.zone)
      : undefined;
  const isThen =
    first !== undefined &&
    last !== undefined &&
    own !== undefined &&
    first.from <= own.date &&
    own.date <= last.to;
  const answer =
    'unread' in read ? said.unread(typed(read.unread, 100), what) : said.otherDay(what, when, isThen);
  return askReadings(command, squad, answer, [{ label: said.now, text: WORDS[ritual] }]);
}

/** When it opens by itself in the week of that day; undefined: not at all. */
async function ownIn(q: Query, squad: Squad, ritual: Meeting, day: LocalDate): Promise<Occasion | undefined> {
  if (!isActive(squad)) return undefined;
  const monday = mondayOf(day);
  const daysOff = await daysOffOf(q, squad.id, monday, addDays(monday, 6));
  return (ritual === 'planning' ? planningOf : retroOf)(monday, squad.rituals, daysOff);
}
