import { type Input, tokensIn } from '../../test/support/life/ledger.ts';
import type { Problem } from './problems.ts';
import type { SlackSeen } from './shown.ts';

/** What the bot posted, by the words it had when somebody first saw it. */
const postKinds = ['planning', 'question', 'reminder', 'stand-up', 'retro'] as const;
export type PostKind = (typeof postKinds)[number];

/** A message of the bot at the moment in which it appeared. */
export interface Posted {
  readonly what: PostKind;
  readonly channel: string;
  readonly ts: string;
  readonly threadTs: string | undefined;
  /** The person whose direct message it is. */
  readonly to: string | undefined;
}

/** The hours of squads as they were set up: until then each makes sense, by the squad's clock and the reader's own. */
const OVER: Record<PostKind, string> = {
  planning: '12:00',
  question: '18:00',
  reminder: '18:00',
  'stand-up': '18:00',
  retro: '18:00',
};
/** And on which days of the week, Sunday is 0. */
const DAYS: Record<PostKind, readonly number[]> = {
  planning: [1],
  question: [2, 3, 4, 5],
  reminder: [2, 3, 4, 5],
  'stand-up': [2, 3, 4, 5],
  retro: [5],
};

/** A call under way at the last moment may end so much later, milliseconds. */
const GRACE_MS = 2 * 60_000;

/** Who has left is known to the bot after so long at the latest: it may be down, or Slack, for some hours. */
const NOTICED_MS = 12 * 60 * 60_000;

const instant = (ts: string): number => Number(ts) * 1_000;

/** What a calendar and a clock on a wall show there. */
function shownIn(
  zone: string,
  at: number,
): { readonly date: string; readonly day: number; readonly time: string } {
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const [date = '', time = ''] = shown.format(at).split(' ');
  return { date, time, day: new Date(`${date}T00:00:00Z`).getUTCDay() };
}

const isOneDay = (zone: string, one: number, other: number): boolean =>
  shownIn(zone, one).date === shownIn(zone, other).date;

/** Lateness, threads, order and membership by what the world knows; nothing of it is the bot's own word. */
export function checkPosts(inputs: readonly Input[], slack: SlackSeen): Problem[] {
  return [
    ...unseen(slack),
    ...late(slack),
    ...reminders(slack),
    ...wholeAnswers(inputs, slack),
    ...askedAfterwards(slack),
  ];
}

/** Of what was never seen nothing is known: then the words changed by which it is recognised. */
function unseen({ posted }: SlackSeen): Problem[] {
  const seen = new Set(posted.map(({ what }) => what));
  return postKinds.flatMap((what): Problem[] =>
    seen.has(what) ? [] : [{ kind: 'wrong', what: `no ${what} was ever seen` }],
  );
}

/** Nothing comes when its hour is over, wherever its readers live. */
function late({ posted, zones }: SlackSeen): Problem[] {
  return posted.flatMap(({ what, channel, ts, to }): Problem[] => {
    const at = instant(ts);
    const places = zones.get(to ?? channel) ?? [];
    const isInTime = places.some((zone) => {
      const { day, time } = shownIn(zone, at - GRACE_MS);
      return DAYS[what].includes(day) && time <= OVER[what];
    });
    if (isInTime) return [];
    const said = `${what} in ${channel} at ${new Date(at).toISOString()} came when it was over`;
    return [{ kind: 'wrong', what: said }];
  });
}

/** A reminder is a reply to a question that was asked before, on the same day. */
function reminders({ posted, zones }: SlackSeen): Problem[] {
  const questions = new Map(
    posted.flatMap((post) =>
      post.what === 'question' ? [[`${post.channel}/${post.ts}`, instant(post.ts)] as const] : [],
    ),
  );
  return posted.flatMap(({ what, channel, ts, threadTs, to }): Problem[] => {
    if (what !== 'reminder') return [];
    const asked = questions.get(`${channel}/${threadTs}`);
    const isAfter =
      asked !== undefined &&
      asked < instant(ts) &&
      (zones.get(to ?? channel) ?? []).some((zone) => isOneDay(zone, asked, instant(ts)));
    return isAfter
      ? []
      : [{ kind: 'wrong', what: `a reminder in ${channel} at ${ts} has no question before it` }];
  });
}

