import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Activities, MovedClock, Traffic, underWay } from '@growth-squad/clock';
import type { Channel } from '@growth-squad/local-slack';
import { type Deed, LocalSlack, type Patience, Person, type PersonOptions } from '@growth-squad/local-slack';
import { type AppOptions, createGrowthSquad, type GrowthSquad } from '../app.ts';
import { addDays, mondayOf } from '../calendar/date.ts';
import { dateAt, instantOf } from '../calendar/zone.ts';
import { type Heartbeat, whenDue } from '../schedule/heartbeat.ts';
import type { Log } from '../slack/log.ts';
import type { Cast, CastMember } from './cast.ts';
import { Life } from './life.ts';

const inProject = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Where the migrations lie. */
const MIGRATIONS = inProject('migrations');
/** What the app asks of Slack, as YAML text; what people read of it is in their language. */
export const manifestOf = ({ manifest }: Cast): string => readFileSync(inProject(manifest), 'utf8');

/** How long people take to look at what they caused, milliseconds; messages that keep Slack's pace arrive meanwhile. */
const LOOK_MS = 3_000;

export interface StageOptions {
  readonly cast: Cast;
  /** The first instant, UTC milliseconds. */
  readonly start: number;
  /** The bot's SQLite file. */
  readonly file: string;
  /** The file is looked at when all this is over, and should outlast a loss of power. */
  readonly kept?: boolean;
  readonly log: Log;
  /** Told the SQL of each statement, without values. */
  readonly verbose?: ((sql: string) => void) | undefined;
  /** Called as the bot is about to acknowledge something. */
  readonly acknowledging?: AppOptions['acknowledging'];
  /** Where the operator may ask how the bot is. */
  readonly monitoring?: AppOptions['monitoring'];
  /** Where the bot answers over HTTP. */
  readonly web?: AppOptions['web'];
  /** Where numbers may be fetched from. */
  readonly sources?: AppOptions['sources'];
  /** What calls the tick; if not given, each timer where the clock jumps. */
  readonly heartbeat?: ((parts: Parameters<typeof whenDue>[0]) => Heartbeat) | undefined;
  /** Makes the people; without it they act on the local Slack itself. */
  readonly personOf?: (slack: LocalSlack, userId: string, options: PersonOptions & Patience) => Person;
  /** Real milliseconds, for the account of exchanges. */
  readonly stopwatch?: () => number;
  /** Called whenever all that a deed or the time brought about has happened. */
  readonly settled?: (stage: Stage) => Promise<void>;
  /** What the app asks of Slack, where it is another than the present one: an older installation. */
  readonly manifest?: string;
  /** Of the local Slack; a slow network, for the clock's own test. */
  readonly jitter?: () => Promise<void>;
}

/** A source of bytes that gives the same ones each time: a counter through a mixing function (splitmix32). */
export function seededBytes(seed: number): (bytes: number) => Uint8Array {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
  return (bytes) => Uint8Array.from({ length: bytes }, () => next() & 0xff);
}

/** The real bot and its people in a local Slack, on a clock that jumps. */
export class Stage {
  readonly clock: MovedClock;
  readonly slack: LocalSlack;
  readonly people: Readonly<Record<CastMember, Person>>;
  readonly channel: Channel;
  readonly apiUrl: string;
  readonly #options: StageOptions;
  #bot: GrowthSquad | undefined;
  #traffic = new Traffic();
  #activities = new Activities();
  #lives = 0;
  /** Where the bot answered over HTTP in its first life: there it does in each. */
  #webPort: number | undefined;
  /** Ends the present life at once: nothing of it has an effect from then on. */
  #end: () => void = () => undefined;
  #told: (deed: Deed) => void = () => undefined;

