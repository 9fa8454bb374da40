import { defaultRitualSettings, type RitualSettings } from '../../../src/calendar/ritual-settings.ts';
import { absences } from '../../../src/database/schema/index.ts';
import { changed } from '../../../src/delivery/changed.ts';
import type { Squad } from '../../../src/squad/squad.ts';
import { changeSquad, squadsOf } from '../../../src/squad/store.ts';
import type { Story } from '../story/story.ts';
import type { Life } from './squad-life.ts';

/** Declares days off, worked days or absences, and reschedules. */
export async function declare(
  life: Life,
  kind: 'away' | 'day-off' | 'working-day',
  from: string,
  to = from,
  userId: string | null = null,
): Promise<void> {
  const squad = await life.squad();
  await life.change(async (change) => {
    await change.tx.insert(absences).values({
      id: change.newId(),
      workspaceId: squad.workspaceId,
      squadId: squad.id,
      kind,
      userId,
      from,
      to,
      recordedBy: 'ann',
      recordedAt: change.at,
    });
    await life.rituals().reschedule(change, squad);
  });
}

/** That person is away on that date. */
export async function away({ stage }: Story, userId: string, date: string): Promise<void> {
  const { core, workspace } = stage.bot;
  await core.change(async (change) => {
    const [squad] = await squadsOf(change.tx, workspace.id, userId);
    if (!squad) throw new Error('They are in no squad.');
    await change.tx.insert(absences).values({
      id: change.newId(),
      workspaceId: squad.workspaceId,
      squadId: squad.id,
      kind: 'away',
      userId,
      from: date,
      to: date,
      recordedBy: userId,
      recordedAt: change.at,
    });
    await core.rituals.reschedule(change, squad);
    changed(change, squad, 'members');
  });
}

/** Changes the squad, as its set-up modal does, and reschedules. */
export async function save(life: Life, fields: Partial<Pick<Squad, 'rituals' | 'state'>>): Promise<void> {
  const squad = await life.squad();
  await life.change(async (change) => {
    await life.rituals().reschedule(change, await changeSquad(change, squad, fields, 'ann'));
  });
}

/** Berlin's usual settings with another planning on Monday. */
export const planningAt = (time: string, closes: string): RitualSettings => ({
  ...defaultRitualSettings('Europe/Berlin'),
  planning: { weekday: 1, at: time, closes },
});
