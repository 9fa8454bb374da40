import type { LocalDate } from '../calendar/date.ts';
import type { Commitment } from '../commitments/commitment.ts';
import { commitmentOf, openCommitments } from '../commitments/store.ts';
import type { Query } from '../database/database.ts';
import { permalinkOf } from '../delivery/want.ts';
import { type Current, currentNumber } from '../metric/current.ts';
import { BOARD, messageKey } from '../ritual/messages.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import { occurrenceOn } from '../ritual/store.ts';
import { type Names, namesOf } from '../slack/names.ts';
import type { Here } from '../squad/gate.ts';
import { among, type Blocker } from './blockers/blocker.ts';
import { openBlockers } from './blockers/store.ts';
import type { EarlierPlan, Entry, Written } from './entry.ts';
import { ownBlocker } from './rules.ts';
import { answeredOf, entryOf, lastPlan } from './store.ts';

/** What the modal opens with. */
export interface StandupDraft {
  /** The squad's: somebody in two sees whose form it is. */
  readonly squadName: string;
  readonly date: LocalDate;
  /** Whose number is asked for, by its Monday. */
  readonly week: LocalDate;
  /** The answer as it is; undefined: not answered yet. */
  readonly entry: Entry | undefined;
  readonly plan: EarlierPlan | undefined;
  readonly written: Written;
  /** What today's plan may be about, whoever it belongs to. */
  readonly commitments: readonly Commitment[];
  /** What stands in the member's way since that day, and what does since an earlier one. */
  readonly blocker: Blocker | undefined;
  readonly earlier: readonly Blocker[];
  readonly userId: string;
  /** Who could help: present members. */
  readonly memberIds: readonly string[];
  readonly names: Names;
  /** The squad's number, for who keeps it. */
  readonly number: Current | undefined;
  /** Where the channel reads a stand-up that is over; undefined: nowhere. */
  readonly address: string | undefined;
  /** When the stand-up closes, UTC milliseconds; undefined: it is not open yet. */
  readonly closesAt: number | undefined;
  /** UTC milliseconds. */
  readonly now: number;
}

/** So many of what is in the way since an earlier day are asked about, oldest first. */
const ASKED_ABOUT = 3;

/** What the modal of a date opens with: a fixed number of indexed queries. @param week the number's */
export async function standupDraft(
  q: Query,
  { squad, members }: Pick<Here, 'squad' | 'members'>,
  asked: { userId: string; date: LocalDate; week: LocalDate },
): Promise<
  Omit<StandupDraft, 'written' | 'closesAt' | 'now'> & { readonly occurrence: Occurrence | undefined }
> {
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
    ...{ squadName: squad.name, userId, date, week, occurrence, entry, memberIds },
    address:
      occurrence?.state === 'closed' && (await answeredOf(q, occurrence.id)).length > 0
        ? await permalinkOf(q, squad.workspaceId, messageKey(occurrence, BOARD))
        : undefined,
    plan: await lastPlan(q, squad.id, userId, date),
    commitments: isListed ? open : [named, ...open],
    blocker: ownBlocker({ occurrence, blockers: own }, userId),
    earlier: own.filter((blocker) => blocker.date < date).slice(0, ASKED_ABOUT),
    names: await namesOf(q, squad.workspaceId, memberIds),
    number: squad.numberKeeperId === userId ? await currentNumber(q, squad.id, week) : undefined,
  };
}
