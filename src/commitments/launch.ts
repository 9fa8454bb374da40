import { type Answer, close, errors, open, type SubmitAnswer } from '../slack/answers.ts';
import { readFields } from '../slack/fields.ts';
import { actions, modals } from '../slack/ids.ts';
import type { Click, Submission } from '../slack/listen.ts';
import { namesOf } from '../slack/names.ts';
import { launch } from './commitment-store.ts';
import { already, commitmentFor, deed, deedIn, saySentence } from './deeds.ts';
import { launchFields, launchModal } from './launch-form.ts';
import { latestOf } from './store.ts';

/** "It's live" asks what, where and who; "Done" of other work asks nothing. The button's value is the commitment. */
export async function onLaunch(click: Click): Promise<Answer> {
  const { core, workspaceId, person } = click;
  const found = await commitmentFor(click, click.value, latestOf);
  if ('refusal' in found) return found.refusal;
  const { commitment, here } = found;
  if (commitment.bet === null) {
    return deed(click, actions.launch, (change, _squad, fresh) => launch(change, fresh, person.userId));
  }
  if (commitment.state !== 'open') {
    return saySentence(await core.database.read((q) => already(q, click, commitment, here)));
  }
  const { members, language } = here;
  const ids = members.map(({ userId }) => userId);
  const names = await core.database.read((q) => namesOf(q, workspaceId, ids));
  return open(launchModal({ language, key: core.ids.key(), commitment, members, names }));
}

/** The launch was submitted: of two who do, one does, the other reads who did and keeps what was typed. */
export async function saveLaunch(submission: Submission): Promise<SubmitAnswer> {
  const { person, metadata } = submission;
  const id = String(metadata['commitmentId'] ?? '');
  const found = await commitmentFor(submission, id, latestOf);
  if ('refusal' in found) return errors({ what: submission.words().week.gone });
  const { here } = found;
  const read = readFields(launchFields(here.members), submission.values, here.words);
  if ('errors' in read) return errors(read.errors);
  const { what, link, built: builtBy, designed: designedBy } = read.values;
  const said = { what, link, builtBy, designedBy };
  const refusal = await deedIn(
    submission,
    { kind: modals.launch, id, find: latestOf },
    here,
    (change, _, fresh) => launch(change, fresh, person.userId, said),
  );
  return refusal === null ? close : errors({ what: refusal });
}
