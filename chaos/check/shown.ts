import type { Posted } from './posts.ts';

/** A message of the bot as it stands in Slack. */
export interface Shown {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs: string | undefined;
  /** The person whose direct message it is. */
  readonly to: string | undefined;
  /** All words in it. */
  readonly text: string;
  /** What it carries so that it is found again. */
  readonly key: string | undefined;
}

/** Where the bot's messages stand and who lives there. */
export interface SlackSeen {
  readonly messages: readonly Shown[];
  /** By squad: its channel's id. */
  readonly channels: ReadonlyMap<number, string>;
  /** What the bot posted, as it was when it appeared. */
  readonly posted: readonly Posted[];
  /** By person, or by a squad's channel: by which clocks they live. */
  readonly zones: ReadonlyMap<string, readonly string[]>;
  /** By person: the squads in which they were named. */
  readonly squadsOf: ReadonlyMap<string, ReadonlySet<number>>;
  /** By squad and person ("1/U1"): when they left its channel first, UTC milliseconds. Nobody names them again. */
  readonly left: ReadonlyMap<string, number>;
  /** Calls that Slack refused for what was in them. */
  readonly refused: readonly string[];
}
