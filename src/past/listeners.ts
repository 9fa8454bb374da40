import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { dateAt } from '../calendar/zone.ts';
import { perform } from '../deeds/deed.ts';
import { barredAt, sayBarred } from '../deeds/words.ts';
import { bold } from '../language/line.ts';
import { speechTo } from '../language/speech.ts';
import { type Answer, errors, open, type SubmitAnswer, say, update } from '../slack/answers.ts';
import { buttons, rich } from '../slack/blocks.ts';
import type { Core } from '../slack/core.ts';
import { actions, modals } from '../slack/ids.ts';
import { type Click, type Command, onClick, onSubmit, type Submission } from '../slack/listen.ts';
import { notice, noticeOf } from '../slack/modal.ts';
import { namesOf } from '../slack/names.ts';
import { sentence, sentenceAt } from '../slack/sentence.ts';
import { uploaded } from '../slack/uploaded.ts';
import { memberHere, memberOf } from '../squad/gate.ts';
import { readerOf } from '../squad/reader.ts';
import { type Column, columns, guessed, type Matching } from './columns.ts';
import { pastOf, readingPast, takingBackPast, takingPast } from './deeds.ts';
import { columnsModal, meaningBlock, meaningsModal, NONE, PAST, pastModal, takeBackButton } from './forms.ts';
import { type Meaning, meanings, valuesIn } from './meaning.ts';
import { importOf, lastTaken } from './store.ts';
import { readTable, type Table, type TableUnread } from './table.ts';

const readSchema = z.object({ key: z.string(), squadId: z.string(), fileId: z.string().nullable() });
const columnsSchema = z.object({ key: z.string(), importId: z.string() });
/** @property columns where each stands, as `written` says */
const takeSchema = columnsSchema.extend({ columns: z.string() });

const written = (matching: Matching): string => columns.map((column) => matching[column] ?? '-').join(',');

function matchingFrom(text: string): Matching {
  const places = text.split(',');
  const at = (column: Column): number | null => {
    const place = places[columns.indexOf(column)] ?? '-';
    return place === '-' ? null : z.coerce.number().int().min(0).parse(place);
  };
  return matchingBy(at);
}

const matchingBy = (at: (column: Column) => number | null): Matching => ({
  ...{ title: at('title'), verdict: at('verdict'), date: at('date'), learned: at('learned') },
  ...{ numbers: at('numbers'), effect: at('effect'), because: at('because') },
});

/** `/squad import`: the first step. */
export async function importCommand(command: Command): Promise<Answer> {
  const gate = await memberHere(command, command.channelId);
  if ('refusal' in gate) return say(gate.refusal);
  const { core } = command;
  const { squad } = gate.here;
  const reader = readerOf(command, squad);
  const last = await core.database.read(async (q) => {
    const taken = await lastTaken(q, squad.id);
    return taken && { taken, by: (await namesOf(q, squad.workspaceId, [taken.by]))(taken.by) };
  });
  const { format } = speechTo(reader);
  const on = format.date(dateAt(last?.taken.takenAt ?? 0, reader.zone));
  return open(
    pastModal(
      reader.language,
      { key: core.ids.key(), squadId: squad.id, fileId: null },
      { canRead: core.uploads.canRead, last: last && { ...last, on } },
    ),
  );
}

/** "Read it": what was pasted at once, a file once Slack is told. */
async function onRead(submission: Submission): Promise<SubmitAnswer> {
  const { core, values } = submission;
  const { squadId, fileId } = readSchema.parse(submission.metadata);
  const pasted = String(values[PAST.paste] ?? '').trim();
  const chosen = values[PAST.file];
  const file = typeof chosen === 'string' ? chosen : fileId;
  const isBoth = typeof chosen === 'string' && pasted !== '';
  if (pasted !== '' && !isBoth) {
    const table = readTable(Buffer.from(pasted));
    if (typeof table !== 'string') return keep(submission, squadId, table);
    return update(again(submission, squadId, table, pasted));
  }
  const gate = await memberOf(submission, squadId);
  if ('refusal' in gate) return errors({ [PAST.paste]: gate.refusal.text });
  const { language, words } = gate.here;
  const told = words.past;
  if (isBoth) return errors({ [PAST.paste]: told.both });
  if (file === null) return errors({ [PAST.paste]: told.nothing });
  return {
    kind: 'update',
    view: notice(language, told.title, bold(told.reading)),
    async after() {
      const bytes = await uploaded(core, file);
      const table = typeof bytes === 'string' ? bytes : readTable(bytes);
      if (typeof table === 'string') return again(submission, squadId, table, null);
      const kept = await keep(submission, squadId, table);
      return kept.kind === 'update' ? kept.view : again(submission, squadId, 'refused', null);
    },
  };
}

/** The first step once more, with what is in the way. */
function again(
  submission: Submission,
  squadId: string,
  why: TableUnread | 'too-large' | 'refused',
  pasted: string | null,
): ModalView {
  const { core, metadata } = submission;
  const problem = submission.words().past.unread[why];
  return pastModal(
    submission.language(),
    { key: metadata.key, squadId, fileId: null },
    { canRead: core.uploads.canRead, pasted, problem },
  );
}

