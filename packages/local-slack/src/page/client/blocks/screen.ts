import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { dateAsText, type Reader } from '../../../person/moments.ts';
import type { Fields } from '../../../text/json.ts';
import type { Names } from '../../../text/mrkdwn.ts';
import type { StateValues } from '../../../types.ts';
import type { Given } from '../../protocol.ts';
import type { Words } from '../words/words.ts';

/** Somebody or something that a menu offers. */
export interface Offered {
  readonly id: string;
  readonly name: string;
}

/** Who reads, and by which names they know people and channels. */
export interface Viewer {
  readonly me: string;
  readonly reader: Reader;
  readonly names: Names;
  /** The people and channels that menus offer. */
  readonly people: readonly Offered[];
  readonly channels: readonly (Offered & { readonly kind: string })[];
  readonly words: Words;
  /** Goes to where a link of this workspace leads. @returns false when it leads elsewhere */
  readonly goTo: (url: string) => boolean;
}

/** What is asked before something is told to the app. */
export type Sure = (confirm: unknown) => Promise<boolean>;

/** Where blocks stand and what happens when somebody touches them. */
export interface Surface {
  readonly kind: 'message' | 'modal' | 'home';
  /** What elements hold where that differs from how they began. */
  readonly values: StateValues;
  /** What is said beside inputs, by `block_id`. */
  readonly errors: Readonly<Record<string, string>>;
  /** A button was clicked; `value` of an option or of one of two buttons. */
  readonly click: (blockId: string, element: Fields, value?: string) => void;
  /** Something was chosen that the app is told at once. */
  readonly choose: (blockId: string, element: Fields, given: Given) => void;
  /** Something stands in an input now; `done` when it was chosen, or Enter was pressed. */
  readonly fill: (blockId: string, element: Fields, given: Given, done: boolean) => void;
  /** Asks the person first. */
  readonly sure: Sure;
  /** `block_id/action_id` of what the app was told of and has not answered yet. */
  readonly waiting: ReadonlySet<string>;
}

/** Names of ids for a reader, from lists of people and channels. */
export function namesOf(people: readonly Offered[], channels: readonly Offered[], reader: Reader): Names {
  const by = (list: readonly Offered[]) => new Map(list.map((each) => [each.id, each.name]));
  const users = by(people);
  const rooms = by(channels);
  return {
    user: (id) => users.get(id) ?? id,
    channel: (id) => rooms.get(id) ?? id,
    date: (seconds, template) => dateAsText(seconds, template, reader),
  };
}

export const ViewerContext = createContext<Viewer | undefined>(undefined);
export const SurfaceContext = createContext<Surface | undefined>(undefined);

/** @throws Error outside of a `ViewerContext` */
export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new Error('No viewer');
  return viewer;
}

/** @throws Error outside of a `SurfaceContext` */
export function useSurface(): Surface {
  const surface = useContext(SurfaceContext);
  if (!surface) throw new Error('No surface');
  return surface;
}
