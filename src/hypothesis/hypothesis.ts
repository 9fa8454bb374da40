import type { hypotheses, hypothesisVersions } from '../database/schema/index.ts';

type Row = typeof hypotheses.$inferSelect;
type Version = typeof hypothesisVersions.$inferSelect;

/** Where a hypothesis stands in its life. */
export type State = Row['state'];

/** Two sizes in which a hypothesis can be built. */
export const variants = ['simple', 'full'] as const;
export type Variant = (typeof variants)[number];

/** What people wrote of a hypothesis: "if we <title>, then <effect>, because <because>". */
export type Wording = Readonly<
  Pick<
    Version,
    'title' | 'effect' | 'because' | 'direction' | 'worthItFrom' | 'worthItKind' | 'impact' | 'confidence'
  >
>;

/** A hypothesis in the wording that counts. */
export type Hypothesis = Wording &
  Readonly<Pick<Version, 'differs'> & Omit<Row, 'versionId' | 'simpleDays' | 'importId'>>;

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
