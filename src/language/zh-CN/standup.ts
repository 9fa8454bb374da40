import type { standup as en } from '../en/standup.ts';

export const standup: typeof en = {};
