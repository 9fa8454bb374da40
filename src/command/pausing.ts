import { z } from 'zod';
import type { NotMeant, Speaker } from '../absences/meant.ts';
import type { LocalDate } from '../calendar/date.ts';
import { instantOf } from '../calendar/zone.ts';
import type { Change } from '../database/change.ts';
import { defineKind } from '../database/kind.ts';
import { type Deed, inSquad } from '../deeds/deed.ts';
import { touch } from '../delivery/changed.ts';
import { want } from '../delivery/want.ts';
import type { Rituals } from '../ritual/rituals.ts';
import { type DueHandler, dueHandler } from '../schedule/tick.ts';
import { PAUSE_ENDS, setPauseEnd } from '../squad/pause-end.ts';
import { todayOf } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import { changeSquad, squadOf } from '../squad/store.ts';
import { touchBoard } from '../squad-board/keep.ts';
import { type PauseMeant, pauseMeant, resumeMeant } from './until.ts';

/** @property by null: its day came; @property version of the squad, with it */
const told = z.object({ squadId: z.string(), by: z.string().nullable(), version: z.number() });
export const PAUSED = defineKind('setup.paused', told);
export const RESUMED = defineKind('setup.resumed', told);

/** That it goes on is not told at midnight. */
const TOLD_AT = '08:00';

const pausedKey = (squadId: string, version: number): string => `squad/${squadId}/paused/${version}`;

interface InSquad extends Speaker {
  readonly squadId: string;
  /** What stands behind the command. */
  readonly wish: string;
}

const doneSchema = z.object({ until: z.string().nullable() });
type Done = z.infer<typeof doneSchema>;

export type NotPaused =
  | ({ readonly code: 'paused' } & Pick<Squad, 'pausedBy' | 'pausedAt' | 'pausedUntil'>)
  | {
      readonly code: 'not-meant';
      readonly meant: Exclude<PauseMeant, { until: LocalDate | undefined; later?: never }>;
    };

/** Nothing new is asked or opened until somebody resumes, or the day that is named; the channel reads who did it. */
export const pausing = (rituals: Rituals): Deed<InSquad, undefined, Done, NotPaused> => ({
  name: 'squad.pause',
  accepted: doneSchema,
  find: inSquad,
  async act(change, { actor: { userId: by }, squad }, given) {
    const meant = pauseMeant(given.wish, todayOf(given, squad, change.at), given);
    if ('why' in meant || 'later' in meant) return { refused: { code: 'not-meant', meant } };
    const until = meant.until ?? null;
    if (squad.state === 'active') {
      const version = squad.version + 1;
      const who = { pausedBy: by, pausedAt: change.at, pausedVersion: version } as const;
      const paused = await changeSquad(change, squad, { state: 'paused', ...who, pausedUntil: until }, by);
      await rituals.reschedule(change, paused);
      await setPauseEnd(change, paused);
      await tell(change, paused, PAUSED, { key: pausedKey(squad.id, version), by });
      return { accepted: { until } };
    }
    const { pausedBy, pausedAt, pausedUntil } = squad;
    if (until === null) return { refused: { code: 'paused', pausedBy, pausedAt, pausedUntil } };
    await changeEnd(change, squad, until, by);
    return { accepted: { until } };
  },
});

export type NotResumed =
  | { readonly code: 'running' }
  | { readonly code: 'not-meant'; readonly why: NotMeant };

/** The week goes on with what the calendar still has in it; or it will on the day that is named. */
export const resuming = (rituals: Rituals): Deed<InSquad, undefined, Done, NotResumed> => ({
  name: 'squad.resume',
  accepted: doneSchema,
  find: inSquad,
  async act(change, { actor: { userId: by }, squad }, given) {
    const today = todayOf(given, squad, change.at);
    const meant = resumeMeant(given.wish, today, given);
    if ('why' in meant) return { refused: { code: 'not-meant', why: meant.why } };
    if (squad.state !== 'paused') return { refused: { code: 'running' } };
    if (meant.on > today) {
      await changeEnd(change, squad, meant.on, by);
      return { accepted: { until: meant.on } };
    }
    await goOn(change, rituals, squad, by);
    return { accepted: { until: null } };
  },
});

/** What the tick calls on the day until which a squad is paused. */
export const resumeHandler = (rituals: Rituals): DueHandler =>
  dueHandler(PAUSE_ENDS, async (change, { workspaceId }, { squadId }) => {
    const squad = await squadOf(change.tx, workspaceId, squadId);
    if (squad?.state === 'paused' && squad.pausedUntil !== null) await goOn(change, rituals, squad, null);
  });

async function goOn(change: Change, rituals: Rituals, squad: Squad, by: string | null): Promise<void> {
  const nobody = { pausedBy: null, pausedAt: null, pausedVersion: null, pausedUntil: null } as const;
  const active = await changeSquad(change, squad, { state: 'active', ...nobody }, by ?? squad.ownerId);
  await rituals.reschedule(change, active);
  await setPauseEnd(change, active);
  touchPaused(change, squad);
  const key = `squad/${squad.id}/resumed/${active.version}`;
  const { pausedUntil } = squad;
  const morning =
    by === null && pausedUntil !== null ? instantOf(pausedUntil, TOLD_AT, squad.rituals.zone) : undefined;
  await tell(change, active, RESUMED, { key, by, ...(morning === undefined ? {} : { notBefore: morning }) });
}

async function changeEnd(change: Change, squad: Squad, until: LocalDate, by: string): Promise<void> {
  const changed = await changeSquad(change, squad, { pausedUntil: until }, by);
  await setPauseEnd(change, changed);
  touchPaused(change, squad);
}

function touchPaused(change: Change, { id, workspaceId, pausedVersion }: Squad): void {
  if (pausedVersion !== null) touch(change, workspaceId, pausedKey(id, pausedVersion));
}

async function tell(
  change: Change,
  squad: Squad,
  kind: typeof PAUSED,
  { by, ...more }: { key: string; by: string | null; notBefore?: number },
): Promise<void> {
  touchBoard(change, squad);
  await want(change, {
    workspaceId: squad.workspaceId,
    squadId: squad.id,
    kind,
    subject: { squadId: squad.id, by, version: squad.version },
    to: { channel: squad.channelId },
    ...more,
  });
}
