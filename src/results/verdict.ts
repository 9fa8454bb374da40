import { z } from 'zod';
import { mondayOf } from '../calendar/date.ts';
import { perform } from '../deeds/deed.ts';
import { barredAt } from '../deeds/words.ts';
import { formatFor } from '../language/format.ts';
import { countedSchema } from '../measurement/counted.ts';
import type { RitualCore } from '../ritual/core.ts';
import { errors, type SubmitAnswer, update } from '../slack/answers.ts';
import { choice, readFields } from '../slack/fields.ts';
import { actions } from '../slack/ids.ts';
import type { Submission } from '../slack/listen.ts';
import { notice } from '../slack/modal.ts';
import { namesOf } from '../slack/names.ts';
import { sentenceAt } from '../slack/sentence.ts';
import { judging, lookingAgain } from './deeds.ts';
import { refusalAt } from './listeners.ts';
import { liveFor, namesIn } from './live.ts';
import {
  AGAINST,
  answers,
  laterFields,
  type VerdictAnswer,
  verdictFields,
  verdictModal,
} from './verdict-form.ts';

const aboutSchema = z.object({
  commitmentId: z.string(),
  seen: z.string().nullable(),
  planId: z.string().nullable(),
  counted: z.string().transform((json) => countedSchema.nullable().parse(JSON.parse(json))),
  verdict: z.enum(answers),
});

/** The verdict was submitted: a result, or the day on which the squad looks again. */
export async function onVerdict({ rituals }: RitualCore, submission: Submission): Promise<SubmitAnswer> {
  const { metadata, values } = submission;
  const about = aboutSchema.parse(metadata);
  const said = choice(answers)(values[actions.chooseVerdict] ?? null, submission.words());
  if ('problem' in said) return errors({ [actions.chooseVerdict]: said.problem });
  const verdict = said.value;
  // Submitted before the fields of another verdict had come.
  if (verdict !== about.verdict) return await drawn(submission, verdict);
  const { commitmentId, seen, planId, counted } = about;
  if (verdict === 'too-early') return await look(submission, about);
  const getsBigger = verdict === 'won' && values['scaleUpOwner'] !== undefined;
  const read = readFields(verdictFields(verdict, getsBigger), values, submission.words());
  if ('errors' in read) return errors(read.errors);
  const {
    learned,
    against,
    holdsFor,
    askAgain,
    scaleUp,
    scaleUpOwner: scaleUpOwnerId,
    scaleUpBy,
  } = read.values;
  const done = await perform(submission, judging(rituals), {
    commitmentId,
    seen,
    planId,
    counted,
    verdict,
    against,
    learned: learned ?? '',
    holdsFor,
    askAgain,
    scaleUp,
    scaleUpOwnerId,
    scaleUpBy,
  });
  if ('barred' in done) return barredAt(actions.chooseVerdict, submission, done);
  const squadLanguage = done.there?.squad.language;
  const { week, common } = submission.words(squadLanguage);
  if ('refused' in done) {
    switch (done.refused.code) {
      case 'meanwhile':
        return await drawn(submission, verdict);
      case 'plan-changed':
        return sentenceAt(actions.chooseVerdict, week.result.planChanged);
      case 'too-soon':
        return sentenceAt(actions.chooseVerdict, week.result.tooSoon);
      case 'why-needed':
        return sentenceAt(AGAINST, common.required);
      case 'owner-left':
        return sentenceAt('scaleUpOwner', week.takeIn.notAMember);
      case 'date-passed':
        return sentenceAt('scaleUpBy', common.dateHasPassed);
    }
  }
  const { corrected } = done.accepted;
  const language = submission.language(squadLanguage);
  const { result: told, verdicts } = week;
  const saved =
    corrected === null
      ? told.saved(verdicts[verdict])
      : told.savedCorrected(verdicts[verdict], formatFor(language).week(mondayOf(corrected)));
  return update(notice(language, told.title, saved));
}

/** The second step once more, with all that was typed; on top that somebody entered another result, if so. */
async function drawn(submission: Submission, verdict: VerdictAnswer): Promise<SubmitAnswer> {
  const { core, workspaceId, values: kept, metadata } = submission;
  const { commitmentId, seen, counted } = aboutSchema.parse(metadata);
  const found = await liveFor(submission, commitmentId);
  if ('refusal' in found) return refusalAt(actions.chooseVerdict, submission.words());
  const { live } = found;
  const { result } = live.commitment;
  const step = { key: metadata.key, live, names: await namesIn(submission, live), counted, verdict, kept };
  if (result === null || result.id === seen) return update(verdictModal(step));
  const names = await core.database.read((q) => namesOf(q, workspaceId, [result.by]));
  const { verdicts, result: told } = live.here.words.week;
  const warning = told.meanwhile(names(result.by), verdicts[result.verdict]);
  return update(verdictModal({ ...step, warning }));
}

/** Too early: the day on which the squad looks again. */
async function look(
  submission: Submission,
  about: Pick<z.infer<typeof aboutSchema>, 'commitmentId' | 'seen' | 'planId' | 'counted'>,
): Promise<SubmitAnswer> {
  const read = readFields(laterFields, submission.values, submission.words());
  if ('errors' in read) return errors(read.errors);
  const { lookAgain: date, missing } = read.values;
  const done = await perform(submission, lookingAgain, { ...about, date, missing });
  if ('barred' in done) return barredAt('lookAgain', submission, done);
  const isVerdict = submission.metadata['verdict'] !== undefined;
  const squadLanguage = done.there?.squad.language;
  const { result: told, notYet } = submission.words(squadLanguage).week;
  if ('refused' in done) {
    switch (done.refused.code) {
      case 'meanwhile':
        return isVerdict ? await drawn(submission, 'too-early') : sentenceAt('lookAgain', told.ended);
      case 'plan-changed':
        return sentenceAt('lookAgain', told.planChanged);
      case 'not-ahead':
        return sentenceAt('lookAgain', told.dateAhead);
    }
  }
  const language = submission.language(squadLanguage);
  const title = isVerdict ? told.title : notYet.title;
  return update(notice(language, title, told.savedLook(formatFor(language).date(date))));
}

/** "Not yet" was submitted. */
export const onLookAgain = (submission: Submission): Promise<SubmitAnswer> =>
  look(submission, {
    commitmentId: String(submission.metadata['commitmentId'] ?? ''),
    seen: null,
    planId: null,
    counted: null,
  });
