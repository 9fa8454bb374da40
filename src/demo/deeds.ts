import type { Person, Seen } from '@growth-squad/local-slack';
import { type Catalogue, catalogue } from '../language/catalogue.ts';
import type { Language } from '../language/language.ts';
import type { CastMember } from './cast.ts';
import type { Stage } from './stage.ts';

/** What people counted: of a test so many out of so many, without it and with it; by a line one number. */
export type Numbers =
  | {
      readonly without: readonly [count: number, outOf: number];
      readonly withIt: readonly [count: number, outOf: number];
    }
  | { readonly value: string };

/** How a bet is to get its answer, as somebody types it; what is not given stays as it is prefilled. */
export interface PlanTyped {
  readonly counts?: string;
  readonly line?: string;
  /** Of the weeks before. */
  readonly earlier?: string;
  /** The day on which it is decided. */
  readonly decided?: string;
  /** Who is divided by chance: it is decided by a test. */
  readonly people?: string;
}

/** A deed ended in a form that would not be saved. */
function mustClose(seen: Seen, deed: string): void {
  if (seen.error) throw new Error(`${deed}: ${seen.error}`);
  if (seen.modal && (seen.modal.errors.length > 0 || seen.modal.submitLabel !== undefined)) {
    throw new Error(`${deed} was not accepted: ${seen.modal.errors.join(' · ') || seen.modal.text}`);
  }
}

/** What the members of a squad do in a week, by the words they see on their screens. */
export class Deeds {
  readonly stage: Stage;
  readonly words: Catalogue;
  readonly channel: string;

  constructor(stage: Stage, language: Language) {
    this.stage = stage;
    this.words = catalogue(language);
    this.channel = stage.channel.name;
  }

  person(part: CastMember): Person {
    return this.stage.people[part];
  }

  /** Sends the form that is open; what it says then is read and closed. */
  async submit(person: Person, deed: string): Promise<Seen> {
    const seen = await person.submit();
    mustClose(seen, deed);
    // A modal that only says something is read and closed.
    if (seen.modal) await person.cancel();
    return seen;
  }

  /** Brings the bot in, and saves the set-up with everybody's role. */
  async setUp(name: string, target: string): Promise<void> {
    const { setup } = this.words;
    const { product, marketing, frontend, backend, designer } = this.stage.people;
    await product.invite(this.channel);
    await product.click(setup.setItUp);
    await product.fill({
      [setup.name]: name,
      [setup.marketing]: [marketing.name],
      [setup.engineers]: [frontend.name, backend.name],
      [setup.designers]: [designer.name],
      [setup.others]: [],
      [setup.target]: target,
    });
    await this.submit(product, 'The set-up');
  }

  /** Logs an idea in one line. */
  async idea(part: CastMember, title: string): Promise<Seen> {
    return this.person(part).command(`/idea ${title}`, this.channel);
  }

  /** Proposes a whole hypothesis. */
  async propose(
    part: CastMember,
    idea: { title: string; effect: string; because: string },
    bet: { worthItFrom: string; impact: string; confidence: string },
  ): Promise<void> {
    const { hypothesis } = this.words;
    const person = this.person(part);
    await person.command('/idea', this.channel);
    await person.fill({
      [hypothesis.title]: idea.title,
      [hypothesis.effect]: idea.effect,
      [hypothesis.because]: idea.because,
      [hypothesis.worthItFrom]: bet.worthItFrom,
      [hypothesis.impact]: bet.impact,
      [hypothesis.confidence]: bet.confidence,
    });
    await this.submit(person, `The idea ${idea.title}`);
  }

  /** Estimates their own part of an idea on the planning's board. */
  async estimate(part: CastMember, title: string, simple: string, full = '', costs = ''): Promise<void> {
    const { hypothesis } = this.words;
    const person = this.person(part);
    await person.click(hypothesis.estimateTitle, { in: this.channel, near: title });
    await person.fill({
      [hypothesis.simple]: simple,
      ...(full ? { [hypothesis.full]: full } : {}),
      ...(costs ? { [hypothesis.costs]: costs } : {}),
    });
    await this.submit(person, `The estimate of ${title}`);
  }

