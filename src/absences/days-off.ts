import { z } from 'zod';
import { type Deed, inSquad, perform } from '../deeds/deed.ts';
import { barredAt, barredBack, sayBarred } from '../deeds/words.ts';
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
import type { Asked, Click, Command, Submission } from '../slack/listen.ts';
import { dateField, form, input, notice, radio } from '../slack/modal.ts';
import { namesOf } from '../slack/names.ts';
import { sentence, sentenceAt, sentenceBack } from '../slack/sentence.ts';
import { declaredFrom, declaredOf } from '../squad/absence-store.ts';
import { memberHere, squadHere } from '../squad/gate.ts';
import type { Declared } from '../squad/squad.ts';
import { squadOf } from '../squad/store.ts';
import { endAway } from './away-deed.ts';
import { awayModal, type Shown } from './away-form.ts';
import { daysIn, LISTED, listOf } from './days-form.ts';
import { DAYS_TOLD, type DaysKind, endDays, movedBy, noteDays } from './days-off-deed.ts';
import { daysInWords } from './days-words.ts';
import { daysMeant, type Named, todayOf, type WhenProblem } from './when.ts';
import { whenSentence } from './when-words.ts';

interface Noting {
  readonly squadId: string;
  /** Of whoever says so: what their words mean depends on their day. */
  readonly zone: string;
  readonly kind: DaysKind;
  readonly named: Named;
}

/** All those days are as wanted already. */
type NotNoted = { readonly code: WhenProblem | 'as-before' };

/** Days off or a worked weekend of the whole squad. */
const noting = (rituals: Rituals): Deed<Noting, undefined, { id: string }, NotNoted> => ({
  name: 'squad.days-off',
  accepted: z.object({ id: z.string() }),
  find: inSquad,
  async act(change, { actor, squad }, { zone, kind, named }) {
    const read = daysMeant(named, todayOf({ zone }, squad, change.at));
    if ('problem' in read) return { refused: { code: read.problem } };
    const given = { kind, days: read.days, by: actor.userId };
    const noted = await noteDays(change, rituals, squad, given);
    return noted ? { accepted: { id: noted.id } } : { refused: { code: 'as-before' } };
  },
});

function notNotedLine({ code }: NotNoted, kind: DaysKind, words: Catalogue): Line | string {
  const { problems } = words.squad.days;
  if (code !== 'as-before') return whenSentence(code, words, 'off');
  return kind === 'off' ? problems.noWorkingDay : problems.workedAnyway;
}

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
  const given = { squadId: squad.id, zone: command.person.zone, kind, named: text };
  const done = await perform(command, noting(rituals), given);
  if ('barred' in done) return barredBack(command, done);
  if ('accepted' in done) return sentence(words.squad.days.done);
  return sentenceBack(notNotedLine(done.refused, kind, words), language, command.text);
}

async function daysOffModal(asked: Asked, { squad, language, words }: Shown, kind: DaysKind) {
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
      input({ blockId: 'first', label: days.first, element: dateField(today) }),
      input({ blockId: 'last', label: days.last, element: dateField(today) }),
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
    const given = { squadId, zone: submission.person.zone, kind, named: found.days };
    const done = await perform(submission, noting(rituals), given);
    if ('barred' in done) return barredAt('first', submission, done);
    const language = submission.language(done.there?.squad.language);
    const words = catalogue(language);
    if ('refused' in done) {
      const field = done.refused.code === 'as-before' ? 'first' : 'last';
      return sentenceAt(field, notNotedLine(done.refused, kind, words));
    }
    return update(notice(language, words.squad.days.offTitle, words.squad.days.done));
  };

const takenBackSchema = z.object({
  kind: z.enum(['away', 'day-off', 'working-day']),
  userId: z.string().nullable(),
  from: z.string(),
  to: z.string(),
});
type TakenBack = z.infer<typeof takenBackSchema>;

/** Days away, off or worked do not count after all. */
const takingBack = (
  rituals: Rituals,
): Deed<{ id: string; zone: string }, Declared, TakenBack, TakenBack & { readonly code: 'before' }> => ({
  name: 'squad.take-back-days',
  accepted: takenBackSchema,
  async find(q, workspaceId, { id }) {
    const declared = await declaredOf(q, workspaceId, id);
    return declared && { squadIds: [declared.squadId], subject: declared };
  },
  async act(change, { actor, squad, subject: declared }, { zone }) {
    const { kind, userId, from, to } = declared;
    const days = { kind, userId, from, to };
    if (declared.cancelledAt !== null) return { refused: { code: 'before', ...days } };
    if (kind === 'away') {
      await endAway(change, rituals, squad, declared, todayOf({ zone }, squad, change.at));
    } else await endDays(change, rituals, squad, declared, actor.userId);
    return { accepted: days };
  },
});

/** "Take it back" and "I am there". */
export const onTakeBack =
  ({ rituals }: RitualCore) =>
  async (click: Click): Promise<Answer> => {
    const { core, workspaceId, value, person } = click;
    const done = await perform(click, takingBack(rituals), { id: value, zone: person.zone });
    if ('barred' in done) return sayBarred(click, done);
    const language = click.language(done.there?.squad.language);
    const words = catalogue(language);
    const { days } = words.squad;
    const { kind, userId, ...range } = 'accepted' in done ? done.accepted : done.refused;
    if (click.modal && done.there) {
      const shown = { squad: done.there.squad, language, words };
      return update(await (kind === 'away' ? awayModal(click, shown) : daysOffModal(click, shown, 'off')));
    }
    if ('refused' in done) return sentence(days.takenBackAlready);
    if (kind !== 'away') return sentence(days.done);
    const names = await core.database.read((q) => namesOf(q, workspaceId, [userId ?? '']));
    const who = userId === person.userId ? undefined : names(userId ?? '');
    return sentence(days.back(who, daysInWords(range, language)));
  };

/** What the channel reads of days off and worked weekends. */
export const daysOffRenderer = renderer(DAYS_TOLD, async (q, owed, { id, by }) => {
  const declared = await declaredOf(q, owed.workspaceId, id);
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
