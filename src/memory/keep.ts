import { z } from 'zod';
import { saySentence } from '../commitments/deeds.ts';
import type { Change } from '../database/change.ts';
import { onceAlike } from '../database/inbox.ts';
import { changed } from '../delivery/changed.ts';
import type { Hypothesis } from '../hypothesis/hypothesis.ts';
import { isWaiting } from '../hypothesis/rules.ts';
import { hypothesisOf, keepDifference, transition } from '../hypothesis/store.ts';
import { callOff } from '../hypothesis/topic-answer.ts';
import { notWaiting } from '../hypothesis/topic-deciding.ts';
import type { Language } from '../language/language.ts';
import { bold, type Line, plain } from '../language/line.ts';
import { type Answer, errors, open, type SubmitAnswer, say, update } from '../slack/answers.ts';
import { rich } from '../slack/blocks.ts';
import { text } from '../slack/fields.ts';
import { actions, modals } from '../slack/ids.ts';
import type { Asked, Click, Submission } from '../slack/listen.ts';
import { input, modal, notice, textField } from '../slack/modal.ts';
import { typed } from '../slack/typed.ts';
import { memberOf } from '../squad/gate.ts';
import { isMember } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import { presentSquad } from '../squad/store.ts';
import { ideaView } from './detail.ts';

/** Longest reason, and longest difference. */
const MOST = 500;

const sayLine = (said: Line): Answer => say({ text: plain(said, () => ''), blocks: [rich(said)] });

/** What a button or modal about an idea on the list is about; else the sentence that says what is wrong. */
async function ideaFor(
  asked: Asked,
  id: string,
): Promise<{ hypothesis: Hypothesis; language: Language } | { refusal: Answer }> {
  const { core, workspaceId, person } = asked;
  const hypothesis = await core.database.read((q) => hypothesisOf(q, workspaceId, id));
  if (!hypothesis) return { refusal: saySentence(asked.words().ideas.notWaiting.gone) };
  const gate = await memberOf(asked, hypothesis.squadId);
  // Who proposed it may speak for it without being a member, but not as a guest.
  const mayAsAuthor = hypothesis.authorId === person.userId && !person.isGuest;
  if ('refusal' in gate && !mayAsAuthor) return { refusal: say(gate.refusal) };
  const language = 'here' in gate ? gate.here.language : asked.language();
  const words = asked.words(language);
  return isWaiting(hypothesis.state)
    ? { hypothesis, language }
    : { refusal: saySentence(notWaiting(hypothesis, words)) };
}

const answerSchema = z.object({ refusal: z.enum(['gone', 'not-yours', 'not-waiting']).nullable() });
type Kept = { accepted: z.infer<typeof answerSchema> } | { refused: z.infer<typeof answerSchema> };
const refused = (refusal: z.infer<typeof answerSchema>['refusal']): Kept => ({ refused: { refusal } });

/** Does something to an idea that is on the list, once; for its author and the squad's members. */
async function keep(
  asked: Asked,
  about: { readonly kind: string; readonly hypothesisId: string },
  act: (change: Change, hypothesis: Hypothesis, squad: Squad) => Promise<void>,
): Promise<string | undefined> {
  const { core, workspaceId, person, key } = asked;
  const { userId } = person;
  const { answer, words } = await core.change(async (change) => {
    const { tx } = change;
    const hypothesis = await hypothesisOf(tx, workspaceId, about.hypothesisId);
    const there = hypothesis && (await presentSquad(tx, workspaceId, hypothesis.squadId));
    const input = { workspaceId, key, kind: about.kind, userId, at: change.at };
    const done = await onceAlike(tx, input, answerSchema, async () => {
      if (!hypothesis || !there) return refused('gone');
      const author = hypothesis.authorId === userId && !person.isGuest;
      if (!author && !isMember(there.members, userId)) return refused('not-yours');
      if (!isWaiting(hypothesis.state)) return refused('not-waiting');
      await act(change, hypothesis, there.squad);
      changed(change, there.squad, 'ideas');
      return { accepted: { refusal: null } };
    });
    const words = asked.words(there?.squad.language);
    const state = hypothesis ? notWaiting(hypothesis, words) : '';
    return { answer: done.answer, words: { ...words.ideas, state } };
  });
  switch (answer.refusal) {
    case null:
      return undefined;
    case 'gone':
      return words.notWaiting.gone;
    case 'not-yours':
      return words.onlyAuthor;
    case 'not-waiting':
      return words.state;
  }
}

/** It leaves the list for good, and nobody needs to decide about it any more. */
async function leave(change: Change, { id }: Hypothesis, by: string, why: string | null): Promise<void> {
  await transition(change, id, 'dropped', by, why);
  await callOff(change, id, by);
}

