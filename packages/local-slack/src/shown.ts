import type { Ephemeral, Message, OpenView } from './types.ts';

/** Something that changed on somebody's screen. Messages and views are live objects: read them when told. */
export type Shown =
  | { readonly kind: 'posted' | 'edited' | 'removed'; readonly message: Message }
  | { readonly kind: 'whispered' | 'whisper edited' | 'whisper removed'; readonly ephemeral: Ephemeral }
  | { readonly kind: 'modal opened' | 'modal changed' | 'modal closed'; readonly open: OpenView }
  /** Field errors or a complaint of the client stand in a modal now. */
  | { readonly kind: 'modal refused'; readonly open: OpenView }
  | { readonly kind: 'home'; readonly open: OpenView };

/** Who wants to hear of what appears on screens. */
export class Showing {
  readonly #listeners = new Set<(shown: Shown) => void>();

  /** @returns a function that ends it */
  on(listener: (shown: Shown) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(shown: Shown): void {
    for (const listener of this.#listeners) listener(shown);
  }
}
