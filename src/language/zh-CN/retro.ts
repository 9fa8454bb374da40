import type { retro as en } from '../en/retro.ts';

export const retro: typeof en = {};
