import type { z } from 'zod';
import type { Change } from '../database/change.ts';
import { type Outcome, onceAlike } from '../database/inbox.ts';
import type { Asked } from '../slack/listen.ts';
import type { Message } from '../slack/message.ts';
import { memberOf, refuseStranger } from './gate.ts';
import { isMember } from './rules.ts';
import type { Member, Squad } from './squad.ts';
import { presentSquad } from './store.ts';

/** The squad as it is inside the transaction of a deed. */
export interface Inside {
  readonly squad: Squad;
  readonly members: readonly Member[];
}

/**
 * What a member does in their squad, once for each input. Whether they are a member is decided in the deed's own
 * transaction: they may have left since they saw the button.
 * @param kind of the input
 */
export async function memberDeed<Done>(
  asked: Asked,
  squadId: string,
  kind: string,
  done: z.ZodType<Done>,
  work: (change: Change, inside: Inside) => Promise<Outcome<Done, Done>>,
): Promise<{ done: Done; squad: Squad } | { refusal: Message }> {
  const gate = await memberOf(asked, squadId);
  if ('refusal' in gate) return gate;
  const { core, workspaceId, key, person } = asked;
  return core.change(async (change) => {
    const inside = await presentSquad(change.tx, workspaceId, squadId);
    if (!inside || !isMember(inside.members, person.userId)) return refuseStranger(gate.here);
    const input = { workspaceId, key, kind, userId: person.userId, at: change.at };
    const { answer } = await onceAlike(change.tx, input, done, () => work(change, inside));
    return { done: answer, squad: inside.squad };
  });
}
