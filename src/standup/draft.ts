import type { LocalDate } from '../calendar/date.ts';
import { commitmentOf, openCommitments } from '../commitments/store.ts';
import type { Query } from '../database/database.ts';
import { currentNumber } from '../metric/current.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import { occurrenceOn } from '../ritual/store.ts';
import { namesOf } from '../slack/names.ts';
import type { Here } from '../squad/gate.ts';
import { among } from './blocker.ts';
import { openBlockers } from './blocker-store.ts';
import type { Draft } from './modal.ts';
import { ownBlocker } from './rules.ts';
import { entryOf, lastPlan } from './store.ts';

/** So many of what is in the way since an earlier day are asked about, oldest first. */
const ASKED_ABOUT = 3;

/** What the modal of a date opens with: a fixed number of indexed queries. @param week the number's */
export async function draftOf(
  q: Query,
  { squad, members }: Pick<Here, 'squad' | 'members'>,
  asked: { userId: string; date: LocalDate; week: LocalDate },
): Promise<Omit<Draft, 'today' | 'closesAt' | 'now'> & { readonly occurrence: Occurrence | undefined }> {
  const { userId, date, week } = asked;
  const memberIds = members.map((member) => member.userId);
  const occurrence = await occurrenceOn(q, squad.id, 'standup', date);
  const entry = occurrence && (await entryOf(q, occurrence.id, userId));
  const open = await openCommitments(q, squad.id);
  const named = entry?.commitmentId
    ? await commitmentOf(q, squad.workspaceId, entry.commitmentId)
    : undefined;
  const isListed = !named || named.state === 'dropped' || open.some(({ id }) => id === named.id);
  const blockers = among(await openBlockers(q, squad.id), memberIds);
  const own = blockers.filter((blocker) => blocker.userId === userId);
  return {
    ...{ userId, date, occurrence, entry, memberIds },
    plan: await lastPlan(q, squad.id, userId, date),
    commitments: isListed ? open : [named, ...open],
    blocker: ownBlocker({ occurrence, blockers: own }, userId),
    earlier: own.filter((blocker) => blocker.date < date).slice(0, ASKED_ABOUT),
    names: await namesOf(q, squad.workspaceId, memberIds),
    number: squad.numberKeeperId === userId ? await currentNumber(q, squad.id, week) : undefined,
  };
}
