import { z } from 'zod';
import { type Deed, perform } from '../deeds/deed.ts';
import { barredAt, sayBarred } from '../deeds/words.ts';
import { changed } from '../delivery/changed.ts';
import { aboutHypothesis, type NotWaiting } from '../hypothesis/about.ts';
import type { Hypothesis } from '../hypothesis/hypothesis.ts';
import { addRepeat } from '../hypothesis/repeat-store.ts';
import { isWaiting } from '../hypothesis/rules.ts';
import { hypothesisOf, keepDifference, transition } from '../hypothesis/store.ts';
import { callOff } from '../hypothesis/topic-answer.ts';
import { notWaiting } from '../hypothesis/topic-deciding.ts';
import type { Catalogue } from '../language/catalogue.ts';
import type { Language } from '../language/language.ts';
import { bold } from '../language/line.ts';
import { ruledOutLike } from '../results/memory.ts';
import { type Answer, close, errors, open, type SubmitAnswer, say, update } from '../slack/answers.ts';
import { rich } from '../slack/blocks.ts';
import { readFields, text } from '../slack/fields.ts';
import { modals } from '../slack/ids.ts';
import type { Asked, Click, Submission } from '../slack/listen.ts';
import { form, notice, textInput } from '../slack/modal.ts';
import { sentence, sentenceAt } from '../slack/sentence.ts';
import { typed } from '../slack/typed.ts';
import { memberOf } from '../squad/gate.ts';
import { ideaView } from './detail.ts';

/** Longest reason, and longest difference. */
const MOST = 500;

const fields = { differs: text(MOST), why: text(MOST) };

/** What a button or modal about an idea on the list is about; else the sentence that says what is wrong. */
async function ideaFor(
  asked: Asked,
  id: string,
): Promise<{ hypothesis: Hypothesis; language: Language } | { refusal: Answer }> {
  const { core, workspaceId, person } = asked;
  const hypothesis = await core.database.read((q) => hypothesisOf(q, workspaceId, id));
  if (!hypothesis) return { refusal: sentence(asked.words().ideas.notWaiting.gone) };
  const gate = await memberOf(asked, hypothesis.squadId);
  // Who proposed it may speak for it without being a member, but not as a guest.
  const mayAsAuthor = hypothesis.authorId === person.userId && !person.isGuest;
  if ('refusal' in gate && !mayAsAuthor) return { refusal: say(gate.refusal) };
  const language = 'here' in gate ? gate.here.language : asked.language();
  const words = asked.words(language);
  return isWaiting(hypothesis.state)
    ? { hypothesis, language }
    : { refusal: sentence(notWaiting(hypothesis, words)) };
}

/** An idea leaves the list for good, and nobody needs to decide about it any more. */
const leaving = (
  name: 'ideas.withdraw' | 'ideas.drop',
): Deed<{ hypothesisId: string; why: string | null }, Hypothesis, { title: string }, NotWaiting> => ({
  name,
  accepted: z.object({ title: z.string() }),
  find: aboutHypothesis,
  async act(change, { actor: { userId }, squad, subject }, { why }) {
    const { id, state, title } = subject;
    if (!isWaiting(state)) return { refused: { code: 'not-waiting', state } };
    await transition(change, id, 'dropped', userId, why);
    await callOff(change, id, userId);
    // Read that it was ruled out before, and given up: one wrong answer less that is asked twice.
    const wrong = await ruledOutLike(change.tx, subject);
    if (wrong) await addRepeat(change, subject, wrong.id);
    changed(change, squad, 'ideas');
    return { accepted: { title } };
  },
});

/** "Withdraw it": the button's value is the idea. */
export async function onWithdraw(click: Click): Promise<Answer> {
  const done = await perform(click, leaving('ideas.withdraw'), { hypothesisId: click.value, why: null });
  if ('barred' in done) return sayBarred(click, done);
  const words = click.words(done.there?.squad.language);
  if ('refused' in done) return sentence(notWaiting(done.refused, words));
  return sentence(words.ideas.withdrawn(typed(done.accepted.title)));
}

