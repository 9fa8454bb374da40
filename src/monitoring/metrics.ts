import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { ObserveSend } from '../delivery/send.ts';
import type { ObserveStep } from '../schedule/clock-steps.ts';
import type { ObserveTimer } from '../schedule/tick.ts';
import type { Fetch } from '../slack/connection/fetch.ts';
import type { ObserveAcknowledgement } from '../slack/connection/receiver.ts';
import type { Log } from '../slack/log.ts';
import type { Present } from './checks.ts';

/** Around the 3 s that Slack waits for an acknowledgement. */
const ACKNOWLEDGEMENT_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5];

/** Around the minute between two ticks. */
const LATENESS_SECONDS = [1, 5, 15, 30, 60, 90, 180, 600, 3600];

/** What is counted in one life of the process. The observers are handed to who measures; none of them throws. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #acknowledgement = new Histogram({
    name: 'growth_squad_acknowledgement_seconds',
    help: 'From the arrival of a click, command, submission or event to its acknowledgement; Slack waits 3 s.',
    labelNames: ['kind'],
    buckets: ACKNOWLEDGEMENT_SECONDS,
    registers: [this.#registry],
  });
  readonly #sends = this.#counter(
    'growth_squad_sends_total',
    'Calls for messages the bot owes: by method and what came of them.',
    ['method', 'outcome'],
  );
  readonly #retries = this.#counter(
    'growth_squad_retries_total',
    'Those of the sends that came after a failure of the same message.',
    ['method'],
  );
  readonly #calls = this.#counter(
    'growth_squad_slack_calls_total',
    'All calls of Slack’s Web API by HTTP status; 429: too many, none: no answer.',
    ['method', 'status'],
  );
  readonly #lateness = new Histogram({
    name: 'growth_squad_tick_lateness_seconds',
    help: 'How long after its time a timer was taken.',
    buckets: LATENESS_SECONDS,
    registers: [this.#registry],
  });
  readonly #timers = this.#counter(
    'growth_squad_timers_total',
    'Timers taken, by kind and whether what was due could be done.',
    ['kind', 'outcome'],
  );
  readonly #steps = this.#counter(
    'growth_squad_clock_steps_total',
    'How often the machine’s clock was found set ahead (also: the machine slept) or back.',
    ['direction'],
  );
  readonly #errors = this.#counter(
    'growth_squad_errors_total',
    'Warnings and errors in the log, by the words of their line.',
    ['level', 'kind'],
  );
  readonly #owed = this.#gauge(
    'growth_squad_deliveries',
    'Messages the bot owes: due now, later, or failing (five times in a row or more).',
    ['state'],
  );
  readonly #oldest = this.#gauge(
    'growth_squad_deliveries_oldest_seconds',
    'For how long the oldest message has been owed that is due, failing, told to wait, or of unknown outcome.',
  );
  readonly #overdue = this.#gauge(
    'growth_squad_tick_overdue_seconds',
    'For how long the first timer has been due that nobody has taken, or the tick itself.',
  );
  readonly #connected = this.#gauge('growth_squad_connected', 'Whether the bot is connected to Slack.');
  readonly #readable = this.#gauge('growth_squad_database_readable', 'Whether the database can be read.');

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
  }

  #gauge(name: string, help: string, labelNames: string[] = []): Gauge {
    return new Gauge({ name, help, labelNames, registers: [this.#registry] });
  }

  #counter(name: string, help: string, labelNames: string[]): Counter {
    return new Counter({ name, help, labelNames, registers: [this.#registry] });
  }

  readonly acknowledged: ObserveAcknowledgement = (kind, ms) => {
    this.#acknowledgement.observe({ kind }, ms / 1_000);
  };

  readonly sent: ObserveSend = ({ method, outcome, again }) => {
    this.#sends.inc({ method, outcome });
    if (again) this.#retries.inc({ method });
  };

  readonly timer: ObserveTimer = ({ kind, lateMs, done }) => {
    this.#timers.inc({ kind, outcome: done ? 'done' : 'failed' });
    if (done) this.#lateness.observe(Math.max(0, lateMs) / 1_000);
  };

  readonly stepped: ObserveStep = (ms) => {
    this.#steps.inc({ direction: ms > 0 ? 'ahead' : 'back' });
  };

  /** The same log, whose warnings and errors are counted. */
  counted(log: Log): Log {
    const count = (level: string, fields: object, message: string): void =>
      // The libraries' sentences are not ours: they may hold anything.
      this.#errors.inc({ level, kind: 'library' in fields ? 'from Slack’s libraries' : message });
    return {
      info: (fields, message) => log.info(fields, message),
      warn: (fields, message) => {
        count('warn', fields, message);
        log.warn(fields, message);
      },
      error: (fields, message) => {
        count('error', fields, message);
        log.error(fields, message);
      },
    };
  }

  /** The same `fetch`, whose calls are counted. What is not below `apiUrl` is an answer's own one-time address. */
  counting(fetch: Fetch, apiUrl: string): Fetch {
    return async (input, init) => {
      const address = input instanceof Request ? input.url : String(input);
      const other = address.includes('/files-pri/') ? 'file' : 'response_url';
      const method = address.startsWith(apiUrl) ? address.slice(apiUrl.length) : other;
      try {
        const response = await fetch(input, init);
        this.#calls.inc({ method, status: response.status });
        return response;
      } catch (error) {
        this.#calls.inc({ method, status: 'none' });
        throw error;
      }
    };
  }

  /** Everything in Prometheus' text form, with the present (undefined: the database can't be read). */
  async page(now: Present | undefined): Promise<{ type: string; text: string }> {
    this.#readable.set(now ? 1 : 0);
    if (now) {
      const { due, later, failing } = now.owed;
      for (const [state, number] of Object.entries({ due, later, failing }))
        this.#owed.set({ state }, number);
      this.#oldest.set(now.oldestMs / 1_000);
      this.#overdue.set(now.overdueMs / 1_000);
      this.#connected.set(now.connected ? 1 : 0);
    }
    return { type: this.#registry.contentType, text: await this.#registry.metrics() };
  }
}
