import { z } from 'zod';
import type { LocalDate } from '../calendar/date.ts';
import type { Change } from '../database/change.ts';
import { once } from '../database/inbox.ts';
import { type Catalogue, catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import { touchBoards, touchPlan } from '../ritual/messages.ts';
import { errors, type SubmitAnswer, update } from '../slack/answers.ts';
import { choice, type Field, optional, readFields, text } from '../slack/fields.ts';
import { modals } from '../slack/ids.ts';
import type { Submission } from '../slack/listen.ts';
import { notice } from '../slack/modal.ts';
import { namesOf } from '../slack/names.ts';
import { typed } from '../slack/typed.ts';
import { squadWithMembers } from '../squad/gate.ts';
import { isMember } from '../squad/rules.ts';
import { type Counted, countedSchema } from './arms.ts';
import type { Bet, Commitment } from './commitment.ts';
import { liveFor, refusalAt } from './result-listeners.ts';
import { addCheckIn, addResult } from './result-store.ts';
import { isRuledOut } from './rules.ts';
import { commitmentOf } from './store.ts';
import {
  answers,
  effectIn,
  LEARNED_MOST,
  MISSING_MOST,
  SCALE_UP_MOST,
  verdictModal,
} from './verdict-form.ts';

const aboutSchema = z.object({ commitmentId: z.string(), seen: z.string().nullable(), counted: z.string() });

const day: Field<LocalDate> = (raw) => ({ value: typeof raw === 'string' ? raw : '' });
const verdictFields = {
  verdict: choice(answers),
  learned: optional(text(LEARNED_MOST)),
  lookAgain: optional(day),
  missing: optional(text(MISSING_MOST)),
  scaleUp: optional(text(SCALE_UP_MOST)),
};

const answerSchema = z.object({ problem: z.enum(['gone', 'meanwhile']).nullable() });
const done = { accepted: { problem: null } };
const refused = (problem: 'gone' | 'meanwhile') => ({ refused: { problem } });

/** Does something to a launched bet, once, for a member, unless its result changed since `seen` was shown. */
async function settle(
  submission: Submission,
  kind: string,
  { commitment: { id, squadId }, seen }: { commitment: Commitment; seen: string | null },
  act: (change: Change, commitment: Commitment, bet: Bet) => Promise<void>,
): Promise<z.infer<typeof answerSchema>['problem']> {
  const { core, workspaceId, person, key } = submission;
  const { answer } = await core.change((change) => {
    const { tx, at } = change;
    const input = { workspaceId, key, kind, userId: person.userId, at };
    return once<z.infer<typeof answerSchema>>(tx, input, answerSchema, async () => {
      const there = await squadWithMembers(tx, workspaceId, squadId);
      const commitment = await commitmentOf(tx, workspaceId, id);
      if (!there || !commitment?.bet || !isMember(there.members, person.userId)) return refused('gone');
      if ((commitment.result?.id ?? null) !== seen) return refused('meanwhile');
      await act(change, commitment, commitment.bet);
      await touchBoards(change, there.squad);
      await touchPlan(change, there.squad);
      return done;
    });
  });
  return answer.problem;
}

/** The verdict was submitted: a result, or the day on which the squad looks again. */
export async function onVerdict(submission: Submission): Promise<SubmitAnswer> {
  const { person, metadata } = submission;
  const about = aboutSchema.parse(metadata);
  const counted = countedSchema.parse(JSON.parse(about.counted));
  const found = await liveFor(submission, about.commitmentId);
  if ('refusal' in found) return refusalAt('verdict', submission.words());
  const { commitment, bet, here, today } = found.live;
  const { words, language, squad } = here;
  const read = readFields(verdictFields, submission.values, words);
  if ('errors' in read) return errors(read.errors);
  const { verdict, learned, lookAgain, missing, scaleUp } = read.values;
  const effect = effectIn(counted, bet);
  const told = words.week.result;
  if (verdict === 'too-early') {
    const problem = dayProblem(lookAgain, today, words);
    if (problem !== undefined) return errors({ lookAgain: problem });
  }
  if (verdict === 'lost' && learned === null) return errors({ learned: told.learnedNeeded });
  if ((verdict === 'won' || verdict === 'lost') && effect === undefined) {
    return errors({ verdict: told.verdictNeedsNumbers });
  }
  const by = person.userId;
  const problem = await settle(
    submission,
    modals.verdict,
    { commitment, seen: about.seen },
    (change, fresh, it) => {
      if (verdict === 'too-early')
        return addCheckIn(change, fresh, it, { date: lookAgain ?? today, missing, by });
      const scaleUpTitle = catalogue(squad.language).week.scaleUpTitle(typed(fresh.title, 190), scaleUp);
      const ruledOut = isRuledOut(verdict, effect, it.worthItFrom);
      return addResult(
        change,
        fresh,
        it,
        { ...counted, verdict, ruledOut, learned: learned ?? '' },
        { by, scaleUpTitle },
      );
    },
  );
  if (problem === 'gone') return refusalAt('verdict', words);
  if (problem === 'meanwhile') return await again(submission, about.commitmentId, counted);
  const sentence =
    verdict === 'too-early'
      ? told.savedLook(formatFor(language).date(lookAgain ?? today))
      : told.saved(words.week.verdicts[verdict]);
  return update(notice(language, told.title, sentence));
}

/** Somebody entered a result meanwhile: the same modal once more, with all that was typed. */
async function again(submission: Submission, commitmentId: string, counted: Counted): Promise<SubmitAnswer> {
  const { core, workspaceId, values: kept } = submission;
  const found = await liveFor(submission, commitmentId);
  const result = 'refusal' in found ? null : found.live.commitment.result;
  if ('refusal' in found || result === null) return refusalAt('verdict', submission.words());
  const { commitment, bet, here, today } = found.live;
  const names = await core.database.read((q) => namesOf(q, workspaceId, [result.by]));
  const { verdicts, result: told } = here.words.week;
  const warning = told.meanwhile(names(result.by), verdicts[result.verdict]);
  const key = core.ids.key();
  const { language } = here;
  return update(verdictModal({ language, key, commitment, bet, counted, today, kept, warning }));
}

function dayProblem(date: LocalDate | null, today: LocalDate, { week }: Catalogue): string | undefined {
  if (date === null || date === '') return week.result.dateNeeded;
  return date <= today ? week.result.dateAhead : undefined;
}

const notYetFields = { lookAgain: optional(day), missing: optional(text(MISSING_MOST)) };

/** "Not yet" was submitted. */
export async function onLookAgain(submission: Submission): Promise<SubmitAnswer> {
  const found = await liveFor(submission, String(submission.metadata['commitmentId'] ?? ''));
  if ('refusal' in found) return refusalAt('lookAgain', submission.words());
  const { commitment, here, today } = found.live;
  const { words, language } = here;
  const read = readFields(notYetFields, submission.values, words);
  if ('errors' in read) return errors(read.errors);
  const { lookAgain: date, missing } = read.values;
  const problem = dayProblem(date, today, words);
  if (problem !== undefined || date === null) return errors({ lookAgain: problem ?? '' });
  const by = submission.person.userId;
  const settled = await settle(submission, modals.notYet, { commitment, seen: null }, (change, fresh, bet) =>
    addCheckIn(change, fresh, bet, { date, missing, by }),
  );
  if (settled === 'gone') return refusalAt('lookAgain', words);
  if (settled === 'meanwhile') return errors({ lookAgain: words.week.result.ended });
  return update(
    notice(language, words.week.notYet.title, words.week.result.savedLook(formatFor(language).date(date))),
  );
}
