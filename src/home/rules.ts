import { type LocalDate, mondayOf } from '../calendar/date.ts';
import { dateAt, instantOf, type Zone } from '../calendar/zone.ts';
import type { Action } from '../commitments/action.ts';
import type { Commitment } from '../commitments/commitment.ts';
import type { Hypothesis } from '../hypothesis/hypothesis.ts';
import type { Occurrence, RitualName } from '../ritual/occurrence.ts';
import { isActive, isAway } from '../squad/rules.ts';
import type { Absence, Squad } from '../squad/squad.ts';
import { ageOf, type Blocker } from '../standup/blockers/blocker.ts';

/** Most squads on one Home: with all that is shown of each it stays below Slack's 100 blocks. */
const SQUADS = 5;
/** Most things of one squad that wait, and most estimates among them. */
const WAITING = 8;
const ESTIMATES = 3;
/** Most questions of a squad that are shown to who decides: each takes a row of buttons. */
const TOPICS = 2;

/** The squad's member who looks. */
export interface Viewer {
  readonly userId: string;
  readonly zone: Zone;
}

/** One thing that the viewer can do now; instants in UTC milliseconds. */
export type Waiting =
  | {
      readonly kind: 'standup';
      readonly occurrenceId: string;
      readonly date: LocalDate;
      readonly closesAt: number;
    }
  | {
      readonly kind: 'planning' | 'retro';
      readonly closesAt: number;
      /** Of its message in the channel; undefined as long as that is on its way. */
      readonly address: string | undefined;
    }
  | { readonly kind: 'result'; readonly commitmentId: string; readonly title: string; readonly since: number }
  | {
      readonly kind: 'launch';
      readonly commitmentId: string;
      readonly title: string;
      readonly isBet: boolean;
      readonly liveBy: LocalDate;
    }
  | { readonly kind: 'number' }
  /** A question whether it goes into the running week, before who decides. */
  | { readonly kind: 'topic'; readonly topicId: string; readonly title: string }
  | {
      /** It stands in the viewer's own way; they are asked to help; they do. */
      readonly kind: 'in-the-way' | 'asked-to-help' | 'helping';
      readonly blockerId: string;
      /** As typed, with whose it is. */
      readonly text: string;
      readonly userId: string;
      readonly age: ReturnType<typeof ageOf>;
    }
  | { readonly kind: 'action'; readonly actionId: string; readonly text: string }
  /** `asked`: the squad asks for it now. */
  | {
      readonly kind: 'estimate';
      readonly hypothesisId: string;
      readonly title: string;
      readonly asked: boolean;
    };

/** What is going on in a squad, as far as it may wait for somebody. */
export interface GoingOn {
  readonly squad: Pick<Squad, 'rituals' | 'numberKeeperId'>;
  /** UTC milliseconds. */
  readonly now: number;
  /** Open ones, and whether the viewer's answer is still missing. */
  readonly standups: readonly { readonly occurrence: Occurrence; readonly pending: boolean }[];
  /** Open planning and retro. */
  readonly meetings: readonly { readonly occurrence: Occurrence; readonly address: string | undefined }[];
  readonly absences: readonly Absence[];
  /** Live, and the day to look at it has come. */
  readonly due: readonly Commitment[];
  /** This week's. */
  readonly commitments: readonly Commitment[];
  readonly hasNumber: boolean;
  /** The best ones, and whether the viewer has estimated them. */
  readonly ideas: readonly {
    readonly hypothesis: Pick<Hypothesis, 'id' | 'title'>;
    readonly estimated: boolean;
  }[];
  /** Questions that nobody has answered yet. */
  readonly topics: readonly {
    readonly topicId: string;
    readonly hypothesis: Pick<Hypothesis, 'id' | 'title'>;
    readonly estimated: boolean;
  }[];
  /** Whether the viewer decides about them today. */
  readonly decides: boolean;
  /** What stands in somebody's way. */
  readonly blockers: readonly Blocker[];
  /** What earlier retros wanted to try, still open. */
  readonly actions: readonly Action[];
}

/** What waits for the viewer, the most pressing first, and how much more than is listed. */
export function whatWaits(on: GoingOn, viewer: Viewer): { listed: Waiting[]; more: number } {
  const topics = topicsFor(on);
  const blockers = blockersFor(on, viewer);
  const before = [
    ...standupsFor(on, viewer),
    ...on.meetings.map(toMeeting),
    ...blockers.filter(({ kind }) => kind === 'asked-to-help'),
  ];
  const after = [
    ...resultsFor(on, viewer),
    ...launchesFor(on, viewer),
    ...numberFor(on, viewer),
    ...blockers.filter(({ kind }) => kind !== 'asked-to-help'),
    ...actionsFor(on, viewer),
  ];
  const estimates = estimatesFor(on);
  const shown = [...before, ...topics.slice(0, TOPICS), ...after, ...estimates.slice(0, ESTIMATES)];
  const listed = shown.slice(0, WAITING);
  const all = before.length + topics.length + after.length + estimates.length;
  return { listed, more: all - listed.length };
}

/** From the start of their own day on: they may answer early. */
function standupsFor({ standups, now }: GoingOn, { zone }: Viewer): Waiting[] {
  const today = dateAt(now, zone);
  return standups
    .filter(({ occurrence, pending }) => pending && occurrence.date <= today)
    .map(({ occurrence: { id, date, closesAt } }) => ({ kind: 'standup', occurrenceId: id, date, closesAt }));
}

