import { Activities, type Clock, Traffic, within } from '@growth-squad/clock';
import { App } from '@slack/bolt';
import { absences } from './absences/room.ts';
import { api } from './api/room.ts';
import { resumeHandler } from './command/pausing.ts';
import { command } from './command/room.ts';
import { commitments } from './commitments/room.ts';
import { SLACK_API_URL } from './config.ts';
import { dashboard } from './dashboard/room.ts';
import { createChange } from './database/change.ts';
import type { Database, Query } from './database/database.ts';
import { createIds } from './database/ids.ts';
import { newestIdAt } from './database/newest-id.ts';
import { openDatabase } from './database/open.ts';
import { createDeliveryLoop } from './delivery/loop.ts';
import type { Renderer } from './delivery/renderer.ts';
import { untilAnswered } from './delivery/until-answered.ts';
import { exported } from './export/room.ts';
import { firstDays } from './first-days/room.ts';
import { heard } from './heard/room.ts';
import { home, sayPrivately } from './home/room.ts';
import { hotTopic } from './hot-topic/room.ts';
import { hypothesis } from './hypothesis/room.ts';
import { ideas } from './ideas/room.ts';
import {
  createReconciler,
  endings,
  membership,
  registerEvents,
  tellOfMissingScope,
  withReaders,
} from './membership/room.ts';
import { memory } from './memory/room.ts';
import { metric } from './metric/room.ts';
import { openEndpoints } from './monitoring/endpoints.ts';
import { Metrics } from './monitoring/metrics.ts';
import { past } from './past/room.ts';
import { planning, planningRitual } from './planning/room.ts';
import { quarrel } from './quarrel/room.ts';
import { results } from './results/room.ts';
import { retro, retroRitual } from './retro/room.ts';
import type { RitualCore } from './ritual/core.ts';
import { rescheduleAll } from './ritual/reschedule-all.ts';
import { createRituals } from './ritual/rituals.ts';
import type { Room } from './ritual/room.ts';
import { createStepWatch, NOTICED_MS } from './schedule/clock-steps.ts';
import type { Heartbeat } from './schedule/heartbeat.ts';
import { createTick, type Tick } from './schedule/tick.ts';
import { setup } from './setup/room.ts';
import { Acknowledgements } from './slack/connection/acknowledgements.ts';
import { boltLogger } from './slack/connection/bolt-logger.ts';
import { clientOptions, createClient } from './slack/connection/client.ts';
import { createFetch } from './slack/connection/fetch.ts';
import { createReceiver } from './slack/connection/receiver.ts';
import type { SocketDispatcher } from './slack/connection/socket.ts';
import { createUploads } from './slack/connection/uploads.ts';
import { askWorkspace } from './slack/connection/workspace.ts';
import type { Log } from './slack/log.ts';
import { createPeople } from './slack/people.ts';
import { keepWorkspace } from './slack/people-store.ts';
import { currentReference, referenced } from './slack/reference.ts';
import { createSources, type SourcesAllowed, sourceLine, sources } from './sources/room.ts';
import { isChannelClosed, squadsOf } from './squad/store.ts';
import { createPinning, squadBoard, withBoard } from './squad-board/room.ts';
import { stakeholders } from './stakeholders/room.ts';
import { standup, standupRitual } from './standup/room.ts';
import { takeIn } from './take-in/room.ts';
import { openServer, type ServerAddress, type WebServer } from './web/server.ts';
import { answering, createSite, MOST_CONNECTIONS, type Site } from './web/site.ts';

/** How long a clean stop waits for what is under way. */
const STOP_PATIENCE_MS = 10_000;