/** "Withdraw it": the button's value is the idea. */
export async function onWithdraw(click: Click): Promise<Answer> {
  const { value: hypothesisId, person } = click;
  const found = await ideaFor(click, hypothesisId);
  if ('refusal' in found) return found.refusal;
  const { ideas } = click.words(found.language);
  const problem = await keep(click, { kind: actions.withdraw, hypothesisId }, (change, hypothesis) =>
    leave(change, hypothesis, person.userId, null),
  );
  return problem === undefined
    ? sayLine(ideas.withdrawn(typed(found.hypothesis.title)))
    : saySentence(problem);
}

const aboutSchema = z.object({ hypothesisId: z.string() });

/** "What is different now?": the button's value is the idea. */
export async function onWhatDiffers(click: Click): Promise<Answer> {
  const found = await ideaFor(click, click.value);
  if ('refusal' in found) return found.refusal;
  const { hypothesis, language } = found;
  const { ideas, common } = click.words(language);
  return open(
    modal({
      callbackId: modals.whatDiffers,
      title: ideas.whatDiffers,
      submit: common.save,
      close: common.cancel,
      metadata: { key: click.core.ids.key(), hypothesisId: hypothesis.id },
      blocks: [
        rich(bold(typed(hypothesis.title))),
        input({
          blockId: 'differs',
          label: ideas.differsLabel,
          hint: ideas.differsHint,
          element: textField({
            initial: hypothesis.differs,
            placeholder: ideas.differsExample,
            lines: 'many',
            most: MOST,
          }),
        }),
      ],
    }),
  );
}

/** What is different now was submitted. */
export async function saveDifference(submission: Submission): Promise<SubmitAnswer> {
  const { core, workspaceId, values, metadata, person } = submission;
  const { hypothesisId } = aboutSchema.parse(metadata);
  const squad = await squadOfIdea(submission, hypothesisId);
  const words = submission.words(squad?.language);
  const read = text(MOST)(values['differs'] ?? null, words);
  if ('problem' in read) return errors({ differs: read.problem });
  const problem = await keep(
    submission,
    { kind: modals.whatDiffers, hypothesisId },
    async (change, hypothesis) => {
      await keepDifference(change, hypothesis, read.value, person.userId);
    },
  );
  if (problem !== undefined) return errors({ differs: problem });
  const hypothesis = await core.database.read((q) => hypothesisOf(q, workspaceId, hypothesisId));
  const { ideas } = words;
  const said = ideas.differsKept(typed(hypothesis?.differs ?? read.value, MOST));
  return update(notice(submission.language(squad?.language), ideas.whatDiffers, said));
}

async function squadOfIdea({ core, workspaceId }: Asked, hypothesisId: string): Promise<Squad | undefined> {
  return await core.database.read(async (q) => {
    const hypothesis = await hypothesisOf(q, workspaceId, hypothesisId);
    return hypothesis && (await presentSquad(q, workspaceId, hypothesis.squadId))?.squad;
  });
}

/** "Drop it" on an idea's page: the button's value is the idea. */
export async function onDropIdea(click: Click): Promise<Answer> {
  const found = await ideaFor(click, click.value);
  if ('refusal' in found) return found.refusal;
  const { hypothesis, language } = found;
  const { ideas, common } = click.words(language);
  return open(
    modal({
      callbackId: modals.dropIdea,
      title: ideas.drop.title,
      submit: ideas.drop.button,
      close: common.cancel,
      metadata: { key: click.core.ids.key(), hypothesisId: hypothesis.id },
      blocks: [
        rich(ideas.drop.intro(typed(hypothesis.title))),
        input({
          blockId: 'why',
          label: ideas.drop.why,
          hint: ideas.drop.whyHint,
          element: textField({ placeholder: ideas.drop.whyExample, lines: 'many', most: MOST }),
        }),
      ],
    }),
  );
}

/** The reason was submitted: the idea leaves the list, and the modal shows what has become of it. */
export async function saveDrop(submission: Submission): Promise<SubmitAnswer> {
  const { values, metadata, person } = submission;
  const { hypothesisId } = aboutSchema.parse(metadata);
  const squad = await squadOfIdea(submission, hypothesisId);
  const words = submission.words(squad?.language);
  const read = text(MOST)(values['why'] ?? null, words);
  if ('problem' in read) return errors({ why: read.problem });
  const problem = await keep(submission, { kind: modals.dropIdea, hypothesisId }, (change, hypothesis) =>
    leave(change, hypothesis, person.userId, read.value),
  );
  if (problem !== undefined) return errors({ why: problem });
  const shown = await ideaView(submission, hypothesisId, null);
  return 'view' in shown ? update(shown.view) : { kind: 'close' };
}
