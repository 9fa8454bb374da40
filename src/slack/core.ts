import type { Activities, Clock } from '@growth-squad/clock';
import type { MakeChange } from '../database/change.ts';
import type { Database, Query } from '../database/database.ts';
import type { Ids } from '../database/ids.ts';
import type { Language } from '../language/language.ts';
import type { SlackFor } from './connection/client.ts';
import type { Uploads } from './connection/uploads.ts';
import type { Log } from './log.ts';
import type { People } from './people.ts';

/** Something to be said to one person in their private messages. */
export interface Private {
  readonly workspaceId: string;
  readonly userId: string;
  /** What it answers: the same again is said once. */
  readonly key: string;
  readonly said: string;
}

/** What every room works with; put together in one place, handed to each room's `register`. */
export interface Core {
  readonly clock: Clock;
  readonly database: Database;
  readonly change: MakeChange;
  readonly ids: Ids;
  readonly log: Log;
  readonly people: People;
  readonly slackFor: SlackFor;
  readonly activities: Activities;
  readonly uploads: Uploads;
  /** How people reach what the bot answers over HTTP, with `/` at the end; undefined: it answers nothing. */
  readonly publicUrl: string | undefined;
  /** Says what can't be said where somebody is; a higher room fills this port. */
  readonly sayPrivately: (what: Private) => Promise<void>;
  /** Where a number comes from and what came last, in a line; undefined: it is typed. A higher room fills this port. */
  readonly sourceLine: (
    q: Query,
    metricId: string,
    reader: { readonly language: Language; readonly zone: string; readonly now: number },
  ) => Promise<string | undefined>;
}
