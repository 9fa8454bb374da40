import { perform } from '../deeds/deed.ts';
import { barredAt } from '../deeds/words.ts';
import type { Catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import { bold } from '../language/line.ts';
import { type Counted, countedSchema } from '../measurement/counted.ts';
import { judge } from '../measurement/judge.ts';
import { tellLooks, tellSoFar } from '../measurement/tell-outcome.ts';
import { type Answer, errors, nothing, open, type SubmitAnswer, update } from '../slack/answers.ts';
import { buttonFor, buttons, rich } from '../slack/blocks.ts';
import { choice } from '../slack/fields.ts';
import { actions } from '../slack/ids.ts';
import type { Click, Submission } from '../slack/listen.ts';
import { notice, noticeOf } from '../slack/modal.ts';
import { sentence, sentenceAt } from '../slack/sentence.ts';
import { lookingAgain } from './deeds.ts';
import { doubtsOf } from './doubts.ts';
import { isLook } from './due.ts';
import { fromFile } from './from-file.ts';
import { countedByItself, liveFor, namesIn } from './live.ts';
import { FILE, readNumbers } from './numbers.ts';
import { numbersModal } from './numbers-form.ts';
import { looksAt } from './outcome.ts';
import { answers, notYetModal, verdictModal } from './verdict-form.ts';

/** "Enter result": the button's value is the commitment. One that has its verdict is corrected. */
export async function onEnterResult(click: Click): Promise<Answer> {
  const found = await liveFor(click, click.value);
  if ('refusal' in found) return found.refusal;
  const { live } = found;
  const { planned, here, today, isDue, commitment } = live;
  const key = click.core.ids.key();
  const second = async (counted: Counted | null) =>
    open(verdictModal({ key, live, names: await namesIn(click, live), counted }));
  if (planned === undefined) return await second(null);
  if (planned.week === undefined || (isDue && planned.week.value === undefined)) {
    return open(numbersModal({ key, canRead: click.core.uploads.canRead }, live, planned));
  }
  const counted = countedByItself(planned, today);
  if (isDue && counted) return await second(counted);
  const { result } = here.words.week;
  const date = formatFor(here.language).date(planned.due.decided);
  return open(
    noticeOf(here.language, result.title, [
      rich(result.countsItself, result.decidedOn(date)),
      buttons(buttonFor(result.withoutNumbers, actions.withoutNumbers, commitment.id)),
    ]),
  );
}

/** There is nothing to enter: it can be put off, or ends without numbers. */
export async function onWithoutNumbers(click: Click): Promise<Answer> {
  const found = await liveFor(click, click.value);
  if ('refusal' in found) return found.refusal;
  const { live } = found;
  const key = click.core.ids.key();
  return update(verdictModal({ key, live, names: await namesIn(click, live), counted: null }));
}

/** A verdict was chosen: only what that needs is asked, and what was typed stays. */
export async function onChooseVerdict(click: Click): Promise<Answer> {
  const { modal } = click;
  const verdict = choice(answers)(click.value, click.words());
  const found = await liveFor(click, String(modal?.metadata['commitmentId'] ?? ''));
  if (!modal || 'refusal' in found || 'problem' in verdict) return nothing;
  const counted = countedSchema.nullable().parse(JSON.parse(String(modal.metadata['counted'])));
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

/** The numbers were submitted: too early they are kept as a look; else the second step shows what they say. */
export async function onNumbers(submission: Submission): Promise<SubmitAnswer> {
  const { metadata, values } = submission;
  const first = Object.keys(values)[0] ?? 'value';
  const found = await liveFor(submission, String(metadata['commitmentId'] ?? ''));
  if ('refusal' in found) return refusalAt(first, submission.words());
  const { live } = found;
  const { commitment, planned, here, today } = live;
  const told = here.words.week.result;
  const speech = { words: here.words, format: formatFor(here.language) };
  if (planned === undefined) return errors({ [first]: told.planChanged });
  const form = { key: metadata.key, canRead: submission.core.uploads.canRead };
  const file = values[FILE];
  if (typeof file === 'string') return fromFile(submission.core, file, { form, live, planned, values });
  const read = readNumbers(planned, values, today, here.words);
  if ('errors' in read) return errors(read.errors);
  const { counted } = read;
  const outcome = judge(planned.plan, counted);
  const doubts = outcome ? doubtsOf(outcome, speech) : {};
  // Sent once more, they are what was meant.
  if (Object.keys(doubts).length > 0 && metadata['doubted'] !== JSON.stringify(counted)) {
    const notes = Object.fromEntries(
      Object.entries(doubts).map(([field, doubt]) => [field, [bold(doubt), told.sendAgain]]),
    );
    return update(numbersModal(form, live, planned, { values, notes, doubted: counted }));
  }
  if (outcome === undefined || !isLook(outcome, live.isDue)) {
    return update(verdictModal({ key: metadata.key, live, names: await namesIn(submission, live), counted }));
  }
  const about = { commitmentId: commitment.id, seen: null, planId: planned.version.id, counted };
  const done = await perform(submission, lookingAgain, { ...about, date: null, missing: null });
  if ('barred' in done) return barredAt(first, submission, done);
  if ('refused' in done) {
    return sentenceAt(first, done.refused.code === 'plan-changed' ? told.planChanged : told.ended);
  }
  const { decided, to: until } = planned.due;
  const standing = tellSoFar(outcome, { decided, until }, speech);
  const earlier = tellLooks(looksAt(planned.plan, live.looks), speech);
  return update(notice(here.language, told.title, told.lookKept(standing), earlier));
}