/** Longer than what the channel's message shows of one answer. */
const LONG = 1_000;

/** What somebody wrote as a whole stands below the stand-up of its date, and nowhere else. */
function wholeAnswers(inputs: readonly Input[], { messages, posted, channels, zones }: SlackSeen): Problem[] {
  const long = new Map(
    inputs.flatMap((each) => (each.text.length > LONG ? [[each.token, each] as const] : [])),
  );
  const boards = new Map(
    posted.flatMap((post) =>
      post.what === 'stand-up' ? [[`${post.channel}/${post.ts}`, instant(post.ts)] as const] : [],
    ),
  );
  return messages.flatMap(({ channel, ts, threadTs, to, text }): Problem[] => {
    if (to !== undefined || text.length < LONG) return [];
    return tokensIn(text).flatMap((token): Problem[] => {
      const input = long.get(token);
      if (!input || !text.includes(tail(input.text))) return [];
      const board = boards.get(`${channel}/${threadTs}`);
      const isThere =
        board !== undefined &&
        channels.get(input.squad) === channel &&
        (zones.get(channel) ?? []).some((zone) => shownIn(zone, board).date === input.date);
      return isThere
        ? []
        : [
            {
              kind: 'wrong',
              what: `the whole of ${token} in ${channel} at ${ts} stands outside of its stand-up’s thread`,
            },
          ];
    });
  });
}

/** The end of a text that was shortened is not in it. */
const tail = (text: string): string => text.slice(-LONG / 2).trim();

/** Who has left is asked no more. */
function askedAfterwards({ posted, squadsOf, left }: SlackSeen): Problem[] {
  return posted.flatMap(({ what, to, ts }): Problem[] => {
    if (to === undefined || (what !== 'question' && what !== 'reminder')) return [];
    const squads = squadsOf.get(to) ?? [];
    const isIn = [...squads].some((squad) => {
      const since = left.get(`${squad}/${to}`);
      return since === undefined || instant(ts) < since + NOTICED_MS;
    });
    return isIn ? [] : [{ kind: 'wrong', what: `${to} was asked at ${ts}, long after they had left` }];
  });
}

/** Who belongs to a squad is who was named and has not left; and nobody's word is taken long after they have. */
export function checkMembers(
  inputs: readonly Input[],
  members: readonly { readonly channel: string; readonly userId: string }[],
  { channels, squadsOf, left }: SlackSeen,
): Problem[] {
  const told = new Set(members.map(({ channel, userId }) => `${channel}/${userId}`));
  const due = new Set(
    [...squadsOf].flatMap(([userId, squads]) =>
      [...squads].flatMap((squad) =>
        left.has(`${squad}/${userId}`) ? [] : [`${channels.get(squad)}/${userId}`],
      ),
    ),
  );
  const wrong = [...told, ...due].filter((one) => !told.has(one) || !due.has(one));
  return [
    ...wrong.map((one): Problem => {
      const what = told.has(one) ? 'is a member, and had left' : 'is no member, and never left';
      return { kind: 'wrong', what: `${one} ${what}` };
    }),
    ...inputs.flatMap(({ kind, token, squad, userId, at, fate }): Problem[] => {
      const since = left.get(`${squad}/${userId}`);
      // Ideas are anybody's.
      if (kind === 'idea' || fate !== 'acknowledged' || since === undefined || at < since + NOTICED_MS)
        return [];
      return [{ kind: 'wrong', what: `${kind} ${token} was taken long after ${userId} had left` }];
    }),
  ];
}
