/** A place that a link of Slack leads to. */
export interface Target {
  readonly channel: string;
  readonly ts: string | undefined;
  /** The parent of a reply. */
  readonly thread: string | undefined;
}

/** Where a permalink (`https://team.slack.com/archives/C1/p1700000000000100`) leads; undefined for any other address. */
export function targetOf(url: string): Target | undefined {
  if (!URL.canParse(url)) return undefined;
  const { hostname, pathname, searchParams } = new URL(url);
  const [, channel, seconds, micros] =
    /^\/archives\/([CDG][A-Z0-9]+)(?:\/p(\d{10})(\d{6}))?\/?$/.exec(pathname) ?? [];
  if (!hostname.endsWith('.slack.com') || channel === undefined) return undefined;
  const ts = seconds === undefined ? undefined : `${seconds}.${micros ?? ''}`;
  return { channel, ts, thread: searchParams.get('thread_ts') ?? undefined };
}
