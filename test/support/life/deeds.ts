import type { Clock } from '@growth-squad/clock';
import type { Person } from '@growth-squad/local-slack';
import { dateAt } from '../../../src/calendar/zone.ts';
import type { Catalogue } from '../../../src/language/catalogue.ts';
import type { Together } from '../process/clock/together.ts';
import { Hands } from './hands.ts';
import type { Input, Ledger } from './ledger.ts';
import type { SquadLife } from './squad.ts';

/** The bot may be down for hours. */
const MOST_TRIES = 400;

/** What somebody writes who writes a lot: too much to stand in the channel as a whole. */
const LONG = ' and a lot more 还有很多'.repeat(90);

/** What a squad's people do, and what they remember of it. */
export class Deeds {
  readonly #clock: Clock;
  readonly #together: Together;
  readonly #ledger: Ledger;
  readonly #hands: Hands;

  constructor(clock: Clock, together: Together, ledger: Ledger) {
    this.#clock = clock;
    this.#together = together;
    this.#ledger = ledger;
    this.#hands = new Hands(clock, together);
  }

  /** The bot is brought in and the squad set up; tried until it is done. */
  async setUp(squad: SquadLife): Promise<void> {
    const { product, marketing, frontend, backend, designer } = squad.people;
    const { setup } = squad.words;
    await product.invite(squad.channel.name);
    for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
      await this.#hands.modal(product, '/squad setup', squad);
      if (product.modal?.submitLabel !== undefined) {
        await product.fill({
          [setup.marketing]: [marketing.name],
          [setup.engineers]: [frontend.name, backend.name],
          [setup.designers]: [designer.name],
          [setup.others]: squad.others.map(({ name }) => name),
          [setup.target]: '1500',
          [setup.language]: setup.languages[squad.language],
        });
        if (await this.#hands.submitted(product)) return;
      }
      await this.#together.sleep(60_000);
    }
    throw new Error(`Squad ${squad.index} could not be set up`);
  }

  async idea(squad: SquadLife, person: Person): Promise<void> {
    const token = this.#ledger.token(squad.index);
    const text = `${token} <!channel> & *more* 更多`;
    const input = this.#enter(squad, person, 'idea', { token, text });
    await this.#hands.untilDone(input, () => this.#hands.typed(person, `/idea ${text}`, squad, input));
  }

  async number(squad: SquadLife, person: Person): Promise<void> {
    const token = this.#ledger.number(squad.index);
    const input = this.#enter(squad, person, 'number', { token, text: token });
    await this.#hands.untilDone(input, () => this.#hands.typed(person, `/metric ${token}`, squad, input));
  }

