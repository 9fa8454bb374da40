import { perform } from '../deeds/deed.ts';
import { answerAt, answerTo } from '../deeds/words.ts';
import { estimatesOf, noEstimates } from '../hypothesis/estimate-store.ts';
import { type Answer, errors, open, type SubmitAnswer } from '../slack/answers.ts';
import { readFields } from '../slack/fields.ts';
import type { Click, Submission } from '../slack/listen.ts';
import { namesOf } from '../slack/names.ts';
import { sentence } from '../slack/sentence.ts';
import { launching } from './deeds.ts';
import { launchFields, launchModal } from './launch-form.ts';
import { commitmentFor, notOpenText, whyNotOpen } from './listeners.ts';
import { latestOf } from './store.ts';

/** "It's live" asks what, where and who; "Done" of other work asks nothing. The button's value is the commitment. */
export async function onLaunch(click: Click): Promise<Answer> {
  const { core, workspaceId, value: commitmentId } = click;
  const known = await core.database.read((q) => latestOf(q, workspaceId, commitmentId));
  if (known?.bet === null)
    return answerTo(click, await perform(click, launching, { commitmentId }), whyNotOpen(click));
  const found = await commitmentFor(click, commitmentId, latestOf);
  if ('refusal' in found) return found.refusal;
  const { subject: commitment, here } = found;
  if (commitment.state !== 'open') return sentence(await notOpenText(click, here.squad, commitment));
  const { members, language } = here;
  const ids = members.map(({ userId }) => userId);
  const { bet } = commitment;
  const shown = await core.database.read(async (q) => ({
    names: await namesOf(q, workspaceId, ids),
    days: (bet && (await estimatesOf(q, [bet.id])).get(bet.id)) ?? noEstimates,
  }));
  return open(launchModal({ language, key: core.ids.key(), commitment, members, ...shown }));
}

/** The launch was submitted: of two who do, one does, the other reads who did and keeps what was typed. */
export async function saveLaunch(submission: Submission): Promise<SubmitAnswer> {
  const commitmentId = String(submission.metadata['commitmentId'] ?? '');
  const read = readFields(launchFields, submission.values, submission.words());
  if ('errors' in read) return errors(read.errors);
  const done = await perform(submission, launching, { commitmentId, said: read.values });
  return answerAt('what', submission, done, whyNotOpen(submission));
}
