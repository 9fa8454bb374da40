import { z } from 'zod';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { onceAlike } from '../database/inbox.ts';
import { changed } from '../delivery/changed.ts';
import { formatFor } from '../language/format.ts';
import { type Answer, nothing, say } from '../slack/answers.ts';
import { rich } from '../slack/blocks.ts';
import { actions } from '../slack/ids.ts';
import type { Asked, Click } from '../slack/listen.ts';
import { namesOf } from '../slack/names.ts';
import { readingZone } from '../squad/anywhere.ts';
import { type Here, memberOf } from '../squad/gate.ts';
import { isMember } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import { presentSquad } from '../squad/store.ts';
import type { Commitment } from './commitment.ts';
import { drop } from './commitment-store.ts';
import { commitmentOf, latestOf } from './store.ts';

/** One sentence, for the person alone. */
export const saySentence = (sentence: string): Answer => say({ text: sentence, blocks: [rich(sentence)] });

/** The commitment a button or modal is about, and the squad whose member asks; else what is wrong. */
export async function commitmentFor(
  asked: Asked,
  id: string,
  find: typeof commitmentOf = commitmentOf,
): Promise<{ commitment: Commitment; here: Here } | { refusal: Answer }> {
  const { core, workspaceId } = asked;
  const commitment = await core.database.read((q) => find(q, workspaceId, id));
  if (!commitment) return { refusal: saySentence(asked.words().week.gone) };
  const gate = await memberOf(asked, commitment.squadId);
  return 'refusal' in gate ? { refusal: say(gate.refusal) } : { commitment, here: gate.here };
}

const answerSchema = z.object({ said: z.string().nullable() });

type Act = (change: Change, squad: Squad, commitment: Commitment) => Promise<boolean>;

/** A click that does something to an open commitment, once; whoever comes second reads what happened. */
export async function deed(
  click: Click,
  kind: string,
  act: Act,
  find: typeof commitmentOf = latestOf,
): Promise<Answer> {
  const found = await commitmentFor(click, click.value);
  if ('refusal' in found) return found.refusal;
  const refusal = await deedIn(click, { kind, id: click.value, find }, found.here, act);
  return refusal === null ? nothing : saySentence(refusal);
}

/**
 * Does something to an open commitment, once, for a member.
 * @returns null: done; else the sentence that says why not
 */
export async function deedIn(
  asked: Asked,
  { kind, id, find }: { kind: string; id: string; find: typeof commitmentOf },
  here: Here,
  act: Act,
): Promise<string | null> {
  const { core, workspaceId, person, key } = asked;
  const { words } = here;
  const { answer } = await core.change((change) =>
    onceAlike(
      change.tx,
      { workspaceId, key, kind, userId: person.userId, at: change.at },
      answerSchema,
      async () => {
        const there = await presentSquad(change.tx, workspaceId, here.squad.id);
        const commitment = await find(change.tx, workspaceId, id);
        if (!there || !commitment || !isMember(there.members, person.userId)) {
          return { refused: { said: words.week.gone } };
        }
        if (commitment.state !== 'open' || !(await act(change, there.squad, commitment))) {
          return { refused: { said: await already(change.tx, asked, commitment, here) } };
        }
        changed(change, there.squad, 'ideas', 'commitments');
        return { accepted: { said: null } };
      },
    ),
  );
  return answer.said;
}

/** Why a commitment that is not open takes no more deeds. */
export async function already(
  q: Query,
  { workspaceId, person }: Asked,
  commitment: Commitment,
  { words, language, squad }: Here,
): Promise<string> {
  const { week } = words;
  switch (commitment.state) {
    case 'launched': {
      if (!commitment.launch) return week.already.done;
      const { by, at } = commitment.launch;
      const names = await namesOf(q, workspaceId, [by]);
      return week.already.launched(names(by), formatFor(language).dayTime(at, readingZone(person, squad)));
    }
    case 'done':
      return week.already.done;
    case 'carried':
      return week.already.carried;
    case 'dropped':
      return week.already.dropped;
    case 'open':
      return week.gone;
  }
}

/** "Drop": the button's value is the commitment. What somebody has just carried over is not dropped with it. */
export const onDrop = (click: Click): Promise<Answer> =>
  deed(
    click,
    actions.drop,
    (change, _squad, commitment) => drop(change, commitment, click.person.userId),
    commitmentOf,
  );
