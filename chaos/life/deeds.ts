import { dateAt } from '../../src/calendar/zone.ts';
import type { Clock } from '../../src/clock/clock.ts';
import type { Person, Seen } from '../../src/sandbox/person.ts';
import type { Together } from '../clock/together.ts';
import type { Input, Ledger } from './ledger.ts';
import type { SquadLife } from './squad.ts';

/** What somebody does when it did not work: the same again after these waits, milliseconds. */
const AGAIN_AFTER_MS = [20_000, 60_000, 120_000, 120_000];

/** The bot may be down for hours. */
const MOST_TRIES = 400;

/** Words by which the bot says that it could not do what was asked. */
const NOT_DONE = /[(（](reference|编号|参考号)/;

/** Words by which the bot gives back what was typed and not taken. */
const GIVEN_BACK = /You wrote:|你写的是/;

/** What somebody writes who writes a lot: too much to stand in the channel as a whole. */
const LONG = ' and a lot more 还有很多'.repeat(90);

/** What a squad's people do, and what they remember of it. */
export class Deeds {
  readonly #clock: Clock;
  readonly #together: Together;
  readonly #ledger: Ledger;

  constructor(clock: Clock, together: Together, ledger: Ledger) {
    this.#clock = clock;
    this.#together = together;
    this.#ledger = ledger;
  }

  /** The bot is brought in and the squad set up; tried until it is done. */
  async setUp(squad: SquadLife): Promise<void> {
    const { product, marketing, frontend, backend, designer } = squad.people;
    const { setup } = squad.words;
    await product.invite(squad.channel.name);
    for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
      await this.#modal(product, '/squad setup', squad);
      if (product.modal?.submitLabel !== undefined) {
        await product.fill({
          [setup.marketing]: [marketing.name],
          [setup.engineers]: [frontend.name, backend.name],
          [setup.designers]: [designer.name],
          [setup.others]: squad.others.map(({ name }) => name),
          [setup.target]: '1500',
          [setup.language]: setup.languages[squad.language],
        });
        if (await this.#submitted(product)) return;
      }
      await this.#together.sleep(60_000);
    }
    throw new Error(`Squad ${squad.index} could not be set up`);
  }

  async idea(squad: SquadLife, person: Person): Promise<void> {
    const token = this.#ledger.token(squad.index);
    const text = `${token} <!channel> & *more* 更多`;
    const input = this.#enter(squad, person, 'idea', { token, text });
    await this.#untilDone(input, () => this.#typed(person, `/idea ${text}`, squad, input));
  }

  async number(squad: SquadLife, person: Person): Promise<void> {
    const token = this.#ledger.number(squad.index);
    const input = this.#enter(squad, person, 'number', { token, text: token });
    await this.#untilDone(input, () => this.#typed(person, `/metric ${token}`, squad, input));
  }

  /** Answers today's stand-up, or changes the answer. @param how.twice sends it twice in the same instant @param how.long writes a lot */
  async standup(squad: SquadLife, person: Person, how: { twice: boolean; long: boolean }): Promise<void> {
    const { twice, long } = how;
    const zone = squad.zoneOf(person);
    const date = dateAt(this.#clock.now(), zone);
    const token = this.#ledger.token(squad.index);
    const text = `${token} <!here> 今天${long ? LONG : ''}`;
    const input = this.#enter(squad, person, 'stand-up', { token, text, date });
    await this.#untilDone(input, async () => {
      const failed = await this.#modal(person, '/standup', squad);
      const { modal } = squad.words.standup;
      const fields = person.modal?.fields ?? [];
      if (!fields.some((field) => field.label === modal.today))
        return this.#nothingToFill(person, input, failed);
      const first = fields[0]?.label;
      await person.fill({
        ...(first !== undefined && first !== modal.today ? { [first]: 'done' } : {}),
        [modal.today]: text,
      });
      return this.#sent(person, input, twice);
    });
  }

  async note(squad: SquadLife, person: Person): Promise<void> {
    const { retro } = squad.words;
    const token = this.#ledger.token(squad.index);
    const input = this.#enter(squad, person, 'note', { token, text: token });
    await this.#untilDone(input, async () => {
      const failed = await this.#clicked(person, retro.board.addNote, squad);
      if (!person.modal?.fields.some((field) => field.label === retro.notes.wentWell))
        return this.#nothingToFill(person, input, failed);
      await person.fill({ [retro.notes.wentWell]: token });
      return this.#sent(person, input);
    });
  }

  /** @param nth of the ideas on the board, the first is 1; where there are fewer, the first */
  async estimate(squad: SquadLife, person: Person, nth: number): Promise<void> {
    const { hypothesis } = squad.words;
    const token = this.#ledger.token(squad.index);
    const input = this.#enter(squad, person, 'estimate', { token, text: token });
    await this.#untilDone(input, async () => {
      const failed =
        (await this.#clicked(person, hypothesis.estimateTitle, squad, nth)) ??
        (await this.#clicked(person, hypothesis.estimateTitle, squad, 1));
      if (!person.modal?.fields.some((field) => field.label === hypothesis.costs))
        return this.#nothingToFill(person, input, failed);
      await person.fill({ [hypothesis.simple]: '1', [hypothesis.costs]: token });
      return this.#sent(person, input);
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

  #enter(
    squad: SquadLife,
    person: Person,
    kind: Input['kind'],
    what: Pick<Input, 'token' | 'text' | 'date'>,
  ): Input {
    return this.#ledger.enter({
      ...what,
      kind,
      squad: squad.index,
      userId: person.id,
      at: this.#clock.now(),
    });
  }

  /** The same again until it is known whether it was taken, as a person would; then they give up. */
  async #untilDone(input: Input, attempt: () => Promise<Input['fate']>): Promise<void> {
    for (const wait of [0, ...AGAIN_AFTER_MS]) {
      if (wait > 0) await this.#together.sleep(wait);
      input.attempts += 1;
      input.at = this.#clock.now();
      const fate = await attempt();
      // What was refused after an attempt whose end is unknown may have been taken by that one.
      if (fate === 'refused' && input.attempts > 1) return;
      input.fate = fate;
      if (fate !== 'unknown') return;
    }
  }

  /** Who reads no answer does not know; who reads one without what they typed was told why not. */
  async #typed(person: Person, line: string, squad: SquadLife, input: Input): Promise<Input['fate']> {
    await this.#tidy(person);
    const seen = await person.command(line, squad.channel.name);
    await this.#tidy(person);
    input.said = seen.text.slice(0, 200);
    if (seen.error !== undefined) return 'unknown';
    const answers = seen.ephemerals.filter((answer) => !NOT_DONE.test(answer));
    const tells = (answer: string): boolean =>
      !GIVEN_BACK.test(answer) && answer.replaceAll(/[,\u{202F}\u{A0}]/gu, '').includes(input.token);
    if (answers.some(tells)) return 'acknowledged';
    return answers.length === 0 ? 'unknown' : 'refused';
  }

  /** Opens a modal by a command, unless one with text in it is open. @returns what is said if it did not work */
  async #modal(person: Person, line: string, squad: SquadLife): Promise<string | undefined> {
    if (person.modal?.submitLabel !== undefined) return undefined;
    await this.#tidy(person);
    const seen = await person.command(line, squad.channel.name);
    return didFail(seen) ? seen.text : undefined;
  }

  async #clicked(person: Person, words: string, squad: SquadLife, nth?: number): Promise<string | undefined> {
    if (person.modal?.submitLabel !== undefined) return undefined;
    await this.#tidy(person);
    // The button may not be there (yet, or any more): then there is nothing to click.
    const look = { in: squad.channel.name, ...(nth === undefined ? {} : { nth }) };
    const seen = await person.click(words, look).catch(() => undefined);
    return seen && didFail(seen) ? seen.text : undefined;
  }

  async #submitted(person: Person): Promise<boolean> {
    if (person.modal?.submitLabel === undefined) return true;
    return fateOf(await person.submit(), '\n') === 'acknowledged';
  }

  /** Sends the modal; it stays open, with its text, while it is not known to be taken. @param twice in one instant */
  async #sent(person: Person, input: Input, twice = false): Promise<Input['fate']> {
    const seen = await Promise.all(Array.from({ length: twice ? 2 : 1 }, () => person.submit()));
    input.said = seen.map(({ text }) => text.slice(0, 200)).join(' | ');
    const fates = seen.map((each) => fateOf(each, input.token));
    const fate = (['acknowledged', 'unknown'] as const).find((one) => fates.includes(one)) ?? 'refused';
    if (fate !== 'unknown') await this.#tidy(person);
    return fate;
  }

  /** There is no form to write into: nothing was sent. If asking for it failed, it is asked for again. */
  async #nothingToFill(person: Person, input: Input, failed: string | undefined): Promise<Input['fate']> {
    input.said = (failed ?? person.modal?.text ?? 'nothing').slice(0, 200);
    await this.#tidy(person);
    return failed === undefined ? 'refused' : 'unknown';
  }

  /** Closes what is open. */
  async #tidy(person: Person): Promise<void> {
    for (let open = 0; open < 3 && person.modal; open += 1) await person.cancel();
  }
}

/** What became of a form that was sent: while it stands there it is not known to be taken. */
function fateOf({ error, modal }: Seen, token: string): Input['fate'] {
  if (error !== undefined || NOT_DONE.test(modal?.text ?? '')) return 'unknown';
  if (modal && modal.errors.length > 0) return 'refused';
  // What asks "really?" is not taken before it is sent once more.
  if (modal?.submitLabel !== undefined) return 'unknown';
  // What was typed is given back to who was too late.
  return modal?.text.includes(token) ? 'refused' : 'acknowledged';
}

/** What was asked for did not come, and the bot or Slack says so. */
const didFail = ({ error, modal, text }: Seen): boolean =>
  error !== undefined || (modal === undefined && NOT_DONE.test(text));
