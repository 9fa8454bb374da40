import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { actionsOfRetro, addAction } from '../commitments/action-store.ts';

import { onceAlike } from '../database/inbox.ts';
import { changed } from '../delivery/changed.ts';
import { catalogue } from '../language/catalogue.ts';
import type { Language } from '../language/language.ts';
import { bold } from '../language/line.ts';
import { type Answer, close, errors, open, type SubmitAnswer } from '../slack/answers.ts';
import { rich } from '../slack/blocks.ts';
import { modals } from '../slack/ids.ts';
import type { Click, Submission } from '../slack/listen.ts';
import { input, menu, modal } from '../slack/modal.ts';
import { type Names, namesOf } from '../slack/names.ts';
import { sentence } from '../slack/sentence.ts';
import { typed } from '../slack/typed.ts';
import { isMember } from '../squad/rules.ts';
import type { Member } from '../squad/squad.ts';
import { closedSentence, openFor, retroFor } from './listeners.ts';
import { noteById } from './store.ts';

/** "Who takes it?": the button's value is the note in which somebody wants to try something. */
export async function onTakeAction(click: Click): Promise<Answer> {
  const { core, workspaceId, person, value } = click;
  const note = await core.database.read((q) => noteById(q, workspaceId, value));
  if (!note || note.tryNext === null) return sentence(click.words().week.gone);
  const text = note.tryNext;
  const found = await retroFor(click, note.occurrenceId);
  if ('refusal' in found) return found.refusal;
  const { occurrence, here } = found;
  if (occurrence.state !== 'open') return sentence(await closedSentence(click, here, occurrence));
  const { members, language, words } = here;
  const ids = members.map(({ userId }) => userId);
  const { names, taken } = await core.database.read(async (q) => {
    const all = await actionsOfRetro(q, occurrence.id);
    const taken = all.find((action) => action.text === text);
    return { taken, names: await namesOf(q, workspaceId, [...ids, ...(taken ? [taken.ownerId] : [])]) };
  });
  if (taken) return sentence(words.retro.tries.takenBy(names(taken.ownerId)));
  const { userId } = person;
  return open(takeModal(language, { key: core.ids.key(), noteId: value, text, members, names, userId }));
}

function takeModal(
  language: Language,
  given: {
    key: string;
    noteId: string;
    text: string;
    members: readonly Member[];
    names: Names;
    userId: string;
  },
): ModalView {
  const { retro, common } = catalogue(language);
  const { key, noteId, text, members, names, userId } = given;
  const people = members.map((member) => ({ value: member.userId, label: names(member.userId) }));
  return modal({
    callbackId: modals.takeAction,
    title: retro.tries.who,
    submit: common.save,
    close: common.cancel,
    metadata: { key, noteId },
    blocks: [
      rich(bold(typed(text, 500)), retro.tries.intro),
      input({ blockId: 'owner', label: retro.tries.owner, element: menu(people, { initial: userId }) }),
    ],
  });
}

const answerSchema = z.union([
  z.object({ done: z.literal(true) }),
  z.object({ takenBy: z.string() }),
  z.object({ closedBy: z.string().nullable(), closedAt: z.number().nullable() }),
]);
type Saved = z.infer<typeof answerSchema>;

/** Somebody takes it: from now on it is an action. Of two who do, the second reads who has it. */
export async function saveAction(submission: Submission): Promise<SubmitAnswer> {
  const { core, workspaceId, person, key, metadata, values } = submission;
  const noteId = String(metadata['noteId'] ?? '');
  const note = await core.database.read((q) => noteById(q, workspaceId, noteId));
  const found = note && (await retroFor(submission, note.occurrenceId));
  if (!note?.tryNext || !found || 'refusal' in found) return errors({ owner: submission.words().week.gone });
  const { tryNext: text } = note;
  const { occurrence, here } = found;
  const { words, squad, members } = here;
  const ownerId = String(values['owner'] ?? '');
  if (!isMember(members, ownerId)) return errors({ owner: words.week.takeIn.notAMember });
  const { answer } = await core.change((change) => {
    const given = { workspaceId, key, kind: modals.takeAction, userId: person.userId, at: change.at };
    return onceAlike<Saved>(change.tx, given, answerSchema, async () => {
      const now = await openFor(change, submission, occurrence);
      if (!now.open) return { refused: { closedBy: now.closedBy, closedAt: now.closedAt } };
      const action = { workspaceId, squadId: squad.id, occurrenceId: occurrence.id, text, ownerId };
      const added = await addAction(change, { ...action, by: person.userId });
      if (!added.added) return { refused: { takenBy: added.ownerId } };
      changed(change, squad, 'notes');
      return { accepted: { done: true as const } };
    });
  });
  if ('done' in answer) return close;
  if ('takenBy' in answer) {
    const names = await core.database.read((q) => namesOf(q, workspaceId, [answer.takenBy]));
    return errors({ owner: words.retro.tries.takenBy(names(answer.takenBy)) });
  }
  return errors({ owner: await closedSentence(submission, here, answer) });
}
