import { z } from 'zod';
import { standingOf } from '../commitments/store.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { type Deed, inSquad, type Scene, type There } from '../deeds/deed.ts';
import { whereIs } from '../delivery/want.ts';
import { catalogue } from '../language/catalogue.ts';
import { enteredSchema, keepNumber, type NumberRefused, numberMeant } from '../metric/enter.ts';
import { metricOf } from '../metric/store.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import type { Rituals } from '../ritual/rituals.ts';
import { occurrenceOn } from '../ritual/store.ts';
import { isActive, isMember } from '../squad/rules.ts';
import type { Member, Squad } from '../squad/squad.ts';
import { keepBlockers } from './blockers/keep.ts';
import type { Answers } from './entry.ts';
import { beforeIt, follow } from './follow.ts';
import type { AboutStandup, SubmittedAnswer } from './form.ts';
import { withLines } from './lines.ts';
import { promptKey } from './messages.ts';
import { MOST } from './questions.ts';
import { isPublic, takingOf } from './rules.ts';
import { addEntry, planOf } from './store.ts';

/** What became of an answer; instants in UTC milliseconds. */
const notedSchema = z.object({
  date: z.string(),
  isPublic: z.boolean(),
  /** A question of theirs stands in Slack and says what became of the answer. */
  isAsked: z.boolean(),
  channelAt: z.number(),
  closesAt: z.number(),
  /** The squad's number that came with it. */
  number: enteredSchema.nullable(),
});
export type Noted = z.infer<typeof notedSchema>;

/** Something in an answer that does not hold, or not any more. */
export type Problem =
  /** What today's plan is about was dropped. */
  | { readonly of: 'commitment' }
  /** Who could help is no member. @param blockerId what they could help with; null: what this answer says is in the way */
  | { readonly of: 'helper'; readonly blockerId: string | null }
  | { readonly of: 'number'; readonly why: NumberRefused }
  /** With the lines of the last plan there is nothing in it, or too much. */
  | { readonly of: 'today' | 'yesterday'; readonly why: 'empty' | 'long' };

export type Refused =
  | ({ readonly code: 'closed' } & Pick<Occurrence, 'date' | 'closedAt' | 'closesAt'>)
  /** A pause opens nothing new; what is open takes answers to its hour. */
  | { readonly code: 'paused' }
  | { readonly code: 'problems'; readonly problems: readonly Problem[] };

/** Keeps an answer, opens the day's stand-up if it is not open yet, lets all messages follow. */
export const answering = (
  rituals: Rituals,
): Deed<AboutStandup & { wish: SubmittedAnswer }, undefined, Noted, Refused> => ({
  name: 'standup.answer',
  accepted: notedSchema,
  find: inSquad,
  async act(change, there, { date, week, metricId, planId, wish: sent }) {
    const { squad, actor } = there;
    const { tx, at } = change;
    const occurrence = await occurrenceOn(tx, squad.id, 'standup', date);
    const taking = takingOf(occurrence);
    if (occurrence && taking === 'closed') {
      const { closedAt, closesAt } = occurrence;
      return { refused: { code: 'closed', date, closedAt, closesAt } };
    }
    if (taking === 'open' && !isActive(squad)) return { refused: { code: 'paused' } };
    const wish = { ...sent, answers: await withPlan(tx, there, planId, sent) };
    const metric = wish.number === '' ? undefined : await metricOf(tx, squad.id);
    const typed = { metricId, week, which: 'this', written: wish.number } as const;
    const number = metric && (await numberMeant(tx, squad, metric, typed, at));
    const problems: Problem[] = [
      ...textProblems(wish.answers),
      ...(await problemsOf(tx, there, wish)),
      ...(number && 'refused' in number ? [{ of: 'number' as const, why: number.refused }] : []),
    ];
    if (problems.length > 0) return { refused: { code: 'problems', problems } };
    const open =
      occurrence && taking === 'take'
        ? occurrence
        : (await rituals.openNow(change, squad, 'standup', date, actor.userId)).occurrence;
    const noted = await keep(change, there, open, actor.userId, wish);
    const entered =
      metric && number && 'value' in number
        ? await keepNumber(change, rituals, { squad, metric, ...number, by: actor.userId })
        : null;
    return { accepted: { ...noted, number: entered } };
  },
});

/** What was answered, and what it says of the lines of the last plan, in the squad's language. */
async function withPlan(
  q: Query,
  { squad, actor: { userId } }: Scene<undefined>,
  planId: string | null,
  { answers, lines }: SubmittedAnswer,
): Promise<Answers> {
  const plan = planId === null ? undefined : await planOf(q, { squadId: squad.id, userId }, planId);
  if (plan === undefined) return answers;
  const { droppedLine } = catalogue(squad.language).standup;
  const { yesterday, today } = withLines(plan, lines, answers, droppedLine);
  return { ...answers, yesterday, today: today ?? '' };
}

function textProblems({ yesterday, today }: Answers): Problem[] {
  return [
    ...(today === '' ? [{ of: 'today' as const, why: 'empty' as const }] : []),
    ...(today.length > MOST ? [{ of: 'today' as const, why: 'long' as const }] : []),
    ...((yesterday ?? '').length > MOST ? [{ of: 'yesterday' as const, why: 'long' as const }] : []),
  ];
}

/** What may have changed since the form was opened. */
async function problemsOf(q: Query, { squad, members }: There, wish: SubmittedAnswer): Promise<Problem[]> {
  const { commitmentId } = wish.answers;
  const commitment = commitmentId === null ? undefined : await standingOf(q, squad.workspaceId, commitmentId);
  const isOurs = commitment?.squadId === squad.id && commitment.state !== 'dropped';
  const helpers = [{ blockerId: null, helperId: wish.helperId }, ...wish.still];
  return [
    ...(commitmentId === null || isOurs ? [] : [{ of: 'commitment' as const }]),
    ...helpers.flatMap(({ blockerId, helperId }) =>
      helperId && !isMember(members, helperId) ? [{ of: 'helper' as const, blockerId }] : [],
    ),
  ];
}

async function keep(
  change: Change,
  { squad, members }: { readonly squad: Squad; readonly members: readonly Member[] },
  occurrence: Occurrence,
  userId: string,
  wish: SubmittedAnswer,
): Promise<Omit<Noted, 'number'>> {
  const before = await beforeIt(change, squad, occurrence, members);
  const entry = await addEntry(change, occurrence, userId, wish.answers);
  await keepBlockers(change, before.earlier, entry, wish);
  const day = await follow(change, squad, occurrence, { settled: { userId, entry, ...before } });
  const place = await whereIs(change.tx, squad.workspaceId, promptKey(occurrence, userId));
  return {
    date: occurrence.date,
    isPublic: isPublic(day, change.at),
    isAsked: place !== undefined,
    channelAt: day.channelAt,
    closesAt: occurrence.closesAt,
  };
}
