import { dateAt } from '../calendar/zone.ts';
import { owedEver, rowsByTable } from './account-store.ts';
import type { Stage } from './stage.ts';

/** What a played week left behind, checked against what Slack shows. */
export interface Account {
  /** Calls that Slack refused, and rules the bot broke without being refused. */
  readonly refused: readonly string[];
  /** Messages the bot owes and Slack doesn't show. */
  readonly lost: readonly string[];
  /** Messages of the bot that Slack shows and that no row stands for: doubled or stray. */
  readonly doubled: readonly string[];
  readonly rows: ReadonlyMap<string, number>;
  /** Most notifications that one person got on one day of their own. */
  readonly notifications: number;
}

/** Ended on purpose: these owe nothing any more. */
const ENDED = ['cancelled', 'expired'];

/** Compares each message the bot owed with each message that Slack shows, one by one. */
export async function accountOf(stage: Stage): Promise<Account> {
  const { slack, bot } = stage;
  const { owed, rows } = await bot.core.database.read(async (q) => ({
    owed: await owedEver(q),
    rows: await rowsByTable(q),
  }));
  const place = (channel: string, ts: string): string => `${channel}/${ts}`;
  const shown = [...slack.channels.keys()].flatMap((channel) => {
    const top = slack.history(channel);
    const replies = top.flatMap((message) => slack.thread(channel, message.ts).slice(1));
    return [...top, ...replies]
      .filter((message) => message.user === slack.botUserId && !message.subtype)
      .map((message) => ({ place: place(channel, message.ts), text: message.text }));
  });
  const places = new Set(shown.map((message) => message.place));
  const known = new Set(owed.flatMap(({ channel, ts }) => (channel && ts ? [place(channel, ts)] : [])));
  return {
    refused: [
      ...slack.refused.map((call) => `${call.method}: ${call.error} ${call.messages.join(' ')}`),
      ...slack.faultsOfBot,
    ],
    lost: owed
      .filter(({ state }) => !ENDED.includes(state))
      .filter(
        ({ state, channel, ts }) => state !== 'sent' || !channel || !ts || !places.has(place(channel, ts)),
      )
      .map(({ key, state }) => `${key} (${state})`),
    doubled: shown.filter((message) => !known.has(message.place)).map((message) => message.text),
    rows,
    notifications: Math.max(
      0,
      ...[...slack.users.values()].map(({ id, zone }) => mostADay(slack.notifications(id), zone)),
    ),
  };
}

/** Most notifications that somebody got on one day, by their own clock. */
function mostADay(got: readonly { readonly at: number }[], zone: string): number {
  const days = new Map<string, number>();
  for (const { at } of got) {
    const day = dateAt(at, zone);
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  return Math.max(0, ...days.values());
}

/** Whether everything is as it should be. */
export const isClean = ({ refused, lost, doubled }: Account): boolean =>
  refused.length + lost.length + doubled.length === 0;

/** The account as lines to print; the last says what Slack refused. */
export function accountLines(account: Account): string[] {
  const tables = [...account.rows].map(([table, count]) => `${table} ${count}`);
  return [
    `rows: ${tables.join(' · ')}`,
    `notifications: at most ${account.notifications} a person a day`,
    ...account.refused.map((what) => `refused: ${what}`),
    ...account.lost.map((what) => `lost: ${what}`),
    ...account.doubled.map((what) => `doubled: ${what}`),
    `${account.lost.length} lost, ${account.doubled.length} doubled, ${account.refused.length} refused by Slack`,
  ];
}
