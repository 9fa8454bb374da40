import type { ModalView } from '@slack/types';
import { dateAt } from '../calendar/zone.ts';
import type { Commitment } from '../commitments/commitment.ts';
import { changeFields, launchModal } from '../commitments/launch-form.ts';
import { allMakers } from '../commitments/makers.ts';
import { perform } from '../deeds/deed.ts';
import { barredAt, sayBarred } from '../deeds/words.ts';
import { noEstimates } from '../hypothesis/estimate-store.ts';
import type { Catalogue } from '../language/catalogue.ts';
import { type Answer, close, errors, type SubmitAnswer, update } from '../slack/answers.ts';
import { readFields } from '../slack/fields.ts';
import type { Asked, Click, Submission } from '../slack/listen.ts';
import { notice } from '../slack/modal.ts';
import { namesOf } from '../slack/names.ts';
import { sentence, sentenceAt } from '../slack/sentence.ts';
import type { Here } from '../squad/gate.ts';
import { changingLaunch, type LaunchStands, takingBackLaunch } from './launch-deeds.ts';

/** The form that corrects what was said of a launch; undefined: it is not live, or has its result. */
export async function launchChangeView(
  asked: Asked,
  { squad, members, language }: Here,
  commitment: Commitment,
): Promise<ModalView | undefined> {
  const { launch, result } = commitment;
  if (launch === null || result !== null) return undefined;
  const { core, workspaceId } = asked;
  const ids = [...members.map(({ userId }) => userId), ...allMakers(launch)];
  const names = await core.database.read((q) => namesOf(q, workspaceId, ids));
  const since = dateAt(launch.at, squad.rituals.zone);
  return launchModal({
    ...{ language, key: core.ids.key(), commitment, members, names, since },
    days: noEstimates,
  });
}

function whyNot({ code }: LaunchStands, { week }: Catalogue): string {
  switch (code) {
    case 'not-live':
      return week.result.notLive;
    case 'has-result':
      return week.launch.hasResult;
    case 'not-yet-come':
      return week.result.inFuture;
  }
}

/** What was said of a launch was corrected. */
export async function saveLaunchChange(submission: Submission): Promise<SubmitAnswer> {
  const commitmentId = String(submission.metadata['commitmentId'] ?? '');
  const read = readFields(changeFields, submission.values, submission.words());
  if ('errors' in read) return errors(read.errors);
  const { since, ...said } = read.values;
  const done = await perform(submission, changingLaunch, { commitmentId, since, said });
  if ('accepted' in done) return close;
  if ('barred' in done) return barredAt('since', submission, done);
  return sentenceAt('since', whyNot(done.refused, submission.words(done.there.squad.language)));
}

/** "It is not live": the button's value is the commitment. */
export async function onTakeBackLaunch(click: Click): Promise<Answer> {
  const done = await perform(click, takingBackLaunch, { commitmentId: click.value });
  if ('barred' in done) return sayBarred(click, done);
  const { squad } = done.there ?? {};
  const words = click.words(squad?.language);
  if ('refused' in done) return sentence(whyNot(done.refused, words));
  const { title, takenBack } = words.week.launch;
  return update(notice(click.language(squad?.language), title, takenBack));
}
