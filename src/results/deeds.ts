import { z } from 'zod';
import type { LocalDate } from '../calendar/date.ts';
import { dateAt } from '../calendar/zone.ts';
import { askOn } from '../commitments/ask-timer.ts';
import type { Bet, Commitment, Launch, Result } from '../commitments/commitment.ts';
import { dueIn } from '../commitments/in-the-air.ts';
import { addCheckIn, addResult, markTold } from '../commitments/result-store.ts';
import { commitmentOf } from '../commitments/store.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import type { About, Deed, Scene } from '../deeds/deed.ts';
import { changed } from '../delivery/changed.ts';
import { answerQuarrel } from '../hypothesis/quarrel-answer.ts';
import type { Verdict } from '../hypothesis/rules.ts';
import { catalogue } from '../language/catalogue.ts';
import type { Counted } from '../measurement/counted.ts';
import { judge, type Outcome, suggestedBy } from '../measurement/judge.ts';
import type { PlanVersion } from '../measurement/plan.ts';
import { addLook, planOf } from '../measurement/store.ts';
import type { Rituals } from '../ritual/rituals.ts';
import { typed } from '../slack/typed.ts';
import { isMember } from '../squad/rules.ts';
import { touchAsk } from './ask.ts';
import { isLook } from './due.ts';
import { isRuledOut } from './outcome.ts';

/** A bet that is live, and how it gets its answer. */
interface Live {
  readonly commitment: Commitment;
  readonly bet: Bet;
  readonly launch: Launch;
  readonly version: PlanVersion | undefined;
}

/** Which bet, and the result that its form showed; null: none. */
interface Seen {
  readonly commitmentId: string;
  readonly seen: string | null;
}

async function aboutLive(
  q: Query,
  workspaceId: string,
  { commitmentId }: Seen,
): Promise<About<Live> | undefined> {
  const commitment = await commitmentOf(q, workspaceId, commitmentId);
  if (!commitment?.bet || !commitment.launch) return undefined;
  const { bet, launch } = commitment;
  const version = await planOf(q, bet.id);
  return { squadIds: [commitment.squadId], subject: { commitment, bet, launch, version } };
}

/** Somebody entered another result since the form was shown. */
const isMeanwhile = ({ commitment: { result } }: Live, { seen }: Seen): boolean =>
  (result?.id ?? null) !== seen;

const todayIn = ({ squad }: Scene<Live>, change: Change): LocalDate => dateAt(change.at, squad.rituals.zone);

async function follow(change: Change, { squad, subject }: Scene<Live>): Promise<void> {
  changed(change, squad, 'ideas', 'commitments');
  await touchAsk(change, squad, subject.commitment);
}

/** What was counted by the plan that the form showed; null where there was neither. */
interface Numbers {
  readonly planId: string | null;
  readonly counted: Counted | null;
}

/** What the numbers say, by the plan that counts still. */
function judged({ version }: Live, { planId, counted }: Numbers): Outcome | undefined | 'plan-changed' {
  if (counted === null) return undefined;
  return version === undefined || version.id !== planId ? 'plan-changed' : judge(version.plan, counted);
}

interface Judged extends Seen, Numbers {
  /** Why it is another verdict than the numbers suggest. */
  readonly against: string | null;
  readonly verdict: Verdict;
  readonly learned: string;
  /** Of a lost one: for whom that holds, and from which day on it may be asked again. */
  readonly holdsFor: string | null;
  readonly askAgain: LocalDate | null;
  /** Of a won one: how it gets bigger, by whom and by which day. */
  readonly scaleUp: string | null;
  readonly scaleUpOwnerId: string | null;
  readonly scaleUpBy: LocalDate | null;
}

/** What came of it, or what is right instead; a digest that had told otherwise is corrected. */
export const judging = (
  rituals: Rituals,
): Deed<
  Judged,
  Live,
  /** The date of the retro whose digest was corrected. */
  { corrected: LocalDate | null },
  {
    readonly code: 'meanwhile' | 'owner-left' | 'date-passed' | 'plan-changed' | 'too-soon' | 'why-needed';
  }
