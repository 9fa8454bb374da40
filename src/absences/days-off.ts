import { z } from 'zod';
import type { DateRange } from '../calendar/date.ts';
import { renderer } from '../delivery/renderer.ts';
import { catalogue } from '../language/catalogue.ts';
import { type Line, plain } from '../language/line.ts';
import type { RitualCore } from '../ritual/core.ts';
import { type Answer, errors, nothing, open, type SubmitAnswer, say, update } from '../slack/answers.ts';
import { button, buttons, rich } from '../slack/blocks.ts';
import * as fields from '../slack/fields.ts';
import { withTyped } from '../slack/given-back.ts';
import { actions, modals } from '../slack/ids.ts';
import type { Asked, Click, Command, Submission } from '../slack/listen.ts';
import { dateField, input, modal, notice, radio } from '../slack/modal.ts';
import { namesOf } from '../slack/names.ts';
import { sentence, sentenceBack } from '../slack/sentence.ts';
import { declaredFrom, declaredOf } from '../squad/absence-store.ts';
import { type Here, memberHere, memberOf } from '../squad/gate.ts';
import { memberDeed } from '../squad/member-deed.ts';
import type { Declared } from '../squad/squad.ts';
import { squadOf } from '../squad/store.ts';
import { endAway } from './away-deed.ts';
import { awayModal } from './away-form.ts';
import { todayOf } from './away-note.ts';
import { daysIn, LISTED, listOf } from './days-form.ts';
import { DAYS_TOLD, type DaysKind, endDays, movedBy, noteDays } from './days-off-deed.ts';
import { daysInWords } from './days-words.ts';
import { readDays } from './when.ts';
import { whenSentence } from './when-words.ts';

/** `/squad days off Friday`, `/squad days working Saturday`; without days it opens a form. */
export async function daysOff(
  core: RitualCore,
  command: Command,
  kind: DaysKind,
  text: string,
): Promise<Answer> {
  const gate = await memberHere(command, command.channelId);
  if ('refusal' in gate) return say(withTyped(gate.refusal, command.language(), command.text));
  const { squad, language, words } = gate.here;
  if (text === '') return open(await daysOffModal(command, gate.here, kind));
  const read = readDays(text, todayOf(command, squad));
  if ('problem' in read) {
    return sentenceBack(whenSentence(read.problem, language, 'off'), language, command.text);
  }
  const noted = await note(core, command, squad.id, kind, read.days);
  if ('refusal' in noted) return say(withTyped(noted.refusal, language, command.text));
  const { days } = words.squad;
  return noted.done ? sentence(days.done) : sentenceBack(asBefore(kind, days), language, command.text);
}

const asBefore = (kind: DaysKind, { problems }: Here['words']['squad']['days']): string =>
  kind === 'off' ? problems.noWorkingDay : problems.workedAnyway;

function note(core: RitualCore, asked: Asked, squadId: string, kind: DaysKind, days: DateRange) {
  const by = asked.person.userId;
  return memberDeed(asked, squadId, 'days off', z.boolean(), async (change, { squad }) => {
    const noted = await noteDays(change, core, squad, { kind, days, by });
    return noted ? { accepted: true } : { refused: false };
  });
}

async function daysOffModal(asked: Asked, here: Here, kind: DaysKind) {
  const { squad, language, words } = here;
  const { core } = asked;
  const today = todayOf(asked, squad);
  const noted = (await core.database.read((q) => declaredFrom(q, squad.id, today))).filter(
    (each) => each.kind !== 'away',
  );
  const { days } = words.squad;
  const lineOf = (each: Declared): Line => {
    const when = daysInWords(each, language);
    return each.kind === 'day-off' ? days.offLine(when) : days.workingLine(when);
  };
  return modal({
    callbackId: modals.daysOff,
    title: days.offTitle,
    submit: words.common.save,
    close: words.common.cancel,
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
const form = { kind: fields.choice(['off', 'working']), first: fields.date(), last: fields.date() };

/** The form is saved. */
export const onDaysOffSaved =
  (core: RitualCore) =>
  async (submission: Submission): Promise<SubmitAnswer> => {
    const { squadId } = metadataSchema.parse(submission.metadata);
    const read = fields.readFields(form, submission.values, submission.words());
    if ('errors' in read) return errors(read.errors);
    const squad = await core.database.read((q) => squadOf(q, submission.workspaceId, squadId));
    const language = submission.language(squad?.language);
    const { days: words } = catalogue(language).squad;
    const found = daysIn(read.values, squad ? todayOf(submission, squad) : read.values.first, language);
    if ('errors' in found) return errors(found.errors);
    const { kind } = read.values;
    const noted = await note(core, submission, squadId, kind, found.days);
    if ('refusal' in noted) return errors({ first: noted.refusal.text });
    if (!noted.done) return errors({ first: asBefore(kind, words) });
    return update(notice(language, words.offTitle, words.done));
  };

/** "Take it back" and "I am there": days away, off or worked do not count after all. */
export const onTakeBack =
  (core: RitualCore) =>
  async (click: Click): Promise<Answer> => {
    const { workspaceId, value, person } = click;
    const known = await core.database.read((q) => declaredOf(q, workspaceId, value));
    if (!known) return nothing;
    const deed = await memberDeed(
      click,
      known.squadId,
      actions.takeBackDays,
      z.boolean(),
      async (change, { squad }) => {
        const declared = await declaredOf(change.tx, workspaceId, value);
        if (!declared || declared.cancelledAt !== null) return { refused: false };
        if (declared.kind === 'away') {
          await endAway(change, core, squad, declared, todayOf(click, squad));
        } else await endDays(change, core, squad, declared, person.userId);
        return { accepted: true };
      },
    );
    if ('refusal' in deed) return say(deed.refusal);
    const language = click.language(deed.squad.language);
    const { days } = catalogue(language).squad;
    if (click.modal) {
      const gate = await memberOf(click, known.squadId);
      if ('refusal' in gate) return say(gate.refusal);
      const view =
        known.kind === 'away' ? awayModal(click, gate.here) : daysOffModal(click, gate.here, 'off');
      return { kind: 'update', view: await view };
    }
    if (!deed.done) return sentence(days.takenBackAlready);
    if (known.kind !== 'away') return sentence(days.done);
    const names = await core.database.read((q) => namesOf(q, workspaceId, [known.userId ?? '']));
    const who = known.userId === person.userId ? undefined : names(known.userId ?? '');
    return sentence(days.back(who, daysInWords(known, language)));
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
    return { text: plain(back, () => ''), blocks: [rich(back)] };
  }
  const told = (isOff ? days.offTold : days.workingTold)(who, when);
  const takeBack = button({ text: days.takeBack, actionId: actions.takeBackDays, value: id });
  return {
    text: plain(told, () => ''),
    blocks: [rich(told, ...(await movedBy(q, squad, declared))), buttons(takeBack)],
  };
});
