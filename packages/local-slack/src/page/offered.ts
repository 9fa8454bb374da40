import type { LocalSlack } from '../local-slack.ts';
import type { Directory } from '../person/state.ts';
import { type Fields, stringAt } from '../text/json.ts';
import { optionsOf } from '../text/options.ts';
import type { User } from '../types.ts';
import type { Picked } from '../uploads.ts';
import { sees } from './screen.ts';

/** What is offered in menus and pickers, found by its ids and values. */
export class Offered implements Directory {
  readonly #slack: LocalSlack;
  readonly #me: () => User;

  constructor(slack: LocalSlack, me: () => User) {
    this.#slack = slack;
    this.#me = me;
  }

  option(element: Fields, value: string): unknown {
    const found = optionsOf(element).find((option) => stringAt(option, 'value') === value);
    if (found === undefined) throw new Error(`offers no option ${value}`);
    return found;
  }

  upload(file: Picked): unknown {
    return this.#slack.upload(this.#me().id, file);
  }

  user(id: string): string {
    const user = this.#slack.users.get(id);
    if (!user || user.deactivated) throw new Error(`offers nobody with the id ${id}`);
    return id;
  }

  channel(id: string): string {
    const channel = this.#slack.channels.get(id);
    if (!channel || !sees(this.#me(), channel)) throw new Error(`offers no channel ${id}`);
    return id;
  }
}
