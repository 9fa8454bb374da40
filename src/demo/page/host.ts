import type { Host, PageLanguage, Rows, ShownHost } from '@growth-squad/local-slack';
import type { Database, Query } from '../../database/database.ts';
import { catalogue } from '../../language/catalogue.ts';
import type { Language } from '../../language/language.ts';
import { squadPage } from '../../squad/store.ts';
import type { Stage } from '../stage.ts';
import { dueOf } from './due.ts';
import { factsSince } from './facts-store.ts';
import { guideOf } from './guide.ts';
import { panelNames, rowsOf } from './panels-store.ts';
import { wordsIn } from './words.ts';

interface Options {
  readonly stage: Stage;
  readonly language: Language;
  /** Whether the squad is still to be set up. */
  readonly empty: boolean;
}

/** What is shown while nothing else is known. */
const NOTHING: ShownHost = { due: [], guide: [], bot: 'stopped', panels: [], busy: undefined };

/** What the demo shows on the page of the bot's inside. */
export class DemoHost implements Host {
  readonly #options: Options;
  readonly #listeners = new Set<() => void>();
  /** What was read last, by language: it holds until the next commit, and while the bot is down. */
  readonly #last = new Map<PageLanguage, ShownHost>();
  readonly #stale = new Set<PageLanguage>();
  #database: Database | undefined;
  #since = Number.POSITIVE_INFINITY;
  #busy: { week: number; of: number } | undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  /** The squad lives its past; undefined: it is over, and the guided week begins now. */
  progress(busy: { week: number; of: number } | undefined): void {
    this.#busy = busy;
    if (busy === undefined) this.#since = this.#options.stage.clock.now();
    this.#forget();
  }

  isBusy(): boolean {
    return this.#busy !== undefined;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async show({ language }: { language: PageLanguage }): Promise<ShownHost> {
    if (this.#busy) {
      const { week, of } = this.#busy;
      return {
        ...NOTHING,
        bot: 'running',
        busy: { what: wordsIn(language).busy(week, of), done: week - 1, of },
      };
    }
    const last = this.#last.get(language);
    if (!this.#options.stage.isRunning) return { ...(last ?? NOTHING), bot: 'stopped' };
    this.#follow(this.#options.stage.bot.core.database);
    if (last && !this.#stale.has(language)) return last;
    this.#stale.delete(language);
    const shown = await this.#read(language);
    this.#last.set(language, shown);
    return shown;
  }

  /** When something is due next that somebody sees. */
  async nextDue(): Promise<number | undefined> {
    if (!this.#options.stage.isRunning) return undefined;
    const due = await this.#query((q) => this.#due(q, 'en'));
    const now = this.#options.stage.clock.now();
    return due.find(({ at }) => at > now)?.at;
  }

  async rows(panel: string, page: number): Promise<Rows | undefined> {
    if (!this.#options.stage.isRunning) return undefined;
    return this.#query((q) => rowsOf(q, panel, page));
  }

  async kill(): Promise<void> {
    await this.#options.stage.killBot();
    this.#tell();
  }

  async start(): Promise<void> {
    const { stage } = this.#options;
    if (!stage.isRunning) await stage.startBot();
    this.#tell();
  }

  /** Hears of each commit of this life of the bot. */
  #follow(database: Database): void {
    if (database === this.#database) return;
    this.#database = database;
    this.#forget();
    database.onCommit(() => {
      if (database === this.#database) this.#forget();
    });
  }

  #forget(): void {
    for (const language of this.#last.keys()) this.#stale.add(language);
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  async #read(language: PageLanguage): Promise<ShownHost> {
    const { stage, language: spoken, empty } = this.#options;
    const { due, facts } = await this.#query(async (q) => ({
      due: await this.#due(q, language),
      facts: await factsSince(q, this.#since),
    }));
    const guide = guideOf(facts, {
      language,
      words: catalogue(spoken),
      channel: stage.channel.name,
      idOf: (part) => stage.people[part].id,
      withSetUp: empty,
    });
    const panels = panelNames.map((id) => ({ id, title: id }));
    return { due, guide, bot: 'running', panels, busy: undefined };
  }

  async #due(q: Query, language: PageLanguage): Promise<ShownHost['due']> {
    const [squad] = await squadPage(q, undefined, 1);
    const { users } = this.#options.stage.slack;
    const nameOf = (id: string): string => users.get(id)?.name ?? id;
    return squad ? dueOf(q, squad, { language, nameOf }) : [];
  }

  #query<T>(work: (q: Query) => Promise<T>): Promise<T> {
    return this.#options.stage.bot.core.database.read(work);
  }
}