export interface AppOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly botToken: string;
  readonly appToken: string;
  /** Another address than Slack's own. */
  readonly apiUrl?: string | undefined;
  /** The way of the socket, where it is not the straight one: through a proxy. */
  readonly dispatcher?: SocketDispatcher;
  /** The SQLite file; made if it is missing. */
  readonly file: string;
  /** The file is thrown away after the demo or the test: no commit waits for the disk. */
  readonly scratch?: boolean;
  /** The folder of migrations. */
  readonly migrations: string;
  /** Told the SQL of each statement, without values. */
  readonly verbose?: ((sql: string) => void) | undefined;
  /** Called as an acknowledgement is about to be sent to Slack, for whoever counts what comes before it. */
  readonly acknowledging?: (() => void) | undefined;
  /** Cryptographic in production. */
  readonly random: (bytes: number) => Uint8Array;
  /** Where numbers may be fetched from, beside public addresses. */
  readonly sources?: SourcesAllowed | undefined;
  /** What calls the tick: each minute in production, at each timer where the clock jumps. */
  readonly heartbeat: (parts: {
    clock: Clock;
    database: Database;
    tick: Tick;
    activities: Activities;
  }) => Heartbeat;
  /** Messages on their way at once. */
  readonly concurrency?: { workspace: number; all: number };
  /** Where the operator may ask how it is; nowhere if not given. */
  readonly monitoring?: ServerAddress | undefined;
  /** Where people and programs are answered over HTTP, and how they reach it if not there; nowhere if not given. */
  readonly web?: (ServerAddress & { readonly publicUrl?: string | undefined }) | undefined;
  /** The bot's account of what is between it and Slack; whoever moves the clock reads it. */
  readonly traffic?: Traffic;
  readonly activities?: Activities;
}

/** A bot that is put together, and how to start and stop it. */
export interface GrowthSquad {
  readonly core: RitualCore;
  readonly workspace: { readonly id: string; readonly name: string };
  /** What draws its messages, for whoever checks what stands. */
  readonly renderers: readonly Renderer[];
  /** Where the operator may ask how it is, while it runs and if it was said where. */
  monitoringUrl(): string | undefined;
  /** Where people and programs are answered over HTTP, likewise. */
  webUrl(): string | undefined;
  /** Connects, and from then on does what is due. */
  start(): Promise<void>;
  /** No new work; what runs is finished (10 s at most), then the connection and the database are closed. */
  stop(): Promise<void>;
  /** Lets go of its ports and its file at once, as the end of its process does; whatever is under way fails. */
  abandon(): Promise<void>;
}

const rooms: readonly Room[] = [
  metric,
  hypothesis,
  commitments,
  results,
  takeIn,
  hotTopic,
  ideas,
  memory,
  planning,
  standup,
  retro,
  squadBoard,
  home,
  firstDays,
  membership,
  absences,
  setup,
  command,
  heard,
  quarrel,
  sources,
  api,
  dashboard,
  stakeholders,
  past,
  exported,
];

/** Where a member's day is, as far as their squad knows. */
const zoneAsMember = async (q: Query, workspaceId: string, userId: string): Promise<string | undefined> =>
  (await squadsOf(q, workspaceId, userId))[0]?.rituals.zone;

/**
 * Puts the rooms together: the only place that knows them all. Opens the database and asks Slack who the bot is, for as
 * long as Slack is away.
 * @throws a `DatabaseError`, as when a bot is running on the file; Slack's refusal of the token
 */
