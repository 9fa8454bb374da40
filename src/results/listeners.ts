import type { LocalDate } from '../calendar/date.ts';
import { dateAt } from '../calendar/zone.ts';
import { countedSchema } from '../commitments/arms.ts';
import type { Bet, Commitment } from '../commitments/commitment.ts';
import { commitmentFor } from '../commitments/listeners.ts';
import type { Catalogue } from '../language/catalogue.ts';
import { type Answer, errors, nothing, open, type SubmitAnswer, update } from '../slack/answers.ts';
import { choice } from '../slack/fields.ts';
import { actions } from '../slack/ids.ts';
import type { Asked, Click, Submission } from '../slack/listen.ts';
import { type Names, namesOf } from '../slack/names.ts';
import { sentence } from '../slack/sentence.ts';
import type { Here } from '../squad/gate.ts';
import { readCounts } from './counts.ts';
import { countsModal } from './counts-form.ts';
import { hows } from './how.ts';
import { answers, notYetModal, verdictModal } from './verdict-form.ts';

/** A launched bet, and the squad whose member asks about it. */
export interface Live {
  readonly commitment: Commitment;
  readonly bet: Bet;
  readonly here: Here;
  readonly today: LocalDate;
}

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

/** What the first step is drawn from. @param key of the form that is opened or stands there */
const countsStep = (key: string, { commitment, bet, here, today }: Live) => ({
  language: here.language,
  squadLanguage: here.squad.language,
  key,
  commitment,
  bet,
  zone: here.squad.rituals.zone,
  today,
});

/** What the second step is drawn from, beside the numbers. @param key of the form that stands there */
export async function verdictStep(
  { core, workspaceId }: Asked,
  key: string,
  { commitment, bet, here, today }: Live,
) {
  const { language, members } = here;
  const ids = members.map(({ userId }) => userId);
  const names: Names = await core.database.read((q) => namesOf(q, workspaceId, ids));
  return { language, key, commitment, bet, today, members, names };
}

/** "Enter result": the button's value is the commitment. One that has its verdict is corrected. */
export async function onEnterResult(click: Click): Promise<Answer> {
  const found = await liveFor(click, click.value);
  return 'refusal' in found ? found.refusal : open(countsModal(countsStep(click.core.ids.key(), found.live)));
}

/** How it was compared was chosen: only what that needs is asked, and what was typed stays. */
export async function onChooseHow(click: Click): Promise<Answer> {
  const { modal } = click;
  const how = choice(hows)(click.value, click.words());
  const found = await liveFor(click, String(modal?.metadata['commitmentId'] ?? ''));
  if (!modal || 'refusal' in found || 'problem' in how) return nothing;
  const chosen = { how: how.value, kept: modal.values };
  return update(countsModal({ ...countsStep(modal.metadata.key, found.live), chosen }));
}

/** A verdict was chosen: only what that needs is asked, and what was typed stays. */
export async function onChooseVerdict(click: Click): Promise<Answer> {
  const { modal } = click;
  const verdict = choice(answers)(click.value, click.words());
  const found = await liveFor(click, String(modal?.metadata['commitmentId'] ?? ''));
  if (!modal || 'refusal' in found || 'problem' in verdict) return nothing;
  const counted = countedSchema.parse(JSON.parse(String(modal.metadata['counted'])));
  const step = await verdictStep(click, modal.metadata.key, found.live);
  return update(verdictModal({ ...step, counted, verdict: verdict.value, kept: modal.values }));
}

/** "Not yet": the button's value is the commitment. */
export async function onNotYet(click: Click): Promise<Answer> {
  const found = await liveFor(click, click.value);
  if ('refusal' in found) return found.refusal;
  const { commitment, here, today } = found.live;
  if (commitment.result) return sentence(here.words.week.result.ended);
  return open(notYetModal({ language: here.language, key: click.core.ids.key(), commitment, today }));
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
    return update(countsModal({ ...countsStep(metadata.key, live), chosen }));
  }
  const read = readCounts(how.value, values, live.today, words);
  if ('errors' in read) return errors(read.errors);
  return update(
    verdictModal({ ...(await verdictStep(submission, metadata.key, live)), counted: read.counted }),
  );
}
