import { catalogue } from '../language/catalogue.ts';
import type { Language } from '../language/language.ts';
import type { Line } from '../language/line.ts';
import type { WhenProblem } from './when.ts';

/** A problem with days, in words. */
export function whenSentence(
  problem: WhenProblem,
  language: Language,
  example: 'away' | 'off',
): Line | string {
  const { problems, examples } = catalogue(language).squad.days;
  return problem === 'unclear' ? problems.unclear(examples[example]) : problems[problem];
}
