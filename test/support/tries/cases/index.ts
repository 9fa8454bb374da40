import type { Case } from '../case.ts';
import { ideaCases } from './ideas.ts';
import { newCases } from './new.ts';
import { planningCases } from './planning.ts';
import { retroCases } from './retro.ts';
import { weekCases } from './week.ts';

/** Every way to speak to the bot. */
export const cases: readonly Case[] = [
  ...newCases,
  ...planningCases,
  ...ideaCases,
  ...weekCases,
  ...retroCases,
];
