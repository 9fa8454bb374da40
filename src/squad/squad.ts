import { z } from 'zod';
import type { RitualSettings } from '../calendar/ritual-settings.ts';
import type { absences, members, squads } from '../database/schema/index.ts';

/** What a member does for the squad, in the order in which members are listed. */
export const roles = ['product', 'marketing', 'engineer', 'designer'] as const;
export type Role = (typeof roles)[number];

/** The roles of one member; none yet is allowed. Each once, in the order of `roles`. */
export const rolesSchema = z
  .array(z.enum(roles))
  .transform((given) => roles.filter((role) => given.includes(role)));

/** What a squad decides that was set up after the hour of its week's planning. */
export const firstWeekSchema = z.object({
  /** By its Monday. */
  week: z.string(),
  /** Not decided, planned after all, or begun with the next Monday. */
  choice: z.enum(['open', 'rest', 'monday']),
  /** Who decided; null as long as nobody did. */
  by: z.string().nullable(),
});
export type FirstWeek = Readonly<z.infer<typeof firstWeekSchema>>;

type Row = Readonly<typeof squads.$inferSelect>;

/** One channel with its members, one North Star metric, one weekly ritual. */
export interface Squad extends Omit<Row, 'rituals' | 'firstWeek' | 'createdAt' | 'updatedAt'> {
  readonly rituals: RitualSettings;
  /** Null: it began with a planning. */
  readonly firstWeek: FirstWeek | null;
}

export type ChannelState = Squad['channelState'];

/** Somebody who belongs, or belonged, to a squad. */
export interface Member extends Readonly<Pick<typeof members.$inferSelect, 'userId' | 'prompt' | 'leftAt'>> {
  readonly roles: readonly Role[];
}

/** Days, first and last included, on which a member is away, or the squad has days off or works on a weekend. */
export type Declared = Readonly<Omit<typeof absences.$inferSelect, 'workspaceId' | 'recordedAt'>>;

/** A member who is away, both days included. */
export interface Absence extends Pick<Declared, 'id' | 'from' | 'to'> {
  readonly userId: string;
}