  /** Takes an idea into the week. */
  async takeIn(
    part: CastMember,
    title: string,
    owner: CastMember,
    others: readonly CastMember[],
    liveBy: string,
    plan: PlanTyped = {},
    /** It is too much for the week: taken in all the same. */
    anyway = false,
  ): Promise<void> {
    const { week, measurement } = this.words;
    const { takeIn } = week;
    const { form } = measurement;
    const { counts, line = '1500', earlier, decided, people } = plan;
    const person = this.person(part);
    await person.click(takeIn.title, { in: this.channel, near: title });
    if (people) await person.click(form.ways.test);
    if (others.length > 0 || earlier) await person.click(form.more);
    await person.fill({
      [takeIn.owner]: this.person(owner).name,
      ...(others.length > 0 ? { [takeIn.others]: others.map((other) => this.person(other).name) } : {}),
      [takeIn.liveBy]: liveBy,
      ...(counts ? { [form.counts]: counts } : {}),
      ...(people ? { [form.people]: people } : { [form.line]: line }),
      ...(earlier ? { [form.earlier]: earlier } : {}),
      ...(decided ? { [form.decided]: decided } : {}),
    });
    if (anyway && (await person.submit()).modal?.submitLabel !== takeIn.anyway) {
      throw new Error(`Taking in ${title} was not asked for once more`);
    }
    await this.submit(person, `Taking in ${title}`);
  }

  async closePlanning(part: CastMember): Promise<Seen> {
    return this.person(part).click(this.words.planning.close, { in: this.channel });
  }

  /** Answers the stand-up, from the question in their direct messages. */
  async standup(
    part: CastMember,
    today: string,
    more: {
      yesterday?: string;
      /** The title of what it is about. */
      about?: string;
      inTheWay?: string;
      helper?: CastMember;
      /** What became of what was in the way on an earlier day. */
      still?: 'open' | 'resolved' | 'gone';
      number?: string;
    } = {},
  ): Promise<void> {
    const { modal } = this.words.standup;
    const person = this.person(part);
    await person.click(this.words.standup.answer, { in: 'dm' });
    const fields = person.modal?.fields ?? [];
    const isLine = ({ options }: { readonly options: readonly string[] }) =>
      options.includes(modal.lineStates.done);
    const yesterday = fields.find((field) => !isLine(field))?.label ?? '';
    const still = fields.find(({ options }) => options.includes(modal.stillChoices.open))?.label ?? '';
    const ofNumber = this.words.metric.labels.total('');
    const number = fields.find(({ label }) => label.endsWith(ofNumber))?.label ?? '';
    await person.fill({
      // What was planned is done.
      ...Object.fromEntries(fields.filter(isLine).map(({ label }) => [label, modal.lineStates.done])),
      ...(more.yesterday ? { [yesterday]: more.yesterday } : {}),
      [modal.today]: today,
      ...(more.about ? { [modal.commitment]: more.about } : {}),
      ...(more.still ? { [still]: modal.stillChoices[more.still] } : {}),
      ...(more.inTheWay ? { [modal.inTheWay]: more.inTheWay } : {}),
      ...(more.helper ? { [modal.helper]: this.person(more.helper).name } : {}),
      ...(more.number ? { [number]: more.number } : {}),
    });
    await this.submit(person, 'The stand-up');
  }

  async number(part: CastMember, value: string): Promise<Seen> {
    return this.person(part).command(`/metric ${value}`, this.channel);
  }

  /** Says on the week's list that it is live. */
  async launch(
    part: CastMember,
    title: string,
    says: { what?: string; link?: string; makers?: readonly CastMember[] } = {},
  ): Promise<void> {
    const { launch, buttons } = this.words.week;
    const person = this.person(part);
    await person.click(buttons.live, { near: title });
    await person.fill({
      ...(says.what ? { [launch.what]: says.what } : {}),
      ...(says.link ? { [launch.link]: says.link } : {}),
      ...(says.makers ? { [launch.makers]: says.makers.map((one) => this.person(one).name) } : {}),
    });
    await this.submit(person, `The launch of ${title}`);
  }