  /** Answers today's stand-up, or changes the answer. @param how.twice sends it twice in the same instant @param how.long writes a lot */
  async standup(squad: SquadLife, person: Person, how: { twice: boolean; long: boolean }): Promise<void> {
    const { twice, long } = how;
    const zone = squad.zoneOf(person);
    const date = dateAt(this.#clock.now(), zone);
    const token = this.#ledger.token(squad.index);
    const text = `${token} <!here> 今天${long ? LONG : ''}`;
    const input = this.#enter(squad, person, 'stand-up', { token, text, date });
    await this.#hands.untilDone(input, async () => {
      const failed = await this.#hands.modal(person, STANDUP, squad);
      const { modal } = squad.wordsFor(person).standup;
      const labels = labelsOf(person);
      if (!labels.includes(modal.today)) return this.#hands.nothingToFill(person, input, failed);
      await person.fill(answerTo(labels, modal.today, text));
      return this.#hands.sent(person, input, twice);
    });
  }

  /** Writes an answer, and leaves the channel before it is sent. */
  async leaveWhileWriting(squad: SquadLife, person: Person): Promise<void> {
    const date = dateAt(this.#clock.now(), squad.zoneOf(person));
    const token = this.#ledger.token(squad.index);
    const input = this.#enter(squad, person, 'stand-up', { token, text: token, date });
    await this.#hands.untilDone(input, async () => {
      if (squad.isThere(person)) {
        const failed = await this.#hands.modal(person, STANDUP, squad);
        const { modal } = squad.wordsFor(person).standup;
        const labels = labelsOf(person);
        if (!labels.includes(modal.today)) return this.#hands.nothingToFill(person, input, failed);
        await person.fill(answerTo(labels, modal.today, token));
        squad.goes(person, this.#clock.now());
        this.#ledger.turns['left while writing'] += 1;
      }
      return person.modal ? this.#hands.sent(person, input) : 'unknown';
    });
    await this.#hands.tidy(person);
  }

  /** An idea that can't wait: the squad is asked, and waits until it plans. */
  async hotTopic(squad: SquadLife, person: Person): Promise<void> {
    await this.idea(squad, person);
    const { hotTopic } = squad.wordsFor(person);
    const failed = await this.#hands.clicked(person, hotTopic.ask, squad, 1);
    const { product } = squad.people;
    await this.#together.sleep(60_000);
    const monday = squad.language === 'en' ? 'Monday' : '周一';
    const seen = await product
      .click(squad.words.hotTopic.later(monday), { in: squad.channel.name })
      .catch(() => undefined);
    if (failed === undefined && seen && seen.error === undefined) this.#ledger.turns['a hot topic'] += 1;
    await this.#hands.tidy(product);
  }

  /** Takes what a retro wants to try, if there is something. */
  async takeTry(squad: SquadLife, person: Person): Promise<void> {
    await this.#hands.clicked(person, squad.words.retro.tries.who, squad, 1);
    if (person.modal?.submitLabel !== undefined && (await this.#hands.submitted(person)))
      this.#ledger.turns['a try taken'] += 1;
    await this.#hands.tidy(person);
  }

  /** @param how.tries something is to be tried, too */
  async note(squad: SquadLife, person: Person, how: { tries: boolean }): Promise<void> {
    const { retro } = squad.words;
    const { notes } = squad.wordsFor(person).retro;
    const token = this.#ledger.token(squad.index);
    const input = this.#enter(squad, person, 'note', { token, text: token });
    await this.#hands.untilDone(input, async () => {
      const failed = await this.#hands.clicked(person, retro.board.addNote, squad);
      if (!labelsOf(person).includes(notes.wentWell)) return this.#hands.nothingToFill(person, input, failed);
      await person.fill({
        [notes.wentWell]: token,
        ...(how.tries ? { [notes.tryNext]: `try ${token}` } : {}),
      });
      return this.#hands.sent(person, input);
    });
  }

  /** @param nth of the ideas on the board, the first is 1; where there are fewer, the first */
  async estimate(squad: SquadLife, person: Person, nth: number): Promise<void> {
    const { hypothesis } = squad.words;
    const form = squad.wordsFor(person).hypothesis;
    const token = this.#ledger.token(squad.index);
    const input = this.#enter(squad, person, 'estimate', { token, text: token });
    await this.#hands.untilDone(input, async () => {
      const failed =
        (await this.#hands.clicked(person, hypothesis.estimateTitle, squad, nth)) ??
        (await this.#hands.clicked(person, hypothesis.estimateTitle, squad, 1));
      if (!labelsOf(person).includes(form.costs)) return this.#hands.nothingToFill(person, input, failed);
      await person.fill({ [form.simple]: '1', [form.costs]: token });
      return this.#hands.sent(person, input);
    });
  }

  /**
   * Takes an idea from the board into the week, if there is one.
   * @param how.nth of the ideas on the board @param how.byTest it is decided by a test, else by a line
   */
  async takeIn(squad: SquadLife, person: Person, how: { nth: number; byTest: boolean }): Promise<void> {
    const { measurement, week } = squad.wordsFor(person);
    const { takeIn } = week;
    const { form } = measurement;
    await this.#hands.again(async () => {
      const failed = await this.#hands.clicked(person, squad.words.week.takeIn.title, squad, how.nth);
      if (!labelsOf(person).includes(takeIn.owner)) return failed === undefined;
      const byTest = (): boolean => labelsOf(person).includes(form.people);
      // The form offers the way of the last one first. It may not come in time.
      if (byTest() !== how.byTest) await person.click(how.byTest ? form.ways.test : form.ways.line);
      const isTest = byTest();
      await person.fill(isTest ? { [form.people]: 'visitors', [form.worth]: '3 %' } : { [form.line]: '3' });
      const isTaken = await this.#hands.submitted(person);
      const { modal } = person;
      // Or it is in, and reads what the weeks before say of its line.
      const isIn = isTaken || (modal?.title === takeIn.title && modal.submitLabel === undefined);
      if (isIn && isTest) this.#ledger.turns['a test'] += 1;
      return isIn;
    });
    await this.#hands.tidy(person);
  }

  /** Says that something the squad took in is live. */
  async launch(squad: SquadLife, person: Person): Promise<void> {
    const { buttons } = squad.words.week;
    const { launch } = squad.wordsFor(person).week;
    const token = this.#ledger.token(squad.index);
    const input = this.#enter(squad, person, 'launch', { token, text: token });
    await this.#hands.untilDone(input, async () => {
      const failed = await this.#hands.clicked(person, buttons.live, squad, 1);
      if (!labelsOf(person).includes(launch.what)) return this.#hands.nothingToFill(person, input, failed);
      await person.fill({ [launch.what]: token });
      return this.#hands.sent(person, input);
    });
  }

  /**
   * Says what came of a bet, and what was learned: where its day has come, that it won, by numbers.
   * @param how.early else it is ended without numbers; or left for its day
   */
  async result(squad: SquadLife, person: Person, how: { early: boolean }): Promise<void> {
    const { buttons } = squad.words.week;
    const { result } = squad.wordsFor(person).week;
    const isOffered = (verdict: string): boolean =>
      person.modal?.fields.some(
        ({ label, options }) => label === result.verdict && options.includes(verdict),
      ) ?? false;
    const token = this.#ledger.token(squad.index);
    const input = this.#enter(squad, person, 'result', { token, text: token });
    await this.#hands.untilDone(input, async () => {
      const failed = await this.#hands.clicked(person, buttons.enterResult, squad, 1);
      const isAsked =
        person.modal?.submitLabel !== undefined && person.modal.text.includes(result.withoutNumbers);
      if (isAsked) await this.#count(person, result);
      if (isOffered(result.choices.won)) {
        await person.fill({ [result.verdict]: result.choices.won });
        if (!labelsOf(person).includes(result.learned)) return 'unknown';
        await person.fill({ [result.learned]: token });
        const fate = await this.#hands.sent(person, input);
        if (fate === 'acknowledged') this.#ledger.turns['a win'] += 1;
        return fate;
      }
      if (how.early && person.modal?.text.includes(result.withoutNumbers)) {
        const { error } = await person.click(result.withoutNumbers);
        if (error !== undefined) return 'unknown';
      }
      if (!isOffered(result.choices.inconclusive)) return this.#hands.nothingToFill(person, input, failed);
      await person.fill({ [result.verdict]: result.choices.inconclusive });
      // Which fields there are depends on the verdict; the bot may be too slow to show them.
      if (!labelsOf(person).includes(result.learned)) return 'unknown';
      await person.fill({ [result.learned]: token });
      return this.#hands.sent(person, input);
    });
  }

  /** More than its line, or a variant that is far better. Before its day the form says no, and stays. */
  async #count(person: Person, result: Catalogue['week']['result']): Promise<void> {
    const labels = labelsOf(person).filter((label) => label !== result.from && label !== result.to);
    const counted = labels.length === 1 ? ['5'] : ['450', '10190', '627', '10190'];
    await person.fill(Object.fromEntries(labels.map((label, index) => [label, counted[index] ?? '1'])));
    await person.submit();
  }

  /** Two people close at the same instant, as it happens. */
  async close(squad: SquadLife, words: string): Promise<void> {
    await Promise.all(
      [squad.people.product, squad.people.marketing].map((person) =>
        this.#hands.clicked(person, words, squad),
      ),
    );
    await this.#hands.tidy(squad.people.product);
    await this.#hands.tidy(squad.people.marketing);
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
}

/** With words behind it the form asks for no line of yesterday, whose text would stand in Slack twice. */
const STANDUP = '/standup today';

const labelsOf = ({ modal }: Person): readonly string[] => modal?.fields.map(({ label }) => label) ?? [];

/** What is written into the form of an answer: what it offers of yesterday is not left as it is. */
function answerTo(labels: readonly string[], today: string, text: string): Record<string, string> {
  const [first] = labels;
  return { ...(first !== undefined && first !== today ? { [first]: 'done' } : {}), [today]: text };
}
