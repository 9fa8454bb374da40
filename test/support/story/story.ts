import { join } from 'node:path';
import type { Person, RefusedCall } from '@growth-squad/local-slack';
import { expect, onTestFinished } from 'vitest';
import { instantOf } from '../../../src/calendar/zone.ts';
import { type Cast, type CastMember, castIn } from '../../../src/demo/cast.ts';
import { Stage, type StageOptions } from '../../../src/demo/stage.ts';
import { catalogue } from '../../../src/language/catalogue.ts';
import type { Language } from '../../../src/language/language.ts';
import { leavesPortable } from '../database/portable-sql.ts';
import { temporaryFolder } from '../database/temporary-database.ts';
import { DrawnAnew } from './drawn-anew.ts';

/** The Monday on which stories begin, unless they say otherwise. */
export const MONDAY = '2026-11-23';

export interface StoryOptions {
  readonly language?: Language;
  readonly cast?: Cast;
  /** The first day (a date) and time in the squad's zone; Monday 08:30 if not given. */
  readonly from?: readonly [date: string, time: string];
  /** Words of errors that this story causes on purpose; any other logged error fails it. */
  readonly expectedErrors?: readonly RegExp[];
  /** Slack's words for refusals that this story causes on purpose; any other fails it. */
  readonly expectedRefusals?: readonly string[];
  readonly jitter?: StageOptions['jitter'];
  readonly manifest?: string;
  /** Told the SQL of each statement of the bot, without values. */
  readonly verbose?: StageOptions['verbose'];
  /** Called as the bot is about to acknowledge something. */
  readonly acknowledging?: StageOptions['acknowledging'];
  /** Not after each deed: where the bot's own statements are counted, or what stands may read otherwise. */
  readonly drawnAnew?: false;
  /** Where the operator may ask how the bot is. */
  readonly monitoring?: StageOptions['monitoring'];
  /** Where the bot answers over HTTP. */
  readonly web?: StageOptions['web'];
  /** Where numbers may be fetched from. */
  readonly sources?: StageOptions['sources'];
  /** What calls the tick, if not the clock that jumps. */
  readonly heartbeat?: StageOptions['heartbeat'];
}

/** A stage for one test: when the test has ended, nothing may have been refused by Slack, gone wrong or hang. */
export interface Story {
  readonly stage: Stage;
  readonly language: Language;
  readonly cast: Cast;
  /** The squad's channel by its name. */
  readonly channel: string;
  readonly words: ReturnType<typeof catalogue>;
  readonly people: Readonly<Record<CastMember, Person>>;
  /** What Slack refused and was not expected. */
  refused(): readonly RefusedCall[];
  /** Everything that was logged, as text. */
  readonly logged: string[];
  /** The channel as the product manager reads it. */
  read(): string;
}

/** Opens a stage on which nothing has happened yet: the bot is not running. */
export async function openStage(options: StoryOptions = {}): Promise<Story> {
  const language = options.language ?? 'en';
  const cast = options.cast ?? castIn(language);
  const [date, time] = options.from ?? [MONDAY, '08:30'];
  const logged: string[] = [];
  const errors: string[] = [];
  const statements = new Set<string>();
  const text = (fields: object, message: string): string => {
    const error: unknown = 'error' in fields ? fields.error : undefined;
    return `${message} ${JSON.stringify(fields)} ${error instanceof Error ? error.stack : ''}`;
  };
  const anew = new DrawnAnew();
  const stage = await Stage.open({
    cast,
    start: instantOf(date, time, cast.zone),
    file: join(temporaryFolder(), 'squad.sqlite'),
    log: {
      info: (fields, message) => logged.push(text(fields, message)),
      warn: (fields, message) => logged.push(text(fields, message)),
      error: (fields, message) => errors.push(text(fields, message)),
    },
    ...(options.jitter ? { jitter: options.jitter } : {}),
    ...(options.manifest === undefined ? {} : { manifest: options.manifest }),
    verbose: (sql) => {
      statements.add(sql);
      options.verbose?.(sql);
    },
    acknowledging: options.acknowledging,
    monitoring: options.monitoring,
    web: options.web,
    sources: options.sources,
    heartbeat: options.heartbeat,
    ...(options.drawnAnew === false ? {} : { settled: ({ bot, slack }) => anew.check(bot, slack) }),
  });
  const refused = () => stage.slack.refused.filter(({ error }) => !options.expectedRefusals?.includes(error));
  onTestFinished(async () => {
    await stage.close();
    const expected = options.expectedErrors ?? [];
    expect(errors.filter((error) => !expected.some((pattern) => pattern.test(error)))).toEqual([]);
    expect(refused()).toEqual([]);
    expect(stage.slack.faultsOfBot).toEqual([]);
    expect(leavesPortable(statements)).toEqual([]);
  });
  return {
    stage,
    language,
    cast,
    channel: cast.channel,
    words: catalogue(language),
    people: stage.people,
    refused,
    logged,
    read: () => stage.people.product.read(cast.channel),
  };
}

/** Opens a stage with the bot running and brought into the channel; the squad is not set up yet. */
export async function openStory(options: StoryOptions = {}): Promise<Story> {
  const story = await openStage(options);
  await story.stage.startBot();
  await story.people.product.invite(story.channel);
  return story;
}

/** The same, with the squad set up: the product manager names everybody's role, a target of 1,500, and saves. */
export async function openSquadStory(options: StoryOptions = {}): Promise<Story> {
  const story = await openStory(options);
  await setUp(story);
  return story;
}

/** The product manager sets the squad up. */
export async function setUp(
  { people, words, stage }: Pick<Story, 'people' | 'words' | 'stage'>,
  target = '1500',
): Promise<void> {
  const { product, marketing, frontend, backend, designer } = people;
  const { setup } = words;
  await product.click(setup.setItUp);
  await product.fill({
    [setup.marketing]: [marketing.name],
    [setup.engineers]: [frontend.name, backend.name],
    [setup.designers]: [designer.name],
    [setup.others]: [],
    [setup.target]: target,
  });
  const seen = await product.submit();
  if (seen.modal) throw new Error(`The set-up was not saved: ${seen.text}`);
  await stage.pass(1_000);
}
