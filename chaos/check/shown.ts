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
  /** By person: their squad. */
  readonly squadOf: ReadonlyMap<string, number>;
  /** Calls that Slack refused for what was in them. */
  readonly refused: readonly string[];
}
