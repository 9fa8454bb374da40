import type { RitualCore } from '../ritual/core.ts';
import type { ShownSquads, Sight } from './shown.ts';
import { maySee, type Viewer } from './viewer.ts';

/** A screen that follows. */
export interface Screen {
  readonly viewer: Viewer;
  readonly sight: Sight;
  /** Shows this from now on. */
  show(markup: string): Promise<void>;
  /** Shows nothing any more. */
  end(): void;
}

/** Keeps screens in step with what is written, and ends them when their viewers may see nothing any more. */
export class Live {
  readonly #core: RitualCore;
  readonly #squads: ShownSquads;
  /** Each with what it shows. */
  readonly #screens = new Map<Screen, string>();
  #runs = false;
  #again = false;

  constructor(core: RitualCore, squads: ShownSquads) {
    this.#core = core;
    this.#squads = squads;
    core.database.onCommit(() => this.#follow());
  }

  /** From now on it follows. @returns what ends that */
  watch(screen: Screen): () => void {
    this.#screens.set(screen, '');
    this.#follow();
    const { as } = screen.viewer;
    const hour = 'until' in as ? this.#atItsHour(as.until) : undefined;
    return () => {
      hour?.();
      this.#screens.delete(screen);
    };
  }

  /** Nothing is written when a visit is over: it ends by the clock. */
  #atItsHour(until: number): () => void {
    const { clock } = this.#core;
    return clock.after(Math.max(0, until - clock.now()), () => this.#follow(), 'the end of a visit');
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
    const { viewer, sight } = screen;
    const shown = await this.#squads.of(viewer.workspaceId, viewer.squadId);
    if (!shown || !maySee(viewer, shown, this.#core.clock.now())) {
      this.#screens.delete(screen);
      screen.end();
      return;
    }
    if (!sight.view.isLive) return;
    const markup = await this.#squads.drawn(viewer, shown, sight);
    if (markup === before || !this.#screens.has(screen)) return;
    this.#screens.set(screen, markup);
    // Its reader may be slow, or gone: nobody waits for them.
    void screen.show(markup).catch(() => undefined);
  }
}