export async function createGrowthSquad(options: AppOptions): Promise<GrowthSquad> {
  const { clock, random } = options;
  const metrics = options.monitoring && new Metrics();
  const log = referenced(metrics?.counted(options.log) ?? options.log);
  const traffic = options.traffic ?? new Traffic();
  const activities = options.activities ?? new Activities();
  const database = await openDatabase({
    file: options.file,
    migrations: options.migrations,
    now: () => clock.now(),
    ...(options.scratch ? { scratch: true } : {}),
    ...(options.verbose ? { verbose: options.verbose } : {}),
  });
  let endpoints: WebServer | undefined;
  let web: WebServer | undefined;
  let site: Site | undefined;
  const abandon = async (): Promise<void> => {
    await Promise.all([endpoints?.close(), web?.close()]);
    await database.close();
  };
  try {
    const newestAt = await database.read(newestIdAt);
    const ids = createIds(clock, random, newestAt);
    const change = createChange(database, clock, ids, (keys) => {
      if (currentReference()) log.info({ messages: keys }, 'Messages are owed');
    });
    const plainFetch = createFetch({ clock, traffic, newId: () => ids.id() });
    const fetch = metrics?.counting(plainFetch, options.apiUrl ?? SLACK_API_URL) ?? plainFetch;
    const client = createClient(options.botToken, { fetch, apiUrl: options.apiUrl, log });
    let connected = (): boolean => false;
    let overdueMs = (): number => 0;
    if (options.monitoring && metrics) {
      const checked = { clock, database, isHeld: isChannelClosed };
      endpoints = await openEndpoints(options.monitoring, {
        ...{ ...checked, activities, metrics },
        ...{ connected: () => connected(), overdueMs: () => overdueMs() },
      });
    }
    web =
      options.web &&
      (await openServer(
        options.web,
        { settings: 'HTTP', most: MOST_CONNECTIONS },
        answering(activities, () => site),
      ));
    const workspace = await activities.run('connect to the workspace', () =>
      untilAnswered({ clock, log }, 'auth.test', () => askWorkspace(client)),
    );
    await change((each) => keepWorkspace(each, workspace));
    const slackFor = () => client;
    const people = createPeople({ clock, database, change, slackFor, zoneAsMember });
    const rituals = createRituals([withBoard(planningRitual), standupRitual, withReaders(retroRitual)]);
    const core: RitualCore = {
      ...{ clock, database, change, ids, log, people, slackFor, activities, rituals },
      uploads: createUploads({ client, fetch, scopes: workspace.scopes, apiUrl: options.apiUrl }),
      publicUrl: options.web?.publicUrl ?? web?.url,
      sayPrivately: (what) => change((each) => sayPrivately(each, what)),
      sourceLine,
    };

    const acknowledgements = new Acknowledgements();
    const receiver = createReceiver({
      ...options,
      ...{ acknowledgements, fetch, traffic, activities, log, observe: metrics?.acknowledged },
    });
    const bolt = new App({
      receiver,
      authorize: async () => ({
        botToken: options.botToken,
        botId: workspace.botId,
        botUserId: workspace.botUserId,
        teamId: workspace.id,
      }),
      convoStore: false,
      clientOptions: clientOptions({ fetch, apiUrl: options.apiUrl, log }),
      logger: boltLogger(log),
    });
    bolt.error(async (error) => log.error({ error }, 'An answer could not be shown'));
    const reconciler = createReconciler(core, workspace);
    for (const room of rooms) room.register?.(bolt, core);
    registerEvents(bolt, core, reconciler);
    const pulls = await createSources(core, options.sources);
    pulls.register(bolt);

    if (web) {
      const served = createSite({ log, ids });
      for (const room of rooms) room.serve?.(served, core);
      site = served;
    }

    const renderers = rooms.flatMap((room) => room.renderers ?? []);
    const doing = { rituals, by: workspace.botUserId };
    const deliveries = createDeliveryLoop({
      ...endings(doing, (userId) => reconciler.look({ about: 'person', userId })),
      clock,
      database,
      change,
      activities,
      slackFor,
      renderers,
      isHeld: isChannelClosed,
      unhurried: () => acknowledgements.given(),
      ids,
      log,
      observe: metrics?.sent,
      posted: createPinning(core, workspace.scopes),
      ...(options.concurrency ? { concurrency: options.concurrency } : {}),
    });
    const handlers = [
      ...rituals.handlers,
      reconciler.handler,
      pulls.handler,
      resumeHandler(rituals),
      ...rooms.flatMap((room) => room.dueHandlers ?? []),
    ];
    const tick = createTick({ clock, change, database, activities, handlers, log, observe: metrics?.timer });
    const seeSteps = createStepWatch({
      clock,
      log,
      isBehind: newestAt > clock.now() + NOTICED_MS,
      stepped: async ({ isBack }) => {
        if (isBack) await rescheduleAll({ database, change, rituals });
        await deliveries.planAnew();
      },
      observe: metrics?.stepped,
    });
    const heartbeat = options.heartbeat({
      clock,
      database,
      activities,
      tick: {
        tick: async () => {
          await seeSteps();
          await tick.tick();
        },
      },
    });
    connected = () => receiver.connected();
    overdueMs = () => heartbeat.overdueMs();

    return {
      core,
      workspace,
      renderers,
      monitoringUrl: () => endpoints?.url,
      webUrl: () => web?.url,
      start: async () => {
        await untilAnswered({ clock, log }, 'apps.connections.open', () => receiver.start());
        await deliveries.start();
        pulls.start();
        await heartbeat.start();
        await reconciler.start();
        await tellOfMissingScope(core, workspace);
      },
      stop: async () => {
        receiver.hold();
        const ended = Promise.all([
          endpoints?.close(),
          web?.close(),
          heartbeat.stop(),
          deliveries.stop(),
          reconciler.stop(),
          pulls.stop(),
          activities.idle(),
        ]);
        try {
          await within(clock, STOP_PATIENCE_MS, 'what is under way to end', ended);
        } finally {
          await receiver.stop();
          await database.close();
        }
      },
      abandon,
    };
  } catch (error) {
    await abandon();
    throw error;
  }
}
