import { Hands } from './hands.ts';
import { hiddenIn } from './hidden.ts';
import type { Ask, AskOf, ExchangeDetail, ServerMessage } from './protocol.ts';
import { questionSchema } from './protocol.ts';
import { Refusal } from './refusal.ts';
import { historyOf, sees, threadOf } from './screen.ts';
import { exchangeOf, type Scene, Session } from './session.ts';
import { wordsIn } from './words.ts';

interface Options {
  readonly scene: Scene;
  readonly viewer: string;
  readonly send: (message: ServerMessage) => void;
  /** Takes what should not have happened. */
  readonly failed: (error: unknown) => void;
}

/** What can be asked while people have to wait: what changes nothing. */
const LOOKING = new Set<Ask['kind']>(['be', 'read', 'history', 'thread', 'watch', 'exchange']);

/** One window: answers what its client asks, in the order in which it asks. */
export class Answering {
  readonly session: Session;
  readonly #options: Options;
  #hands: Hands;

  constructor(options: Options) {
    this.#options = options;
    this.session = new Session(options.scene, options.viewer, options.send);
    this.#hands = this.#handsOf(options.viewer);
  }

  /** A text frame came from the client. */
  async asked(text: string): Promise<void> {
    const { n, ask } = questionSchema.parse(JSON.parse(text));
    const { send, failed } = this.#options;
    try {
      const answer = await this.#answer(ask);
      this.session.flush();
      send({ kind: 'answer', n, answer });
    } catch (error) {
      this.session.flush();
      if (!(error instanceof Refusal)) failed(error);
      const why = error instanceof Refusal ? error.message : this.#words.broken;
      send({ kind: 'refused', n, why });
    }
  }

  async #answer(ask: Ask): Promise<unknown> {
    if (this.#options.scene.host?.isBusy() && !LOOKING.has(ask.kind)) throw new Refusal(this.#words.wait);
    const hands = this.#hands;
    switch (ask.kind) {
      case 'be':
        return this.#be(ask.userId);
      case 'read':
        return hands.read(ask);
      case 'say':
        return hands.say(ask);
      case 'command':
        return hands.command(ask);
      case 'shortcut':
        return hands.shortcut(ask);
      case 'click':
        return hands.click(ask);
      case 'choose':
        return hands.choose(ask);
      case 'fill':
        return hands.fill(ask);
      case 'submit':
        return hands.submit(ask);
      case 'close':
        return hands.close(ask);
      case 'home':
        return hands.home(ask);
      case 'join':
        return hands.join(ask);
      case 'leave':
        return hands.leave(ask);
      case 'invite':
        return hands.invite(ask);
      case 'history':
        return historyOf(this.#slack, this.#viewer, this.#seen(ask.channel), ask.before);
      case 'thread':
        return threadOf(this.#slack, this.#viewer, this.#seen(ask.channel), ask.ts);
      default:
        return this.#behind(ask);
    }
  }

  /** What no person of the squad can do. */
  async #behind(
    ask: AskOf<'move' | 'play' | 'fault' | 'bot' | 'watch' | 'exchange' | 'rows'>,
  ): Promise<unknown> {
    const { time, faults } = this.#options.scene;
    switch (ask.kind) {
      case 'move':
        if (!(await time.move(ask.to, this.#viewer))) throw new Refusal(this.#words.noMove);
        return undefined;
      case 'play':
        return time.play(ask.on);
      case 'fault':
        if (!faults.set(ask.fault, ask.on)) throw new Refusal(this.#words.gone);
        return undefined;
      case 'bot':
        return ask.running ? this.#host.start() : this.#host.kill();
      case 'watch':
        this.session.watching = ask.on;
        return { exchanges: this.#slack.exchanges.all().map(exchangeOf) };
      case 'exchange':
        return this.#exchange(ask.n);
      case 'rows': {
        const rows = await this.#host.rows(ask.panel, ask.page, this.session.language);
        if (!rows) throw new Refusal(this.#words.gone);
        return rows;
      }
    }
  }

  async #be(userId: string): Promise<void> {
    const user = this.#slack.users.get(userId);
    if (!user || user.bot || user.id === 'USLACKBOT') throw new Refusal(this.#words.gone);
    this.#hands = this.#handsOf(userId);
    await this.session.begin(userId);
  }

  #exchange(n: number): ExchangeDetail {
    const noted = this.#slack.exchanges.find(n);
    if (!noted) throw new Refusal(this.#words.gone);
    const { payload, answer } = noted;
    return { exchange: exchangeOf(noted), payload: hiddenIn(payload), answer: answer && hiddenIn(answer) };
  }

  #seen(channelId: string): string {
    const me = this.#slack.users.get(this.#viewer);
    const channel = this.#slack.channels.get(channelId);
    if (!me || !channel || !sees(me, channel)) throw new Refusal(this.#words.gone);
    return channelId;
  }

  #handsOf(userId: string): Hands {
    const { scene, failed } = this.#options;
    return new Hands(userId, { slack: scene.slack, time: scene.time, failed });
  }

  get #slack() {
    return this.#options.scene.slack;
  }

  get #host() {
    const { host } = this.#options.scene;
    if (!host) throw new Refusal(this.#words.noHost);
    return host;
  }

  get #viewer(): string {
    return this.session.viewer;
  }

  get #words() {
    return wordsIn(this.session.language);
  }
}
