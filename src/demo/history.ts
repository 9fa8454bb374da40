import type { Language } from '../language/language.ts';
import { playWeek } from './play.ts';
import type { Stage } from './stage.ts';

/** Four weeks of a squad, up to the Monday on which somebody comes to look. */
export async function playHistory(stage: Stage, language: Language, until: string): Promise<void> {
  await playWeek(stage, language, until);
}
