import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { Change } from '../database/change.ts';
import { onceAlike } from '../database/inbox.ts';
import { changed } from '../delivery/changed.ts';
import { catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import type { Language } from '../language/language.ts';
import type { RitualCore } from '../ritual/core.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import { occurrenceById } from '../ritual/store.ts';
import { type Answer, close, errors, nothing, open, type SubmitAnswer, say } from '../slack/answers.ts';
import { context, rich } from '../slack/blocks.ts';
import { optional, readFields, text } from '../slack/fields.ts';
import { actions, modals } from '../slack/ids.ts';
import type { Asked, Click, Submission } from '../slack/listen.ts';
import { input, modal, textField } from '../slack/modal.ts';
import { namesOf } from '../slack/names.ts';
import { readingZone } from '../squad/anywhere.ts';
import { type Here, memberOf } from '../squad/gate.ts';
import { isMember } from '../squad/rules.ts';
import { presentSquad } from '../squad/store.ts';
import { addNote, type Note, noteOf } from './store.ts';

/** Longest note of each sort: five people's stand whole in the digest. */
const NOTE_MOST = 500;

const parts = ['wentWell', 'didnt', 'tryNext'] as const;

/** The retro a button is about, and the squad whose member asks; else what is wrong. */
export async function retroFor(
  asked: Asked,
  id: string,
): Promise<{ occurrence: Occurrence; here: Here } | { refusal: Answer }> {
  const occurrence = await asked.core.database.read((q) => occurrenceById(q, asked.workspaceId, id));
  const gate = await memberOf(asked, occurrence?.squadId ?? '');
  if ('refusal' in gate || !occurrence) return { refusal: 'refusal' in gate ? say(gate.refusal) : nothing };
  return { occurrence, here: gate.here };
}

/** Who closed it and when, for somebody who comes too late. */
export async function closedSentence(
  asked: Asked,
  here: Here,
  { closedBy, closedAt }: { closedBy: string | null; closedAt: number | null },
): Promise<string> {
  const { words, language, squad } = here;
  const time = formatFor(language).time(closedAt ?? asked.core.clock.now(), readingZone(asked.person, squad));
  if (closedBy === null) return words.retro.closedItself(time);
  const names = await asked.core.database.read((q) => namesOf(q, asked.workspaceId, [closedBy]));
  return words.retro.closedBy(names(closedBy), time);
}

const sentence = (said: string): Answer => say({ text: said, blocks: [rich(said)] });

/** "Add a note": the button's value is the retro. One's own earlier note stands in the fields. */
export async function onNote(click: Click): Promise<Answer> {
  const found = await retroFor(click, click.value);
  if ('refusal' in found) return found.refusal;
  const { occurrence, here } = found;
  const { core, person } = click;
  if (occurrence.state !== 'open') return sentence(await closedSentence(click, here, occurrence));
  const note = await core.database.read((q) => noteOf(q, occurrence.id, person.userId));
  return open(noteModal(here.language, core.ids.key(), occurrence.id, note));
}

function noteModal(language: Language, key: string, occurrenceId: string, note: Note | undefined): ModalView {
  const { retro, common } = catalogue(language);
  const { notes } = retro;
  const examples = {
    wentWell: notes.wentWellExample,
    didnt: notes.didntExample,
    tryNext: notes.tryExample,
  };
  return modal({
    callbackId: modals.retroNotes,
    title: notes.title,
    submit: notes.save,
    close: common.cancel,
    metadata: { key, occurrenceId },
    blocks: [
      ...parts.map((part) =>
        input({
          blockId: part,
          label: notes[part],
          optional: true,
          element: textField({
            initial: note?.[part] ?? null,
            placeholder: examples[part],
            lines: 'many',
            most: NOTE_MOST,
          }),
        }),
      ),
      context(notes.intro),
    ],
  });
}

const fields = {
  wentWell: optional(text(NOTE_MOST)),
  didnt: optional(text(NOTE_MOST)),
  tryNext: optional(text(NOTE_MOST)),
};

const closedAtSchema = z.object({ closedBy: z.string().nullable(), closedAt: z.number().nullable() });
const doneSchema = z.object({ done: z.literal(true) });
const answerSchema = z.union([doneSchema, closedAtSchema]);
type Done = { accepted: z.infer<typeof doneSchema> } | { refused: z.infer<typeof closedAtSchema> };
const done: Done = { accepted: { done: true } };

/** A note was submitted; the last one of a member counts. */
export async function saveNote(submission: Submission): Promise<SubmitAnswer> {
  const { core, workspaceId, person, key } = submission;
  const found = await retroFor(submission, String(submission.metadata['occurrenceId'] ?? ''));
  if ('refusal' in found) return errors({ wentWell: submission.words().hypothesis.onlyMembers });
  const { occurrence, here } = found;
  const { words, language, squad } = here;
  const read = readFields(fields, submission.values, words);
  if ('errors' in read) return errors(read.errors);
  const { userId } = person;
  const known = await core.database.read((q) => noteOf(q, occurrence.id, userId));
  const isEmpty = parts.every((part) => read.values[part] === null);
  if (isEmpty && !known) return errors({ wentWell: words.retro.notes.empty });
  const { answer } = await core.change((change) => {
    const input = { workspaceId, key, kind: modals.retroNotes, userId, at: change.at };
    return onceAlike<z.infer<typeof answerSchema>>(
      change.tx,
      input,
      answerSchema,
      async (): Promise<Done> => {
        const now = await openFor(change, submission, occurrence);
        if (!now.open) return { refused: now };
        await addNote(change, { workspaceId, occurrenceId: occurrence.id, userId, ...read.values });
        changed(change, squad, 'notes');
        return done;
      },
    );
  });
  if ('done' in answer) return close;
  const time = formatFor(language).time(answer.closedAt ?? core.clock.now(), readingZone(person, squad));
  return errors({ wentWell: words.retro.notes.closed(time) });
}

/** Whether the retro is open and the person a member, as it is inside the transaction. */
export async function openFor(
  { tx }: Change,
  { workspaceId, person }: Asked,
  { id, squadId }: Pick<Occurrence, 'id' | 'squadId'>,
) {
  const there = await presentSquad(tx, workspaceId, squadId);
  const now = await occurrenceById(tx, workspaceId, id);
  const open = there && isMember(there.members, person.userId) && now?.state === 'open';
  return { open: open === true, squad: there?.squad, round: now?.round, ...closing(now) };
}

const closing = (now: Occurrence | undefined) => ({
  closedBy: now?.closedBy ?? null,
  closedAt: now?.closedAt ?? null,
});

/** "That's the week": the button carries the retro and its round. Of two who click at once, one closes it. */
export async function closeRetro(core: RitualCore, click: Click): Promise<Answer> {
  const { workspaceId, person, key, value } = click;
  const [id = '', round = ''] = value.split('/');
  const found = await retroFor(click, id);
  if ('refusal' in found) return found.refusal;
  const { userId } = person;
  const { answer } = await core.change((change) => {
    const input = { workspaceId, key, kind: actions.closeRetro, userId, at: change.at };
    return onceAlike<z.infer<typeof answerSchema>>(
      change.tx,
      input,
      answerSchema,
      async (): Promise<Done> => {
        const now = await openFor(change, click, found.occurrence);
        if (!now.open || !now.squad || now.round !== Number(round)) {
          return { refused: { closedBy: now.closedBy, closedAt: now.closedAt } };
        }
        await core.rituals.close(change, now.squad, id, userId);
        return done;
      },
    );
  });
  return 'done' in answer ? nothing : sentence(await closedSentence(click, found.here, answer));
}
