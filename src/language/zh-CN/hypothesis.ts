import type { hypothesis as en } from '../en/hypothesis.ts';

export const hypothesis: typeof en = {};
