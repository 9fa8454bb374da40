import { z } from 'zod';
import type { Change } from '../database/change.ts';
import { onceAlike } from '../database/inbox.ts';
import { changed } from '../delivery/changed.ts';
import { formatFor } from '../language/format.ts';
import { plain } from '../language/line.ts';
import { occurrenceById } from '../ritual/store.ts';
import { type Answer, nothing, say } from '../slack/answers.ts';
import { actions } from '../slack/ids.ts';
import type { Click } from '../slack/listen.ts';
import { namesOf } from '../slack/names.ts';
import { type Here, memberOf } from '../squad/gate.ts';
import { isMember } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import { presentSquad } from '../squad/store.ts';
import { among, type Blocker, mayResolve } from './blocker.ts';
import { blockerOf, endBlocker, setHelp } from './blocker-store.ts';
import { touchCall, wantHelp } from './call.ts';
import { sentence } from './speech.ts';

const answerSchema = z.object({ said: z.string().nullable() });

/** Does something about a blocker, once. `act` says why it can't be done, or does it and says nothing. */
async function deed(
  click: Click,
  kind: string,
  act: (change: Change, squad: Squad, blocker: Blocker, here: Here) => Promise<string | null>,
): Promise<Answer> {
  const { core, workspaceId, person, key, value } = click;
  const known = await core.database.read((q) => blockerOf(q, workspaceId, value));
  if (!known) return say(sentence(click.words().standup.problems.gone));
  const gate = await memberOf(click, known.squadId);
  if ('refusal' in gate) return say(gate.refusal);
  const { words } = gate.here;
  const { userId } = person;
  const { answer } = await core.change((change) =>
    onceAlike(change.tx, { workspaceId, key, kind, userId, at: change.at }, answerSchema, async () => {
      const found = await presentSquad(change.tx, workspaceId, known.squadId);
      const stored = await blockerOf(change.tx, workspaceId, value);
      if (!found || !isMember(found.members, userId)) {
        return { refused: { said: plain(words.common.notAMember(gate.here.squad.name), () => '') } };
      }
      const memberIds = found.members.map((member) => member.userId);
      const [blocker] = stored ? among([stored], memberIds) : [];
      if (!blocker || blocker.ending !== null) return { refused: { said: words.standup.blocker.over } };
      const said = await act(change, found.squad, blocker, gate.here);
      if (said !== null) return { refused: { said } };
      changed(change, found.squad, 'blockers');
      return { accepted: { said: null } };
    }),
  );
  return answer.said === null ? nothing : say(sentence(answer.said));
}

/** "I can help": the first who clicks does, the others read who. The button's value is the blocker. */
export const canHelp = (click: Click): Promise<Answer> =>
  deed(click, actions.helpWith, async (change, squad, blocker, { words }) => {
    const { blocker: told } = words.standup;
    const { userId } = click.person;
    if (blocker.userId === userId) return told.own;
    if (blocker.helpedBy !== null) {
      const names = await namesOf(change.tx, squad.workspaceId, [blocker.helpedBy]);
      return told.helpsAlready(names(blocker.helpedBy));
    }
    await setHelp(change, blocker.id, userId);
    touchCall(change, blocker);
    const thread = await occurrenceById(
      change.tx,
      squad.workspaceId,
      blocker.askedIn ?? blocker.occurrenceId,
    );
    if (thread) await wantHelp(change, squad, blocker, thread, userId);
    return null;
  });

/** "Resolved", by whose way it stood in or who helps. The button's value is the blocker. */
export const blockerResolved = (click: Click): Promise<Answer> =>
  deed(click, actions.resolve, async (change, squad, blocker, { words, language }) => {
    const allowed = mayResolve(blocker);
    const { userId } = click.person;
    if (!allowed.includes(userId)) {
      const names = await namesOf(change.tx, squad.workspaceId, allowed);
      return words.standup.blocker.only(formatFor(language).list(allowed.map(names)));
    }
    await endBlocker(change, blocker.id, 'resolved', userId);
    touchCall(change, blocker);
    return null;
  });
