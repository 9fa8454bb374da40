import type { KnownBlock } from '@slack/types';

/** A number in a chart, by its category. */
interface ChartPoint {
  label: string;
  value: number;
}

/**
 * Slack's chart block, which `@slack/types` 3.2.0 doesn't know yet. A workspace may not have it: the same facts must
 * stand in the message as words.
 */
export interface ChartBlock {
  type: 'data_visualization';
  block_id?: string;
  title: string;
  chart: {
    type: 'line' | 'bar' | 'area';
    series: { name: string; data: ChartPoint[] }[];
    axis_config: { categories: string[]; x_label?: string; y_label?: string };
  };
}

export type MessageBlock = KnownBlock | ChartBlock;

/** What is posted: blocks, and the one sentence that a notification shows. */
export interface Message {
  readonly text: string;
  readonly blocks: MessageBlock[];
}
