import type { Change } from '../database/change.ts';
import { raiseByKey, raiseShowing } from './store/wanted.ts';

/**
 * What a squad's messages show, told apart so that a deed raises only those that it changed; the values are bits of a
 * delivery's `shows`, and stored.
 */
const bits = {
  /** Its name, language, zone and times: whatever follows shows these. */
  squad: 1,
  /** The metric, its readings and targets. */
  number: 2,
  /** The list: words, scores, estimates, what was dropped, asked or decided of it. */
  ideas: 4,
  /** What is taken in, launched, carried over, and what came of it. */
  commitments: 8,
  /** Who is in it, in which role, and who is there on which day. */
  members: 16,
  /** Answers to a stand-up, also "not today". */
  entries: 32,
  /** What stands in somebody's way, who helps, and how it ended. */
  blockers: 64,
  /** What a retro noted, and the actions that came of it. */
  notes: 128,
  /** What the squad was asked at once, and its answers. */
  questions: 256,
} as const;

export type Topic = keyof typeof bits;

/** The topics as a delivery stores them. */
export function bitsOf(topics: readonly Topic[]): number {
  return topics.reduce<number>((all, topic) => all | bits[topic], bits.squad);
}

/** What one change came to raise, written when its work has ended. */
interface Raised {
  /** By squad. */
  readonly topics: Map<string, number>;
  /** By workspace: single messages, and after which one each goes, if it does. */
  readonly keys: Map<string, Map<string, string | undefined>>;
  /** Messages that the change wanted, and so raised itself. */
  readonly wanted: Set<string>;
}

const collected = new WeakMap<Change, Raised>();

/**
 * Something of a squad has changed: its messages that show it follow in place. Told as often as a deed likes, written
 * once. Say it wherever the rows are written that a topic stands for.
 */
export function changed(change: Change, squad: { readonly id: string }, ...topics: readonly Topic[]): void {
  const { topics: raised } = raisedIn(change);
  for (const topic of topics) raised.set(squad.id, (raised.get(squad.id) ?? 0) | bits[topic]);
}

/** Single messages follow in place, whatever they show. Nothing for keys of which there is no message. */
export function touch(change: Change, workspaceId: string, ...keys: readonly string[]): void {
  note(change, workspaceId, keys, undefined);
}

/** The same, but not before the message of that key stands or has ended: they show where it is. */
export function touchAfter(
  change: Change,
  workspaceId: string,
  afterKey: string,
  ...keys: readonly string[]
): void {
  note(change, workspaceId, keys, afterKey);
}

function note(change: Change, workspaceId: string, keys: readonly string[], afterKey: string | undefined) {
  const raised = raisedIn(change).keys;
  const known = raised.get(workspaceId) ?? new Map<string, string | undefined>();
  for (const key of keys) known.set(key, afterKey ?? known.get(key));
  raised.set(workspaceId, known);
}

/** Not raised again by the same change: it is new, or its revision is. */
export function noteWanted(change: Change, key: string): void {
  raisedIn(change).wanted.add(key);
}

function raisedIn(change: Change): Raised {
  const known = collected.get(change);
  if (known) return known;
  const raised: Raised = { topics: new Map(), keys: new Map(), wanted: new Set() };
  collected.set(change, raised);
  change.atTheEnd(() => write(change, raised));
  return raised;
}

async function write(change: Change, { topics, keys, wanted }: Raised): Promise<void> {
  const { tx, at, owes } = change;
  for (const [squadId, shown] of topics)
    (await raiseShowing(tx, squadId, shown, [...wanted], at)).forEach(owes);
  for (const [workspaceId, named] of keys) {
    for (const afterKey of new Set(named.values())) {
      const others = [...named].flatMap(([key, after]) =>
        after === afterKey && !wanted.has(key) ? [key] : [],
      );
      if (others.length > 0) (await raiseByKey(tx, workspaceId, others, at, afterKey)).forEach(owes);
    }
  }
}