> => ({
  name: 'week.result',
  accepted: z.object({ corrected: z.string().nullable() }),
  find: aboutLive,
  async act(change, scene, given) {
    const { squad, members, actor, subject } = scene;
    const { commitment, bet, launch } = subject;
    const { counted, verdict, learned, holdsFor, askAgain, scaleUp, scaleUpOwnerId, scaleUpBy } = given;
    if (isMeanwhile(subject, given)) return { refused: { code: 'meanwhile' } };
    const outcome = judged(subject, given);
    if (outcome === 'plan-changed') return { refused: { code: outcome } };
    if (outcome !== undefined && commitment.result === null) {
      const { decided } = await dueIn(change.tx, squad, outcome.plan, launch.at);
      if (isLook(outcome, decided <= todayIn(scene, change))) return { refused: { code: 'too-soon' } };
    }
    const suggested = outcome === undefined ? null : suggestedBy(outcome);
    const against = suggested === null || suggested === verdict ? null : given.against;
    if (suggested !== null && suggested !== verdict && against === null) {
      return { refused: { code: 'why-needed' } };
    }
    if (scaleUpOwnerId !== null && !isMember(members, scaleUpOwnerId)) {
      return { refused: { code: 'owner-left' } };
    }
    if (scaleUpBy !== null && scaleUpBy < todayIn(scene, change)) {
      return { refused: { code: 'date-passed' } };
    }
    const by = actor.userId;
    const ruledOut = isRuledOut(verdict, outcome);
    const rule: Result['rule'] = outcome?.way ?? 'none';
    // Stored for the whole squad, so in its language.
    const scaleUpTitle = catalogue(squad.language).week.scaleUpTitle(typed(commitment.title, 190), scaleUp);
    const byPlan = {
      rule,
      planId: outcome ? given.planId : null,
      counted: outcome ? counted : null,
      against,
    };
    const entered = { ...byPlan, verdict, ruledOut, learned, holdsFor, askAgain, scaleUpOwnerId, scaleUpBy };
    const id = await addResult(change, commitment, bet, entered, { by, scaleUpTitle });
    const digest = await rituals.correct(change, squad, { hypothesisId: bet.id }, by);
    if (digest) await markTold(change, id, digest.id);
    await answerQuarrel(change, squad, bet.id);
    await follow(change, scene);
    return { accepted: { corrected: digest?.date ?? null } };
  },
});

/**
 * Too early: numbers are kept as a look; where a day was named it is kept, too, and whoever is in charge is asked on it.
 */
export const lookingAgain: Deed<
  Seen & Numbers & { readonly date: LocalDate | null; readonly missing: string | null },
  Live,
  { date: LocalDate | null },
  { readonly code: 'meanwhile' | 'not-ahead' | 'plan-changed' }
> = {
  name: 'week.not-yet',
  accepted: z.object({ date: z.string().nullable() }),
  find: aboutLive,
  async act(change, scene, given) {
    const { squad, actor, subject } = scene;
    const { date, missing, counted } = given;
    const { commitment, bet } = subject;
    const by = actor.userId;
    if (isMeanwhile(subject, given)) return { refused: { code: 'meanwhile' } };
    if (date !== null && date <= todayIn(scene, change)) return { refused: { code: 'not-ahead' } };
    if (judged(subject, given) === 'plan-changed') return { refused: { code: 'plan-changed' } };
    if (counted !== null) {
      const { workspaceId, id: commitmentId } = commitment;
      const about = { workspaceId, squadId: squad.id, hypothesisId: bet.id, commitmentId, by };
      await addLook(change, about, counted);
    }
    if (date !== null) {
      await addCheckIn(change, commitment, bet, { date, missing, by });
      await askOn(change, squad, bet.id, date);
    }
    await follow(change, scene);
    return { accepted: { date } };
  },
};
