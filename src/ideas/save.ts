import { within } from '@growth-squad/clock';
import { z } from 'zod';
import type { Change } from '../database/change.ts';
import { onceAlike } from '../database/inbox.ts';
import { changed } from '../delivery/changed.ts';
import { fromMessage } from '../hypothesis/find-store.ts';
import type { Wording } from '../hypothesis/hypothesis.ts';
import { overStored, readIdea } from '../hypothesis/idea-form.ts';
import { mayReword } from '../hypothesis/rules.ts';
import { addHypothesis, hypothesisOf, reword } from '../hypothesis/store.ts';
import type { Catalogue } from '../language/catalogue.ts';
import { close, errors, type SubmitAnswer, update } from '../slack/answers.ts';
import { buttons, rich } from '../slack/blocks.ts';
import { modals } from '../slack/ids.ts';
import type { Submission } from '../slack/listen.ts';
import { noticeOf } from '../slack/modal.ts';
import { personOf } from '../slack/people-store.ts';
import { isMember } from '../squad/rules.ts';
import { presentSquad } from '../squad/store.ts';
import { loggedFor } from './logged.ts';
import { loggedButtons, loggedLines } from './logged-view.ts';

/** How long Slack may take to say who wrote a message, in milliseconds: the answer has 3 s. */
const PATIENCE_MS = 1_000;

const savedSchema = z.object({ hypothesisId: z.string() });
const problemSchema = z.object({
  problem: z.enum(['taken-in', 'no-squad', 'no-guests', 'not-a-member', 'known']),
});
const answerSchema = z.union([savedSchema, problemSchema]);
type Saved = { accepted: z.infer<typeof savedSchema> } | { refused: z.infer<typeof problemSchema> };

const aboutSchema = z.object({
  squadId: z.string(),
  hypothesisId: z.string().nullable(),
  /** The message that it is logged from, and who wrote that. */
  sourceUrl: z.string().nullable(),
  sourceAuthorId: z.string().nullable(),
});

/** The modal was submitted: a new idea is stored, or a known one gets its next wording. */
export async function saveIdea(submission: Submission): Promise<SubmitAnswer> {
  const { core, workspaceId, person, key, values } = submission;
  const about = aboutSchema.parse(submission.metadata);
  const found = await core.database.read((q) => presentSquad(q, workspaceId, about.squadId));
  const words = submission.words(found?.squad.language);
  const language = submission.language(found?.squad.language);
  const read = readIdea(values, words);
  if ('errors' in read) return errors(read.errors);
  await known(submission, about.sourceAuthorId);
  const { answer } = await core.change((change) => {
    const input = { workspaceId, key, kind: modals.idea, userId: person.userId, at: change.at };
    return onceAlike(change.tx, input, answerSchema, () => save(change, submission, about, read.wording));
  });
  if ('problem' in answer) return errors({ title: sentenceOf(answer.problem, words) });
  if (about.hypothesisId !== null || !found) return close;
  // A submitted modal cannot speak in the channel: it becomes one that says what the command would.
  const here = { ...found, language, words, isMember: isMember(found.members, person.userId) };
  const made = { ...read.wording, id: answer.hypothesisId, workspaceId, squadId: found.squad.id };
  const logged = await loggedFor(submission, here, made);
  const said = rich(...loggedLines(logged));
  return update(noticeOf(language, words.hypothesis.newTitle, [said, buttons(...loggedButtons(logged))]));
}

/** Asks Slack who wrote the message, where it has never told; if it does not say in time, that is no obstacle. */
async function known({ core, workspaceId }: Submission, userId: string | null): Promise<void> {
  if (userId === null) return;
  const asked = core.people.find(workspaceId, userId).catch(() => undefined);
  await within(core.clock, PATIENCE_MS, 'Slack to say who wrote a message', asked).catch(() => undefined);
}

async function save(
  change: Change,
  { workspaceId, person }: Submission,
  about: z.infer<typeof aboutSchema>,
  wording: Wording,
): Promise<Saved> {
  const { squadId, hypothesisId } = about;
  const { userId } = person;
  const there = await presentSquad(change.tx, workspaceId, squadId);
  if (!there) return { refused: { problem: 'no-squad' } };
  if (person.isGuest || person.isBot) return { refused: { problem: 'no-guests' } };
  if (hypothesisId === null) {
    const { sourceUrl } = about;
    if (sourceUrl !== null && (await fromMessage(change.tx, squadId, sourceUrl))) {
      return { refused: { problem: 'known' } };
    }
    const authorId = await authorOf(change, workspaceId, about.sourceAuthorId, userId);
    const source = sourceUrl === null ? {} : { sourceUrl };
    const made = await addHypothesis(change, {
      workspaceId,
      squadId,
      authorId,
      by: userId,
      wording,
      ...source,
    });
    changed(change, there.squad, 'ideas');
    return { accepted: { hypothesisId: made.id } };
  }
  const known = await hypothesisOf(change.tx, workspaceId, hypothesisId);
  if (known?.squadId !== squadId) return { refused: { problem: 'no-squad' } };
  if (known.authorId !== userId && !isMember(there.members, userId)) {
    return { refused: { problem: 'not-a-member' } };
  }
  if (!mayReword(known.state)) return { refused: { problem: 'taken-in' } };
  await reword(change, known, overStored(known, wording), userId);
  changed(change, there.squad, 'ideas');
  return { accepted: { hypothesisId } };
}

/** Who wrote the message proposed the idea; where that was nobody of the workspace, who logs it did. */
async function authorOf(
  { tx }: Change,
  workspaceId: string,
  wroteIt: string | null,
  logsIt: string,
): Promise<string> {
  const person = wroteIt === null ? undefined : await personOf(tx, workspaceId, wroteIt);
  return person === undefined || person.isBot ? logsIt : person.userId;
}

function sentenceOf(problem: z.infer<typeof problemSchema>['problem'], words: Catalogue): string {
  switch (problem) {
    case 'known':
      return words.ideas.shortcut.knownByNow;
    case 'taken-in':
      return words.hypothesis.takenIn;
    case 'no-squad':
      return words.common.noSquadHere;
    case 'no-guests':
      return words.common.noGuests;
    case 'not-a-member':
      return words.hypothesis.onlyMembers;
  }
}
