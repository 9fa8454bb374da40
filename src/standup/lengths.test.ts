import { asText, checkMessage, notifies, sumOf } from '@growth-squad/local-slack';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  at,
  blocker,
  day,
  daysBefore,
  entry,
  metric as ownMetric,
  squad,
} from '../../test/support/fixtures/standup.ts';
import type { Message } from '../slack/message.ts';
import { inOneLine, notification } from '../slack/typed.ts';
import type { Blocker } from './blockers/blocker.ts';
import { callMessage, helpMessage } from './blockers/call.ts';
import { boardMessage } from './board.ts';
import type { Entry } from './entry.ts';
import { cutIn } from './shorten.ts';
import { countReplies, MOST_REPLIES, wholeMessage } from './whole.ts';

const bare = { user: (id: string) => `@${id}`, channel: (id: string) => `#${id}` };
const metric = { ...ownMetric, name: '&'.repeat(80) };
const current = {
  metric,
  standing: { value: undefined, target: '1500', of: undefined, asOf: undefined, source: undefined },
};

/** What stands in members' way: all that they say, with somebody to help, and as much since earlier days. */
function blockersOf(entries: readonly Entry[]): Blocker[] {
  const helper = { helperId: 'helper', askedIn: 'o' };
  const own = entries
    .filter((each) => each.inTheWay !== null)
    .map((each) => blocker(each.userId, { id: `own-${each.userId}`, text: each.inTheWay ?? '', ...helper }));
  const earlier = entries.map((each, index) => {
    const fields = {
      id: `earlier-${each.userId}`,
      entryId: 'earlier',
      date: daysBefore(1),
      text: each.today,
    };
    return blocker(each.userId, { ...fields, ...helper, ...(index % 3 === 0 ? { ending: 'resolved' } : {}) });
  });
  return [...earlier, ...own];
}

/** The channel's message and all replies, of a stand-up whose members have these names. */
function messagesOf(entries: readonly Entry[], name = '&'.repeat(40), away = 0, most = 40) {
  const blockers = blockersOf(entries);
  const awayIds = Array.from({ length: away }, (_, index) => `away-${index}`);
  const memberIds = [...entries.map(({ userId }) => userId), ...awayIds];
  const board = boardMessage({
    squad,
    day: day({ memberIds, awayIds, entries, blockers }),
    names: () => name,
    current,
    titles: new Map(entries.map(({ commitmentId }) => [commitmentId ?? '', '&'.repeat(150)])),
    late: true,
    now: at('11:30'),
  });
  const cut = cutIn({ entries, blockers });
  const replies = entries
    .filter((each) => cut.includes(each.userId))
    .slice(0, most)
    .map((each) => {
      const count = countReplies(each, 'en');
      expect(count).toBeLessThanOrEqual(MOST_REPLIES);
      expect(wholeMessage(each, { part: count + 1, name, language: 'en' })).toBeUndefined();
      const parts = Array.from({ length: count }, (_, index) =>
        wholeMessage(each, { part: index + 1, name, language: 'en' }),
      );
      return { userId: each.userId, parts: parts.flatMap((part) => (part ? [part] : [])) };
    });
  return { board, replies };
}

function expectAccepted(drawn: Message): void {
  const message = { ...drawn, text: notification(drawn.text) };
  expect(checkMessage(message)).toBeUndefined();
  expect(sumOf(message.blocks)).toBeLessThanOrEqual(10_000);
  expect(message.blocks.length).toBeLessThanOrEqual(45);
  expect(notifies(message)).toEqual({ users: [], broadcasts: [], groups: [] });
}

/** What can be seen of a text: white space and invisible characters aside, and the dot between what were lines. */
const visible = (text: string): string =>
  text.normalize('NFKC').replaceAll(/[\s\p{Z}\p{Cc}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB·]/gu, '');

const unescaped = (mrkdwn: string): string =>
  mrkdwn.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

function textOf(block: Message['blocks'][number]): string {
  if (block.type === 'section') return unescaped(block.text?.text ?? '');
  if (block.type !== 'rich_text') return '';
  return block.elements
    .flatMap(({ elements }) => elements.map((one) => ('text' in one ? one.text : '')))
    .join('');
}

/** What the sections and the rich text say. */
const said = (blocks: Message['blocks']): string => visible(blocks.map(textOf).join(''));

