import { z } from 'zod';
import { type LocalDate, mondayOf } from '../calendar/date.ts';
import { countedSchema } from '../commitments/arms.ts';
import type { Bet, Commitment } from '../commitments/commitment.ts';
import { addCheckIn, addResult, markTold } from '../commitments/result-store.ts';
import { commitmentOf } from '../commitments/store.ts';
import type { Change } from '../database/change.ts';
import { onceAlike } from '../database/inbox.ts';
import { changed } from '../delivery/changed.ts';
import { type Catalogue, catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import type { RitualCore } from '../ritual/core.ts';
import { errors, type SubmitAnswer, update } from '../slack/answers.ts';
import { choice, date, type Field, optional, readFields, text } from '../slack/fields.ts';
import { actions, modals } from '../slack/ids.ts';
import type { Submission } from '../slack/listen.ts';
import { notice } from '../slack/modal.ts';
import { namesOf } from '../slack/names.ts';
import { typed } from '../slack/typed.ts';
import { isMember } from '../squad/rules.ts';
import type { Member, Squad } from '../squad/squad.ts';
import { presentSquad } from '../squad/store.ts';
import { touchAsk, wantCheckIn } from './ask.ts';
import { liveFor, refusalAt, verdictStep } from './listeners.ts';
import { isRuledOut } from './rules.ts';
import {
  answers,
  effectIn,
  LEARNED_MOST,
  MISSING_MOST,
  SCALE_UP_MOST,
  verdictModal,
} from './verdict-form.ts';

const aboutSchema = z.object({
  commitmentId: z.string(),
  seen: z.string().nullable(),
  counted: z.string(),
  verdict: z.enum(answers),
});

/** A day on which something is looked at again: after today. */
const ahead =
  (today: LocalDate): Field<LocalDate> =>
  (raw, words) => {
    const read = date()(raw, words);
    if ('problem' in read) return { problem: words.week.result.dateNeeded };
    return read.value <= today ? { problem: words.week.result.dateAhead } : read;
  };

/** One of the squad. */
const memberOf =
  (members: readonly Member[]): Field<string> =>
  (raw, words) =>
    typeof raw === 'string' && isMember(members, raw)
      ? { value: raw }
      : { problem: words.week.takeIn.notAMember };

const learned: Field<string> = (raw, words) => {
  const read = text(LEARNED_MOST)(raw, words);
  return 'problem' in read && (raw === null || String(raw).trim() === '')
    ? { problem: words.week.result.learnedNeeded }
    : read;
};

/** What is read with each verdict; nothing else was asked. */
const fieldsFor = (verdict: (typeof answers)[number], today: LocalDate, members: readonly Member[]) => ({
  learned: verdict === 'lost' ? learned : optional(text(LEARNED_MOST)),
  lookAgain: verdict === 'too-early' ? ahead(today) : unasked,
  missing: verdict === 'too-early' ? optional(text(MISSING_MOST)) : unasked,
  scaleUp: verdict === 'won' ? optional(text(SCALE_UP_MOST)) : unasked,
  scaleUpOwner: verdict === 'won' ? memberOf(members) : unasked,
  scaleUpBy: verdict === 'won' ? date(today) : unasked,
});

const unasked: Field<string | null> = () => ({ value: null });

const answerSchema = z.object({
  problem: z.enum(['gone', 'meanwhile']).nullable(),
  /** The date of the retro whose digest was corrected. */
  corrected: z.string().nullable(),
});
type Settled = z.infer<typeof answerSchema>;
const refused = (problem: 'gone' | 'meanwhile') => ({ refused: { problem, corrected: null } });

/** Does something to a launched bet, once, for a member, unless its result changed since `seen` was shown. */
async function settle(
  submission: Submission,
  kind: string,
  { commitment: { id, squadId }, seen }: { commitment: Commitment; seen: string | null },
  act: (change: Change, squad: Squad, commitment: Commitment, bet: Bet) => Promise<string | null>,
): Promise<Settled> {
  const { core, workspaceId, person, key } = submission;
  const { answer } = await core.change((change) => {
    const { tx, at } = change;
    const input = { workspaceId, key, kind, userId: person.userId, at };
    return onceAlike<Settled>(tx, input, answerSchema, async () => {
      const there = await presentSquad(tx, workspaceId, squadId);
      const commitment = await commitmentOf(tx, workspaceId, id);
      if (!there || !commitment?.bet || !isMember(there.members, person.userId)) return refused('gone');
      if ((commitment.result?.id ?? null) !== seen) return refused('meanwhile');
      const corrected = await act(change, there.squad, commitment, commitment.bet);
      changed(change, there.squad, 'ideas', 'commitments');
      await touchAsk(change, there.squad, commitment);
      return { accepted: { problem: null, corrected } };
    });
  });
  return answer;
}

/** The verdict was submitted: a result, or the day on which the squad looks again. */
export async function onVerdict(core: RitualCore, submission: Submission): Promise<SubmitAnswer> {
  const { person, metadata, values } = submission;
  const about = aboutSchema.parse(metadata);
  const counted = countedSchema.parse(JSON.parse(about.counted));
  const found = await liveFor(submission, about.commitmentId);
  if ('refusal' in found) return refusalAt(actions.chooseVerdict, submission.words());
  const { commitment, bet, here, today } = found.live;
  const { words, language, squad, members } = here;
  const said = choice(answers)(values[actions.chooseVerdict] ?? null, words);
  if ('problem' in said) return errors({ [actions.chooseVerdict]: said.problem });
  const verdict = said.value;
  // Submitted before the fields of another verdict had come.
  if (verdict !== about.verdict) {
    const step = await verdictStep(submission, metadata.key, found.live);
    return update(verdictModal({ ...step, counted, verdict, kept: values }));
  }
  const read = readFields(fieldsFor(verdict, today, members), values, words);
  if ('errors' in read) return errors(read.errors);
  const { lookAgain, missing, scaleUp, scaleUpOwner: scaleUpOwnerId, scaleUpBy } = read.values;
  const effect = effectIn(counted, bet);
  const told = words.week.result;
  const by = person.userId;
  const answer = await settle(
    submission,
    modals.verdict,
    { commitment, seen: about.seen },
    async (change, its, fresh, it) => {
      if (verdict === 'too-early') {
        await lookOn(change, its, fresh, it, { date: lookAgain ?? today, missing, by });
        return null;
      }
      const scaleUpTitle = catalogue(squad.language).week.scaleUpTitle(typed(fresh.title, 190), scaleUp);
      const ruledOut = isRuledOut(verdict, effect, it.worthItFrom);
      const entered = {
        ...counted,
        verdict,
        ruledOut,
        learned: read.values.learned ?? '',
        scaleUpOwnerId,
        scaleUpBy,
      };
      const id = await addResult(change, fresh, it, entered, { by, scaleUpTitle });
      const digest = await core.rituals.correct(change, its, it.id, by);
      if (digest) await markTold(change, id, digest.id);
      return digest?.date ?? null;
    },
  );
  if (answer.problem === 'gone') return refusalAt(actions.chooseVerdict, words);
  if (answer.problem === 'meanwhile') return await again(submission, about.commitmentId);
  return update(
    notice(language, told.title, savedSentence(verdict, lookAgain ?? today, answer.corrected, here)),
  );
}

function savedSentence(
  verdict: (typeof answers)[number],
  lookAgain: LocalDate,
  corrected: LocalDate | null,
  { words, language }: { words: Catalogue; language: Parameters<typeof formatFor>[0] },
): string {
  const { result: told, verdicts } = words.week;
  const format = formatFor(language);
  if (verdict === 'too-early') return told.savedLook(format.date(lookAgain));
  if (corrected === null) return told.saved(verdicts[verdict]);
  return told.savedCorrected(verdicts[verdict], format.week(mondayOf(corrected)));
}

/** Too early: the day is kept, and whoever is in charge is asked on it. */
async function lookOn(
  change: Change,
  squad: Squad,
  commitment: Commitment,
  bet: Bet,
  given: { readonly date: LocalDate; readonly missing: string | null; readonly by: string },
): Promise<void> {
  await addCheckIn(change, commitment, bet, given);
  await wantCheckIn(change, squad, commitment, given.date);
}

/** Somebody entered a result meanwhile: the same modal once more, with all that was typed. */
async function again(submission: Submission, commitmentId: string): Promise<SubmitAnswer> {
  const { core, workspaceId, values: kept, metadata } = submission;
  const found = await liveFor(submission, commitmentId);
  const result = 'refusal' in found ? null : found.live.commitment.result;
  if ('refusal' in found || result === null) return refusalAt(actions.chooseVerdict, submission.words());
  const names = await core.database.read((q) => namesOf(q, workspaceId, [result.by]));
  const { verdicts, result: told } = found.live.here.words.week;
  const warning = told.meanwhile(names(result.by), verdicts[result.verdict]);
  const { counted, verdict } = aboutSchema.parse(metadata);
  const step = await verdictStep(submission, metadata.key, found.live);
  return update(
    verdictModal({ ...step, counted: countedSchema.parse(JSON.parse(counted)), verdict, kept, warning }),
  );
}

/** "Not yet" was submitted. */
export async function onLookAgain(submission: Submission): Promise<SubmitAnswer> {
  const found = await liveFor(submission, String(submission.metadata['commitmentId'] ?? ''));
  if ('refusal' in found) return refusalAt('lookAgain', submission.words());
  const { commitment, here, today } = found.live;
  const { words, language } = here;
  const fields = { lookAgain: ahead(today), missing: optional(text(MISSING_MOST)) };
  const read = readFields(fields, submission.values, words);
  if ('errors' in read) return errors(read.errors);
  const { lookAgain: on, missing } = read.values;
  const by = submission.person.userId;
  const settled = await settle(
    submission,
    modals.notYet,
    { commitment, seen: null },
    async (change, squad, fresh, bet) => {
      await lookOn(change, squad, fresh, bet, { date: on, missing, by });
      return null;
    },
  );
  if (settled.problem === 'gone') return refusalAt('lookAgain', words);
  if (settled.problem === 'meanwhile') return errors({ lookAgain: words.week.result.ended });
  return update(
    notice(language, words.week.notYet.title, words.week.result.savedLook(formatFor(language).date(on))),
  );
}
