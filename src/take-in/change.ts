import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { dateAt } from '../calendar/zone.ts';
import { type Commitment, liveOn, mayChange } from '../commitments/commitment.ts';
import { takingOut } from '../commitments/deeds.ts';
import { commitmentFor, notOpenText, whyNotOpen } from '../commitments/listeners.ts';
import { commitmentOf } from '../commitments/store.ts';
import { perform, type There } from '../deeds/deed.ts';
import { barredAt, sayBarred } from '../deeds/words.ts';
import { estimatesOf, noEstimates } from '../hypothesis/estimate-store.ts';
import { launchChangeView } from '../results/launch-change.ts';
import { type Answer, close, errors, open, type SubmitAnswer, update } from '../slack/answers.ts';
import { readFields } from '../slack/fields.ts';
import type { Asked, Click, Submission } from '../slack/listen.ts';
import { notice } from '../slack/modal.ts';
import { namesOf } from '../slack/names.ts';
import { sentence, sentenceAt } from '../slack/sentence.ts';
import { capacityOf } from './capacity.ts';
import { changingWork } from './change-deed.ts';
import { changeFields, changeModal } from './change-form.ts';
import { changePlanView } from './change-plan-form.ts';
import { doesNotFit } from './does-not-fit.ts';

/** "Change it": the button's value is the commitment. What is live is corrected, what is open changed. */
export async function onChangeWork(click: Click): Promise<Answer> {
  const found = await commitmentFor(click, click.value);
  if ('refusal' in found) return found.refusal;
  const { subject: commitment, here } = found;
  const { state, result } = commitment;
  if (state === 'launched' && result !== null) return sentence(here.words.week.launch.hasResult);
  const view =
    state === 'open'
      ? await workView(click, here, commitment, click.core.ids.key())
      : await launchChangeView(click, here, commitment);
  if (!view) return sentence(await notOpenText(click, here.squad, commitment));
  return click.modal ? update(view) : open(view);
}

/** The form for what is open. */
async function workView(
  asked: Asked,
  { squad, members }: There,
  commitment: Commitment,
  key: string,
  again?: Parameters<typeof changeModal>[0]['again'],
): Promise<ModalView> {
  const { core, workspaceId } = asked;
  const { bet, week } = commitment;
  const today = dateAt(core.clock.now(), squad.rituals.zone);
  const ids = members.map(({ userId }) => userId);
  const shown = await core.database.read(async (q) => ({
    days: (bet && (await estimatesOf(q, [bet.id])).get(bet.id)) ?? noEstimates,
    names: await namesOf(q, workspaceId, ids),
    capacity: await capacityOf(q, squad, members, week, today),
  }));
  const language = asked.language(squad.language);
  return changeModal({ language, key, commitment, members, ...shown, ...(again ? { again } : {}) });
}

const aboutSchema = z.object({ commitmentId: z.string(), confirmed: z.number() });

/** It was submitted; what is too much for the week is asked once more. */
export async function saveWork(submission: Submission): Promise<SubmitAnswer> {
  const { core, workspaceId, metadata } = submission;
  const about = aboutSchema.parse(metadata);
  const read = readFields(changeFields, submission.values, submission.words());
  if ('errors' in read) return errors(read.errors);
  const wish = read.values;
  const done = await perform(submission, changingWork, { ...about, wish });
  if ('accepted' in done) return close;
  if ('barred' in done) return barredAt('owner', submission, done);
  const { refused, there } = done;
  if (refused.code === 'not-open') {
    return sentenceAt('owner', await notOpenText(submission, there.squad, refused));
  }
  const language = submission.language(there.squad.language);
  const words = submission.words(language);
  if (refused.code !== 'over') return errors(doesNotFit(refused, words, language));
  const commitment = await core.database.read((q) => commitmentOf(q, workspaceId, about.commitmentId));
  if (!commitment) return sentenceAt('owner', words.week.gone);
  return update(await workView(submission, there, commitment, metadata.key, { wish, over: refused.over }));
}

/** "How it is decided": the button's value is the commitment. Until it has its result that can be changed. */
export async function onChangePlan(click: Click): Promise<Answer> {
  const found = await commitmentFor(click, click.value);
  if ('refusal' in found) return found.refusal;
  const { subject: commitment, here } = found;
  const { squad, words } = here;
  if (commitment.bet === null || !mayChange(commitment)) return sentence(words.measurement.change.notOpen);
  const { zone } = squad.rituals;
  const live = liveOn(commitment, zone) ?? dateAt(click.core.clock.now(), zone);
  const view = await changePlanView(click, squad, commitment.bet.id, live);
  if (!view) return sentence(words.week.gone);
  return click.modal ? update(view) : open(view);
}

/** "Take it out": the button's value is the commitment. */
export async function onTakeOut(click: Click): Promise<Answer> {
  const commitmentId = click.value;
  const done = await perform(click, takingOut, { commitmentId });
  if ('barred' in done) return sayBarred(click, done);
  if ('refused' in done) return sentence(await whyNotOpen(click)(done.refused, done.there.squad));
  const language = click.language(done.there?.squad.language);
  const { one, takenOut } = click.words(language).week.change;
  const found = await click.core.database.read((q) => commitmentOf(q, click.workspaceId, commitmentId));
  const kind = found?.bet ? 'bet' : found?.actionId ? 'action' : 'other';
  return update(notice(language, one, takenOut[kind]));
}
