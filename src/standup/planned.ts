import { isOf } from '../commitments/commitment.ts';
import type { OpenLine } from '../commitments/open-line-store.ts';
import { inOneLine } from '../slack/typed.ts';
import type { Answers, EarlierPlan } from './entry.ts';

/** What "As planned" answers. */
export type Planned = Pick<Answers, 'yesterday' | 'today' | 'commitmentId'>;

/**
 * What "As planned" means for a member: what they planned is done, and today they do what that was about, as long as it
 * is open, else the next of their own: due soonest, then taken in first. Who had planned no more than such a line goes on
 * with it: nothing that is open is said to be done.
 * @param lines the squad's open ones, in the order of the plan
 * @returns undefined: none of them is theirs, so nobody knows what they do today
 */
export function plannedFor(
  userId: string,
  plan: EarlierPlan | undefined,
  lines: readonly OpenLine[],
): Planned | undefined {
  const about = plan?.commitmentId ?? undefined;
  const goesOn = lines.find(
    ({ id, carriedFrom }) => about !== undefined && [id, carriedFrom].includes(about),
  );
  const [next] = lines.filter((line) => isOf(line, userId)).toSorted(bySoonest);
  const line = goesOn ?? next;
  if (!line) return undefined;
  const isWholeLine = goesOn !== undefined && plan !== undefined && isJust(plan.today, goesOn);
  return {
    yesterday: isWholeLine ? null : (plan?.today ?? null),
    today: line.title,
    commitmentId: line.id,
  };
}

const isJust = (text: string, { title }: OpenLine): boolean => inOneLine(text) === inOneLine(title);

const bySoonest = (a: OpenLine, b: OpenLine): number => {
  const [first, second] = [a.liveBy ?? '9999', b.liveBy ?? '9999'];
  return first < second ? -1 : Number(first > second);
};
