import { type Commitment, liveOn, mayChange } from '../commitments/commitment.ts';
import { commitmentsOf } from '../commitments/store.ts';
import type { Query } from '../database/database.ts';
import { type Renderer, renderer } from '../delivery/renderer.ts';
import { permalinkOf } from '../delivery/want.ts';
import { speechTo } from '../language/speech.ts';
import { plansOf } from '../measurement/store.ts';
import type { Deciding } from '../measurement/tell-plan.ts';
import { messageKey, OUTCOME } from '../ritual/messages.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import { outcomeOf } from '../ritual/outcome-store.ts';
import { latestOccurrence, occurrenceAndSquad } from '../ritual/store.ts';
import { namesOf } from '../slack/names.ts';
import { channelOf } from '../squad/reader.ts';
import type { Squad } from '../squad/squad.ts';
import { boardOf } from './board.ts';
import { boardMessage } from './board-view.ts';
import { closedMessage, planMessage } from './plan-view.ts';
import { kinds } from './ritual.ts';
import { nextDeeds, planNow } from './rules.ts';
import { type Plan, planSchema } from './snapshot.ts';

async function decided(
  q: Query,
  occurrence: Occurrence,
  round: number,
): Promise<{ plan: Plan; at: number } | undefined> {
  const outcome = await outcomeOf(q, occurrence.id, round);
  return outcome && { plan: planSchema.parse(outcome.snapshot), at: outcome.at };
}

const board = renderer(kinds.board, async (q, owed, { occurrenceId, round }) => {
  const found = await occurrenceAndSquad(q, owed.workspaceId, occurrenceId);
  if (!found) return undefined;
  const { squad, occurrence } = found;
  const speech = speechTo({ ...channelOf(squad), now: owed.now });
  if (occurrence.round === round && occurrence.state === 'open') {
    const shown = await boardOf(q, squad, occurrence, owed.now);
    return boardMessage(shown, occurrence, speech);
  }
  const outcome = await decided(q, occurrence, round);
  if (!outcome) return undefined;
  const url = await permalinkOf(q, owed.workspaceId, messageKey({ ...occurrence, round }, OUTCOME));
  return { ...closedMessage(outcome.plan, outcome.at, url, speech), isFinal: true };
});

const outcome = renderer(kinds.outcome, async (q, owed, { occurrenceId, round }) => {
  const found = await occurrenceAndSquad(q, owed.workspaceId, occurrenceId);
  const outcome = found && (await decided(q, found.occurrence, round));
  if (!found || !outcome) return undefined;
  const { squad, occurrence } = found;
  const taken = await commitmentsOf(q, occurrence.sprintId);
  const now = planNow(outcome.plan, taken);
  const { bets, otherWork } = now.plan;
  const people = [...bets, ...otherWork].flatMap((work) => [work.ownerId, ...work.others]);
  const names = await namesOf(q, owed.workspaceId, people);
  const newest = await latestOccurrence(q, squad.id, 'planning');
  // The next planning has its own; so has the next round, which tells all that the earlier one did.
  const isAgain = round < occurrence.round && occurrence.state === 'closed';
  const isFinal = isAgain || (newest !== undefined && newest.id !== occurrence.id);
  const shown = {
    ...now,
    deeds: isAgain ? new Map<string, never>() : nextDeeds(taken),
    deciding: await decidingOf(q, squad, bets, taken),
    live: new Map(taken.flatMap(({ id, launch }) => (launch ? [[id, launch]] : []))),
    changeIn: !isAgain && taken.some(mayChange) ? squad.id : null,
  };
  return { ...planMessage(shown, names, speechTo(channelOf(squad))), isFinal };
});

/** How each bet is decided, with the day on which it went live or is to. */
async function decidingOf(
  q: Query,
  { rituals }: Squad,
  bets: Plan['bets'],
  taken: readonly Commitment[],
): Promise<ReadonlyMap<string, Deciding>> {
  const plans = await plansOf(
    q,
    bets.map(({ hypothesisId }) => hypothesisId),
  );
  const known = new Map(taken.map((one) => [one.id, one]));
  return new Map(
    bets.flatMap(({ hypothesisId, commitmentId, liveBy }) => {
      const version = plans.get(hypothesisId);
      if (!version) return [];
      const now = known.get(commitmentId);
      const live = now ? liveOn(now, rituals.zone) : liveBy;
      return [[hypothesisId, { plan: version.plan, live, retro: rituals.retro.weekday }] as const];
    }),
  );
}

export const renderers: readonly Renderer[] = [board, outcome];
