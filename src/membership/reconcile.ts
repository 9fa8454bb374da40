import { AsyncLocalStorage } from 'node:async_hooks';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Change } from '../database/change.ts';
import { defineKind } from '../database/kind.ts';
import { backOff } from '../delivery/back-off.ts';
import { classify, mayPass } from '../delivery/errors.ts';
import type { RitualCore } from '../ritual/core.ts';
import type { Ritual } from '../ritual/ritual.ts';
import { keepTimer, setTimer } from '../schedule/store.ts';
import { type DueHandler, dueHandler } from '../schedule/tick.ts';
import { addScope } from '../slack/connection/error-code.ts';
import type { Squad } from '../squad/squad.ts';
import { squadPage } from '../squad/store.ts';
import { compareWithSlack, type SlackQuestion } from './compare.ts';
import type { Leaving } from './leaving.ts';

/**
 * Compares what is stored of channels and people with what Slack says, at start and daily: events are only hints, and
 * none comes for what happened while the bot was down. What was under way at a crash begins anew at the next start.
 */
export interface Reconciler {
  /** Takes the timers of the comparison. */
  readonly handler: DueHandler;
  /** Begins to compare everything, one call after the other, beside what else happens; and from then on daily. */
  start(): Promise<void>;
  /** Slack seems to know something new: it is asked before all else. If it can't be asked, the next day's comparison is. */
  readonly look: (question: SlackQuestion) => void;
  /** Asks nothing more; resolves when what was asked is noted. */
  stop(): Promise<void>;
}

/** Of one squad's channel, or of everything. */
const RECONCILE = defineKind('setup.reconcile', z.object({ squadId: z.string().exactOptional() }));
const DAY_MS = 24 * 60 * 60_000;

/**
 * Between two calls: 86 a minute. Slack allows 100 of `users.info` and of `conversations.members` (tier 4), and 50 of
 * `conversations.info` (tier 3), which is at most every second call. `users.list` (tier 2: 20) is asked once.
 */
const GAP_MS = 700;

/** So often a question is asked that fails; then it waits for the next day. */
const ATTEMPTS = 6;

/** Squads read at once. */
const PAGE = 100;

const outside = AsyncLocalStorage.snapshot();

/** What an answer to the question tells of, if it is asked only once in a comparison of everything. */
function onceFor(question: SlackQuestion): string | undefined {
  if (question.about === 'everybody') return question.about;
  return question.about === 'person' ? question.userId : undefined;
}

interface Queued {
  readonly question: SlackQuestion;
  readonly failures: number;
}

/** Members were chosen: who of them is in the channel is looked up soon, so that leaving it can be told from never having been there. */
export async function compareSoon(change: Change, { id, workspaceId }: Squad): Promise<void> {
  const key = `squad/${id}/reconcile`;
  const timer = { workspaceId, squadId: id, key, at: change.at, kind: RECONCILE, subject: { squadId: id } };
  await setTimer(change, timer);
}

/** The ritual, with whose opening Slack is asked once more who reads along before something is copied there. */
export const withReaders = (ritual: Ritual): Ritual => ({
  ...ritual,
  async opened(change, squad, occurrence, by) {
    await ritual.opened(change, squad, occurrence, by);
    if (squad.stakeholderChannelId !== null) await compareSoon(change, squad);
  },
});

const daily = (workspaceId: string, at: number) => ({
  workspaceId,
  key: 'reconcile',
  at: at + DAY_MS,
  kind: RECONCILE,
  subject: {},
});

export function createReconciler(core: RitualCore, workspace: Workspace): Reconciler {
  return new Comparing(core, workspace);
}

interface Workspace {
  readonly id: string;
  readonly botUserId: string;
}

class Comparing implements Reconciler {
  readonly #core: RitualCore;
  readonly #workspaceId: string;
  readonly #doing: Leaving;
  #queue: Queued[] = [];
  /** People told of since the comparison of everything began: once is enough, in however many squads they are. */
  readonly #asked = new Set<string>();
  /** After which squad the comparison of everything goes on; undefined when none is under way. */
  #sweep: { readonly after: string | undefined } | undefined;
  #running = false;
  #cancelTimer: (() => void) | undefined;
  #step: Promise<void> | undefined;

  constructor(core: RitualCore, workspace: Workspace) {
    this.#core = core;
    this.#workspaceId = workspace.id;
    this.#doing = { rituals: core.rituals, by: workspace.botUserId };
  }

