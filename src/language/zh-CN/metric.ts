import type { metric as en } from '../en/metric.ts';

export const metric: typeof en = {};