  /** Enters what was counted, then the verdict. */
  async result(
    part: CastMember,
    title: string,
    numbers: Numbers,
    says: {
      verdict: string;
      learned?: string;
      /** Why it is not what the numbers suggest. */
      against?: string;
      lookAgain?: string;
      missing?: string;
      scaleUp?: string;
      scaleUpOwner?: CastMember;
      scaleUpBy?: string;
      /** What was counted and, of a test, who was divided. */
      metric: string;
      unit?: string;
      /** It takes the place of an earlier one: in the private question about it, or in what is open. */
      corrects?: true | 'here';
    },
  ): Promise<void> {
    const { result, buttons } = this.words.week;
    const person = this.person(part);
    if (says.corrects === 'here') await person.click(buttons.correct);
    else if (says.corrects) await person.click(buttons.correct, { in: 'dm', near: title });
    else await person.click(buttons.enterResult, { near: title });
    const { control, variant } = result.sides;
    const { metric, unit = '' } = says;
    await person.fill(
      'value' in numbers
        ? { [metric]: numbers.value }
        : {
            [result.count(control, metric)]: String(numbers.without[0]),
            [result.people(control, unit)]: String(numbers.without[1]),
            [result.count(variant, metric)]: String(numbers.withIt[0]),
            [result.people(variant, unit)]: String(numbers.withIt[1]),
          },
    );
    const computed = await person.submit();
    if (!computed.modal || computed.modal.errors.length > 0) mustClose(computed, `The numbers of ${title}`);
    await person.fill({
      [result.verdict]: says.verdict,
      ...(says.against ? { [result.against]: says.against } : {}),
      ...(says.learned ? { [result.learned]: says.learned } : {}),
      ...(says.lookAgain ? { [result.lookAgain]: says.lookAgain } : {}),
      ...(says.missing ? { [result.missing]: says.missing } : {}),
      ...(says.scaleUp ? { [result.scaleUp]: says.scaleUp } : {}),
      ...(says.scaleUpOwner ? { [result.scaleUpOwner]: this.person(says.scaleUpOwner).name } : {}),
      ...(says.scaleUpBy ? { [result.scaleUpBy]: says.scaleUpBy } : {}),
    });
    await this.submit(person, `The result of ${title}`);
  }

  async note(part: CastMember, notes: { well?: string; didnt?: string; next?: string }): Promise<void> {
    const { retro } = this.words;
    const person = this.person(part);
    await person.click(retro.board.addNote, { in: this.channel });
    await person.fill({
      ...(notes.well ? { [retro.notes.wentWell]: notes.well } : {}),
      ...(notes.didnt ? { [retro.notes.didnt]: notes.didnt } : {}),
      ...(notes.next ? { [retro.notes.tryNext]: notes.next } : {}),
    });
    await this.submit(person, 'The note');
  }

  /** Takes what the retro wants to try. */
  async takeAction(part: CastMember, text: string): Promise<void> {
    const { tries } = this.words.retro;
    const person = this.person(part);
    await person.click(tries.who, { in: this.channel, near: text });
    await this.submit(person, `Taking ${text}`);
  }

  /** Carries over what is not done, and says what is next. */
  async carryOver(part: CastMember, title: string, next: string, left: string): Promise<void> {
    const { carryOver, buttons } = this.words.week;
    const person = this.person(part);
    await person.click(buttons.carryOver, { in: this.channel, near: title });
    await person.fill({ [carryOver.next]: next, [carryOver.left]: left });
    await this.submit(person, `Carrying over ${title}`);
  }

  async closeRetro(part: CastMember): Promise<Seen> {
    return this.person(part).click(this.words.retro.board.close, { in: this.channel });
  }
}
