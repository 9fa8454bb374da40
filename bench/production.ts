import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname } from 'node:path';
import { z } from 'zod';
import { inProject } from './folder.ts';
import { type Gauge, gaugeOf } from './gauge-of.ts';

/** Which Slack, which file, at what time. */
export interface Circumstances {
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly file: string;
  /** Milliseconds by which its time is ahead of the machine's. */
  readonly ahead?: number;
  /** Another program than the bot. */
  readonly program?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** The bot as `npm start` runs it, in a process of its own. */
export class Production {
  readonly #child: ChildProcess;
  readonly #folder: string;
  readonly #ended: Promise<void>;
  /** Real milliseconds from the start of the process to its first line, with which it says that it is connected. */
  readonly readyMs: number;

  private constructor(child: ChildProcess, folder: string, ended: Promise<void>, readyMs: number) {
    this.#child = child;
    this.#folder = folder;
    this.#ended = ended;
    this.readyMs = readyMs;
  }

  /** Resolves when it is connected to Slack and has done what was due. */
  static async start(where: Circumstances): Promise<Production> {
    const { apiUrl, botToken, appToken, file, ahead = 0, program = 'src/main.ts' } = where;
    const folder = dirname(file);
    const begun = performance.now();
    const child = spawn(
      process.execPath,
      [
        '--disable-warning=ExperimentalWarning',
        ...['bin/imports.mjs', 'bench/gauge.ts'].flatMap((first) => ['--import', inProject(first)]),
        inProject(program),
      ],
      {
        stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
        env: {
          PATH: process.env['PATH'] ?? '',
          SLACK_BOT_TOKEN: botToken,
          SLACK_APP_TOKEN: appToken,
          SLACK_API_URL: apiUrl,
          DATABASE_FILE: file,
          BENCH_GAUGE: folder,
          BENCH_AHEAD: String(ahead),
          ...where.environment,
        },
      },
    );
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    await new Promise<void>((resolve, reject) => {
      let said = '';
      // Read on to the end: a full pipe would hold the program up.
      child.stdout?.on('data', (chunk: Buffer) => {
        said = (said + chunk.toString()).slice(-2_000);
        if (/^Connected/m.test(said)) resolve();
      });
      child.once('exit', (code) => reject(new Error(`The program ended with code ${code}: ${said}`)));
    });
    return new Production(child, folder, ended, performance.now() - begun);
  }

  /** What it holds, after collection. */
  memory(): Promise<Gauge> {
    return gaugeOf(this.#folder);
  }

  /** Milliseconds of processor time it took since it was started, in user and kernel mode. */
  async processorMs(): Promise<number> {
    this.#child.send('processor time?');
    const [took] = z.tuple([z.number()]).parse((await once(this.#child, 'message')).slice(0, 1));
    return took;
  }

  /** As an operator stops it. */
  async stop(): Promise<void> {
    this.#child.kill('SIGTERM');
    await this.#ended;
  }
}
