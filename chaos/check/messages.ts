import { type Input, squadOfToken, tokensIn } from '../../test/support/life/ledger.ts';
import type { Problem } from './problems.ts';
import type { Shown, SlackSeen } from './shown.ts';
import type { Stored } from './stored.ts';

/** The second promise: each message the bot owes is in Slack once, and the one it calls sent is really there. */
export function checkMessages(slack: SlackSeen, stored: Stored): Problem[] {
  const byPlace = new Set(slack.messages.map(({ channel, ts }) => `${channel}/${ts}`));
  const lost = stored.messages.flatMap((message): Problem[] => {
    const { key, state, channel, ts, wanted, sent } = message;
    if (['waiting', 'sending', 'unknown'].includes(state)) {
      return [{ kind: 'lost', what: `${key} is still ${state}` }];
    }
    if (state === 'dead') return [{ kind: 'lost', what: `${key} was given up` }];
    if (ts === null) return [];
    if (!byPlace.has(`${channel}/${ts}`)) return [{ kind: 'lost', what: `${key} is not where it was sent` }];
    if (state === 'sent' && sent < wanted)
      return [{ kind: 'wrong', what: `${key} shows revision ${sent} of ${wanted}` }];
    return [];
  });
  return [
    ...lost,
    ...doubledKeys(slack.messages),
    ...doubledTexts(slack.messages),
    ...misplaced(slack, stored),
    ...late(stored),
  ];
}

/** A reply stands in the thread of the message it belongs to, and came after it. */
function misplaced(slack: SlackSeen, stored: Stored): Problem[] {
  const byKey = new Map(stored.messages.map((message) => [message.key, message]));
  const threads = new Map(slack.messages.map(({ channel, ts, threadTs }) => [`${channel}/${ts}`, threadTs]));
  return stored.messages.flatMap(({ key, channel, ts, parentKey }): Problem[] => {
    const place = `${channel}/${ts}`;
    if (ts === null || parentKey === null || !threads.has(place)) return [];
    const parent = byKey.get(parentKey)?.ts ?? undefined;
    const isThere = parent !== undefined && threads.get(place) === parent;
    return isThere ? [] : [{ kind: 'wrong', what: `${key} stands outside of its thread` }];
  });
}

/** What is too late expires. A call under way at the last moment may end so much later, milliseconds. */
const GRACE_MS = 2 * 60_000;

function late({ messages }: Stored): Problem[] {
  return messages.flatMap(({ key, ts, notAfter }): Problem[] => {
    const posted = Number(ts) * 1_000;
    if (ts === null || notAfter === null || posted <= notAfter + GRACE_MS) return [];
    const minutes = Math.round((posted - notAfter) / 60_000);
    return [{ kind: 'wrong', what: `${key} was posted ${minutes} minutes too late` }];
  });
}

/** Each message carries a key of its own: the same one twice is the same message posted twice. */
function doubledKeys(messages: readonly Shown[]): Problem[] {
  const seen = new Set<string>();
  return messages.flatMap(({ key, channel, ts, text }): Problem[] => {
    if (key === undefined) return [{ kind: 'wrong', what: `a post without a key in ${channel} at ${ts}` }];
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew ? [] : [{ kind: 'doubled', what: `in ${channel} at ${ts}: ${text.slice(0, 80)}` }];
  });
}

/** In another week the same may be true again: the same bet is carried over, somebody is asked once more; seconds. */
const ANOTHER_WEEK_S = 5 * 24 * 60 * 60;

/** Texts in one channel that are word for word the same, whatever key they carry. */
function doubledTexts(messages: readonly Shown[]): Problem[] {
  const seen = new Map<string, number>();
  return messages.flatMap(({ channel, ts, text, threadTs }): Problem[] => {
    if (threadTs !== undefined || tokensIn(text).length === 0) return [];
    const same = `${channel} ${text}`;
    const before = seen.get(same);
    seen.set(same, Number(ts));
    return before === undefined || Number(ts) - before >= ANOTHER_WEEK_S
      ? []
      : [{ kind: 'doubled', what: `the same words in ${channel} at ${ts}: ${text.slice(0, 80)}` }];
  });
}

/** The third promise: nobody's words stand in another squad's channel or before another squad's people. */
export function checkPlaces({ messages, channels, squadsOf }: SlackSeen): Problem[] {
  return messages.flatMap(({ channel, to, text }): Problem[] => {
    const squads = new Set(tokensIn(text).map(squadOfToken));
    return [...squads].flatMap((squad): Problem[] => {
      const isTheirs =
        to === undefined ? channels.get(squad) === channel : (squadsOf.get(to)?.has(squad) ?? false);
      return isTheirs
        ? []
        : [{ kind: 'wrong', what: `words of squad ${squad} in ${channel}: ${text.slice(0, 80)}` }];
    });
  });
}

/**
 * The newest form: each member's last answer to a stand-up stands in one message of the channel, and no earlier answer
 * of theirs to the same stand-up does.
 */
export function checkStandups(inputs: readonly Input[], { messages, channels }: SlackSeen): Problem[] {
  const places = new Map<string, number>();
  for (const { channel, text, threadTs } of messages) {
    if (threadTs !== undefined) continue;
    for (const token of new Set(tokensIn(text))) {
      const place = `${channel}/${token}`;
      places.set(place, (places.get(place) ?? 0) + 1);
    }
  }
  const answers = new Map<string, Input[]>();
  for (const input of inputs) {
    if (input.kind !== 'stand-up') continue;
    const of = `${input.squad}/${input.userId}/${input.date}`;
    answers.set(of, [...(answers.get(of) ?? []), input]);
  }
  return [...answers.values()].flatMap((given) => {
    const known = given.every((input) => input.fate !== 'unknown' && input.attempts === 1);
    const taken = given.filter((input) => input.fate === 'acknowledged');
    const count = ({ squad, token }: Input): number => places.get(`${channels.get(squad)}/${token}`) ?? 0;
    const newest = taken.at(-1);
    const problems: Problem[] = [];
    if (newest && count(newest) === 0 && known) {
      problems.push({
        kind: 'lost',
        what: `stand-up ${newest.token} of ${newest.date} never came to the channel`,
      });
    }
    for (const input of given) {
      if (count(input) > 1)
        problems.push({ kind: 'doubled', what: `stand-up ${input.token} stands there twice` });
      const isOld = input !== newest && known && newest !== undefined;
      if (isOld && count(input) > 0)
        problems.push({ kind: 'wrong', what: `stand-up ${input.token} is an old answer` });
    }
    return problems;
  });
}
