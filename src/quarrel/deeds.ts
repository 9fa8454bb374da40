import { z } from 'zod';
import type { Query } from '../database/database.ts';
import type { About, Deed } from '../deeds/deed.ts';
import { changed } from '../delivery/changed.ts';
import { want } from '../delivery/want.ts';
import { fromMessage } from '../hypothesis/find-store.ts';
import { type Hypothesis, justTitle } from '../hypothesis/hypothesis.ts';
import { kinds, sidesKey } from '../hypothesis/quarrel-answer.ts';
import { addOtherSide, addQuarrel, type Quarrel, quarrelById } from '../hypothesis/quarrel-store.ts';
import { addHypothesis, hypothesisOf } from '../hypothesis/store.ts';
import { squadInChannel } from '../squad/store.ts';
import { setAsk, touchAsk } from './ask.ts';
import { dayLater } from './day.ts';
import { mayNotWrite } from './rules.ts';

interface Opened extends Pick<Quarrel, 'one' | 'oneBy' | 'other' | 'backs' | 'minds'> {
  readonly title: string;
  /** The message's address. */
  readonly url: string;
  /** Where it stands: the squad's channel. */
  readonly channelId: string;
  /** The message that begins its thread. */
  readonly threadTs: string;
}

/** A quarrel becomes a bet: both sides stand in its thread, or the other one is asked for there. */
export const opening: Deed<Opened, undefined, { quarrelId: string }, { readonly code: 'known' }> = {
  name: 'quarrel.open',
  accepted: z.object({ quarrelId: z.string() }),
  async find(q, workspaceId, { channelId }) {
    const squad = await squadInChannel(q, workspaceId, channelId);
    return squad && { squadIds: [squad.id], subject: undefined };
  },
  async act(change, { workspaceId, actor, squad }, given) {
    const { title, url, channelId, threadTs, ...sides } = given;
    const squadId = squad.id;
    if (await fromMessage(change.tx, squadId, url)) return { refused: { code: 'known' } };
    const { userId } = actor;
    const wording = justTitle(title);
    const idea = { workspaceId, squadId, authorId: userId, sourceUrl: url, wording };
    const { id: hypothesisId } = await addHypothesis(change, idea);
    const quarrel = await addQuarrel(change, {
      ...{ workspaceId, squadId, hypothesisId, openedBy: userId, ...sides },
      otherBy: sides.other === null ? null : userId,
      otherMind: null,
      askedUntil: await dayLater(change, squad),
    });
    await want(change, {
      ...{ workspaceId, squadId, key: sidesKey(quarrel) },
      kind: kinds.sides,
      subject: { quarrelId: quarrel.id },
      to: { channel: channelId, threadTs },
      shows: ['ideas', 'commitments'],
      priority: PRIORITY,
    });
    if (quarrel.other === null) await setAsk(change, quarrel, quarrel.askedUntil);
    changed(change, squad, 'ideas');
    return { accepted: { quarrelId: quarrel.id } };
  },
};

/** Goes before boards: somebody waits for it. */
const PRIORITY = 2;

interface Side {
  readonly quarrelId: string;
  readonly other: string;
  readonly otherMind: string | null;
}

/** A quarrel with its bet. */
export interface WithBet {
  readonly quarrel: Quarrel;
  readonly bet: Hypothesis;
}

/** A quarrel of the workspace with its bet; undefined: there is none. */
export async function withBet(
  q: Query,
  workspaceId: string,
  quarrelId: string,
): Promise<WithBet | undefined> {
  const quarrel = await quarrelById(q, workspaceId, quarrelId);
  const bet = quarrel && (await hypothesisOf(q, workspaceId, quarrel.hypothesisId));
  return bet && { quarrel, bet };
}

async function aboutQuarrel(
  q: Query,
  workspaceId: string,
  { quarrelId }: Side,
): Promise<About<WithBet> | undefined> {
  const found = await withBet(q, workspaceId, quarrelId);
  return found && { squadIds: [found.quarrel.squadId], subject: found };
}

/** Somebody writes the other side of a quarrel; its message follows in place. Of two who write it, one does. */
export const writing: Deed<
  Side,
  WithBet,
  { quarrelId: string },
  { readonly code: 'written' | 'own-side' | 'over'; readonly by: string | null }
> = {
  name: 'quarrel.other',
  accepted: z.object({ quarrelId: z.string() }),
  find: aboutQuarrel,
  async act(change, { actor, squad, subject: { quarrel, bet } }, { other, otherMind }) {
    const code = mayNotWrite(quarrel, bet.state, actor.userId, change.at);
    if (code) return { refused: { code, by: quarrel.otherBy } };
    await addOtherSide(change, quarrel.id, { other, otherBy: actor.userId, otherMind });
    touchAsk(change, quarrel);
    changed(change, squad, 'ideas');
    return { accepted: { quarrelId: quarrel.id } };
  },
};
