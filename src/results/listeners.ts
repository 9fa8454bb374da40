import { dateAt } from '../calendar/zone.ts';
import { countedSchema } from '../commitments/arms.ts';
import { commitmentFor } from '../commitments/listeners.ts';
import type { Catalogue } from '../language/catalogue.ts';
import { type Answer, errors, nothing, open, type SubmitAnswer, update } from '../slack/answers.ts';
import { choice } from '../slack/fields.ts';
import { actions } from '../slack/ids.ts';
import type { Asked, Click, Submission } from '../slack/listen.ts';
import { type Names, namesOf } from '../slack/names.ts';
import { sentence } from '../slack/sentence.ts';
import { readCounts } from './counts.ts';
import { countsModal, type Live } from './counts-form.ts';
import { hows } from './how.ts';
import { answers, notYetModal, verdictModal } from './verdict-form.ts';

/** The launched bet that is asked about, or a sentence that says what is wrong. */
export async function liveFor(asked: Asked, id: string): Promise<{ live: Live } | { refusal: Answer }> {
  const found = await commitmentFor(asked, id);
  if ('refusal' in found) return found;
  const { subject: commitment, here } = found;
  if (commitment.bet === null || commitment.launch === null) {
    return { refusal: sentence(here.words.week.result.notLive) };
  }
  const today = dateAt(asked.core.clock.now(), here.squad.rituals.zone);
  return { live: { commitment, bet: commitment.bet, here, today } };
}

/** The names of those who can make a win bigger. */
export function namesIn({ core, workspaceId }: Asked, { here }: Live): Promise<Names> {
  const ids = here.members.map(({ userId }) => userId);
  return core.database.read((q) => namesOf(q, workspaceId, ids));
}

/** "Enter result": the button's value is the commitment. One that has its verdict is corrected. */
export async function onEnterResult(click: Click): Promise<Answer> {
  const found = await liveFor(click, click.value);
  return 'refusal' in found ? found.refusal : open(countsModal(click.core.ids.key(), found.live));
}

/** How it was compared was chosen: only what that needs is asked, and what was typed stays. */
export async function onChooseHow(click: Click): Promise<Answer> {
  const { modal } = click;
  const how = choice(hows)(click.value, click.words());
  const found = await liveFor(click, String(modal?.metadata['commitmentId'] ?? ''));
  if (!modal || 'refusal' in found || 'problem' in how) return nothing;
  const chosen = { how: how.value, kept: modal.values };
  return update(countsModal(modal.metadata.key, found.live, chosen));
}

/** A verdict was chosen: only what that needs is asked, and what was typed stays. */
export async function onChooseVerdict(click: Click): Promise<Answer> {
  const { modal } = click;
  const verdict = choice(answers)(click.value, click.words());
  const found = await liveFor(click, String(modal?.metadata['commitmentId'] ?? ''));
  if (!modal || 'refusal' in found || 'problem' in verdict) return nothing;
  const counted = countedSchema.parse(JSON.parse(String(modal.metadata['counted'])));
  const { live } = found;
  const { key } = modal.metadata;
  const names = await namesIn(click, live);
  return update(verdictModal({ key, live, names, counted, verdict: verdict.value, kept: modal.values }));
}

/** "Not yet": the button's value is the commitment. */
export async function onNotYet(click: Click): Promise<Answer> {
  const found = await liveFor(click, click.value);
  if ('refusal' in found) return found.refusal;
  const { commitment, here } = found.live;
  if (commitment.result) return sentence(here.words.week.result.ended);
  return open(notYetModal(click.core.ids.key(), found.live));
}

/** What a refusal says, where it can only be said beside a field. */
export const refusalAt = (field: string, words: Catalogue): SubmitAnswer =>
  errors({ [field]: words.week.gone });

/** The numbers were submitted: nothing is stored yet, the second step shows what they say. */
export async function onCounts(submission: Submission): Promise<SubmitAnswer> {
  const { metadata, values } = submission;
  const found = await liveFor(submission, String(metadata['commitmentId'] ?? ''));
  if ('refusal' in found) return refusalAt(actions.chooseHow, submission.words());
  const { live } = found;
  const { words } = live.here;
  const how = choice(hows)(values[actions.chooseHow] ?? null, words);
  if ('problem' in how) return errors({ [actions.chooseHow]: how.problem });
  // Submitted before the fields of another choice had come.
  if (how.value !== metadata['how']) {
    const chosen = { how: how.value, kept: values };
    return update(countsModal(metadata.key, live, chosen));
  }
  const read = readCounts(how.value, values, live.today, words);
  if ('errors' in read) return errors(read.errors);
  const names = await namesIn(submission, live);
  return update(verdictModal({ key: metadata.key, live, names, counted: read.counted }));
}
