import type { Held, Person } from '@growth-squad/local-slack';
import type { Case } from './case.ts';
import { cases } from './cases/index.ts';
import { tidyUp } from './hands.ts';
import { addMirrors, type Mirror } from './mirror.ts';
import { Snapshots } from './snapshot.ts';
import { atOnce, openWorld, sceneNames, scenes, type World } from './world.ts';

/** One case, up to what is told to the bot. */
export interface Ready {
  readonly one: Case;
  readonly world: World;
  readonly doer: Person;
  /** What the doer was about to tell the bot. */
  readonly held: Held;
  readonly mirrors: readonly Mirror[];
  /** Brings all rows back to how they were before it. */
  again(): Promise<void>;
  /** Equal as long as nobody changes a row. */
  version(): unknown;
  /** All rows in which such words stand. */
  rowsWith(words: RegExp): readonly string[];
}

/** Plays the squad's life, and at each scene makes its cases ready, one after the other. */
export async function eachCase(
  work: (ready: Ready) => Promise<void>,
  wanted: (one: Case) => boolean = () => true,
): Promise<void> {
  const slow = await openWorld();
  const world = quick(slow);
  const { stage } = world;
  const snapshots = new Snapshots(stage);
  const everybody = [...Object.values(world.people), ...Object.values(world.others)];
  for (const scene of sceneNames) {
    await scenes[scene](slow);
    const before = await snapshots.take();
    let mirrors: readonly Mirror[] = [];
    snapshots.write((database) => {
      mirrors = addMirrors(database, mirrored(world));
    });
    const asHere = await snapshots.take();
    for (const one of cases.filter((each) => each.scene === scene && wanted(each))) {
      await asHere();
      const doer = world.people[one.by];
      const version = snapshots.version();
      await one.before(world, doer);
      const held = await stage.slack.hold(() => one.last(world, doer));
      const again = snapshots.version() === version ? asHere : await snapshots.take();
      const asked = { one, world, doer, held, mirrors, again };
      await work({
        ...asked,
        version: () => snapshots.version(),
        rowsWith: (words) => snapshots.rowsWith(words),
      });
      for (const person of everybody) await tidyUp(world, person);
      // What it still owes to Slack goes out, so that the next one finds Slack's pace unused.
      await stage.pass(15_000);
    }
    await before();
  }
}

/** The same people, who take no time to look. */
function quick(world: World): World {
  const all = <Name extends string>(people: Readonly<Record<Name, Person>>): Record<Name, Person> => {
    const named = Object.entries<Person>(people).map(([name, person]) => [name, atOnce(world, person)]);
    return Object.fromEntries(named);
  };
  return { ...world, people: all(world.people), others: all(world.others) };
}

/** Nina plays in the other squad what Paula plays in this one; who else is there nobody has met. */
function mirrored({ stage, people, others }: World) {
  const everybody = [...Object.values(people), ...Object.values(others)];
  const users = everybody.map(
    ({ id }) => [id, id === people.product.id ? others.neighbour.id : `${id}M`] as const,
  );
  return {
    workspaceId: stage.bot.workspace.id,
    users: new Map(users.filter(([id]) => id !== others.neighbour.id)),
    channels: [stage.channel.id],
  };
}
