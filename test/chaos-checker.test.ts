import { describe, expect, test } from 'vitest';
import { check } from '../chaos/check/check.ts';
import { checkMeanwhile } from '../chaos/check/meanwhile.ts';
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

/** A good end: an idea, a stand-up's answer, and the message that shows it. */
function goodEnd() {
  const inputs: Input[] = [input('q1n1z'), answer('q1n2z')];
  const stored: Stored = {
    inputs: [
      { table: 'hypothesis_versions', text: 'q1n1z', userId: 'U1' },
      { table: 'entries', text: 'q1n2z', userId: 'U1' },
    ],
    messages: [owed('1')],
    damage: [],
  };
  const slack: SlackSeen = {
    messages: [posted('1', 'Stand-up: q1n2z today')],
    channels: new Map([
      [1, CHANNEL],
      [2, ELSEWHERE],
    ]),
    squadOf: new Map([
      ['U1', 1],
      ['U2', 2],
    ]),
    refused: [],
  };
  return { inputs, stored, slack };
}

type End = ReturnType<typeof goodEnd>;

const found = ({ inputs, stored, slack }: End): string[] =>
  check(inputs, stored, slack).map(({ kind, what }) => `${kind}: ${what}`);

test('after a good end there is nothing to find', () => {
  expect(found(goodEnd())).toEqual([]);
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
