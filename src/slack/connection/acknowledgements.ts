import { waiting } from '@growth-squad/clock';

/** What Slack still waits for: it gives up after 3 s, so whatever nobody waits for lets it go first. */
export class Acknowledgements {
  readonly #owed = new Set<Promise<void>>();

  /** Something came that has to be acknowledged. Returns how to say that it was, or that it never will be. */
  owe(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#owed.add(promise);
    return () => {
      this.#owed.delete(promise);
      resolve();
    };
  }

  /** Resolves when all that is owed at this moment has been acknowledged; what comes meanwhile is not waited for. */
  async given(): Promise<void> {
    if (this.#owed.size > 0) await waiting(Promise.all(this.#owed));
  }
}
