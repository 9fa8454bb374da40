import { isDeepStrictEqual } from 'node:util';
import type { Held, Person } from '@growth-squad/local-slack';
import { expect, test } from 'vitest';
import { type DeedName, permissions, type Standing } from '../src/deeds/permissions.ts';
import { takeOut } from '../src/squad/leave.ts';
import { squadOf } from './support/story/tried.ts';
import { type Case, type Kind, kinds } from './support/tries/case.ts';
import { forgedWith } from './support/tries/forge.ts';
import { type Answer, send, tidyUp } from './support/tries/hands.ts';
import { eachCase, type Ready } from './support/tries/stage.ts';

/** What each kind of person is to the squad, in the words of the table. */
const standings: Readonly<Record<Kind, readonly Standing[]>> = {
  'owner, no member': ['owner', 'colleague'],
  'product manager': ['product', 'member'],
  member: ['member'],
  'member of another squad': ['colleague'],
  'left a moment ago': ['colleague'],
  'author, left a moment ago': ['author', 'colleague'],
  colleague: ['colleague'],
  'of the company’s Grid': ['colleague'],
  // Deactivated, they left the squad.
  reactivated: ['colleague'],
  guest: ['visitor'],
  'of another company': ['visitor'],
  deactivated: ['visitor'],
};

const mayBy = (deed: DeedName, who: readonly Standing[]): boolean =>
  who.some((standing) => permissions[deed].some((allowed) => allowed === standing));

/** The one of that kind who sends it; undefined: there is no such one here. */
function senderOf(kind: Kind, { one, world: { people, others }, doer }: Ready): Person | undefined {
  switch (kind) {
    case 'owner, no member':
      return others.owner;
    case 'product manager':
      return people.product;
    case 'member':
      return people.backend;
    case 'member of another squad':
      return others.neighbour;
    case 'left a moment ago':
      return one.ownIdea ? people.designer : doer;
    case 'author, left a moment ago':
      return one.ownIdea ? doer : undefined;
    case 'colleague':
      return others.colleague;
    case 'of the company’s Grid':
      return others.sister;
    case 'reactivated':
      return others.reactivated;
    case 'guest':
      return others.guest;
    case 'of another company':
      return others.stranger;
    case 'deactivated':
      return others.deactivated;
  }
}

const leaves = (kind: Kind): boolean => kind.endsWith('left a moment ago');

/** Somebody is taken out of the squad between what they opened and what they send. */
async function leave({ world }: Ready, { id }: Person): Promise<void> {
  const squad = await squadOf(world);
  await world.stage.bot.core.change((change) => takeOut(change, squad, id, id));
}

/** What is wrong with an answer, if anything. */
function wrong(isAllowed: boolean, changed: boolean, { said, asks }: Answer): string | undefined {
  if (isAllowed) {
    return changed ? undefined : `was refused: ${said.join(' ') || 'without a word'}`;
  }
  if (changed) return 'changed rows';
  if (asks) return 'opened a form';
  return said.length === 0 || said.includes('') ? 'was refused without a sentence' : undefined;
}

test('what each deed allows whom is what the table says, and a refusal changes nothing and says so', async () => {
  const wrongs: string[] = [];
  const count = { allowed: 0, refused: 0 };
  const seen = new Set<string>();
  await eachCase(
    async (ready) => {
      const { one, world, doer, held } = ready;
      const { deed } = one;
      if (deed === null) return;
      seen.add(deed);
      const { slack } = world.stage;
      /** Sends it, and brings all back. @param isHarmless asked when a refusal was expected, and rows changed */
      const tried = async (
        what: string,
        sender: Person,
        may: boolean,
        told: Held,
        isHarmless: () => boolean = () => false,
      ): Promise<void> => {
        const before = ready.version();
        const answer = await send(world, slack.asDoneBy(sender.id, told), sender);
        const changed = ready.version() !== before;
        const isAllowed = may || (changed && isHarmless());
        count[isAllowed ? 'allowed' : 'refused'] += 1;
        const problem = wrong(isAllowed, changed, answer);
        if (problem !== undefined) wrongs.push(`${one.id} (${deed}), ${what}: ${problem}`);
        await tidyUp(world, sender);
        if (changed) await ready.again();
      };
      for (const kind of kinds) {
        const sender = senderOf(kind, ready);
        if (!sender) continue;
        if (leaves(kind)) await leave(ready, sender);
        const may = one.notEven[kind] === undefined && mayBy(deed, standings[kind]);
        await tried(kind, sender, may, held);
        if (leaves(kind)) await ready.again();
      }
      for (const mirror of ready.mirrors) {
        const theirs = ready.rowsWith(mirror.pattern);
        // What a deed does not look at may be anything, as long as nothing of theirs is touched.
        const isUntouched = () => isDeepStrictEqual(ready.rowsWith(mirror.pattern), theirs);
        const may = mirror.name === 'another squad' && mayBy(deed, standings.colleague);
        for (const { what, whole, held: forged } of forgedWith(held, mirror)) {
          await tried(what, doer, may, forged, whole ? undefined : isUntouched);
        }
      }
    },
    ({ deed }: Case) => deed !== null,
  );
  process.stdout.write(
    `${count.allowed + count.refused} tries: ${count.allowed} allowed, ${count.refused} refused\n`,
  );
  expect(wrongs).toEqual([]);
  expect([...seen].toSorted()).toEqual(Object.keys(permissions).toSorted());
}, 300_000);
