import { dateAt } from '../../src/calendar/zone.ts';
import type { Person, Seen } from '../../src/sandbox/person.ts';
import type { SharedClock } from '../clock/shared.ts';
import type { Input, Ledger } from './ledger.ts';
import type { SquadLife } from './squad.ts';

/** What somebody does when it did not work: the same again after these waits, milliseconds. */
const AGAIN_AFTER_MS = [20_000, 60_000, 120_000, 120_000];

/** Words by which the bot says that it could not do what was asked. */
const NOT_DONE = /\((reference|编号|参考号)/;

/** What a squad's people do, and what they remember of it. */
export class Deeds {
  readonly #clock: SharedClock;
  readonly #ledger: Ledger;

  constructor(clock: SharedClock, ledger: Ledger) {
    this.#clock = clock;
    this.#ledger = ledger;
  }

  /** The bot is brought in and the squad set up; tried until it is done. */
  async setUp(squad: SquadLife): Promise<void> {
    const { product, marketing, frontend, backend, designer } = squad.people;
    const { setup } = squad.words;
    await product.invite(squad.channel.name);
    for (let attempt = 0; attempt < 30; attempt += 1) {
      await this.#modal(product, '/squad setup', squad);
      if (product.modal?.submitLabel !== undefined) {
        await product.fill({
          [setup.marketing]: [marketing.name],
          [setup.engineers]: [frontend.name, backend.name],
          [setup.designers]: [designer.name],
          [setup.others]: [],
          [setup.target]: '1500',
          [setup.language]: setup.languages[squad.language],
        });
        if (await this.#submitted(product)) return;
      }
      await this.#clock.pass(60_000);
    }
    throw new Error(`Squad ${squad.index} could not be set up`);
  }

  async idea(squad: SquadLife, person: Person): Promise<void> {
    const token = this.#ledger.token(squad.index);
    const input = this.#enter(squad, person, token, 'idea');
    await this.#untilDone(input, () => this.#typed(person, `/idea ${token} <!channel> & *more* 更多`, squad));
  }

  async number(squad: SquadLife, person: Person): Promise<void> {
    const token = String(1_000 + this.#ledger.inputs.filter((one) => one.squad === squad.index).length);
    const input = this.#enter(squad, person, token, 'number');
    await this.#untilDone(input, () => this.#typed(person, `/metric ${token}`, squad));
  }

  /** Answers today's stand-up, or changes the answer. @param twice sends it twice in the same instant */
  async standup(squad: SquadLife, person: Person, twice: boolean): Promise<void> {
    const zone = squad.zoneOf(person);
    const date = dateAt(this.#clock.now(), zone);
    const token = this.#ledger.token(squad.index);
    const input = this.#enter(squad, person, token, 'stand-up', date);
    await this.#untilDone(input, async () => {
      await this.#modal(person, '/standup', squad);
      const { modal } = squad.words.standup;
      const fields = person.modal?.fields ?? [];
      if (!fields.some((field) => field.label === modal.today)) return 'refused';
      const first = fields[0]?.label;
      await person.fill({
        ...(first !== undefined && first !== modal.today ? { [first]: 'done' } : {}),
        [modal.today]: `${token} <!here> 今天`,
      });
      if (twice) await Promise.all([this.#submitted(person), this.#submitted(person)]);
      return this.#sent(person);
    });
  }

  async note(squad: SquadLife, person: Person): Promise<void> {
    const { retro } = squad.words;
    const token = this.#ledger.token(squad.index);
    const input = this.#enter(squad, person, token, 'note');
    await this.#untilDone(input, async () => {
      await this.#clicked(person, retro.board.addNote, squad);
      if (!person.modal?.fields.some((field) => field.label === retro.notes.wentWell)) return 'refused';
      await person.fill({ [retro.notes.wentWell]: token });
      return this.#sent(person);
    });
  }

  async estimate(squad: SquadLife, person: Person): Promise<void> {
    const { hypothesis } = squad.words;
    const token = this.#ledger.token(squad.index);
    const input = this.#enter(squad, person, token, 'estimate');
    await this.#untilDone(input, async () => {
      await this.#clicked(person, hypothesis.estimateTitle, squad);
      if (!person.modal?.fields.some((field) => field.label === hypothesis.costs)) return 'refused';
      await person.fill({ [hypothesis.simple]: '1', [hypothesis.costs]: token });
      return this.#sent(person);
    });
  }

  /** Two people close at the same instant, as it happens. */
  async close(squad: SquadLife, words: string): Promise<void> {
    await Promise.all(
      [squad.people.product, squad.people.marketing].map((person) => this.#clicked(person, words, squad)),
    );
    await this.#tidy(squad.people.product);
    await this.#tidy(squad.people.marketing);
  }

  #enter(squad: SquadLife, person: Person, token: string, kind: Input['kind'], date?: string): Input {
    const userId = person.id;
    const at = this.#clock.now();
    return this.#ledger.enter({ token, kind, squad: squad.index, userId, at, ...(date ? { date } : {}) });
  }

  /** The same again until it is known whether it was taken, as a person would; then they give up. */
  async #untilDone(input: Input, attempt: () => Promise<Input['fate']>): Promise<void> {
    for (const wait of [0, ...AGAIN_AFTER_MS]) {
      if (wait > 0) await this.#clock.pass(wait);
      input.attempts += 1;
      input.at = this.#clock.now();
      const fate = await attempt();
      // What was refused after an attempt whose end is unknown may have been taken by that one.
      if (fate === 'refused' && input.attempts > 1) return;
      input.fate = fate;
      if (fate !== 'unknown') return;
    }
  }

  async #typed(person: Person, line: string, squad: SquadLife): Promise<Input['fate']> {
    const seen = await person.command(line, squad.channel.name);
    await this.#tidy(person);
    return fateOf(seen);
  }

  /** Opens a modal by a command, unless one with text in it is open. */
  async #modal(person: Person, line: string, squad: SquadLife): Promise<void> {
    if (person.modal?.submitLabel !== undefined) return;
    await this.#tidy(person);
    await person.command(line, squad.channel.name);
  }

  async #clicked(person: Person, words: string, squad: SquadLife): Promise<void> {
    if (person.modal?.submitLabel !== undefined) return;
    await this.#tidy(person);
    // The button may not be there (yet, or any more): then there is nothing to click.
    await person.click(words, { in: squad.channel.name }).catch(() => undefined);
  }

  async #submitted(person: Person): Promise<boolean> {
    if (person.modal?.submitLabel === undefined) return true;
    return fateOf(await person.submit()) === 'acknowledged';
  }

  /** Sends the modal; it stays open, with its text, while it is not known to be taken. */
  async #sent(person: Person): Promise<Input['fate']> {
    if (person.modal?.submitLabel === undefined) {
      await this.#tidy(person);
      return 'acknowledged';
    }
    const seen = await person.submit();
    const fate = fateOf(seen);
    if (fate !== 'unknown') await this.#tidy(person);
    return fate;
  }

  /** Closes what is open. */
  async #tidy(person: Person): Promise<void> {
    for (let open = 0; open < 3 && person.modal; open += 1) await person.cancel();
  }
}

function fateOf(seen: Seen): Input['fate'] {
  if (seen.error !== undefined || NOT_DONE.test(seen.text)) return 'unknown';
  if (seen.modal && seen.modal.errors.length > 0) return 'refused';
  return 'acknowledged';
}