/** What was read is kept; the second step asks which column is which. */
async function keep(submission: Submission, squadId: string, table: Table): Promise<SubmitAnswer> {
  const done = await perform(submission, readingPast, { squadId, table });
  if ('barred' in done) return barredAt(PAST.paste, submission, done);
  if ('refused' in done) return done.refused;
  const about = { key: submission.core.ids.key(), importId: done.accepted.importId };
  return update(columnsModal(table, submission.language(done.there?.squad.language), guessed(table), about));
}

/** What a later step is about: a table that was read, for members of its squad. */
async function tableOf(submission: Submission, importId: string) {
  const { core, workspaceId } = submission;
  const found = await core.database.read((q) => importOf(q, workspaceId, importId));
  const gate = await memberOf(submission, found?.squadId ?? '');
  if ('refusal' in gate) return { refusal: gate.refusal.text };
  const { words } = gate.here;
  if (!found?.table) return { refusal: words.past.takenAlready };
  return { table: found.table, here: gate.here };
}

/** "Go on": the third step. */
async function onColumns(submission: Submission): Promise<SubmitAnswer> {
  const { core, values } = submission;
  const { importId } = columnsSchema.parse(submission.metadata);
  const found = await tableOf(submission, importId);
  if ('refusal' in found) return errors({ title: found.refusal });
  const { table, here } = found;
  const told = here.words.past;
  const width = table.names.length;
  const matching = matchingBy((column) => {
    const chosen = values[column] ?? NONE;
    const place = Number(chosen);
    return chosen === NONE || !(place >= 0 && place < width) ? null : place;
  });
  if (matching.title === null) return errors({ title: here.words.common.required });
  const twice = columns.find((column, index) => {
    const place = matching[column];
    return place !== null && columns.slice(0, index).some((other) => matching[other] === place);
  });
  if (twice) return errors({ [twice]: told.twice });
  const states = valuesIn(table, matching.verdict);
  if (!states) return errors({ verdict: told.notStates });
  const past = await core.database.read((q) => pastOf(q, here.squad, table, matching, core.clock.now()));
  if (past.bets.length === 0) return errors({ title: told.nothingLeft(past.leftOut.length) });
  const about = { key: core.ids.key(), importId, columns: written(matching) };
  return update(meaningsModal(past, states, readerOf(submission, here.squad), about));
}

/** "Bring them in". */
async function onTake(submission: Submission): Promise<SubmitAnswer> {
  const { values } = submission;
  const { importId, columns: places } = takeSchema.parse(submission.metadata);
  const matching = matchingFrom(places);
  const { core, workspaceId } = submission;
  const found = await core.database.read((q) => importOf(q, workspaceId, importId));
  const states = found?.table ? (valuesIn(found.table, matching.verdict) ?? []) : [];
  const chosen = states.map(({ value }, index): readonly [string, Meaning | undefined] => {
    const said = values[meaningBlock(index)];
    return [value, meanings.find((meaning) => meaning === said)];
  });
  const undated = values[PAST.undated];
  const done = await perform(submission, takingPast, {
    ...{ importId, matching },
    meanings: new Map(chosen.flatMap(([value, one]) => (one ? [[value, one] as const] : []))),
    undated: typeof undated === 'string' ? undated : null,
  });
  const field = meaningBlock(0);
  if ('barred' in done) return barredAt(field, submission, done);
  const language = submission.language(done.there?.squad.language);
  const words = submission.words(done.there?.squad.language);
  const told = words.past;
  if ('refused' in done) {
    switch (done.refused.code) {
      case 'taken-already':
        return update(notice(language, told.title, told.takenAlready));
      case 'meaning-needed': {
        const missing = chosen.findIndex(([, one]) => one === undefined);
        return sentenceAt(meaningBlock(Math.max(missing, 0)), words.common.required);
      }
      case 'date-needed':
        return sentenceAt(PAST.undated, told.dateNeeded);
      case 'date-ahead':
        return sentenceAt(PAST.undated, told.dateAhead);
    }
  }
  const { answers, ideas, leftOut } = done.accepted;
  return update(
    noticeOf(language, told.title, [
      rich(told.taken(answers, ideas), ...(leftOut === 0 ? [] : [told.notTaken(leftOut)]), told.takenNext),
      buttons(takeBackButton(importId, language)),
    ]),
  );
}

/** "Take it back"; the value is the import. */
async function onTakeBack(click: Click): Promise<Answer> {
  const done = await perform(click, takingBackPast, { importId: click.value });
  if ('barred' in done) return sayBarred(click, done, ({ common }) => common.noSquadHere);
  const language = click.language(done.there?.squad.language);
  const { past: told } = click.words(done.there?.squad.language);
  const said =
    'refused' in done ? told.takenBackAlready : told.takenBack(done.accepted.gone, done.accepted.stay);
  return click.modal ? update(notice(language, told.title, said)) : sentence(said);
}

/** The forms of old bets. */
export function registerPast(bolt: App, core: Core): void {
  onSubmit(bolt, core, modals.past, onRead);
  onSubmit(bolt, core, modals.pastColumns, onColumns);
  onSubmit(bolt, core, modals.pastTaken, onTake);
  onClick(bolt, core, actions.takeBackPast, onTakeBack);
}
