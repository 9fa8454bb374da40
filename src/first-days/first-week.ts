import { z } from 'zod';
import { addDays, type LocalDate } from '../calendar/date.ts';
import { dateAt } from '../calendar/zone.ts';
import type { Change } from '../database/change.ts';
import { type Deed, inSquad, perform } from '../deeds/deed.ts';
import { sayBarred } from '../deeds/words.ts';
import { touch } from '../delivery/changed.ts';
import { catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import type { Language } from '../language/language.ts';
import type { Line } from '../language/line.ts';
import type { RitualCore } from '../ritual/core.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import type { Rituals } from '../ritual/rituals.ts';
import { sprintDays, weekAt } from '../ritual/rules.ts';
import { occurrencesOfSprint } from '../ritual/store.ts';
import { type Answer, nothing } from '../slack/answers.ts';
import { button, buttons, rich } from '../slack/blocks.ts';
import { actions } from '../slack/ids.ts';
import type { Click } from '../slack/listen.ts';
import type { MessageBlock } from '../slack/message.ts';
import type { Names } from '../slack/names.ts';
import { sentence } from '../slack/sentence.ts';
import type { FirstWeek, Squad } from '../squad/squad.ts';
import { changeSquad } from '../squad/store.ts';
import { rhythmKey } from './first-day.ts';

/**
 * What a squad has to decide that was set up when the hour of its week's planning was over: whether to plan the rest
 * of it. There is a rest as long as the retro is on a later day; else the next Monday comes by itself.
 * @param occurrences what the calendar still has in the week
 * @param today in the squad's zone
 */
export function firstWeekOf(
  week: LocalDate,
  occurrences: readonly Pick<Occurrence, 'ritual' | 'state' | 'date'>[],
  today: LocalDate,
): FirstWeek | null {
  const ahead = occurrences.filter(({ state }) => state === 'scheduled');
  const isPlanned = ahead.some(({ ritual }) => ritual === 'planning');
  const hasRest = ahead.some(({ ritual, date }) => ritual === 'retro' && date > today);
  return !isPlanned && hasRest ? { week, choice: 'open', by: null } : null;
}

/** Asks the channel, in the message with the week's times, how a squad begins that was set up in the middle of a week. */
export async function offerFirstWeek(change: Change, squad: Squad, week: LocalDate): Promise<void> {
  const occurrences = await occurrencesOfSprint(change.tx, { squadId: squad.id, ...sprintDays(week) });
  const firstWeek = firstWeekOf(week, occurrences, dateAt(change.at, squad.rituals.zone));
  if (firstWeek) await changeSquad(change, squad, { firstWeek }, squad.ownerId);
}

/** What the channel reads about the first week: the question, or what was chosen; nothing once the week is over. */
export function firstWeekBlocks(squad: Squad, nameOf: Names, now: number): MessageBlock[] {
  const { firstWeek, language, id } = squad;
  if (!firstWeek || weekAt(squad, now) !== firstWeek.week) return [];
  const chosen = chosenSentence(firstWeek, language, nameOf);
  if (chosen) return [rich(chosen)];
  const words = catalogue(language).squad.firstWeek;
  return [
    rich(words.question),
    buttons(
      button({ text: words.rest, actionId: actions.planRest, value: id, style: 'primary' }),
      button({ text: words.monday, actionId: actions.startMonday, value: id }),
    ),
  ];
}

function chosenSentence(firstWeek: FirstWeek, language: Language, nameOf: Names): Line | undefined {
  const { choice, by, week } = firstWeek;
  if (choice === 'open' || by === null) return undefined;
  const words = catalogue(language).squad.firstWeek;
  if (choice === 'rest') return words.choseRest(nameOf(by));
  return words.choseMonday(nameOf(by), formatFor(language).date(addDays(week, 7)));
}

/** A planning by hand decides it too: the rest of the week is planned. @returns the squad as it is then */
export async function planTheRest(
  change: Change,
  rituals: Rituals,
  squad: Squad,
  by: string,
): Promise<Squad> {
  const { firstWeek } = squad;
  if (!firstWeek || firstWeek.choice === 'rest' || weekAt(squad, change.at) !== firstWeek.week) return squad;
  return decide(change, rituals, squad, { ...firstWeek, choice: 'rest', by });
}

async function decide(change: Change, rituals: Rituals, squad: Squad, firstWeek: FirstWeek): Promise<Squad> {
  const decided = await changeSquad(change, squad, { firstWeek }, firstWeek.by ?? squad.ownerId);
  await rituals.reschedule(change, decided);
  touch(change, squad.workspaceId, rhythmKey(squad.id));
  return decided;
}

type Choosing = { readonly squadId: string; readonly choice: 'rest' | 'monday' };

/** How the squad begins: the first who chooses decides, whoever it is. */
const choosing = (
  rituals: Rituals,
): Deed<Choosing, undefined, { squadId: string }, { readonly code: 'over' | 'chosen' }> => ({
  name: 'squad.first-week',
  accepted: z.object({ squadId: z.string() }),
  find: inSquad,
  async act(change, { actor: { userId: by }, squad }, { squadId, choice }) {
    const { firstWeek } = squad;
    if (!firstWeek || weekAt(squad, change.at) !== firstWeek.week) return { refused: { code: 'over' } };
    if (firstWeek.choice !== 'open') return { refused: { code: 'chosen' } };
    const decided = await decide(change, rituals, squad, { ...firstWeek, choice, by });
    if (choice === 'rest') {
      await rituals.openNow(change, decided, 'planning', dateAt(change.at, squad.rituals.zone), by);
    }
    return { accepted: { squadId } };
  },
});

/** "Plan the rest of this week" and "Start on Monday". */
export const onFirstWeek =
  ({ rituals }: RitualCore, choice: Choosing['choice']) =>
  async (click: Click): Promise<Answer> => {
    const done = await perform(click, choosing(rituals), { squadId: click.value, choice });
    if ('barred' in done) return sayBarred(click, done);
    // Chosen before: the message says by whom.
    if ('accepted' in done || done.refused.code === 'chosen') return nothing;
    return sentence(click.words(done.there.squad.language).squad.firstWeek.over);
  };
