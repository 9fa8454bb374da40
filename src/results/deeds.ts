import { z } from 'zod';
import type { LocalDate } from '../calendar/date.ts';
import { dateAt } from '../calendar/zone.ts';
import type { Counted } from '../commitments/arms.ts';
import type { Bet, Commitment } from '../commitments/commitment.ts';
import { addCheckIn, addResult, markTold } from '../commitments/result-store.ts';
import { commitmentOf } from '../commitments/store.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import type { About, Deed, Scene } from '../deeds/deed.ts';
import { changed } from '../delivery/changed.ts';
import { answerQuarrel } from '../hypothesis/quarrel-answer.ts';
import type { Verdict } from '../hypothesis/rules.ts';
import { catalogue } from '../language/catalogue.ts';
import type { Rituals } from '../ritual/rituals.ts';
import { typed } from '../slack/typed.ts';
import { isMember } from '../squad/rules.ts';
import { touchAsk, wantCheckIn } from './ask.ts';
import { effectIn, isRuledOut } from './rules.ts';

/** A bet that is live. */
interface Live {
  readonly commitment: Commitment;
  readonly bet: Bet;
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
  return { squadIds: [commitment.squadId], subject: { commitment, bet: commitment.bet } };
}

/** Somebody entered another result since the form was shown. */
const isMeanwhile = ({ commitment: { result } }: Live, { seen }: Seen): boolean =>
  (result?.id ?? null) !== seen;

const todayIn = ({ squad }: Scene<Live>, change: Change): LocalDate => dateAt(change.at, squad.rituals.zone);

async function follow(change: Change, { squad, subject }: Scene<Live>): Promise<void> {
  changed(change, squad, 'ideas', 'commitments');
  await touchAsk(change, squad, subject.commitment);
}

interface Judged extends Seen {
  readonly counted: Counted;
  readonly verdict: Verdict;
  readonly learned: string;
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
  { readonly code: 'meanwhile' | 'owner-left' | 'date-passed' }
> => ({
  name: 'week.result',
  accepted: z.object({ corrected: z.string().nullable() }),
  find: aboutLive,
  async act(change, scene, given) {
    const { squad, members, actor, subject } = scene;
    const { commitment, bet } = subject;
    const { counted, verdict, learned, scaleUp, scaleUpOwnerId, scaleUpBy } = given;
    if (isMeanwhile(subject, given)) return { refused: { code: 'meanwhile' } };
    if (scaleUpOwnerId !== null && !isMember(members, scaleUpOwnerId)) {
      return { refused: { code: 'owner-left' } };
    }
    if (scaleUpBy !== null && scaleUpBy < todayIn(scene, change)) {
      return { refused: { code: 'date-passed' } };
    }
    const by = actor.userId;
    const ruledOut = isRuledOut(verdict, effectIn(counted, bet), bet.worthItFrom);
    // Stored for the whole squad, so in its language.
    const scaleUpTitle = catalogue(squad.language).week.scaleUpTitle(typed(commitment.title, 190), scaleUp);
    const entered = { ...counted, verdict, ruledOut, learned, scaleUpOwnerId, scaleUpBy };
    const id = await addResult(change, commitment, bet, entered, { by, scaleUpTitle });
    const digest = await rituals.correct(change, squad, { hypothesisId: bet.id }, by);
    if (digest) await markTold(change, id, digest.id);
    await answerQuarrel(change, squad, bet.id);
    await follow(change, scene);
    return { accepted: { corrected: digest?.date ?? null } };
  },
});

/** Too early: the day is kept, and whoever is in charge is asked on it. */
export const lookingAgain: Deed<
  Seen & { readonly date: LocalDate; readonly missing: string | null },
  Live,
  { date: LocalDate },
  { readonly code: 'meanwhile' | 'not-ahead' }
> = {
  name: 'week.not-yet',
  accepted: z.object({ date: z.string() }),
  find: aboutLive,
  async act(change, scene, given) {
    const { squad, actor, subject } = scene;
    const { date, missing } = given;
    if (isMeanwhile(subject, given)) return { refused: { code: 'meanwhile' } };
    if (date <= todayIn(scene, change)) return { refused: { code: 'not-ahead' } };
    const { commitment, bet } = subject;
    await addCheckIn(change, commitment, bet, { date, missing, by: actor.userId });
    await wantCheckIn(change, squad, commitment, date);
    await follow(change, scene);
    return { accepted: { date } };
  },
};
