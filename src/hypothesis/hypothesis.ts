/** Where a hypothesis stands in its life. */
export type State =
  | 'idea'
  | 'ready'
  | 'committed'
  | 'launched'
  | 'won'
  | 'lost'
  | 'inconclusive'
  | 'invalid'
  | 'dropped';

/** Two sizes in which a hypothesis can be built. */
export const variants = ['simple', 'full'] as const;
export type Variant = (typeof variants)[number];

/** What people wrote of a hypothesis: "if we <title>, then <effect>, because <because>". */
export interface Wording {
  /** One line; also the "if we …". */
  readonly title: string;
  /** "then …": which number moves. */
  readonly effect: string | null;
  readonly because: string | null;
  /** Where the number is to go. */
  readonly direction: 'up' | 'down';
  /** The least effect that is worth it, decimal text above 0: per cent when relative, else in the metric's own unit. */
  readonly worthItFrom: string | null;
  readonly worthItKind: 'relative' | 'absolute';
  /** 1 to 10. */
  readonly impact: number | null;
  /** 1 to 10. */
  readonly confidence: number | null;
}

/** A hypothesis in the wording that counts. */
export interface Hypothesis extends Wording {
  readonly id: string;
  readonly workspaceId: string;
  readonly squadId: string;
  readonly state: State;
  /** The won hypothesis that this one makes bigger. */
  readonly parentId: string | null;
  readonly authorId: string;
  /** Mean of impact, confidence and ease, 1 to 10; null while one of them is missing. */
  readonly score: number | null;
  /** What is different now from something like it that was tried before, in the words of who proposed it. */
  readonly differs: string | null;
  /** The Slack message that it was logged from. */
  readonly sourceUrl: string | null;
  /** UTC milliseconds. */
  readonly createdAt: number;
}

/** A wording of which only the one line is known. */
export const justTitle = (title: string): Wording => ({
  title,
  effect: null,
  because: null,
  direction: 'up',
  worthItFrom: null,
  worthItKind: 'relative',
  impact: null,
  confidence: null,
});
