import { z } from 'zod';
import { perform } from '../deeds/deed.ts';
import { barredAt, barredBack } from '../deeds/words.ts';
import { calendarName, countriesIn, countryOf, NO_HOLIDAYS } from '../holidays/calendars.ts';
import { catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import type { RitualCore } from '../ritual/core.ts';
import { type Answer, close, errors, open, type SubmitAnswer, say, update } from '../slack/answers.ts';
import { rich } from '../slack/blocks.ts';
import * as fields from '../slack/fields.ts';
import { withTyped } from '../slack/given-back.ts';
import { modals } from '../slack/ids.ts';
import type { Asked, Click, Command, Submission } from '../slack/listen.ts';
import { form, input, menu, notice } from '../slack/modal.ts';
import { namesOf } from '../slack/names.ts';
import { sentence, sentenceBack } from '../slack/sentence.ts';
import { cut, typed } from '../slack/typed.ts';
import { type Here, memberHere, memberOf, squadHere } from '../squad/gate.ts';
import { calendarsOf } from '../squad/holidays.ts';
import { clocksOf } from '../squad/member-store.ts';
import { todayOf } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import { askReadings } from './asking.ts';
import type { Shown } from './away-form.ts';
import { notWhomLine } from './away-words.ts';
import { type Choice, choosingHolidays, type NotChosen } from './holidays-deed.ts';
import { choiceLines, nextOf } from './holidays-words.ts';

/** `/squad holidays` opens a form; with a place behind it, and perhaps whom, it is noted at once. */
export async function holidays({ rituals }: RitualCore, command: Command, text: string): Promise<Answer> {
  const gate = await (text === '' ? memberHere : squadHere)(command, command.channelId);
  if ('refusal' in gate) return say(withTyped(gate.refusal, command.language(), command.text));
  if (text === '') return open(await holidaysModal(command, gate.here));
  const given = { squadId: gate.here.squad.id, wish: text };
  const done = await perform(command, choosingHolidays(rituals), given);
  if ('barred' in done) return barredBack(command, done);
  if ('refused' in done) return notChosen(command, gate.here, done.refused);
  return sentence(await chosenLine(command, gate.here, done.accepted));
}

/** The button beside a squad's state. */
export async function onHolidaysOpened(click: Click): Promise<Answer> {
  const gate = await memberOf(click, click.value);
  if ('refusal' in gate) return say(gate.refusal);
  return open(await holidaysModal(click, gate.here));
}

async function chosenLine(asked: Asked, { squad, language, words }: Shown, [choice]: readonly Choice[]) {
  const { core, workspaceId, person } = asked;
  const { calendar = NO_HOLIDAYS, userIds = [] } = choice ?? {};
  const names = await core.database.read((q) => namesOf(q, workspaceId, userIds));
  const isReader = userIds.length === 1 && userIds[0] === person.userId;
  const who = isReader ? undefined : formatFor(language).list(userIds.map(names));
  if (calendar === NO_HOLIDAYS) return words.holidays.chosenNone(who);
  const today = todayOf(person, squad, core.clock.now());
  const [place, next] = await Promise.all([
    calendarName(calendar, language),
    nextOf(calendar, today, language),
  ]);
  return words.holidays.chosen(who, place, next);
}

async function notChosen(command: Command, here: Here, refused: NotChosen): Promise<Answer> {
  const { squad, language, words } = here;
  const { problems } = words.holidays;
  switch (refused.code) {
    case 'unknown':
      return sentenceBack(problems.unknown(typed(refused.text, 60)), language, command.text);
    case 'as-before':
      return sentence(problems.asBefore);
    case 'which': {
      const whom = refused.userIds.map((id) => `<@${id}> `).join('');
      const readings = await Promise.all(
        refused.readings.map(async (calendar) => ({
          label: await calendarName(calendar, language),
          text: `holidays ${whom}${calendar}`,
        })),
      );
      return askReadings(command, squad, problems.which, readings);
    }
    default:
      return sentenceBack(await notWhomLine(command, squad, refused), language, command.text);
  }
}

/** Most groups of members that a form asks about; who is in none of them is said by the command. */
const MOST_GROUPS = 20;

/** Members with the same country, by what was said or else by their zone; those of whom it is not known stand last. */
async function groupsIn(asked: Asked, squad: Squad) {
  const clocks = await asked.core.database.read((q) => clocksOf(q, squad));
  const calendars = calendarsOf(clocks);
  const all = await Promise.all(
    [...clocks].map(async ([userId, { zone, holidays }]) => {
      const country = calendars.get(userId)?.split('-')[0] ?? (await countryOf(zone));
      const isNone = holidays === NO_HOLIDAYS;
      return { userId, country, now: isNone ? NO_HOLIDAYS : (calendars.get(userId) ?? country) };
    }),
  );
  return [...Map.groupBy(all, ({ country, now }) => JSON.stringify([country, now])).values()].map(
    (group) => ({
      country: group[0]?.country,
      now: group[0]?.now,
      userIds: group.map(({ userId }) => userId),
    }),
  );
}

/** Whose public holidays are whose: what each one's zone suggests stands there, to be confirmed once. */
async function holidaysModal(asked: Asked, { squad, language, words }: Shown) {
  const { core, workspaceId } = asked;
  const groups = await groupsIn(asked, squad);
  const asksFor = groups.filter(({ country }) => country !== undefined).slice(0, MOST_GROUPS);
  const others = groups.filter((group) => !asksFor.includes(group)).flatMap(({ userIds }) => userIds);
  const names = await core.database.read((q) =>
    namesOf(
      q,
      workspaceId,
      groups.flatMap(({ userIds }) => userIds),
    ),
  );
  const countries = await countriesIn(language);
  const { list } = formatFor(language);
  const inputs = asksFor.map(({ country, now, userIds }, index) => {
    const found = countries.find(({ calendar }) => calendar === country);
    const choices = [
      ...(found ? [{ value: found.calendar, label: found.name }] : []),
      ...(found?.regions ?? []).map(({ calendar, name }) => ({ value: calendar, label: name })),
      { value: NO_HOLIDAYS, label: words.holidays.none },
    ];
    return input({
      blockId: `of${index}`,
      label: cut(list(userIds.map(names)), 2000),
      element: menu(choices, { initial: now ?? null }),
    });
  });
  const hint = others.length > 0 ? [words.holidays.unsaid(list(others.map(names)))] : [];
  return form(language, {
    callbackId: modals.holidays,
    title: words.holidays.title,
    metadata: {
      key: core.ids.key(),
      squadId: squad.id,
      groups: asksFor.map(({ userIds }) => userIds.join(',')).join(' '),
    },
    blocks: [rich(words.holidays.asks), ...inputs, rich(...hint, words.holidays.elsewhere)],
  });
}

const metadataSchema = z.object({ squadId: z.string(), groups: z.string() });

/** The form is saved. */
export const onHolidaysSaved =
  ({ rituals }: RitualCore) =>
  async (submission: Submission): Promise<SubmitAnswer> => {
    const { squadId, groups } = metadataSchema.parse(submission.metadata);
    const whose = groups.split(' ').map((group) => group.split(','));
    const known = (await countriesIn('en')).flatMap(({ calendar, regions }) => [
      calendar,
      ...regions.map((region) => region.calendar),
    ]);
    const field = fields.choice([NO_HOLIDAYS, ...known]);
    const asked = Object.fromEntries(whose.map((_, index) => [`of${index}`, field]));
    const read = fields.readFields(asked, submission.values, submission.words());
    if ('errors' in read) return errors(read.errors);
    const wish = whose.flatMap((userIds, index): Choice[] => {
      const calendar = read.values[`of${index}`];
      return calendar === undefined ? [] : [{ userIds, calendar }];
    });
    const done = await perform(submission, choosingHolidays(rituals), { squadId, wish });
    if ('barred' in done) return barredAt('of0', submission, done);
    if (!done.there) return close;
    const { squad } = done.there;
    const language = submission.language(squad.language);
    const { holidays } = catalogue(language);
    if ('refused' in done) return update(notice(language, holidays.title, holidays.problems.asBefore));
    const { core, workspaceId, person } = submission;
    const ids = done.accepted.flatMap(({ userIds }) => userIds);
    const names = await core.database.read((q) => namesOf(q, workspaceId, ids));
    const today = todayOf(person, squad, core.clock.now());
    const lines = await choiceLines(done.accepted, { names, today, language });
    return update(notice(language, holidays.title, holidays.done, ...lines, holidays.means));
  };
