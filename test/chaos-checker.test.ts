import { describe, expect, test } from 'vitest';
import { check } from '../chaos/check/check.ts';
import { checkMeanwhile } from '../chaos/check/meanwhile.ts';
import type { Posted, PostKind } from '../chaos/check/posts.ts';
import type { Shown, SlackSeen } from '../chaos/check/shown.ts';
import type { Stored, StoredMessage } from '../chaos/check/stored.ts';
import type { Input } from './support/life/ledger.ts';

const CHANNEL = 'C1';
const ELSEWHERE = 'C2';

const input = (token: string, more: Partial<Input> = {}): Input => ({
  token,
  text: token,
  kind: 'idea',
  squad: 1,
  userId: 'U1',
  at: 0,
  fate: 'acknowledged',
  attempts: 1,
  said: '',
  ...more,
});

const answer = (token: string, more: Partial<Input> = {}): Input =>
  input(token, { kind: 'stand-up', date: '2026-11-24', ...more });

const posted = (ts: string, text: string, more: Partial<Shown> = {}): Shown => ({
  channel: CHANNEL,
  ts,
  threadTs: undefined,
  to: undefined,
  text,
  key: `key of ${ts}`,
  ...more,
});

const owed = (ts: string | null, more: Partial<StoredMessage> = {}): StoredMessage => ({
  key: `message ${ts}`,
  state: 'sent',
  channel: CHANNEL,
  ts,
  parentKey: null,
  notAfter: null,
  wanted: 1,
  sent: 1,
  ...more,
});

const ts = (at: string): string => String(Date.parse(`${at}:00Z`) / 1_000);

/** Privately to U1 if nothing else is said. */
const post = (what: PostKind, at: string, more: Partial<Posted> = {}): Posted => ({
  what,
  channel: 'D1',
  ts: ts(at),
  threadTs: undefined,
  to: more.channel === CHANNEL ? undefined : 'U1',
  ...more,
});

/** A long answer, and the message that holds all of it. */
const long = answer('q1n4z', { text: `q1n4z ${'and more '.repeat(200)}` });

const withLong = ({ inputs, stored, slack, ...end }: End, threadTs: string | undefined): End => ({
  ...end,
  inputs: [...inputs, long],
  stored: { ...stored, inputs: [...stored.inputs, { table: 'entries', text: long.text, userId: 'U1' }] },
  slack: {
    ...slack,
    messages: [posted('1', 'Stand-up: q1n4z today'), posted(ts('2026-11-24T11:01'), long.text, { threadTs })],
  },
});

const withPost = ({ slack, ...end }: End, ...more: Posted[]): End => ({
  ...end,
  slack: { ...slack, posted: [...slack.posted, ...more] },
});

/** A good end: an idea, a stand-up's answer, and the message that shows it. */
function goodEnd() {
  const inputs: Input[] = [input('q1n1z'), answer('q1n2z')];
  const stored: Stored = {
    inputs: [
      { table: 'hypothesis_versions', text: 'q1n1z', userId: 'U1' },
      { table: 'entries', text: 'q1n2z', userId: 'U1' },
    ],
    messages: [owed('1')],
    members: [
      { channel: CHANNEL, userId: 'U1' },
      { channel: ELSEWHERE, userId: 'U2' },
      { channel: CHANNEL, userId: 'U3' },
      { channel: ELSEWHERE, userId: 'U3' },
    ],
    damage: [],
  };
  const slack: SlackSeen = {
    messages: [posted('1', 'Stand-up: q1n2z today')],
    channels: new Map([
      [1, CHANNEL],
      [2, ELSEWHERE],
    ]),
    posted: [
      post('planning', '2026-11-23T09:30', { channel: CHANNEL }),
      post('question', '2026-11-24T10:00'),
      post('reminder', '2026-11-24T10:45', { threadTs: ts('2026-11-24T10:00') }),
      post('stand-up', '2026-11-24T11:00', { channel: CHANNEL, to: undefined }),
      // In their own evening, by the clock of the squad.
      post('question', '2026-11-25T17:30', { channel: 'D4', to: 'U4' }),
      post('retro', '2026-11-27T16:00', { channel: CHANNEL }),
    ],
    zones: new Map([
      [CHANNEL, ['UTC']],
      [ELSEWHERE, ['Asia/Tokyo']],
      ['D1', ['UTC']],
      ['U1', ['UTC']],
      ['U2', ['Asia/Tokyo']],
      ['U3', ['UTC', 'Asia/Tokyo']],
      ['U4', ['Asia/Tokyo', 'UTC']],
    ]),
    squadsOf: new Map([
      ['U1', new Set([1])],
      ['U2', new Set([2])],
      ['U3', new Set([1, 2])],
      ['U4', new Set([1])],
    ]),
    left: new Map([['1/U4', Date.parse('2026-11-26T12:00Z')]]),
    refused: [],
  };
  return { inputs, stored, slack };
}

