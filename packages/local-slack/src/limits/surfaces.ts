import { everyObject, typeOf } from '../text/json.ts';
import { type Problem, refuse } from './schema.ts';

/** Where blocks are shown. */
export type Surface = 'message' | 'modal' | 'home';

const MESSAGE: readonly Surface[] = ['message'];

/**
 * Blocks and elements that do not stand everywhere. Blocks: Slack's list of blocks with their surfaces; where
 * sources disagree (charts and data tables on Home, containers on Home) the stricter one. Elements: Slack's
 * pages on each, read second-hand. What is not named here stands on every surface.
 */
const ONLY: Readonly<Record<string, readonly Surface[]>> = {
  carousel: ['message', 'home'],
  container: MESSAGE,
  alert: ['modal'],
  table: MESSAGE,
  data_table: MESSAGE,
  markdown: MESSAGE,
  data_visualization: MESSAGE,
  context_actions: MESSAGE,
  number_input: ['modal'],
  email_text_input: ['modal'],
  url_text_input: ['modal'],
  rich_text_input: ['modal', 'home'],
  datetimepicker: ['message', 'modal'],
};

/** Blocks and elements of a payload of the right shape that this surface does not take. */
export function misplaced(blocks: unknown, at: string, surface: Surface): readonly Problem[] {
  const problems: Problem[] = [];
  everyObject(blocks, at, (found, where) => {
    const type = typeOf(found);
    const allowed = Object.hasOwn(ONLY, type) ? ONLY[type] : undefined;
    if (allowed !== undefined && !allowed.includes(surface)) {
      const here = surface === 'home' ? 'a Home tab' : `a ${surface}`;
      problems.push(...refuse(`${where}/type`, `unsupported type: ${type} (not in ${here})`));
    }
  });
  return problems;
}
