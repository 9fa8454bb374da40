import type { LocalDate } from '../calendar/date.ts';
import { dateAt } from '../calendar/zone.ts';
import type { Catalogue } from '../language/catalogue.ts';
import { type Answer, errors, open, type SubmitAnswer, update } from '../slack/answers.ts';
import type { Asked, Click, Submission } from '../slack/listen.ts';
import type { Here } from '../squad/gate.ts';
import type { Bet, Commitment } from './commitment.ts';
import { readCounts } from './counts.ts';
import { countsModal } from './counts-form.ts';
import { commitmentFor, saySentence } from './deeds.ts';
import { notYetModal, verdictModal } from './verdict-form.ts';

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
  const { commitment, here } = found;
  if (commitment.bet === null || commitment.launch === null) {
    return { refusal: saySentence(here.words.week.result.notLive) };
  }
  const today = dateAt(asked.core.clock.now(), here.squad.rituals.zone);
  return { live: { commitment, bet: commitment.bet, here, today } };
}

/** "Enter result": the button's value is the commitment. One that has its verdict is corrected. */
export async function onEnterResult(click: Click): Promise<Answer> {
  const found = await liveFor(click, click.value);
  if ('refusal' in found) return found.refusal;
  const { commitment, bet, here, today } = found.live;
  const { language, squad } = here;
  const { zone } = squad.rituals;
  const key = click.core.ids.key();
  return open(countsModal({ language, squadLanguage: squad.language, key, commitment, bet, zone, today }));
}

/** "Not yet": the button's value is the commitment. */
export async function onNotYet(click: Click): Promise<Answer> {
  const found = await liveFor(click, click.value);
  if ('refusal' in found) return found.refusal;
  const { commitment, here, today } = found.live;
  if (commitment.result) return saySentence(here.words.week.result.ended);
  return open(notYetModal({ language: here.language, key: click.core.ids.key(), commitment, today }));
}

/** What a refusal says, where it can only be said beside a field. */
export const refusalAt = (field: string, words: Catalogue): SubmitAnswer =>
  errors({ [field]: words.week.gone });

/** The numbers were submitted: nothing is stored yet, the second step shows what they say. */
export async function onCounts(submission: Submission): Promise<SubmitAnswer> {
  const { core, metadata } = submission;
  const found = await liveFor(submission, String(metadata['commitmentId'] ?? ''));
  if ('refusal' in found) return refusalAt('metric', submission.words());
  const { commitment, bet, here, today } = found.live;
  const { language, words } = here;
  const read = readCounts(submission.values, today, words);
  if ('errors' in read) return errors(read.errors);
  return update(
    verdictModal({ language, key: core.ids.key(), commitment, bet, counted: read.counted, today }),
  );
}
