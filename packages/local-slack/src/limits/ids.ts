import { everyObject, stringAt } from '../text/json.ts';
import { type Problem, refuse } from './schema.ts';

/**
 * Ids that stand twice in one message or view. @slack/types asks only that an `action_id` be unique in its
 * block; unique in the whole surface is the stricter reading taken here.
 */
export function doubled(blocks: unknown, at: string): readonly Problem[] {
  return ['block_id', 'action_id'].flatMap((name) => {
    const seen = new Set<string>();
    const problems: Problem[] = [];
    everyObject(blocks, at, (found, where) => {
      const id = stringAt(found, name);
      if (id === undefined) return;
      if (seen.has(id)) problems.push(...refuse(`${where}/${name}`, `${name} \`${id}\` already exists`));
      seen.add(id);
    });
    return problems;
  });
}