const aboutSchema = z.object({ hypothesisId: z.string() });

/** A button about an idea on the list opens a form about it. */
const opening =
  (
    drawn: (
      ideas: Catalogue['ideas'],
      hypothesis: Hypothesis,
    ) => Omit<Parameters<typeof form>[1], 'metadata'>,
  ) =>
  async (click: Click): Promise<Answer> => {
    const found = await ideaFor(click, click.value);
    if ('refusal' in found) return found.refusal;
    const { hypothesis, language } = found;
    const metadata = { key: click.core.ids.key(), hypothesisId: hypothesis.id };
    return open(form(language, { ...drawn(click.words(language).ideas, hypothesis), metadata }));
  };

/** "What is different now?": the button's value is the idea. */
export const onWhatDiffers = opening((ideas, { title, differs }) => ({
  callbackId: modals.whatDiffers,
  title: ideas.whatDiffers,
  blocks: [
    rich(bold(typed(title))),
    textInput('differs', fields.differs, {
      label: ideas.differsLabel,
      hint: ideas.differsHint,
      initial: differs,
      placeholder: ideas.differsExample,
      lines: 'many',
    }),
  ],
}));

/** What is different now from what was tried before stands with the idea. */
const telling: Deed<{ hypothesisId: string; differs: string }, Hypothesis, { differs: string }, NotWaiting> =
  {
    name: 'ideas.differs',
    accepted: z.object({ differs: z.string() }),
    find: aboutHypothesis,
    async act(change, { actor, squad, subject: hypothesis }, { differs }) {
      const { state } = hypothesis;
      if (!isWaiting(state)) return { refused: { code: 'not-waiting', state } };
      await keepDifference(change, hypothesis, differs, actor.userId);
      changed(change, squad, 'ideas');
      return { accepted: { differs } };
    },
  };

/** What is different now was submitted. */
export async function saveDifference(submission: Submission): Promise<SubmitAnswer> {
  const { hypothesisId } = aboutSchema.parse(submission.metadata);
  const read = readFields({ differs: fields.differs }, submission.values, submission.words());
  if ('errors' in read) return errors(read.errors);
  const done = await perform(submission, telling, { hypothesisId, ...read.values });
  if ('barred' in done) return barredAt('differs', submission, done);
  const squadLanguage = done.there?.squad.language;
  const words = submission.words(squadLanguage);
  if ('refused' in done) return sentenceAt('differs', notWaiting(done.refused, words));
  const said = words.ideas.differsKept(typed(done.accepted.differs, MOST));
  return update(notice(submission.language(squadLanguage), words.ideas.whatDiffers, said));
}

/** "Drop it" on an idea's page: the button's value is the idea. */
export const onDropIdea = opening(({ drop }, { title }) => ({
  callbackId: modals.dropIdea,
  title: drop.title,
  submit: drop.button,
  blocks: [
    rich(drop.intro(typed(title))),
    textInput('why', fields.why, {
      label: drop.why,
      hint: drop.whyHint,
      placeholder: drop.whyExample,
      lines: 'many',
    }),
  ],
}));

/** The reason was submitted: the idea leaves the list, and the modal shows what has become of it. */
export async function saveDrop(submission: Submission): Promise<SubmitAnswer> {
  const { hypothesisId } = aboutSchema.parse(submission.metadata);
  const read = readFields({ why: fields.why }, submission.values, submission.words());
  if ('errors' in read) return errors(read.errors);
  const done = await perform(submission, leaving('ideas.drop'), { hypothesisId, ...read.values });
  if ('barred' in done) return barredAt('why', submission, done);
  if ('refused' in done) {
    return sentenceAt('why', notWaiting(done.refused, submission.words(done.there.squad.language)));
  }
  const shown = await ideaView(submission, hypothesisId, null);
  return 'view' in shown ? update(shown.view) : close;
}