  private constructor(options: StageOptions, clock: MovedClock, slack: LocalSlack, apiUrl: string) {
    this.#options = options;
    this.clock = clock;
    this.slack = slack;
    this.apiUrl = apiUrl;
    clock.observe({
      changes: () => this.#traffic.changes + slack.traffic.changes + this.#activities.changes,
      busy: () => [...underWay(this.#traffic, slack.traffic), ...this.#activities.busy()],
    });
    const { players, channel } = options.cast;
    const enter = (part: CastMember): Person => this.addPerson(players[part]);
    this.people = {
      product: enter('product'),
      marketing: enter('marketing'),
      frontend: enter('frontend'),
      backend: enter('backend'),
      designer: enter('designer'),
    };
    this.channel = slack.addChannel({
      name: channel,
      members: Object.values(this.people).map((person) => person.id),
    });
  }

  /** A stage with its people and their channel; the bot is not there yet. */
  static async open(options: StageOptions & { port?: number }): Promise<Stage> {
    const clock = new MovedClock(options.start);
    const slack = new LocalSlack({
      clock: clock.side('slack'),
      random: randomBytes,
      manifest: options.manifest ?? manifestOf(options.cast),
      teamName: options.cast.company,
      ...(options.jitter ? { jitter: options.jitter } : {}),
      ...(options.stopwatch ? { stopwatch: options.stopwatch } : {}),
    });
    const { apiUrl } = await slack.start(options.port);
    return new Stage(options, clock, slack, apiUrl);
  }

  /** The bot's SQLite file. */
  get file(): string {
    return this.#options.file;
  }

  /** One more person of the workspace. */
  addPerson(player: { name: string; zone: string; locale: string; guest?: boolean }): Person {
    const user = this.slack.addUser(player);
    const options: PersonOptions & Patience = {
      settle: () => this.pass(LOOK_MS),
      pass: (ms) => this.clock.pass(ms),
      told: (deed) => this.#told(deed),
    };
    return this.#options.personOf?.(this.slack, user.id, options) ?? new Person(this.slack, user.id, options);
  }

  /** A guest in the channel and a colleague who is not in it: who may look on, or not. */
  addOnlookers(): Readonly<Record<'guest' | 'colleague', Person>> {
    const { guest, colleague } = this.#options.cast.onlookers;
    const onlookers = {
      guest: this.addPerson({ ...guest, guest: true }),
      colleague: this.addPerson(colleague),
    };
    this.slack.join(this.channel.id, onlookers.guest.id);
    return onlookers;
  }

  /** From now on `told` hears what people do. */
  hear(told: (deed: Deed) => void): void {
    this.#told = told;
  }

  get isRunning(): boolean {
    return this.#bot !== undefined;
  }

  get bot(): GrowthSquad {
    if (!this.#bot) throw new Error('The bot is not running.');
    return this.#bot;
  }

  /** Starts the bot on its file, as after a start of its process. */
  async startBot(): Promise<GrowthSquad> {
    this.#lives += 1;
    this.#traffic = new Traffic();
    this.#activities = new Activities();
    const { slack } = this;
    const life = new Life(this.clock.side('bot'), this.#options.log);
    this.#end = () => life.end();
    const starting = createGrowthSquad({
      clock: life.clock,
      log: life.log,
      botToken: slack.botToken,
      appToken: slack.appToken,
      apiUrl: this.apiUrl,
      file: this.#options.file,
      scratch: !this.#options.kept,
      migrations: MIGRATIONS,
      verbose: this.#options.verbose,
      acknowledging: this.#options.acknowledging,
      monitoring: this.#options.monitoring,
      web: this.#options.web && { ...this.#options.web, ...(this.#webPort ? { port: this.#webPort } : {}) },
      sources: this.#options.sources,
      random: seededBytes(this.#lives),
      heartbeat: (parts) => (this.#options.heartbeat ?? whenDue)({ ...parts, log: life.log }),
      // One message after the other, so that a script reads the same each time.
      concurrency: { workspace: 1, all: 1 },
      traffic: this.#traffic,
      activities: this.#activities,
    });
    const bot = await starting;
    const url = bot.webUrl();
    if (url !== undefined) this.#webPort = Number(new URL(url).port);
    await bot.start();
    this.#bot = bot;
    await this.clock.settle();
    return bot;
  }

  /** Stops the bot as a signal would. */
  async stopBot(): Promise<void> {
    const bot = this.#bot;
    this.#bot = undefined;
    await bot?.stop();
  }

  /**
   * Kills the bot as a crash would, at whatever it is doing: what is committed stays, what is on its way to Slack
   * arrives without the bot learning of it, nothing else follows.
   */
  async killBot(): Promise<void> {
    const bot = this.#bot;
    if (!bot) return;
    this.#bot = undefined;
    this.#end();
    this.#traffic = new Traffic();
    this.#activities = new Activities();
    this.slack.cut();
    await bot.abandon();
  }

  async restartBot(): Promise<void> {
    await this.stopBot();
    await this.startBot();
  }

  /** Ends everything. */
  async close(): Promise<void> {
    await this.stopBot();
    await this.slack.stop();
  }

  /** Moves time on. */
  pass(ms: number): Promise<void> {
    return this.#settled(this.clock.pass(ms));
  }

  async #settled(moved: Promise<void>): Promise<void> {
    await moved;
    if (this.#bot) await this.#options.settled?.(this);
  }

  /**
   * Moves time to the next such moment of the week, in the squad's zone.
   * @param weekday 1 is Monday
   * @example await stage.until(5, '16:00')
   */
  async until(weekday: number, time: string): Promise<void> {
    const { zone } = this.#options.cast;
    const monday = mondayOf(dateAt(this.clock.now(), zone));
    const thisWeek = instantOf(addDays(monday, weekday - 1), time, zone);
    const next = instantOf(addDays(monday, weekday + 6), time, zone);
    await this.#settled(this.clock.moveTo(thisWeek >= this.clock.now() ? thisWeek : next));
  }

  /** Moves time to this date and time in the squad's zone. */
  async goTo(date: string, time: string): Promise<void> {
    await this.#settled(this.clock.moveTo(instantOf(date, time, this.#options.cast.zone)));
  }
}
