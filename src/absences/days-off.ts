import { z } from 'zod';
import { type Deed, inSquad, perform } from '../deeds/deed.ts';
import { barredAt, barredBack } from '../deeds/words.ts';
import { renderer } from '../delivery/renderer.ts';
import { type Catalogue, catalogue } from '../language/catalogue.ts';
import { type Line, plain } from '../language/line.ts';
import type { RitualCore } from '../ritual/core.ts';
import type { Rituals } from '../ritual/rituals.ts';
import { type Answer, errors, open, type SubmitAnswer, say, update } from '../slack/answers.ts';
import { button, buttons, rich } from '../slack/blocks.ts';
import * as fields from '../slack/fields.ts';
import { withTyped } from '../slack/given-back.ts';
import { actions, modals } from '../slack/ids.ts';
import type { Asked, Command, Submission } from '../slack/listen.ts';
import { dateField, form, input, notice, radio } from '../slack/modal.ts';
import { namesOf } from '../slack/names.ts';
import { sentence, sentenceAt, sentenceBack } from '../slack/sentence.ts';
import { declaredFrom, declaredOf } from '../squad/absence-store.ts';
import { memberHere, squadHere } from '../squad/gate.ts';
import { todayOf } from '../squad/rules.ts';
import type { Declared } from '../squad/squad.ts';
import { squadOf } from '../squad/store.ts';
import { askReadings, dayReadings, unclear } from './asking.ts';
import { type Filled, type Shown, saidFirst } from './away-form.ts';
import { daysIn, LISTED, listOf } from './days-form.ts';
import { DAYS_TOLD, type DaysKind, movedBy, noteDays } from './days-off-deed.ts';
import { daysInWords } from './days-words.ts';
import { daysMeant, type NotMeant, type Speaker, speakerOf, type Wish, written } from './meant.ts';

interface Noting extends Speaker {
  readonly squadId: string;
  readonly kind: DaysKind;
  readonly wish: Wish;
}

/** All those days are as wanted already, or it is not clear which are meant. */
type NotNoted = { readonly code: 'as-before' } | { readonly code: 'not-meant'; readonly why: NotMeant };

/** Days off or a worked weekend of the whole squad. */
const noting = (rituals: Rituals): Deed<Noting, undefined, { ids: readonly string[] }, NotNoted> => ({
  name: 'squad.days-off',
  accepted: z.object({ ids: z.array(z.string()) }),
  find: inSquad,
  async act(change, { actor, squad }, given) {
    const why = daysMeant(given.wish, todayOf(given, squad, change.at), given);
    if (!('days' in why)) return { refused: { code: 'not-meant', why } };
    const ids: string[] = [];
    for (const days of why.days) {
      const noted = await noteDays(change, rituals, squad, { kind: given.kind, days, by: actor.userId });
      if (noted) ids.push(noted.id);
    }
    return ids.length > 0 ? { accepted: { ids } } : { refused: { code: 'as-before' } };
  },
});

const asBefore = (kind: DaysKind, { squad: { days } }: Catalogue): string =>
  kind === 'off' ? days.problems.noWorkingDay : days.problems.workedAnyway;

/** `/squad days off Friday`, `/squad days working Saturday`; without days it opens a form. */
export async function daysOff(
  { rituals }: RitualCore,
  command: Command,
  kind: DaysKind,
  text: string,
): Promise<Answer> {
  const gate = await (text === '' ? memberHere : squadHere)(command, command.channelId);
  if ('refusal' in gate) return say(withTyped(gate.refusal, command.language(), command.text));
  if (text === '') return open(await daysOffModal(command, gate.here, kind));
  const { squad, language, words } = gate.here;
  const given = { squadId: squad.id, ...speakerOf(command.person), kind, wish: text };
  const done = await perform(command, noting(rituals), given);
  if ('barred' in done) return barredBack(command, done);
  if ('accepted' in done) return sentence(words.squad.days.done);
  const { refused } = done;
  if (refused.code === 'as-before') return sentenceBack(asBefore(kind, words), language, command.text);
  const { why } = refused;
  const { days } = words.squad;
  if ('problem' in why) return sentenceBack(days.problems[why.problem], language, command.text);
  if ('readings' in why) {
    const readings = dayReadings(why.readings, gate.here, (named) => `days ${kind} ${written(named)}`);
    return askReadings(command, squad, days.which, readings);
  }
  const today = todayOf(command.person, squad, command.core.clock.now());
  return open(
    await daysOffModal(command, gate.here, kind, { ...unclear(why, words, today), typed: command.text }),
  );
}

