import { setTimeout as wait } from 'node:timers/promises';
import type { LocalSlack, OpenView } from '@growth-squad/local-slack';
import { z } from 'zod';
import { enter } from './crowd.ts';
import { openSlack, ShiftedClock } from './slack.ts';
import type { Home } from './squads.ts';

/** `views.open` a minute, as Slack takes them (tier 4). */
const OPENED_A_MINUTE = 100;
const MINUTE_MS = 60_000;
const PATIENCE_MS = 10_000;

const textInput = z.looseObject({
  block_id: z.string(),
  element: z.looseObject({ type: z.literal('plain_text_input'), action_id: z.string() }),
});

/** People of a workspace who open the stand-up's form and send it, as their clients do. */
export class Submitters {
  readonly slack: LocalSlack;
  readonly apiUrl: string;
  readonly clock: ShiftedClock;
  readonly home: Home;
  readonly #people: readonly { readonly userId: string; readonly channelId: string }[];
  #opened = 0;
  #said = 0;

  private constructor(slack: LocalSlack, apiUrl: string, clock: ShiftedClock, squads: number) {
    this.slack = slack;
    this.apiUrl = apiUrl;
    this.clock = clock;
    this.home = enter(slack, squads);
    this.#people = this.home.squads.flatMap(({ channelId, userIds }) =>
      userIds.map((userId) => ({ userId, channelId })),
    );
  }

  /** @param start what the clocks of Slack show now, UTC milliseconds */
  static async open(start: number, squads: number): Promise<Submitters> {
    const clock = new ShiftedClock(start);
    const { slack, apiUrl } = await openSlack(clock);
    return new Submitters(slack, apiUrl, clock, squads);
  }

  get count(): number {
    return this.#people.length;
  }

  /** So many people have the form open, filled in. @returns of the first of them */
  async openForms(from: number, count: number): Promise<OpenView> {
    const people = this.#some(from, count);
    for (const { userId, channelId } of people) {
      this.#opened += 1;
      // Not what is measured here: Slack's allowance of forms a minute.
      if (this.#opened % OPENED_A_MINUTE === 0) this.clock.leap(MINUTE_MS);
      await this.slack.command(userId, channelId, '/standup');
      await this.#shown(userId);
      this.#fill(userId);
    }
    const [first] = this.slack.modals(people[0]?.userId ?? '');
    if (!first) throw new Error('No form is open.');
    return first;
  }

  /** All of them send it at once. @returns real milliseconds from the click to the acknowledgement, of each */
  async submitAll(from: number, count: number): Promise<number[]> {
    const took = await Promise.all(this.#some(from, count).map(({ userId }) => this.submit(userId)));
    return took;
  }

  /** @returns real milliseconds from the click to the acknowledgement */
  async submit(userId: string): Promise<number> {
    const begun = performance.now();
    const seen = await this.slack.submit(userId);
    const took = performance.now() - begun;
    if (seen.kind === 'errors') throw new Error(`Not taken: ${JSON.stringify(seen.errors)}`);
    // Too late counts with the 3 s after which Slack gave up.
    if (seen.kind !== 'closed') await this.slack.close(userId, true);
    return took;
  }

  userId(index: number): string {
    return this.#some(index, 1)[0]?.userId ?? '';
  }

  #some(from: number, count: number) {
    return Array.from({ length: count }, (_, index) => {
      const person = this.#people[(from + index) % this.#people.length];
      if (!person) throw new Error('There is nobody.');
      return person;
    });
  }

  async #shown(userId: string): Promise<void> {
    for (let waited = 0; this.slack.modals(userId).length === 0; waited += 1) {
      if (waited > PATIENCE_MS) throw new Error(`No form was opened: ${JSON.stringify(this.slack.refused)}`);
      await wait(1);
    }
  }

  #fill(userId: string): void {
    const [open] = this.slack.modals(userId);
    const block = open?.view.blocks.find(({ block_id }) => block_id === 'today');
    const { block_id, element } = textInput.parse(block);
    this.#said += 1;
    const value = `Write the second version of the form and ask five people, number ${this.#said}`;
    const state = { type: element.type, value };
    this.slack.fill(userId, open?.view.id ?? '', block_id, element.action_id, state);
  }
}
