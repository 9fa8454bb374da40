import { z } from 'zod';
import type { Change } from '../database/change.ts';
import { once } from '../database/inbox.ts';
import { touchTopic } from '../hypothesis/topic-store.ts';
import { formatFor } from '../language/format.ts';
import { touchBoards, touchPlan } from '../ritual/messages.ts';
import { type Answer, nothing, say } from '../slack/answers.ts';
import { rich } from '../slack/blocks.ts';
import { actions } from '../slack/ids.ts';
import type { Asked, Click } from '../slack/listen.ts';
import { namesOf } from '../slack/names.ts';
import { readingZone } from '../squad/anywhere.ts';
import { type Here, memberOf, squadWithMembers } from '../squad/gate.ts';
import { isMember } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import { carryInto, weekAfter } from './carry.ts';
import type { Commitment } from './commitment.ts';
import { drop, launch } from './commitment-store.ts';
import { commitmentOf, latestOf } from './store.ts';

/** One sentence, for the person alone. */
export const saySentence = (sentence: string): Answer => say({ text: sentence, blocks: [rich(sentence)] });

/** The commitment a button or modal is about, and the squad whose member asks; else what is wrong. */
export async function commitmentFor(
  asked: Asked,
  id: string,
): Promise<{ commitment: Commitment; here: Here } | { refusal: Answer }> {
  const { core, workspaceId } = asked;
  const commitment = await core.database.read((q) => commitmentOf(q, workspaceId, id));
  if (!commitment) return { refusal: saySentence(asked.words().week.gone) };
  const gate = await memberOf(asked, commitment.squadId);
  return 'refusal' in gate ? { refusal: say(gate.refusal) } : { commitment, here: gate.here };
}

const answerSchema = z.object({ said: z.string().nullable() });

/** Does something to an open commitment, once; whoever comes second reads what happened. */
async function deed(
  click: Click,
  kind: string,
  act: (change: Change, squad: Squad, commitment: Commitment) => Promise<boolean>,
  find: typeof commitmentOf = latestOf,
): Promise<Answer> {
  const { core, workspaceId, person, key, value } = click;
  const found = await commitmentFor(click, value);
  if ('refusal' in found) return found.refusal;
  const { words } = found.here;
  const { answer } = await core.change((change) =>
    once(
      change.tx,
      { workspaceId, key, kind, userId: person.userId, at: change.at },
      answerSchema,
      async () => {
        const there = await squadWithMembers(change.tx, workspaceId, found.commitment.squadId);
        const commitment = await find(change.tx, workspaceId, value);
        if (!there || !commitment || !isMember(there.members, person.userId)) {
          return { refused: { said: words.week.gone } };
        }
        if (commitment.state !== 'open' || !(await act(change, there.squad, commitment))) {
          return { refused: { said: await already(change, click, commitment, found.here) } };
        }
        await touchBoards(change, there.squad);
        await touchPlan(change, there.squad);
        if (commitment.bet) await touchTopic(change, commitment.bet.id);
        return { accepted: { said: null } };
      },
    ),
  );
  return answer.said === null ? nothing : saySentence(answer.said);
}

async function already(
  { tx }: Change,
  { workspaceId, person }: Click,
  commitment: Commitment,
  { words, language, squad }: Here,
): Promise<string> {
  const { week } = words;
  switch (commitment.state) {
    case 'launched': {
      if (!commitment.launch) return week.already.done;
      const { by, at } = commitment.launch;
      const names = await namesOf(tx, workspaceId, [by]);
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

/** "It's live", or "Done" of other work: the button's value is the commitment. */
export const onLaunch = (click: Click): Promise<Answer> =>
  deed(click, actions.launch, (change, _squad, commitment) =>
    launch(change, commitment, click.person.userId),
  );

/** "Carry over": the button's value is the commitment. A second click must not carry it a week further. */
export const onCarryOver = (click: Click): Promise<Answer> =>
  deed(
    click,
    actions.carryOver,
    async (change, squad, commitment) => {
      const week = weekAfter(squad, commitment, change.at);
      return (await carryInto(change, squad, [commitment], week, click.person.userId)) === 1;
    },
    commitmentOf,
  );

/** "Drop": the button's value is the commitment. What somebody has just carried over is not dropped with it. */
export const onDrop = (click: Click): Promise<Answer> =>
  deed(
    click,
    actions.drop,
    (change, _squad, commitment) => drop(change, commitment, click.person.userId),
    commitmentOf,
  );
