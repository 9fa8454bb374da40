import type { Query } from '../database/database.ts';
import { nextTimers } from '../schedule/store.ts';
import type { Squad } from '../squad/squad.ts';
import type { Occurrence } from './occurrence.ts';
import { timerKinds } from './scheduling.ts';
import { occurrenceById } from './store.ts';

/** More timers than one open stand-up of forty has before the next ritual opens. */
const AHEAD = 200;

/** The ritual of the squad that opens next by itself; undefined when none is scheduled. */
export async function nextOpening(
  q: Query,
  squad: Pick<Squad, 'id' | 'workspaceId'>,
): Promise<Occurrence | undefined> {
  const timers = await nextTimers(q, { squadId: squad.id, limit: AHEAD });
  const opening = timers.find((timer) => timer.kind === timerKinds.open.name);
  if (!opening) return undefined;
  const { occurrenceId } = timerKinds.open.schema.parse(opening.subject);
  return occurrenceById(q, squad.workspaceId, occurrenceId);
}
