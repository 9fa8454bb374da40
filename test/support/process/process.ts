import { type ChildProcess, spawn } from 'node:child_process';
import { type Account, fromBot, type Orders, type ToBot } from './protocol.ts';

/** Real milliseconds after which a process that says nothing is held to hang, and killed. */
const SILENCE_MS = 300_000;

/** How a process ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A bot's process as whoever keeps the clock sees it. */
export class BotProcess {
  readonly #child: ChildProcess;
  readonly #questions = new Map<number, (account: Account | undefined) => void>();
  readonly #warm: Promise<void>;
  readonly #started: Promise<void>;
  #start = (): void => undefined;
  #begun = (): void => undefined;
  #asked = 0;
  #end: Ended | undefined;
  #ready = false;
  #failure: string | undefined;
  /** Settles when it is at work, or gone before. */
  readonly begun: Promise<void>;
  /** Settles when the process is gone. */
  readonly ended: Promise<Ended>;
  /** What the bot logged as an error. */
  readonly errors: string[] = [];

  /** @param program its code, in one file */
  constructor(program: string, maxFileBlocks?: number) {
    const node = [process.execPath, program];
    const limited = `ulimit -f ${maxFileBlocks}; exec "$0" "$@"`;
    const [command = '', ...args] = maxFileBlocks === undefined ? node : ['sh', '-c', limited, ...node];
    this.#child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    const said: Buffer[] = [];
    this.#child.stderr?.on('data', (chunk: Buffer) => said.push(chunk));
    let warm = (): void => undefined;
    this.#warm = new Promise((resolve) => {
      warm = resolve;
    });
    this.#started = new Promise((resolve) => {
      this.#start = resolve;
    });
    this.begun = new Promise((resolve) => {
      this.#begun = resolve;
    });
    this.#child.on('message', (message) => {
      const told = fromBot.parse(message);
      if (told.type === 'warm') warm();
      if (told.type === 'ready') {
        this.#ready = true;
        this.#begun();
      }
      if (told.type === 'failed') {
        this.#failure = told.why;
        // It would wait for nothing.
        this.kill();
      }
      if (told.type === 'error') this.errors.push(told.what);
      if (told.type !== 'account') return;
      this.#questions.get(told.id)?.(told);
      this.#questions.delete(told.id);
    });
    this.ended = new Promise((resolve) => {
      this.#child.once('exit', (code, signal) => {
        this.#end = { code, signal };
        if (said.length > 0 && signal === null && code !== 0)
          this.#failure ??= Buffer.concat(said).toString();
        for (const answer of this.#questions.values()) answer(undefined);
        this.#questions.clear();
        warm();
        this.#start();
        this.#begun();
        resolve(this.#end);
      });
    });
  }

  /** Whether the process is there. */
  get alive(): boolean {
    return this.#end === undefined;
  }

  /** Whether it is connected and at work. */
  get ready(): boolean {
    return this.#ready && this.alive;
  }

  /** Why it could not start, if it said so. */
  get failure(): string | undefined {
    return this.#failure;
  }

  /** Starts the bot in it; before, only its code was loaded. */
  async go(orders: Orders): Promise<void> {
    await this.#warm;
    this.#tell({ type: 'go', orders });
    this.#start();
  }

  /** Tells the time and how much the machine's clock is ahead of it, lets one timer fire if asked to, and asks what is going on; undefined when the process died. */
  async account(now: number, ahead: number, fire: boolean): Promise<Account | undefined> {
    await this.#started;
    if (!this.alive) return undefined;
    this.#asked += 1;
    const id = this.#asked;
    let silent: NodeJS.Timeout | undefined;
    const answer = new Promise<Account | undefined>((resolve, reject) => {
      this.#questions.set(id, resolve);
      silent = setTimeout(() => {
        this.kill();
        reject(new Error(`The bot hung: it said nothing for ${SILENCE_MS / 1_000} s, and was killed.`));
      }, SILENCE_MS);
    });
    this.#tell({ type: 'account', id, now, ahead, fire });
    return answer.finally(() => clearTimeout(silent));
  }

  /** As a power cut. */
  kill(): void {
    this.#child.kill('SIGKILL');
  }

  /** As an operator stops it. */
  terminate(): void {
    this.#child.kill('SIGTERM');
  }

  #tell(message: ToBot): void {
    // It may have died a moment ago: then nobody listens, and `ended` tells.
    if (this.alive && this.#child.connected) this.#child.send(message, () => undefined);
  }
}