function toMeeting({ occurrence, address }: GoingOn['meetings'][number]): Waiting {
  const kind = occurrence.ritual === 'planning' ? 'planning' : 'retro';
  return { kind, closesAt: occurrence.closesAt, address };
}

function resultsFor({ due }: GoingOn, { userId }: Viewer): Waiting[] {
  return due
    .filter((one) => one.ownerId === userId)
    .map(({ id, title, launch, createdAt }) => ({
      kind: 'result',
      commitmentId: id,
      title,
      since: launch?.at ?? createdAt,
    }));
}

function launchesFor({ commitments, squad, now }: GoingOn, { userId }: Viewer): Waiting[] {
  const today = dateAt(now, squad.rituals.zone);
  return commitments.flatMap(({ id, title, bet, ownerId, state, liveBy }): Waiting[] =>
    ownerId === userId && state === 'open' && liveBy !== null && liveBy <= today
      ? [{ kind: 'launch', commitmentId: id, title, isBet: bet !== null, liveBy }]
      : [],
  );
}

/** From the second day of the week on: before, there is hardly anything to count. */
function numberFor({ squad, hasNumber, now }: GoingOn, { userId }: Viewer): Waiting[] {
  const today = dateAt(now, squad.rituals.zone);
  const late = today > mondayOf(today);
  return late && !hasNumber && squad.numberKeeperId === userId ? [{ kind: 'number' }] : [];
}

function topicsFor({ topics, decides }: GoingOn): Waiting[] {
  if (!decides) return [];
  return topics.map(({ topicId, hypothesis }) => ({ kind: 'topic', topicId, title: hypothesis.title }));
}

function blockersFor({ blockers, squad, now }: GoingOn, { userId }: Viewer): Waiting[] {
  const today = dateAt(now, squad.rituals.zone);
  return blockers.flatMap((blocker): Waiting[] => {
    const kind = partIn(blocker, userId);
    if (kind === undefined) return [];
    return [
      { kind, blockerId: blocker.id, text: blocker.text, userId: blocker.userId, age: ageOf(blocker, today) },
    ];
  });
}

/** What somebody has to do with a blocker; undefined: nothing. */
function partIn({ userId, helperId, helpedBy }: Blocker, viewerId: string) {
  if (userId === viewerId) return 'in-the-way';
  if (helpedBy === viewerId) return 'helping';
  return helperId === viewerId && helpedBy === null ? 'asked-to-help' : undefined;
}

/** What became a commitment of this week is told there. */
function actionsFor({ actions, commitments }: GoingOn, { userId }: Viewer): Waiting[] {
  const taken = new Set(commitments.map(({ actionId }) => actionId));
  return actions
    .filter(({ id, ownerId }) => ownerId === userId && !taken.has(id))
    .map(({ id, text }) => ({ kind: 'action', actionId: id, text }));
}

/** Everybody is asked for their part, first where the squad waits for it. */
function estimatesFor({ ideas, topics }: GoingOn): Waiting[] {
  const now = new Set(topics.map(({ hypothesis }) => hypothesis.id));
  return [...topics, ...ideas.filter(({ hypothesis }) => !now.has(hypothesis.id))]
    .filter(({ estimated }) => !estimated)
    .map(({ hypothesis: { id, title } }) => ({
      kind: 'estimate',
      hypothesisId: id,
      title,
      asked: now.has(id),
    }));
}

/** A ritual that lies ahead; the instant in UTC milliseconds is the viewer's: their stand-up question, not the squad's. */
export interface Upcoming {
  readonly ritual: RitualName;
  readonly at: number;
}

/** What comes next for the viewer among these occurrences. */
export function nextUp(
  occurrences: readonly Occurrence[],
  on: Pick<GoingOn, 'squad' | 'absences' | 'now'>,
  { userId, zone }: Viewer,
): Upcoming | undefined {
  const { standup } = on.squad.rituals;
  const mine = occurrences.flatMap(({ ritual, state, date, opensAt }): Upcoming[] => {
    if (ritual !== 'standup') return state === 'scheduled' ? [{ ritual, at: opensAt }] : [];
    const coming = state === 'scheduled' || state === 'open';
    return coming && !isAway(on.absences, userId, date)
      ? [{ ritual, at: instantOf(date, standup.prompt, zone) }]
      : [];
  });
  return mine.filter(({ at }) => at > on.now).toSorted((a, b) => a.at - b.at)[0];
}

/**
 * Of the person's squads those that are shown: active ones first, then by when the person last answered there, then the
 * newest.
 * @param lastAnswers ids that grow with time, by squad
 */
export function shownSquads<S extends Pick<Squad, 'id' | 'state' | 'channelState'>>(
  squads: readonly S[],
  lastAnswers: ReadonlyMap<string, string>,
): { shown: S[]; more: number } {
  const rank = (squad: S): string => {
    const active = isActive(squad) ? '1' : '0';
    return [active, lastAnswers.get(squad.id) ?? '', squad.id].join('/');
  };
  const shown = squads.toSorted((a, b) => (rank(a) < rank(b) ? 1 : -1)).slice(0, SQUADS);
  return { shown, more: squads.length - shown.length };
}