  readonly handler: DueHandler = dueHandler(RECONCILE, async (change, { workspaceId }, { squadId }) => {
    if (squadId !== undefined) return this.#add({ about: 'channel', squadId });
    await setTimer(change, daily(workspaceId, change.at));
    // At a start it has just been asked.
    this.#add({ about: 'workspace' });
    this.#begin();
  });

  async start(): Promise<void> {
    await this.#core.change((change) => keepTimer(change, daily(this.#workspaceId, change.at)));
    this.#running = true;
    this.#begin();
  }

  readonly look = (question: SlackQuestion): void => {
    const once = onceFor(question);
    if (once !== undefined) this.#asked.delete(once);
    // Told of by many events at once, it is asked once.
    if (this.#queue.some((queued) => isDeepStrictEqual(queued.question, question))) return;
    this.#queue.unshift({ question, failures: 0 });
    this.#next(GAP_MS);
  };

  async stop(): Promise<void> {
    this.#running = false;
    this.#cancelTimer?.();
    await this.#step;
  }

  #begin(): void {
    this.#asked.clear();
    this.#sweep = { after: undefined };
    this.#next(GAP_MS);
  }

  #add(question: SlackQuestion): void {
    this.#queue.push({ question, failures: 0 });
    this.#next(GAP_MS);
  }

  /** The next step in so many milliseconds, unless one is planned or under way. */
  #next(ms: number): void {
    if (!this.#running || this.#cancelTimer || this.#step !== undefined) return;
    const { clock, activities } = this.#core;
    const begin = (): void => {
      this.#cancelTimer = undefined;
      this.#step = outside(() => activities.run('compare with Slack', () => this.#do()));
    };
    this.#cancelTimer = clock.after(ms, begin, 'the next comparison with Slack');
  }

  async #do(): Promise<void> {
    let wait = GAP_MS;
    try {
      if (this.#queue.length === 0) await this.#readOn();
      const next = this.#queue.shift();
      if (next) wait = await this.#ask(next);
    } catch (error) {
      this.#sweep = undefined;
      this.#core.log.error({ error }, 'Comparing with Slack ended early and begins anew in a day');
    } finally {
      this.#step = undefined;
    }
    if (this.#sweep || this.#queue.length > 0) this.#next(wait);
  }

  /** Takes up the next squads of the comparison of everything. */
  async #readOn(): Promise<void> {
    const sweep = this.#sweep;
    if (!sweep) return;
    const page = await this.#core.database.read((q) => squadPage(q, sweep.after, PAGE));
    // Meanwhile it may have begun anew.
    if (this.#sweep !== sweep) return;
    const last = page.at(-1);
    this.#sweep = last && { after: last.id };
    const own = page.filter(
      ({ workspaceId, state }) => workspaceId === this.#workspaceId && state !== 'ended',
    );
    // Something may have been asked for while the page was read: it stays.
    this.#queue.push(
      ...own.map(({ id }): Queued => ({ question: { about: 'channel', squadId: id }, failures: 0 })),
    );
  }

  /** @returns how long to wait before the next call, milliseconds */
  async #ask({ question, failures }: Queued): Promise<number> {
    const { log } = this.#core;
    const once = onceFor(question);
    if (once !== undefined) {
      if (this.#asked.has(once)) return 0;
      this.#asked.add(once);
    }
    try {
      const { further, told } = await compareWithSlack(this.#core, this.#doing, this.#workspaceId, question);
      for (const userId of told) this.#asked.add(userId);
      this.#queue.unshift(...further.map((each) => ({ question: each, failures: 0 })));
      return GAP_MS;
    } catch (error) {
      if (once !== undefined) this.#asked.delete(once);
      const failure = classify(error);
      const fields = { ...question, failure: failure.kind, error: failure.error };
      if (failure.kind === 'ratelimited') {
        this.#queue.unshift({ question, failures });
        return failure.waitMs;
      }
      if (!mayPass(failure) || failures + 1 >= ATTEMPTS) {
        const why = 'scope' in failure ? `: ${addScope(failure.scope)}` : '';
        log.error(
          fields,
          `Slack did not say what it knows of workspace, channel or person; it is asked again in a day${why}`,
        );
        return GAP_MS;
      }
      log.warn(fields, 'Slack did not say what it knows of workspace, channel or person; it is asked again');
      this.#queue.push({ question, failures: failures + 1 });
      return backOff(JSON.stringify(question), failures + 1);
    }
  }
}
