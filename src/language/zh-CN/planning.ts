import type { planning as en } from '../en/planning.ts';

export const planning: typeof en = {};
