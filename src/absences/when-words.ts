import type { Catalogue } from '../language/catalogue.ts';
import type { Line } from '../language/line.ts';
import type { WhenProblem } from './when.ts';

/** A problem with days, in words. */
export function whenSentence(problem: WhenProblem, words: Catalogue, example: 'away' | 'off'): Line | string {
  const { problems, examples } = words.squad.days;
  return problem === 'unclear' ? problems.unclear(examples[example]) : problems[problem];
}
