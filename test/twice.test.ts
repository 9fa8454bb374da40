import { isDeepStrictEqual } from 'node:util';
import type { Held } from '@growth-squad/local-slack';
import { expect, test } from 'vitest';
import { actions, commands, modals, shortcuts } from '../src/slack/ids.ts';
import { takeOut } from '../src/squad/leave.ts';
import { withoutRandom } from './support/database/rows.ts';
import { squadOf } from './support/story/tried.ts';
import { cases } from './support/tries/cases/index.ts';
import { type Answer, send, tidyUp } from './support/tries/hands.ts';
import { eachCase, type Ready } from './support/tries/stage.ts';

/** What Slack calls the bot by, but for what nobody sends. */
const ids = [commands, actions, modals, shortcuts]
  .flatMap((names) => Object.values<string>(names))
  // Such a modal has nothing to submit.
  .filter((id) => id !== modals.notice);

/** What is acknowledged and said, each id and key in it being only an id and a key. */
const comparable = ({ acknowledged, below }: Answer): unknown =>
  JSON.parse(withoutRandom(JSON.stringify({ acknowledged, below })));

/** Whoever did it is taken out of the squad. */
async function leave({ world, doer: { id } }: Ready): Promise<void> {
  const squad = await squadOf(world);
  await world.stage.bot.core.change((change) => takeOut(change, squad, id, id));
}

/** What is wrong with the second answer, if anything. */
function wrong(first: Answer, second: Answer, isChanged: boolean): string | undefined {
  if (isChanged) return 'changed rows once more';
  if (second.opened) return `opened once more: ${second.opened}`;
  if (isDeepStrictEqual(comparable(first), comparable(second))) return undefined;
  return `was answered otherwise: ${JSON.stringify([first, second].map(comparable))}`;
}

/** The same where what is shown is for members alone: who has left is shown less, and refused nothing that was done. */
const wrongToOutsider = (isRead: boolean) => (_: Answer, second: Answer, isChanged: boolean) => {
  if (isChanged) return 'changed rows once more';
  if (second.asks) return 'showed a form';
  return !isRead && 'errors' in second.acknowledged ? 'was refused' : undefined;
};

test('what comes a second time has one effect and one answer, also after its author has left', async () => {
  const wrongs: string[] = [];
  const tried = new Set<string>();
  let count = 0;
  await eachCase(async (ready) => {
    const { one, world, doer, held } = ready;
    const { slack } = world.stage;
    const isRead = one.deed === null;
    const told = (what: string): void => void wrongs.push(`${one.id} (${one.deed ?? 'shows'}) ${what}`);
    tried.add(one.id);

    const before = ready.version();
    const first = await send(world, held, doer);
    if ((ready.version() === before) !== isRead) told(isRead ? 'changed rows' : 'changed nothing');
    const again = async (way: string, envelope: Held, isWrong: typeof wrong = wrong): Promise<void> => {
      count += 1;
      const then = ready.version();
      const second = await send(world, envelope, doer);
      const problem = isWrong(first, second, ready.version() !== then);
      if (problem !== undefined) told(`${way} ${problem}`);
    };
    await again('in the same envelope', held);
    await again('in another envelope', slack.inAnother(held));
    await leave(ready);
    const last = slack.inAnother(held);
    await again(
      'after they left',
      last,
      isRead || one.tellsMembers !== undefined ? wrongToOutsider(isRead) : wrong,
    );
    await tidyUp(world, doer);
  });
  process.stdout.write(`${tried.size} names in ${cases.length} ways, ${count} times more than once\n`);
  expect(wrongs).toEqual([]);
  expect([...tried].toSorted()).toEqual([...new Set(ids)].toSorted());
}, 300_000);
