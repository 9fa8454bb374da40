import { createChange } from '../database/change.ts';
import type { Ids } from '../database/ids.ts';
import { openDatabase } from '../database/open.ts';
import { makeOwner, type NotOwner } from '../membership/new-owner.ts';
import { peopleOf } from '../slack/people-store.ts';
import { membersOf } from '../squad/member-store.ts';
import type { Squad } from '../squad/squad.ts';
import { squadPages } from '../squad/store.ts';
import { onCopy } from './on-copy.ts';
import { checkSound } from './sound.ts';

/** A squad, who owns it and who is in it: names by Slack's ids. */
export interface Owned {
  readonly squad: Squad;
  readonly names: ReadonlyMap<string, string>;
  readonly members: readonly string[];
}

/**
 * Who owns which squad, while a bot works on the file or not.
 * @throws a `DatabaseError`
 */
export const owners = (file: string, migrations: string): Promise<Owned[]> =>
  onCopy(file, migrations, async (q) => {
    const found: Owned[] = [];
    for await (const page of squadPages((work) => work(q)))
      for (const squad of page) {
        const members = (await membersOf(q, squad)).map(({ userId }) => userId);
        const people = await peopleOf(q, squad.workspaceId, [squad.ownerId, ...members]);
        const names = new Map([...people].map(([userId, { name }]) => [userId, name]));
        found.push({ squad, names, members });
      }
    return found;
  });

/**
 * Gives a squad another owner: one of its members, who reads so at the bot's next start.
 * @returns why not, if so; then nothing is changed
 * @throws a `DatabaseError`, also while a bot is running
 */
export async function setOwner(
  file: string,
  how: {
    readonly squadId: string;
    readonly userId: string;
    readonly clock: { now(): number };
    readonly ids: Ids;
    readonly migrations: string;
  },
): Promise<NotOwner | 'no-squad' | undefined> {
  checkSound(file);
  const { clock, ids, migrations, squadId, userId } = how;
  await using database = await openDatabase({ file, migrations, now: () => clock.now() });
  const change = createChange(database, clock, ids);
  return await change(async (each) => {
    for await (const page of squadPages((work) => work(each.tx))) {
      const squad = page.find(({ id }) => id === squadId);
      if (squad) return makeOwner(each, squad, userId);
    }
    return 'no-squad';
  });
}
