import type { Change } from '../database/change.ts';
import { isClosed } from '../delivery/errors.ts';
import type { Endings } from '../delivery/settle.ts';
import type { Delivery } from '../delivery/store/wanted.ts';
import { isActive } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import { squadInChannel, squadOf } from '../squad/store.ts';
import { channelIs } from './channel-state.ts';
import type { Leaving } from './leaving.ts';
import { endStakeholders } from './stakeholders.ts';
import { type Piece, TROUBLE, tellOwner } from './trouble.ts';

/** By a delivery's kind; of a kind that is not named here only the room is known. */
const PIECES: Readonly<Record<string, Piece>> = {
  'planning.board': 'plan',
  'planning.outcome': 'week',
  'standup.prompt': 'questions',
  'standup.board': 'standup',
  'retro.board': 'retro',
  'retro.outcome': 'digest',
};

/** Slack's words for a channel in which only some people may write. */
const RESTRICTED = /^restricted_action|^channel_is_limited_access$/;

/** Slack's words for somebody who can't be written to. */
const UNREACHABLE_PERSON = new Set([
  ...['channel_not_found', 'user_disabled', 'user_not_found', 'user_not_visible', 'users_not_found'],
  ...['cannot_dm_bot', 'is_inactive', 'is_archived'],
]);

/**
 * What people see when a message can't reach Slack: the squad's owner is told privately. What becomes of that message
 * itself is only logged, by the loop.
 * @param hint is told of somebody who can't be written to: Slack knows why
 */
export function endings(doing: Leaving, hint: (userId: string) => void): Required<Endings> {
  return {
    async onClosed(change, { workspaceId, channel }, error) {
      if (channel === null || !(await squadInChannel(change.tx, workspaceId, channel))) return false;
      await channelIs(change, doing, { workspaceId, channel }, closedBy(error));
      return true;
    },

    async onNoThread(change, delivery) {
      return (await squadOfRow(change, delivery))?.channelId;
    },

    async onExpired(change, delivery) {
      const squad = await squadOfRow(change, delivery);
      const piece = pieceOf(delivery);
      // Why an archived channel reads nothing, or a paused squad, is known.
      if (!squad || !isActive(squad) || piece === undefined) return;
      await tellOwner(change, squad, { cause: 'late', piece });
    },

    async onDead(change, delivery) {
      const squad = await squadOfRow(change, delivery);
      if (!squad) return;
      const { userId } = delivery;
      const error = delivery.error ?? '';
      const { channel } = delivery;
      if (userId === null && channel !== null && channel === squad.stakeholderChannelId) {
        const why = RESTRICTED.test(error) ? 'restricted' : isClosed(error) ? closedBy(error) : undefined;
        const where = { workspaceId: squad.workspaceId, squadId: squad.id };
        if (why) return endStakeholders(change, where, channel, why, doing.by);
        return tellOwner(change, squad, { cause: 'refused', piece: 'other', error });
      }
      // It stood where the squad lived before.
      if (userId === null && channel !== squad.channelId) return;
      if (userId !== null && UNREACHABLE_PERSON.has(error)) {
        hint(userId);
        if (userId !== squad.ownerId) await tellOwner(change, squad, { cause: 'person', userId });
        return;
      }
      const piece = pieceOf(delivery) ?? 'other';
      if (RESTRICTED.test(error)) await tellOwner(change, squad, { cause: 'restricted', piece });
      else await tellOwner(change, squad, { cause: 'refused', piece, error });
    },
  };
}

/** What Slack's word says of a channel that takes nothing. */
const closedBy = (error: string): 'archived' | 'removed' =>
  error === 'is_archived' || error === 'is_inactive' ? 'archived' : 'removed';

/** The squad that the message was of, unless it tells of trouble itself. */
async function squadOfRow(
  change: Change,
  { kind, workspaceId, squadId }: Delivery,
): Promise<Squad | undefined> {
  const squad =
    squadId === null || kind === TROUBLE.name ? undefined : await squadOf(change.tx, workspaceId, squadId);
  return squad?.state === 'ended' ? undefined : squad;
}

/** What is missing to people; undefined for a private message that nobody waits for. */
function pieceOf({ kind, userId }: Delivery): Piece | undefined {
  return PIECES[kind] ?? (userId === null ? 'other' : undefined);
}
