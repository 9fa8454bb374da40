import { known } from './known.ts';
import { now } from './now.ts';
import { record } from './record/record.ts';
import type { View } from './view.ts';
import { weeks } from './weeks.ts';

/** What a squad's page has, in the order of its navigation. */
export const views: readonly View[] = [now, weeks, known, record];
