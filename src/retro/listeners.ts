import type { KnownBlock, ModalView } from '@slack/types';
import { type Note, noteOf } from '../commitments/note-store.ts';
import { perform } from '../deeds/deed.ts';
import { answerAt } from '../deeds/words.ts';
import { type Catalogue, catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import type { Language } from '../language/language.ts';
import { onClose } from '../ritual/closing.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import { occurrenceById } from '../ritual/store.ts';
import { itemsOf } from '../said/lines.ts';
import { saysAllClear } from '../said/nothing.ts';
import { type Answer, errors, open, type SubmitAnswer, update } from '../slack/answers.ts';
import { context, list } from '../slack/blocks.ts';
import { choice, maybe, optional, readFields } from '../slack/fields.ts';
import { modals } from '../slack/ids.ts';
import type { Asked, Click, Submission } from '../slack/listen.ts';
import { form, input, radio, textInput } from '../slack/modal.ts';
import { namesOf } from '../slack/names.ts';
import { sentence } from '../slack/sentence.ts';
import { inOneLine, typed } from '../slack/typed.ts';
import { memberAbout } from '../squad/gate.ts';
import { readingZone } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import { noting } from './deeds.ts';

/** Longest note of each sort: five people's stand whole in the digest. */
const NOTE_MOST = 500;

const parts = ['wentWell', 'didnt', 'tryNext'] as const;

/** When it closed, on the reader's clock. */
function timeOf(asked: Asked, squad: Squad, { closedAt }: Pick<Occurrence, 'closedAt'>): string {
  const format = formatFor(asked.language(squad.language));
  return format.time(closedAt ?? asked.core.clock.now(), readingZone(asked.person, squad));
}

/** Who closed it and when, for somebody who comes too late. */
export async function retroClosed(
  asked: Asked,
  squad: Squad,
  closed: Pick<Occurrence, 'closedBy' | 'closedAt'>,
): Promise<string> {
  const { retro } = asked.words(squad.language);
  const time = timeOf(asked, squad, closed);
  const { closedBy } = closed;
  if (closedBy === null) return retro.closedItself(time);
  const names = await asked.core.database.read((q) => namesOf(q, asked.workspaceId, [closedBy]));
  return retro.closedBy(names(closedBy), time);
}

/** "Add a note": the button's value is the retro. One's own earlier note stands in the fields. */
export async function onNote(click: Click): Promise<Answer> {
  const { core, person, workspaceId, value } = click;
  const found = await memberAbout(click, (q) => occurrenceById(q, workspaceId, value));
  if ('refusal' in found) return found.refusal;
  const { subject: occurrence, here } = found;
  if (occurrence.state !== 'open') return sentence(await retroClosed(click, here.squad, occurrence));
  const note = await core.database.read((q) => noteOf(q, occurrence.id, person.userId));
  return open(noteModal(here.language, core.ids.key(), occurrence.id, note));
}

const readings = ['each', 'one'] as const;

const fields = {
  wentWell: maybe(NOTE_MOST),
  didnt: maybe(NOTE_MOST, saysAllClear),
  tryNext: maybe(NOTE_MOST, saysAllClear),
  /** Whether the lines of what to try are an action each; asked only where there are several. */
  lines: optional(choice(readings)),
};

/** The things that a note wants to try, where its lines say several. */
const severalIn = (tryNext: string | null | undefined): string[] => {
  const items = [...new Set(itemsOf(tryNext ?? ''))];
  return items.length > 1 ? items : [];
};

function noteModal(
  language: Language,
  key: string,
  occurrenceId: string,
  note: Omit<Note, 'userId'> | undefined,
): ModalView {
  const { retro } = catalogue(language);
  const { notes } = retro;
  const examples = {
    wentWell: notes.wentWellExample,
    didnt: notes.didntExample,
    tryNext: notes.tryExample,
  };
  return form(language, {
    callbackId: modals.retroNotes,
    title: notes.title,
    submit: notes.save,
    metadata: { key, occurrenceId },
    blocks: [
      ...parts.map((part) =>
        textInput(part, fields[part], {
          label: notes[part],
          initial: note?.[part] ?? null,
          placeholder: examples[part],
          lines: 'many',
        }),
      ),
      ...linesBlocks(severalIn(note?.tryNext), notes),
      context(notes.intro),
    ],
  });
}

/** Which it is: an action on each line, or one in several lines. */
function linesBlocks(items: readonly string[], words: Catalogue['retro']['notes']): KnownBlock[] {
  if (items.length === 0) return [];
  const choices = [
    { value: 'each', label: words.lines.each(items.length) },
    { value: 'one', label: words.lines.one },
  ];
  return [
    input({ blockId: 'lines', label: words.lines.ask, element: radio(choices, 'each') }),
    list(
      items.map((item) => typed(item)),
      'ordered',
    ),
  ];
}

/** A note was submitted. Of several lines to try it is asked once whether each is an action. */
export async function saveNote(submission: Submission): Promise<SubmitAnswer> {
  const id = String(submission.metadata['occurrenceId'] ?? '');
  const read = readFields(fields, submission.values, submission.words());
  if ('errors' in read) return errors(read.errors);
  const { lines, ...note } = read.values;
  const several = severalIn(note.tryNext);
  if (several.length > 0 && lines === null) {
    return update(noteModal(submission.language(), String(submission.metadata['key'] ?? ''), id, note));
  }
  const one = /[\n\r\u2028\u2029]/.test(note.tryNext ?? '') ? inOneLine(note.tryNext ?? '') : note.tryNext;
  const tryNext = several.length > 0 && lines === 'each' ? several.join('\n') : one;
  const done = await perform(submission, noting, { id, note: { ...note, tryNext } });
  return answerAt('wentWell', submission, done, (refused, squad) => {
    const { notes } = submission.words(squad.language).retro;
    return refused.code === 'empty' ? notes.empty : notes.closed(timeOf(submission, squad, refused));
  });
}

/** "That's the week": the button carries the retro and its round. */
export const closeRetro = onClose('retro', retroClosed);
