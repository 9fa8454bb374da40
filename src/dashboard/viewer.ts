import type { Zone } from '../calendar/zone.ts';
import type { Language } from '../language/language.ts';
import { speechTo } from '../language/speech.ts';
import type { Shown } from './boards.ts';
import { firstNames, nowView } from './now-view.ts';

/** Who looks at a squad's page, as what they may be shown and how. */
export interface Viewer {
  readonly workspaceId: string;
  readonly squadId: string;
  readonly language: Language;
  readonly zone: Zone;
  /** A member until then, UTC milliseconds; or the screen on a wall that has this link. */
  readonly as: { readonly userId: string; readonly until: number } | { readonly wallId: string };
}

/** Whether they still may: who has left, or whose link was revoked, is out at once. */
export const maySee = ({ as }: Viewer, { userIds, wallId }: Shown, now: number): boolean =>
  'wallId' in as ? wallId === as.wallId : userIds.has(as.userId) && now < as.until;

/** The same for all who are shown it alike: by board. */
const drawn = new WeakMap<Shown, Map<string, Promise<string>>>();

/** What they see now. */
export function drawnFor({ language, zone, as }: Viewer, shown: Shown): Promise<string> {
  const isWall = 'wallId' in as;
  const known = drawn.get(shown) ?? new Map<string, Promise<string>>();
  drawn.set(shown, known);
  const how = JSON.stringify([language, zone, isWall]);
  const { board } = shown;
  const told = isWall ? { ...board, names: firstNames(board.names) } : board;
  const markup = known.get(how) ?? Promise.resolve(nowView(told, speechTo({ language, zone }))).then(String);
  known.set(how, markup);
  return markup;
}
