import { z } from 'zod';
import type { Change } from '../database/change.ts';
import { onceAlike } from '../database/inbox.ts';
import { changed } from '../delivery/changed.ts';
import { ensureSprint } from '../ritual/store.ts';
import { type Answer, nothing, say } from '../slack/answers.ts';
import { actions } from '../slack/ids.ts';
import type { Click } from '../slack/listen.ts';
import { memberOf } from '../squad/gate.ts';
import { isMember } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import { presentSquad } from '../squad/store.ts';
import type { Action } from './action.ts';
import { actionOf, endAction } from './action-store.ts';
import { weekToTakeInto } from './carry.ts';
import { takeInAction } from './commitment-store.ts';
import { saySentence } from './deeds.ts';

const answerSchema = z.object({ problem: z.enum(['gone', 'already']).nullable() });

/** Does something to an open action, once, for a member; the button's value is the action. */
async function deed(
  click: Click,
  kind: string,
  act: (change: Change, squad: Squad, action: Action) => Promise<boolean>,
): Promise<Answer> {
  const { core, workspaceId, person, key, value } = click;
  const known = await core.database.read((q) => actionOf(q, workspaceId, value));
  if (!known) return saySentence(click.words().week.gone);
  const gate = await memberOf(click, known.squadId);
  if ('refusal' in gate) return say(gate.refusal);
  const { answer } = await core.change((change) => {
    const { tx, at } = change;
    return onceAlike<z.infer<typeof answerSchema>>(
      tx,
      { workspaceId, key, kind, userId: person.userId, at },
      answerSchema,
      async () => {
        const there = await presentSquad(tx, workspaceId, known.squadId);
        const action = await actionOf(tx, workspaceId, value);
        if (!there || !action || !isMember(there.members, person.userId))
          return { refused: { problem: 'gone' } };
        if (action.state !== 'open' || !(await act(change, there.squad, action))) {
          return { refused: { problem: 'already' } };
        }
        changed(change, there.squad, 'notes', 'commitments');
        return { accepted: { problem: null } };
      },
    );
  });
  const { week } = gate.here.words;
  if (answer.problem === null) return nothing;
  return saySentence(answer.problem === 'gone' ? week.gone : week.actions.already);
}

/** "Done" of what an earlier retro wanted to try. */
export const onActionDone = (click: Click): Promise<Answer> =>
  deed(click, actions.actionDone, (change, _squad, { id }) =>
    endAction(change, id, 'done', click.person.userId),
  );

/** "Drop" of it. */
export const onDropAction = (click: Click): Promise<Answer> =>
  deed(click, actions.dropAction, (change, _squad, { id }) =>
    endAction(change, id, 'dropped', click.person.userId),
  );

/** "Still on": it goes into the week, as work of whoever took it. */
export const onActionOn = (click: Click): Promise<Answer> =>
  deed(click, actions.actionOn, async (change, squad, action) => {
    const week = await weekToTakeInto(change.tx, squad, change.at);
    const sprint = await ensureSprint(change, squad, week);
    return takeInAction(change, action, sprint.id, click.person.userId);
  });