export async function daysOffModal(
  asked: Asked,
  { squad, language, words }: Shown,
  kind: DaysKind,
  filled?: Omit<Filled, 'userIds'>,
) {
  const { core } = asked;
  const today = todayOf(asked.person, squad, core.clock.now());
  const noted = (await core.database.read((q) => declaredFrom(q, squad.id, today))).filter(
    (each) => each.kind !== 'away',
  );
  const { days } = words.squad;
  const lineOf = (each: Declared): Line => {
    const when = daysInWords(each, language);
    return each.kind === 'day-off' ? days.offLine(when) : days.workingLine(when);
  };
  return form(language, {
    callbackId: modals.daysOff,
    title: days.offTitle,
    metadata: { key: core.ids.key(), squadId: squad.id },
    blocks: [
      ...(filled ? saidFirst(filled, words) : []),
      ...listOf(noted.slice(0, LISTED), language, lineOf),
      input({
        blockId: 'kind',
        label: days.kind,
        element: radio(
          [
            { value: 'off', label: days.kinds.off },
            { value: 'working', label: days.kinds.working },
          ],
          kind,
        ),
      }),
      input({ blockId: 'first', label: days.first, element: dateField(filled?.first ?? today) }),
      input({ blockId: 'last', label: days.last, element: dateField(filled?.last ?? today) }),
    ],
  });
}

const metadataSchema = z.object({ squadId: z.string() });
const formFields = { kind: fields.choice(['off', 'working']), first: fields.date(), last: fields.date() };

/** The form is saved. */
export const onDaysOffSaved =
  ({ rituals }: RitualCore) =>
  async (submission: Submission): Promise<SubmitAnswer> => {
    const { squadId } = metadataSchema.parse(submission.metadata);
    const read = fields.readFields(formFields, submission.values, submission.words());
    if ('errors' in read) return errors(read.errors);
    const found = daysIn(read.values, submission.words());
    if ('errors' in found) return errors(found.errors);
    const { kind } = read.values;
    const given = { squadId, ...speakerOf(submission.person), kind, wish: found.days };
    const done = await perform(submission, noting(rituals), given);
    if ('barred' in done) return barredAt('first', submission, done);
    const language = submission.language(done.there?.squad.language);
    const words = catalogue(language);
    if ('refused' in done) {
      const { refused } = done;
      if (refused.code === 'as-before') return sentenceAt('first', asBefore(kind, words));
      const { days } = words.squad;
      return sentenceAt('last', 'problem' in refused.why ? days.problems[refused.why.problem] : days.which);
    }
    return update(notice(language, words.squad.days.offTitle, words.squad.days.done));
  };

/** What the channel reads of days off and worked weekends. */
export const daysOffRenderer = renderer(DAYS_TOLD, async (q, owed, { id, by }) => {
  const [declared] = await declaredOf(q, owed.workspaceId, [id]);
  const squad = declared && (await squadOf(q, owed.workspaceId, declared.squadId));
  if (!squad) return undefined;
  const { days } = catalogue(squad.language).squad;
  const who = (await namesOf(q, owed.workspaceId, [by]))(by);
  const when = daysInWords(declared, squad.language);
  const isOff = declared.kind === 'day-off';
  if (declared.cancelledAt !== null) {
    const back = (isOff ? days.offBack : days.workingBack)(who, when);
    return { text: plain(back), blocks: [rich(back)], isFinal: true };
  }
  const told = (isOff ? days.offTold : days.workingTold)(who, when);
  const takeBack = button({ text: days.takeBack, actionId: actions.takeBackDays, value: id });
  return {
    text: plain(told),
    blocks: [rich(told, ...(await movedBy(q, squad, declared))), buttons(takeBack)],
    // What moves is of its moment.
    isFinal: true,
  };
});