type End = ReturnType<typeof goodEnd>;

const found = ({ inputs, stored, slack }: End): string[] =>
  check(inputs, stored, slack).map(({ kind, what }) => `${kind}: ${what}`);

test('after a good end there is nothing to find', () => {
  expect(found(goodEnd())).toEqual([]);
  const { inputs, ...end } = goodEnd();
  const whole = withLong({ inputs: inputs.slice(0, 1), ...end }, ts('2026-11-24T11:00'));
  expect(found(whole)).toEqual([]);
});

describe('what is planted is found:', () => {
  test.each<[string, (end: End) => End, string]>([
    [
      'a lost row',
      (end) => ({ ...end, stored: { ...end.stored, inputs: end.stored.inputs.slice(1) } }),
      'lost: idea q1n1z',
    ],
    [
      'a row of somebody else',
      ({ stored, ...end }) => {
        const inputs = stored.inputs.map((row) => ({ ...row, userId: 'U2' }));
        return { ...end, stored: { ...stored, inputs } };
      },
      'lost: idea q1n1z',
    ],
    [
      'a row stored twice',
      ({ stored, ...end }) => ({
        ...end,
        stored: { ...stored, inputs: [...stored.inputs, ...stored.inputs.slice(0, 1)] },
      }),
      'doubled: idea q1n1z',
    ],
    [
      'what was refused, and stored',
      (end) => ({ ...end, inputs: [input('q1n1z', { fate: 'refused' }), answer('q1n2z')] }),
      'wrong: idea q1n1z',
    ],
    [
      'a message posted twice',
      ({ slack, ...end }) => ({
        ...end,
        slack: {
          ...slack,
          messages: [...slack.messages, posted('2', 'Planning', { key: 'key of 1' })],
        },
      }),
      'doubled: in C1 at 2',
    ],
    [
      'the same words under another key',
      ({ slack, ...end }) => ({
        ...end,
        slack: { ...slack, messages: [...slack.messages, posted('2', 'Stand-up: q1n2z today')] },
      }),
      'doubled: the same words',
    ],
    [
      'a message that is not where it was sent',
      ({ stored, ...end }) => ({ ...end, stored: { ...stored, messages: [owed('1'), owed('7')] } }),
      'lost: message 7',
    ],
    [
      'a message that is still owed',
      ({ stored, ...end }) => {
        const messages = [owed('1'), owed(null, { state: 'waiting' })];
        return { ...end, stored: { ...stored, messages } };
      },
      'lost: message null is still waiting',
    ],
    [
      'a message that was given up',
      ({ stored, ...end }) => {
        const messages = [owed('1'), owed(null, { state: 'dead' })];
        return { ...end, stored: { ...stored, messages } };
      },
      'lost: message null was given up',
    ],
    [
      'a message in an old form',
      ({ stored, ...end }) => ({ ...end, stored: { ...stored, messages: [owed('1', { wanted: 2 })] } }),
      'wrong: message 1 shows revision 1 of 2',
    ],
    [
      'a reply outside of its thread',
      ({ stored, slack, ...end }) => ({
        ...end,
        stored: { ...stored, messages: [owed('1'), owed('2', { parentKey: 'message 1' })] },
        slack: { ...slack, messages: [...slack.messages, posted('2', 'More')] },
      }),
      'wrong: message 2 stands outside of its thread',
    ],
    [
      'a reply without what it replies to',
      ({ stored, slack, ...end }) => ({
        ...end,
        stored: { ...stored, messages: [owed('1'), owed('2', { parentKey: 'message 7' })] },
        slack: { ...slack, messages: [...slack.messages, posted('2', 'More', { threadTs: '1' })] },
      }),
      'wrong: message 2 stands outside of its thread',
    ],
    [
      'a message that came too late',
      ({ stored, ...end }) => ({
        ...end,
        stored: { ...stored, messages: [owed('1000', { notAfter: 700_000 })] },
      }),
      'wrong: message 1000 was posted 5 minutes too late',
    ],
    [
      'another text than what was typed',
      ({ stored, ...end }) => {
        const inputs = stored.inputs.map((row) => ({ ...row, text: `${row.text} and more` }));
        return { ...end, stored: { ...stored, inputs } };
      },
      'wrong: idea q1n1z is stored as “q1n1z and more”',
    ],
    [
      'words in another squad’s channel',
      ({ slack, ...end }) => ({
        ...end,
        slack: { ...slack, messages: [...slack.messages, posted('2', 'q1n1z', { channel: ELSEWHERE })] },
      }),
      'wrong: words of squad 1 in C2',
    ],
    [
      'words before another squad’s people',
      ({ slack, ...end }) => ({
        ...end,
        slack: { ...slack, messages: [...slack.messages, posted('2', 'q1n1z', { channel: 'D2', to: 'U2' })] },
      }),
      'wrong: words of squad 1 in D2',
    ],
    [
      'an answer that never came to the channel',
      ({ slack, ...end }) => ({ ...end, slack: { ...slack, messages: [posted('1', 'Stand-up')] } }),
      'lost: stand-up q1n2z',
    ],
    [
      'an old answer that still stands there',
      ({ inputs, stored, ...end }) => ({
        ...end,
        inputs: [...inputs, answer('q1n3z')],
        stored: {
          ...stored,
          inputs: [...stored.inputs, { table: 'entries', text: 'q1n3z', userId: 'U1' }],
        },
        slack: { ...end.slack, messages: [posted('1', 'Stand-up: q1n2z q1n3z')] },
      }),
      'wrong: stand-up q1n2z is an old answer',
    ],
    [
      'a planning that came when its hour was over, whatever the bot says of it',
      (end) => withPost(end, post('planning', '2026-11-30T12:10', { channel: CHANNEL })),
      'wrong: planning in C1 at 2026-11-30T12:10:00.000Z came when it was over',
    ],
    [
      'that the checker does not know a question when it sees one',
      ({ slack, ...end }) => ({
        ...end,
        slack: { ...slack, posted: slack.posted.filter(({ what }) => what !== 'question') },
      }),
      'wrong: no question was ever seen',
    ],
    [
      'a question of the evening before in the morning',
      (end) => withPost(end, post('question', '2026-11-25T23:00')),
      'wrong: question in D1 at 2026-11-25T23:00:00.000Z came when it was over',
    ],
    [
      'a retro on a Monday',
      (end) => withPost(end, post('retro', '2026-11-30T16:00', { channel: CHANNEL })),
      'wrong: retro in C1',
    ],
    [
      'a reminder before its question',
      (end) =>
        withPost(
          end,
          post('reminder', '2026-11-25T10:45', { threadTs: ts('2026-11-25T11:00') }),
          post('question', '2026-11-25T11:00'),
        ),
      'wrong: a reminder in D1',
    ],
    [
      'a reminder without a question',
      (end) => withPost(end, post('reminder', '2026-11-25T10:45')),
      'wrong: a reminder in D1',
    ],
    [
      'a reminder below the question of another day',
      (end) => withPost(end, post('reminder', '2026-11-25T10:45', { threadTs: ts('2026-11-24T10:00') })),
      'wrong: a reminder in D1',
    ],
    ['a whole answer in no thread', (end) => withLong(end, undefined), 'wrong: the whole of q1n4z in C1'],
    [
      'a whole answer below something else',
      (end) => withLong(end, ts('2026-11-23T09:30')),
      'wrong: the whole of q1n4z in C1',
    ],
    [
      'a question to somebody who had left',
      (end) => withPost(end, post('question', '2026-11-27T10:00', { channel: 'D4', to: 'U4' })),
      'wrong: U4 was asked at',
    ],
    [
      'somebody who had left and is still a member',
      ({ stored, ...end }) => ({
        ...end,
        stored: { ...stored, members: [...stored.members, { channel: CHANNEL, userId: 'U4' }] },
      }),
      'wrong: C1/U4 is a member, and had left',
    ],
    [
      'somebody who never left and is no member',
      ({ stored, ...end }) => ({ ...end, stored: { ...stored, members: stored.members.slice(1) } }),
      'wrong: C1/U1 is no member, and never left',
    ],
    [
      'the word of somebody who had left long before',
      ({ inputs, stored, ...end }) => ({
        ...end,
        inputs: [
          ...inputs,
          input('q1n5z', { kind: 'estimate', userId: 'U4', at: Date.parse('2026-11-30T12:00Z') }),
        ],
        stored: {
          ...stored,
          inputs: [...stored.inputs, { table: 'estimates', text: 'q1n5z', userId: 'U4' }],
        },
      }),
      'wrong: estimate q1n5z was taken long after U4 had left',
    ],
    [
      'words of one squad before somebody who is in another two',
      ({ slack, ...end }) => ({
        ...end,
        slack: {
          ...slack,
          squadsOf: new Map([...slack.squadsOf, ['U3', new Set([2, 3])]]),
          messages: [...slack.messages, posted('2', 'q1n1z', { channel: 'D3', to: 'U3' })],
        },
      }),
      'wrong: words of squad 1 in D3',
    ],
    [
      'a post without a key',
      ({ slack, ...end }) => ({
        ...end,
        slack: { ...slack, messages: [...slack.messages, posted('2', 'Hello', { key: undefined })] },
      }),
      'wrong: a post without a key',
    ],
    [
      'a refused call',
      ({ slack, ...end }) => ({ ...end, slack: { ...slack, refused: ['chat.update: invalid_blocks'] } }),
      'wrong: Slack refused chat.update',
    ],
    [
      'a damaged file',
      ({ stored, ...end }) => ({ ...end, stored: { ...stored, damage: ['page 7'] } }),
      'wrong: the file is damaged',
    ],
  ])('%s', (_what, plant, expected) => {
    expect(found(plant(goodEnd()))).toEqual(expect.arrayContaining([expect.stringContaining(expected)]));
  });
});

describe('meanwhile', () => {
  const inputs = [answer('q1n1z'), answer('q1n2z', { at: 10 })];
  const shows = (text: string) => [{ channel: CHANNEL, texts: ['Planning', text] }];

  test('an answer that was replaced is found where the bot says that all is up to date', () => {
    const [problem] = checkMeanwhile(inputs, shows('Stand-up: q1n1z'), () => true, 100);
    expect(problem?.what).toContain('C1 shows q1n1z, which q1n2z had replaced');
  });

  test.each([
    ['the newest answer', inputs, 'Stand-up: q1n2z', true],
    ['a board that is still to be brought up to date', inputs, 'Stand-up: q1n1z', false],
    [
      'an answer of which nobody knows whether it was replaced',
      [answer('q1n1z'), answer('q1n2z', { fate: 'unknown' })],
      'q1n1z',
      true,
    ],
    ['what was entered just now', [answer('q1n1z'), answer('q1n2z', { at: 100 })], 'q1n1z', true],
  ] as const)('nothing is wrong with %s', (_what, given, text, upToDate) => {
    expect(checkMeanwhile(given, shows(text), () => upToDate, 100)).toEqual([]);
  });
});
