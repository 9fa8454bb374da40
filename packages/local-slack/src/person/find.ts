import { asText } from '../text/as-text.ts';
import { buttonsOf, type Clickable } from '../text/interactive.ts';
import type { Names } from '../text/mrkdwn.ts';
import type { Place } from '../types.ts';
import { quoted, tidy } from './names.ts';

/** Something with buttons that a person has before their eyes. */
export interface Surface {
  readonly place: Place;
  /** As errors name it: `#growth`, `App Home`. */
  readonly where: string;
  /** Of messages: seconds; later is newer. Views count as newest. */
  readonly ts: number;
  readonly blocks: readonly unknown[];
  readonly text: string;
}

/** Which of several alike is meant. */
export interface Narrowing {
  /** Words of the message (or view) it stands in. */
  readonly message?: string;
  /** Words it stands beside: of its section or card, or the text right above. */
  readonly near?: string;
  /** The first alike is 1. */
  readonly nth?: number;
}

/** A button on a surface. */
export interface Found {
  readonly surface: Surface;
  readonly clickable: Clickable;
}

const has = (text: string, words: string): boolean => tidy(text).includes(tidy(words));

/** Menus, boxes and pickers: what one chooses in, not what one clicks. */
const isMenu = ({ type }: Clickable): boolean =>
  !['button', 'icon_button', 'feedback_buttons', 'workflow_button', 'overflow'].includes(type);

/**
 * The one element with these words in the newest surface that shows it.
 * @param who and `where` are for the error's sentence
 * @throws Error listing what is on show, when there is none, or several alike
 */
export function findElement(
  surfaces: readonly Surface[],
  words: string,
  narrowing: Narrowing,
  said: { who: string; where: string; kind: 'button' | 'menu'; names: Names },
): Found {
  const { who, where, kind, names } = said;
  const { message, near, nth } = narrowing;
  const inMessages = surfaces.filter(
    ({ blocks, text }) => message === undefined || has(asText(blocks, text, names), message),
  );
  if (message !== undefined && inMessages.length === 0) {
    throw new Error(`${who} sees no message with "${message}" ${where}.`);
  }
  const all = inMessages.flatMap((surface) =>
    buttonsOf(surface.blocks, names)
      .filter((clickable) => isMenu(clickable) === (kind === 'menu'))
      .map((clickable) => ({ surface, clickable })),
  );
  const alike = all.filter(
    ({ clickable }) =>
      tidy(clickable.label) === tidy(words) && (near === undefined || has(clickable.near, near)),
  );
  const newest = alike.reduce<Surface | undefined>(
    (best, { surface }) => (best === undefined || surface.ts > best.ts ? surface : best),
    undefined,
  );
  const found = alike.filter(({ surface }) => surface === newest);
  const chosen = nth === undefined ? found[0] : found[nth - 1];
  if (found.length > 1 && nth === undefined) {
    const places = quoted(found.map(({ clickable }) => shortened(clickable.near)));
    throw new Error(
      `${who} sees ${found.length} ${kind}s "${words}" ${newest?.where ?? where}. Say near which words: ${places}.`,
    );
  }
  if (chosen) return chosen;
  const beside = near === undefined ? '' : ` near "${near}"`;
  const there = quoted(all.map(({ clickable }) => clickable.label).slice(0, 40));
  throw new Error(
    `${who} sees no ${nth === undefined ? '' : `${nth}. `}${kind} "${words}"${beside} ${where}. ` +
      `${kind === 'button' ? 'Buttons' : 'Menus'} there: ${there}.`,
  );
}

const shortened = (text: string): string => {
  const [first = ''] = text.split('\n');
  return first.length > 80 ? `${first.slice(0, 79)}…` : first;
};
