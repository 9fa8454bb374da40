import type { Clock } from '@growth-squad/clock';
import type { Person, Seen } from '@growth-squad/local-slack';
import type { Together } from '../process/clock/together.ts';
import type { Input } from './ledger.ts';
import type { SquadLife } from './squad.ts';

/** What somebody does when it did not work: the same again after these waits, milliseconds. */
const AGAIN_AFTER_MS = [20_000, 60_000, 120_000, 120_000] as const;

/** Words by which the bot says that it could not do what was asked. */
const NOT_DONE = /[(（](reference|编号|参考号)/;

/** Words by which the bot gives back what was typed and not taken, or not yet: it asks what was meant. */
const GIVEN_BACK = /You (?:wrote:|typed “)|你写的是|你输入的是/;

/** How people reach what they want while everything goes wrong: they look, try, read and try again. */
export class Hands {
  readonly #clock: Clock;
  readonly #together: Together;
  /** For which squad somebody opened a modal by a command last: some are in two. */
  readonly #opened = new Map<string, SquadLife>();

  constructor(clock: Clock, together: Together) {
    this.#clock = clock;
    this.#together = together;
  }

  /** The same again until it is known whether it was taken, as a person would; then they give up. */
  async untilDone(input: Input, attempt: () => Promise<Input['fate']>): Promise<void> {
    await this.again(async () => {
      input.attempts += 1;
      input.at = this.#clock.now();
      const fate = await attempt();
      // What was refused after an attempt whose end is unknown may have been taken by that one.
      if (fate === 'refused' && input.attempts > 1) return true;
      input.fate = fate;
      return fate !== 'unknown';
    });
  }

  /** Tries until it is done with, or until a person gives up. @param attempt whether nothing is left to try */
  async again(attempt: () => Promise<boolean>): Promise<void> {
    for (const wait of [0, ...AGAIN_AFTER_MS]) {
      if (wait > 0) await this.#together.sleep(wait);
      if (await attempt()) return;
    }
  }

  /** Who reads no answer does not know; who reads one without what they typed was told why not. */
  async typed(person: Person, line: string, squad: SquadLife, input: Input): Promise<Input['fate']> {
    await this.tidy(person);
    const seen = await person.command(line, squad.channel.name);
    await this.tidy(person);
    input.said = seen.text.slice(0, 200);
    if (seen.error !== undefined) return 'unknown';
    const answers = seen.ephemerals.filter((answer) => !NOT_DONE.test(answer));
    const { yourIdeaIsLogged } = squad.wordsFor(person).hypothesis;
    // Who is not in the squad (any more) is told so much.
    const tells = (answer: string): boolean =>
      (!GIVEN_BACK.test(answer) && answer.replaceAll(/[,\u{202F}\u{A0}]/gu, '').includes(input.token)) ||
      answer.includes(yourIdeaIsLogged);
    if (answers.some(tells)) return 'acknowledged';
    return answers.length === 0 ? 'unknown' : 'refused';
  }

  /** Opens a modal by a command, unless one of this squad with text in it is open. @returns what is said if it did not work */
  async modal(person: Person, line: string, squad: SquadLife): Promise<string | undefined> {
    const isOfSquad = this.#opened.get(person.id) === squad;
    if (isOfSquad && person.modal?.submitLabel !== undefined) return undefined;
    await this.tidy(person);
    this.#opened.set(person.id, squad);
    const seen = await person.command(line, squad.channel.name);
    return didFail(seen) ? seen.text : undefined;
  }

  async clicked(person: Person, words: string, squad: SquadLife, nth?: number): Promise<string | undefined> {
    if (person.modal?.submitLabel !== undefined) return undefined;
    await this.tidy(person);
    // The button may not be there (yet, or any more): then there is nothing to click.
    const look = { in: squad.channel.name, ...(nth === undefined ? {} : { nth }) };
    const seen = await person.click(words, look).catch(() => undefined);
    return seen && didFail(seen) ? seen.text : undefined;
  }

  async submitted(person: Person): Promise<boolean> {
    const form = person.modal;
    if (form?.submitLabel === undefined) return true;
    return fateOf(await person.submit(), '\n', form.id) === 'acknowledged';
  }

  /** Sends the modal; it stays open, with its text, while it is not known to be taken. @param twice in one instant */
  async sent(person: Person, input: Input, twice = false): Promise<Input['fate']> {
    const form = person.modal?.id;
    const seen = await Promise.all(Array.from({ length: twice ? 2 : 1 }, () => person.submit()));
    input.said = seen.map(({ text }) => text.slice(0, 200)).join(' | ');
    const fates = seen.map((each) => fateOf(each, input.token, form));
    const fate = (['acknowledged', 'unknown'] as const).find((one) => fates.includes(one)) ?? 'refused';
    if (fate !== 'unknown') await this.tidy(person);
    return fate;
  }

  /** There is no form to write into: nothing was sent. If asking for it failed, it is asked for again. */
  async nothingToFill(person: Person, input: Input, failed: string | undefined): Promise<Input['fate']> {
    input.said = (failed ?? person.modal?.text ?? 'nothing').slice(0, 200);
    await this.tidy(person);
    return failed === undefined ? 'refused' : 'unknown';
  }

  /** Closes what is open. */
  async tidy(person: Person): Promise<void> {
    for (let open = 0; open < 3 && person.modal; open += 1) await person.cancel();
  }
}

/** What became of a form that was sent: while it stands there it is not known to be taken. */
function fateOf({ error, modal }: Seen, token: string, form: string | undefined): Input['fate'] {
  if (error !== undefined || NOT_DONE.test(modal?.text ?? '')) return 'unknown';
  if (modal && modal.errors.length > 0) return 'refused';
  // Where it was opened twice, the other one stands there now.
  if (modal && modal.id !== form) return 'acknowledged';
  // What asks "really?" is not taken before it is sent once more.
  if (modal?.submitLabel !== undefined) return 'unknown';
  // What was typed is given back to who was too late.
  return modal?.text.includes(token) ? 'refused' : 'acknowledged';
}

/** What was asked for did not come, and the bot or Slack says so. */
const didFail = ({ error, modal, text }: Seen): boolean =>
  error !== undefined || (modal === undefined && NOT_DONE.test(text));