function expectNothingLost(entries: readonly Entry[]): void {
  const { board, replies } = messagesOf(entries, 'Ann');
  const inChannel = said(board.blocks);
  for (const each of entries) {
    const whole = replies.find((reply) => reply.userId === each.userId);
    // Each reply begins with a line of its own that says whose it is.
    const text = whole ? said(whole.parts.flatMap((part) => part.blocks.slice(1))) : inChannel;
    const lost = [each.yesterday, each.today, each.inTheWay].filter(
      (field) => !text.includes(visible(field ?? '')) && !text.includes(visible(inOneLine(field ?? ''))),
    );
    expect(lost).toEqual([]);
  }
}

const full = (unit: string): string => unit.repeat(Math.ceil(3000 / unit.length)).slice(0, 3000);
const everybody = (text: string): Entry[] =>
  Array.from({ length: 40 }, (_, index) =>
    entry(`member-${index}`, {
      yesterday: text,
      today: text,
      inTheWay: text,
      commitmentId: `commitment-${index}`,
    }),
  );

describe('40 members write as much as the fields take', () => {
  test.each([
    ['letters', full('a')],
    ['words', full('word ')],
    ['lines', full('one\n')],
    ['ampersands', full('&')],
    ['mentions', full('<!channel> <@U123> @here ')],
    ['formatting', full('*_~`')],
    ['Han', full('拼团')],
    ['families', full('👩‍👩‍👧').slice(0, 2992)],
    ['one grapheme', `a${'\u0301'.repeat(2999)}`],
  ])('%s: Slack takes the message and each reply, nobody is tapped, nothing is lost', (_, text) => {
    const entries = everybody(text);
    const { board, replies } = messagesOf(entries, '&'.repeat(40), 0, 1);
    expectAccepted(board);
    for (const { parts } of replies) parts.forEach(expectAccepted);
    expect(cutIn({ entries, blockers: [] })).toHaveLength(40);
    expectNothingLost(entries.slice(0, 2));
  });

  test('each still has a line of their own in the channel', () => {
    const { board } = messagesOf(everybody(full('word ')), 'Ann', 0, 0);
    expect(asText(board.blocks, board.text, bare).match(/Ann — word/g)).toHaveLength(40);
  });

  test.each([1, 15, 16, 39])('%i of them, the others away', (count) => {
    const { board } = messagesOf(everybody(full('&')).slice(0, count), '&'.repeat(40), 40 - count, 0);
    expectAccepted(board);
  });
});

const someText = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 300 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
  {
    weight: 2,
    arbitrary: fc.string({
      unit: fc.constantFrom('<!here>', '<@U1>', '&', '*', '\n', ' ', 'ä', '字'),
      maxLength: 500,
    }),
  },
);
const answers = fc.record({
  yesterday: fc.option(someText),
  today: someText.filter((text) => text.trim() !== ''),
  inTheWay: fc.option(someText.filter((text) => text.trim() !== '')),
  commitmentId: fc.option(fc.constantFrom('a', 'b', 'c', 'd')),
});

test('whatever members type, Slack takes it, nobody is tapped, and all of it can be read', () => {
  fc.assert(
    fc.property(fc.array(answers, { minLength: 1, maxLength: 40 }), someText, (given, name) => {
      const entries = given.map((each, index) => entry(`member-${index}`, each));
      const { board, replies } = messagesOf(entries, name || '?');
      expectAccepted(board);
      for (const { parts } of replies) parts.forEach(expectAccepted);
      expectNothingLost(entries);
    }),
    { numRuns: 60 },
  );
});

test('what is short stands whole in the channel, without a reply', () => {
  expect(
    cutIn({ entries: [entry('ann', { today: 'payment next', yesterday: 'page built' })], blockers: [] }),
  ).toEqual([]);
});

test('a call for help and its answer: Slack takes the longest, and they tap only whom they are for', () => {
  const text = full('<!channel> & 拼团 👩‍👩‍👧 *');
  const calling = blocker('ann', { text, helperId: 'ben', askedIn: 'o' });
  const speech = { names: () => '&'.repeat(40), isThere: () => true };
  for (const language of ['en', 'zh-CN'] as const) {
    const call = callMessage(calling, 'ben', false, { language, ...speech });
    const help = helpMessage({ ...calling, helpedBy: 'ben' }, 'ben', { language, ...speech });
    expect(call && checkMessage(call)).toBeUndefined();
    expect(checkMessage(help)).toBeUndefined();
    expect(call && notifies(call).users).toEqual(['ben']);
    expect(notifies(help).users).toEqual(['ann']);
  }
});
