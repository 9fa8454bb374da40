import { speechTo } from '../language/speech.ts';
import type { RitualCore } from '../ritual/core.ts';
import { presentSquad, wholeNames } from '../squad/member-store.ts';
import type { Squad } from '../squad/squad.ts';
import { currentWall } from './access-store.ts';
import { firstNames, withFirstNames } from './first-names.ts';
import { type Asked, addressOf, type Drawing, type View } from './view.ts';
import type { Viewer } from './viewer.ts';

/** A squad whose page is looked at, as it is until something is written. */
export interface Shown {
  readonly squad: Squad;
  /** Present members. */
  readonly userIds: ReadonlySet<string>;
  /** Its link for a wall; undefined: it has none. */
  readonly wallId: string | undefined;
  /** Whole names of everybody who is or was a member. */
  readonly people: readonly string[];
  /** When it was read. */
  readonly at: number;
  readonly read: Kept<Drawing>;
  readonly drawn: Kept<string>;
}

/** What is looked at: a view, and what of it is asked for. */
export interface Sight {
  readonly view: View;
  readonly asked: Asked;
}

/** How long it holds while nothing is written: its hours and days pass. */
const HOLDS_MS = 60_000;
/** So many sights of a squad are kept; whoever types addresses fills no memory. */
const MOST = 100;

/** Made once for all who ask for the same. */
class Kept<Made> {
  readonly #made = new Map<string, Promise<Made>>();

  get(key: string, make: () => Promise<Made>): Promise<Made> {
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    const made = make();
    const [oldest] = this.#made.keys();
    if (this.#made.size >= MOST && oldest !== undefined) this.#made.delete(oldest);
    this.#made.set(key, made);
    made.catch(() => this.#made.delete(key));
    return made;
  }
}

/** The squads whose pages are looked at: each is read once for all who look until something is written. */
export class ShownSquads {
  readonly #core: RitualCore;
  readonly #known = new Map<string, { at: number; shown: Promise<Shown | undefined> }>();

  constructor(core: RitualCore) {
    this.#core = core;
    core.database.onCommit(() => this.#known.clear());
  }

  /** A squad that has not ended. */
  of(workspaceId: string, squadId: string): Promise<Shown | undefined> {
    const { clock, database } = this.#core;
    const at = clock.now();
    const known = this.#known.get(squadId);
    if (known && Math.abs(at - known.at) < HOLDS_MS) return known.shown;
    const shown = database.read(async (q) => {
      const there = await presentSquad(q, workspaceId, squadId);
      return (
        there && {
          squad: there.squad,
          userIds: new Set(there.members.map(({ userId }) => userId)),
          wallId: (await currentWall(q, squadId))?.id,
          people: await wholeNames(q, squadId),
          at,
          read: new Kept<Drawing>(),
          drawn: new Kept<string>(),
        }
      );
    });
    this.#known.set(squadId, { at, shown });
    shown.catch(() => this.#known.delete(squadId));
    return shown;
  }

  /** What they see there: read once for all, drawn once for all who are shown it alike. */
  drawn(
    { language, zone, base, as }: Viewer,
    { squad, people, at, read, drawn }: Shown,
    sight: Sight,
  ): Promise<string> {
    const { view, asked } = sight;
    const isWall = 'wallId' in as;
    const what = [view.path, Object.entries(asked).sort()];
    return drawn.get(JSON.stringify([what, language, zone, isWall]), async () => {
      const drawing = await read.get(JSON.stringify(what), () =>
        this.#core.database.read((q) => view.read(q, squad, { now: at, asked })),
      );
      const named = isWall ? firstNames : <Names>(names: Names): Names => names;
      const to = (path: string, more?: Asked): string => addressOf(base, path, more);
      const markup = String(await drawing({ ...speechTo({ language, zone }), named, to }));
      // Also what people wrote: nobody who draws a view has to think of it.
      return isWall ? withFirstNames(markup, people) : markup;
    });
  }
}
