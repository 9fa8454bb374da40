import { AsyncLocalStorage } from 'node:async_hooks';

interface Activity {
  readonly name: string;
  waits: number;
  readonly changed: () => void;
}

const current = new AsyncLocalStorage<Activity>();

/**
 * Says that the running activity goes on only when `promise` settles, which needs somebody else: the clock, the
 * network, another activity. Outside an activity it is the promise itself.
 */
export async function waiting<T>(promise: Promise<T>): Promise<T> {
  const activity = current.getStore();
  if (!activity) return promise;
  activity.waits += 1;
  activity.changed();
  try {
    return await promise;
  } finally {
    activity.waits -= 1;
    activity.changed();
  }
}

/**
 * What is under way in one process: an event being handled, a tick, a send. A clean stop waits for them; a clock that
 * jumps moves only when each has ended or waits.
 */
export class Activities {
  readonly #running = new Set<Activity>();
  readonly #idle: (() => void)[] = [];
  #changes = 0;

  /** Runs `work` as an activity of its own, also when called from inside another. */
  async run<T>(name: string, work: () => Promise<T>): Promise<T> {
    const activity: Activity = {
      name,
      waits: 0,
      changed: () => {
        this.#changes += 1;
      },
    };
    this.#running.add(activity);
    activity.changed();
    try {
      return await current.run(activity, work);
    } finally {
      this.#running.delete(activity);
      activity.changed();
      if (this.#running.size === 0) for (const resolve of this.#idle.splice(0)) resolve();
    }
  }

  /** Grows with each start, end, wait and resumption; unequal counts mean that something happened in between. */
  get changes(): number {
    return this.#changes;
  }

  /** The names of activities that compute at present: started, not ended, and waiting for nothing. */
  busy(): string[] {
    return [...this.#running].filter((activity) => activity.waits === 0).map((activity) => activity.name);
  }

  /** Resolves when no activity is left, waiting ones included. */
  idle(): Promise<void> {
    if (this.#running.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }
}
