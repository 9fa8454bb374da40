import type { RitualCore } from '../ritual/core.ts';
import type { Boards } from './boards.ts';
import type { Viewer } from './viewer.ts';
import { drawnFor, maySee } from './viewer.ts';

/** A screen that follows. */
export interface Screen {
  readonly viewer: Viewer;
  /** Shows this from now on. */
  show(markup: string): Promise<void>;
  /** Shows nothing any more. */
  end(): void;
}

/** Keeps screens in step with what is written. */
export class Live {
  readonly #core: RitualCore;
  readonly #boards: Boards;
  /** Each with what it shows. */
  readonly #screens = new Map<Screen, string>();
  #runs = false;
  #again = false;

  constructor(core: RitualCore, boards: Boards) {
    this.#core = core;
    this.#boards = boards;
    core.database.onCommit(() => this.#follow());
  }

  /** From now on it follows. @returns what ends that */
  watch(screen: Screen): () => void {
    this.#screens.set(screen, '');
    this.#follow();
    return () => void this.#screens.delete(screen);
  }

  /** One run at a time; what is written meanwhile is shown by the next. */
  #follow(): void {
    if (this.#screens.size === 0) return;
    this.#again = true;
    if (this.#runs) return;
    this.#runs = true;
    const { activities, log } = this.#core;
    void activities.run('follow what is written', async () => {
      try {
        while (this.#again) {
          this.#again = false;
          for (const [screen, before] of this.#screens) await this.#bring(screen, before);
        }
      } catch (error) {
        log.error({ error }, 'A page could not follow what was written');
      } finally {
        this.#runs = false;
      }
    });
  }

  async #bring(screen: Screen, before: string): Promise<void> {
    const { viewer } = screen;
    const shown = await this.#boards.of(viewer.workspaceId, viewer.squadId);
    if (!shown || !maySee(viewer, shown, this.#core.clock.now())) {
      this.#screens.delete(screen);
      screen.end();
      return;
    }
    const markup = await drawnFor(viewer, shown);
    if (markup === before || !this.#screens.has(screen)) return;
    this.#screens.set(screen, markup);
    // Its reader may be slow, or gone: nobody waits for them.
    void screen.show(markup).catch(() => undefined);
  }
}
