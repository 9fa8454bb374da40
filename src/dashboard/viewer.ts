import type { Reader } from '../squad/reader.ts';
import type { Shown } from './shown.ts';

/** Who looks at a squad's page, as what they may be shown and how. */
export interface Viewer extends Reader {
  readonly workspaceId: string;
  readonly squadId: string;
  /** Where its views are for them. */
  readonly base: string;
  /** A member until then, UTC milliseconds; or the screen on a wall that has this link. */
  readonly as: { readonly userId: string; readonly until: number } | { readonly wallId: string };
}

/** Whether they still may: who has left, or whose link was revoked, is out at once. */
export const maySee = ({ as }: Viewer, { userIds, wallId }: Shown, now: number): boolean =>
  'wallId' in as ? wallId === as.wallId : userIds.has(as.userId) && now < as.until;
