import { z } from 'zod';
import type { RitualSettings } from '../calendar/ritual-settings.ts';
import type { Language } from '../language/language.ts';

/** What a member does for the squad, in the order in which members are listed. */
export const roles = ['product', 'marketing', 'engineer', 'designer'] as const;
export type Role = (typeof roles)[number];

/** The roles of one member; none yet is allowed. Each once, in the order of `roles`. */
export const rolesSchema = z
  .array(z.enum(roles))
  .transform((given) => roles.filter((role) => given.includes(role)));

/**
 * What people decided: a paused squad's rituals are skipped; an ended one is history, and its channel is free for
 * another.
 */
export type SquadState = 'active' | 'paused' | 'ended';

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
/**
 * What Slack says of the channel: open to the bot, archived, or the bot is no longer in it (or it is gone). Rituals are
 * skipped until it is open again.
 */
export type ChannelState = 'open' | 'archived' | 'removed';

/** One channel with its members, one North Star metric, one weekly ritual. */
export interface Squad {
  readonly id: string;
  readonly workspaceId: string;
  readonly channelId: string;
  readonly name: string;
  readonly language: Language;
  readonly rituals: RitualSettings;
  /** Who set it up, or took over. */
  readonly ownerId: string;
  /** Who is asked for the number. */
  readonly numberKeeperId: string;
  readonly state: SquadState;
  /** Who paused it; null where it is not paused. */
  readonly pausedBy: string | null;
  readonly pausedAt: number | null;
  /** Null: it began with a planning. */
  readonly firstWeek: FirstWeek | null;
  readonly channelState: ChannelState;
}

/** Somebody who belongs, or belonged, to a squad. */
export interface Member {
  readonly userId: string;
  readonly roles: readonly Role[];
  /** When the stand-up asks them, HH:MM in their own zone; null: when it asks everybody. */
  readonly prompt: string | null;
  /** UTC milliseconds; null: still there. */
  readonly leftAt: number | null;
}

/** A member who is away, both days included. */
export interface Absence {
  readonly id: string;
  readonly userId: string;
  readonly from: string;
  readonly to: string;
}

/** Days, first and last included, on which a member is away, or the squad has days off or works on a weekend. */
export interface Declared {
  readonly id: string;
  readonly squadId: string;
  readonly kind: 'away' | 'day-off' | 'working-day';
  /** Who is away; null for the squad's own days. */
  readonly userId: string | null;
  readonly from: string;
  readonly to: string;
  readonly recordedBy: string;
  /** UTC milliseconds; null: it counts. */
  readonly cancelledAt: number | null;
}
