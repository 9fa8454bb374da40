import type { Commitment, Makers, Result } from '../commitments/commitment.ts';
import { allMakers, likelyMakers, makersSaid } from '../commitments/makers.ts';
import { scaleUpTitles } from '../commitments/scale-up-store.ts';
import type { Query } from '../database/database.ts';
import { type Estimates, estimatesOf, noEstimates } from '../hypothesis/estimate-store.ts';
import { effectIn } from '../results/rules.ts';
import { membersOf } from '../squad/member-store.ts';
import type { Member, Squad } from '../squad/squad.ts';
import type { Decided, Digest, Won } from './snapshot.ts';
import { ruledOutNumbers } from './week.ts';

type Bet = NonNullable<Commitment['bet']>;
type Settled = Commitment & { readonly bet: Bet; readonly result: Result };

const isSettled = (one: Commitment): one is Settled => one.bet !== null && one.result !== null;

/** What got its verdict, by verdict, as a digest keeps it. */
export type Results = Pick<Digest, 'won' | 'lost' | 'inconclusive' | 'invalid'>;

/** What was decided of these commitments; those without a verdict are left out. */
export async function decidedResults(
  q: Query,
  squad: Squad,
  commitments: readonly Commitment[],
): Promise<Results> {
  const settled = commitments.filter(isSettled);
  const by = (verdict: Result['verdict']) => settled.filter(({ result }) => result.verdict === verdict);
  const won = by('won');
  const members = await membersOf(q, squad);
  const wonIds = won.map(({ bet }) => bet.id);
  const bigger = await scaleUpTitles(q, wonIds);
  const days = await estimatesOf(q, wonIds);
  const nth = await ruledOutNumbers(
    q,
    squad,
    settled.filter(({ result }) => result.ruledOut).map(({ result }) => result.at),
  );
  return {
    won: won.map((one) => ({
      ...decidedOf(one),
      ...creditOf(one, days.get(one.bet.id) ?? noEstimates, members),
      rolledOut: one.bet.parentId !== null,
      scaleUp: scaleUpOf(one, bigger.get(one.bet.id)),
    })),
    lost: by('lost').map((one) => ({
      ...decidedOf(one),
      nthThisQuarter: one.result.ruledOut ? (nth.get(one.bet.id) ?? null) : null,
    })),
    inconclusive: by('inconclusive').map(decidedOf),
    invalid: by('invalid').map(decidedOf),
  };
}

function decidedOf({ title, bet, result, launch }: Settled): Decided {
  const { method, kind, arms, learned, plan, counted, against, fixed } = result;
  const changed = fixed?.reason ? { changed: { at: fixed.at, reason: fixed.reason } } : {};
  const effect = effectIn(result, bet);
  const { worthItFrom } = bet;
  return {
    id: bet.id,
    title,
    link: launch?.link ?? null,
    metric: arms.metric,
    learned,
    measured: effect ? { effect, method, kind, arms, worthItFrom } : null,
    ...(plan && counted ? { answered: { plan, counted, against, ...changed } } : {}),
  };
}

/** Who is celebrated: who proposed it, and who made it, its owner first; as was said when it went live, if it was. */
function creditOf(
  one: Settled,
  days: Estimates,
  members: readonly Member[],
): Pick<Won, 'proposedBy' | keyof Makers> {
  const { launch, ownerId, bet } = one;
  const isSaid = launch !== null && allMakers(launch).length > 0;
  const { builtBy, designedBy, madeBy } = isSaid ? launch : makersSaid(likelyMakers(one, days, members));
  const ownerFirst = (ids: readonly string[]): string[] =>
    ids.toSorted((a, b) => Number(b === ownerId) - Number(a === ownerId));
  return {
    proposedBy: bet.authorId,
    builtBy: ownerFirst(builtBy),
    designedBy: ownerFirst(designedBy),
    madeBy: ownerFirst(madeBy),
  };
}

const scaleUpOf = ({ result }: Settled, title: string | undefined): Won['scaleUp'] =>
  title === undefined ? null : { title, ownerId: result.scaleUpOwnerId, by: result.scaleUpBy };
