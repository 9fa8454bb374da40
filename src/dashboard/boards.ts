import type { RitualCore } from '../ritual/core.ts';
import { presentSquad } from '../squad/member-store.ts';
import { type SquadBoard, squadBoard } from '../squad-board/facts.ts';
import { currentWall } from './access-store.ts';

/** A squad's board, with who may look at it. */
export interface Shown {
  readonly board: SquadBoard;
  /** Present members. */
  readonly userIds: ReadonlySet<string>;
  /** Its link for a wall; undefined: it has none. */
  readonly wallId: string | undefined;
}

/** How long a board holds while nothing is written: its hours and days pass. */
const HOLDS_MS = 60_000;

/** The squads' boards, read once for all who look at them until something is written. */
export class Boards {
  readonly #core: RitualCore;
  readonly #known = new Map<string, { at: number; shown: Promise<Shown | undefined> }>();

  constructor(core: RitualCore) {
    this.#core = core;
    core.database.onCommit(() => this.#known.clear());
  }

  /** The board of a squad that has not ended. */
  of(workspaceId: string, squadId: string): Promise<Shown | undefined> {
    const { clock, database } = this.#core;
    const now = clock.now();
    const known = this.#known.get(squadId);
    if (known && Math.abs(now - known.at) < HOLDS_MS) return known.shown;
    const shown = database.read(async (q) => {
      const there = await presentSquad(q, workspaceId, squadId);
      return (
        there && {
          board: await squadBoard(q, there.squad, now),
          userIds: new Set(there.members.map(({ userId }) => userId)),
          wallId: (await currentWall(q, squadId))?.id,
        }
      );
    });
    this.#known.set(squadId, { at: now, shown });
    shown.catch(() => this.#known.delete(squadId));
    return shown;
  }
}
