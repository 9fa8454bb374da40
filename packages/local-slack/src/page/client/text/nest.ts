import { type Fields, field, listAt, stringAt, typeOf } from '../../../text/json.ts';

/** A list with the lists that stand deeper below its items. */
export interface ListNode {
  readonly ordered: boolean;
  /** The number of its first item. */
  readonly start: number;
  readonly items: { readonly line: unknown; readonly below: ListNode[] }[];
}

const depthOf = (list: Fields): number => {
  const indent = field(list, 'indent');
  return typeof indent === 'number' ? indent : 0;
};

/**
 * The parts of a rich text, its flat lists (`indent`) put below the items they belong to. A list that goes on after a
 * deeper one goes on counting, as Slack draws it.
 */
export function nestLists(parts: readonly Fields[]): readonly (Fields | ListNode)[] {
  const out: (Fields | ListNode)[] = [];
  /** The open list of each depth. */
  let open: ListNode[] = [];
  for (const part of parts) {
    if (typeOf(part) !== 'rich_text_list') {
      out.push(part);
      open = [];
      continue;
    }
    const depth = Math.min(depthOf(part), open.length);
    const ordered = stringAt(part, 'style') === 'ordered';
    const offset = field(part, 'offset');
    const items = listAt(part, 'elements').map((line) => ({ line, below: [] }));
    const same = open[depth];
    if (same && same.ordered === ordered && typeof offset !== 'number') {
      same.items.push(...items);
      open.length = depth + 1;
      continue;
    }
    const node: ListNode = { ordered, start: (typeof offset === 'number' ? offset : 0) + 1, items };
    const above = depth > 0 ? open[depth - 1]?.items.at(-1) : undefined;
    if (above) above.below.push(node);
    else out.push(node);
    open = [...open.slice(0, depth), node];
  }
  return out;
}

/** Tells a nested list from a part that stands for itself. */
export const isList = (part: Fields | ListNode): part is ListNode => 'below' in part || 'ordered' in part;
