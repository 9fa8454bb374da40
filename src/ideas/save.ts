import { within } from '@growth-squad/clock';
import { z } from 'zod';
import { perform } from '../deeds/deed.ts';
import { answerAt, barredAt } from '../deeds/words.ts';
import { readIdea } from '../hypothesis/idea-form.ts';
import { close, errors, type SubmitAnswer, update } from '../slack/answers.ts';
import { buttons, rich } from '../slack/blocks.ts';
import type { Submission } from '../slack/listen.ts';
import { noticeOf } from '../slack/modal.ts';
import { sentenceAt } from '../slack/sentence.ts';
import { logging, rewording } from './deeds.ts';
import { hereFor, loggedFor } from './logged.ts';
import { loggedButtons, loggedLines } from './logged-view.ts';

/** How long Slack may take to say who wrote a message, in milliseconds: the answer has 3 s. */
const PATIENCE_MS = 1_000;

const aboutSchema = z.object({
  squadId: z.string(),
  hypothesisId: z.string().nullable(),
  /** The message that it is logged from, and who wrote that. */
  sourceUrl: z.string().nullable(),
  sourceAuthorId: z.string().nullable(),
});

/** The modal was submitted: a new idea is stored, or a known one gets its next wording. */
export async function saveIdea(submission: Submission): Promise<SubmitAnswer> {
  const { workspaceId, values, metadata } = submission;
  const { squadId, hypothesisId, sourceUrl, sourceAuthorId: authorId } = aboutSchema.parse(metadata);
  const read = readIdea(values, submission.words());
  if ('errors' in read) return errors(read.errors);
  const { wording } = read;
  if (hypothesisId !== null) {
    const done = await perform(submission, rewording, { hypothesisId, wording });
    return answerAt(
      'title',
      submission,
      done,
      (_, { language }) => submission.words(language).hypothesis.takenIn,
    );
  }
  await heardOf(submission, authorId);
  const source = sourceUrl === null ? null : { url: sourceUrl, authorId };
  const done = await perform(submission, logging, { to: { squadId }, wording, said: null, source });
  if ('barred' in done) return barredAt('title', submission, done);
  if ('refused' in done) {
    return sentenceAt('title', submission.words(done.there.squad.language).ideas.shortcut.knownByNow);
  }
  if (!done.there) return close;
  // A submitted modal cannot speak in the channel: it becomes one that says what the command would.
  const here = hereFor(submission, done.there);
  const made = { ...wording, id: done.accepted.hypothesisId, workspaceId, squadId };
  const logged = await loggedFor(submission, here, made);
  const said = [rich(...loggedLines(logged)), buttons(...loggedButtons(logged))];
  return update(noticeOf(here.language, here.words.hypothesis.newTitle, said));
}

/** Asks Slack who wrote the message, where it has never told; if it does not say in time, that is no obstacle. */
export async function heardOf({ core, workspaceId }: Submission, userId: string | null): Promise<void> {
  if (userId === null) return;
  const asked = core.people.find(workspaceId, userId).catch(() => undefined);
  await within(core.clock, PATIENCE_MS, 'Slack to say who wrote a message', asked).catch(() => undefined);
}
