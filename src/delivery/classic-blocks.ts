import type { Delivery } from './store/wanted.ts';

type Message = Pick<Delivery, 'id' | 'workspaceId'>;

/** Which messages are drawn with classic blocks: where Slack refused newer ones, or a workspace is known to. */
export class ClassicBlocks {
  /** Messages whose newer blocks were refused, and workspaces in which classic ones then passed. */
  readonly #messages = new Set<string>();
  readonly #workspaces: Set<string>;

  /** @param workspaces those that take classic blocks only */
  constructor(workspaces: readonly string[]) {
    this.#workspaces = new Set(workspaces);
  }

  isFor({ id, workspaceId }: Message): boolean {
    return this.#messages.has(id) || this.#workspaces.has(workspaceId);
  }

  /** Its blocks were refused. @returns whether classic ones come next; else those were refused, too */
  triesNext(message: Message): boolean {
    const wasClassic = this.isFor(message);
    if (wasClassic) this.#messages.delete(message.id);
    else this.#messages.add(message.id);
    return !wasClassic;
  }

  /** It passed. @returns whether only so: from now on its workspace gets no others */
  passed({ id, workspaceId }: Message): boolean {
    const learned = this.#messages.delete(id);
    if (learned) this.#workspaces.add(workspaceId);
    return learned;
  }
}
