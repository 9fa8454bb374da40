import type { Result } from '../commitments/commitment.ts';
import { resultsOf } from '../commitments/result-store.ts';
import type { Query } from '../database/database.ts';
import { answeredElsewhere, type Sought } from '../hypothesis/find-store.ts';
import type { Hypothesis } from '../hypothesis/hypothesis.ts';
import { bold, join, type Line } from '../language/line.ts';
import { typed } from '../slack/typed.ts';
import type { Squad } from '../squad/squad.ts';
import { squadsSharing } from '../squad/store.ts';
import { type Recall, rememberedLine } from './memory.ts';

/** A bet with its answer in another squad of the workspace whose owner lets it be found. */
export interface Elsewhere {
  readonly squad: string;
  readonly hypothesis: Hypothesis;
  readonly result: Result;
}

/** What other squads tried: what was won, ruled out or ended without an answer, and nothing else of theirs. */
export async function triedElsewhere(
  q: Query,
  { id, workspaceId }: Pick<Squad, 'id' | 'workspaceId'>,
  sought: Sought,
  most: number,
): Promise<Elsewhere[]> {
  const squads = await squadsSharing(q, workspaceId, id);
  const found = await answeredElsewhere(q, [...squads.keys()], sought);
  const results = await resultsOf(
    q,
    found.map((one) => one.id),
  );
  return found
    .flatMap((hypothesis) => {
      const result = results.get(hypothesis.id);
      const squad = squads.get(hypothesis.squadId);
      if (!result || squad === undefined) return [];
      return hypothesis.state === 'lost' && !result.ruledOut ? [] : [{ squad, hypothesis, result }];
    })
    .slice(0, most);
}

/** "Retention — close to *red button*: ruled out in November, −6%. Learned: the form holds people back." */
export function elsewhereLine({ squad, hypothesis, result }: Elsewhere, recall: Recall): Line {
  const told = rememberedLine({ hypothesis, result, step: undefined, lasting: undefined }, recall);
  return join([bold(typed(squad, 80)), told], recall.words.memory.ofSquad);
}
