import { describe, expect, test } from 'vitest';
import type { Language } from '../language/language.ts';
import type { Current } from '../metric/current.ts';
import { standing } from '../metric/rules.ts';
import { checkMessage } from '../sandbox/limits/message.ts';
import { checkView } from '../sandbox/limits/view.ts';
import { asText } from '../sandbox/text/as-text.ts';
import { notifies } from '../sandbox/text/notifies.ts';
import type { Message } from '../slack/message.ts';
import { type Board, boardMessage } from './board.ts';
import { standupModal } from './modal.ts';
import { type Asking, nudgeMessage, promptMessage } from './prompt.ts';
import type { Day } from './rules.ts';
import { at, DATE, day, daysBefore, entry, occurrence, squad } from './testing.ts';

const names: Readonly<Record<string, string>> = { ann: 'Ann', ben: 'Ben', cem: 'Cem' };
const bare = { user: (id: string) => `@${id}`, channel: (id: string) => `#${id}` };

/** How a message reads, after Slack's limits were held against it and it was seen to tap nobody's shoulder. */
function read(message: Message): string {
  expect(checkMessage(message)).toBeUndefined();
  expect(notifies(message)).toEqual({ users: [], broadcasts: [], groups: [] });
  return asText(message.blocks, message.text, bare).replaceAll('\u2060', '');
}

function current(value: string | undefined, target: string | null = '1500'): Current {
  const reading = value === undefined ? undefined : { value, at: at('09:50'), by: 'ann' };
  const metric = {
    id: 'm',
    workspaceId: 'T1',
    squadId: squad.id,
    name: 'new sign-ups',
    kind: 'total' as const,
  };
  return { metric, standing: standing(reading, target) };
}

const board = (fields: Partial<Day>, more: Partial<Board> = {}): Board => ({
  squad,
  day: day(fields),
  names: (userId) => names[userId] ?? userId,
  current: current('312'),
  late: false,
  now: at('11:00'),
  ...more,
});

const answered = [
  entry('ann', { yesterday: 'page built', today: 'payment next', inTheWay: 'step 2 has no screens' }),
  entry('ben', { today: 'five interviews\ntwo calls' }),
];

describe('in the channel', () => {
  test('reads the number, what stands in the way, and each answer', () => {
    expect(read(boardMessage(board({ entries: answered })))).toBe(
      [
        'Stand-up · Tuesday 24 November',
        '312 of 1,500 new sign-ups as of 09:50',
        'In the way',
        'Ann: step 2 has no screens',
        'Ann — payment next',
        'Done: page built',
        'Ben — five interviews · two calls',
        '1 still to come',
      ].join('\n'),
    );
  });

  test('reads the same in Chinese', () => {
    const zh = { ...squad, language: 'zh-CN' as const };
    const zhCurrent = { ...current('312'), metric: { ...current('312').metric, name: '新增注册' } };
    expect(read(boardMessage(board({ entries: answered }, { squad: zh, current: zhCurrent })))).toBe(
      [
        '站会 · 11月24日（周二）',
        '新增注册 312，目标 1,500（截至 09:50）',
        '卡住了',
        'Ann：step 2 has no screens',
        'Ann — payment next',
        '进展：page built',
        'Ben — five interviews · two calls',
        '还有 1 人没答',
      ].join('\n'),
    );
  });

  test('says who is away, that all have answered, and that it came late', () => {
    const text = read(boardMessage(board({ entries: answered, awayIds: ['cem'] }, { late: true })));
    expect(text).toContain('Away: Cem · Everybody has answered · later than usual today');
  });

  test('counts who is still to come and never names them', () => {
    const text = read(boardMessage(board({ entries: [entry('ann')] })));
    expect(text).toContain('2 still to come');
    expect(text).not.toMatch(/Ben|Cem/);
  });

  test('without a number offers to enter it', () => {
    const text = read(boardMessage(board({ entries: answered }, { current: current(undefined) })));
    expect(text).toContain('new sign-ups: no number yet this week · target 1,500 [Enter it]');
  });

  test('closed, it says when and how many answered', () => {
    const closed = { ...occurrence, state: 'closed' as const, closedAt: at('18:00') };
    const text = read(boardMessage(board({ entries: answered, occurrence: closed })));
    expect(text).toContain('Closed at 18:00 · 2 of 3 answered');
  });

  test('a buzz says the one fact worth it', () => {
    expect(boardMessage(board({ entries: answered })).text).toBe(
      'Stand-up, Tuesday 24 November: 1 in the way',
    );
    expect(boardMessage(board({ entries: [entry('ann')] })).text).toBe(
      'Stand-up, Tuesday 24 November: 1 person answered, nothing in the way',
    );
  });
});

const asking = (fields: Partial<Day> = {}, more: Partial<Asking> = {}): Asking => ({
  day: day(fields),
  userId: 'ann',
  reader: { language: 'en', zone: 'Europe/Berlin' },
  plan: { date: daysBefore(1), today: 'landing page copy' },
  late: false,
  now: at('10:00'),
  ...more,
});
const chinese = { language: 'zh-CN' as Language, zone: 'Asia/Shanghai' };

describe('the question', () => {
  test('quotes yesterday’s plan, and says when the answer goes where', () => {
    expect(read(promptMessage(asking()))).toBe(
      'Yesterday you planned: landing page copy. How did it go?\n[Answer]\nGoes to the channel at 11:00 · open until 18:00',
    );
    expect(read(promptMessage(asking({}, { reader: chinese })))).toBe(
      '昨天你计划：landing page copy。进展怎么样？\n[回答]\n18:00 发到频道 · 周三 01:00 截止',
    );
  });

  test('after a weekend names the day, after longer the date, the first time asks for today', () => {
    const planned = (days: number, reader = asking().reader) =>
      read(promptMessage(asking({}, { plan: { date: daysBefore(days), today: 'copy' }, reader })));
    expect(planned(4)).toContain('On Friday you planned: copy.');
    expect(planned(12)).toContain('On 12 November you planned: copy.');
    expect(planned(4, chinese)).toContain('周五你计划：copy。');
    expect(planned(12, chinese)).toContain('11/12 你计划：copy。');
    expect(read(promptMessage(asking({}, { plan: undefined })))).toContain(
      'No yesterday yet. What is your plan for today?',
    );
  });

  test('late, it says so', () => {
    expect(read(promptMessage(asking({}, { late: true })))).toMatch(/^This comes later than usual today\.\n/);
  });

  test('after the channel’s hour the answer joins the message', () => {
    expect(read(promptMessage(asking({}, { now: at('13:00') })))).toContain(
      'Joins the message in the channel',
    );
  });

  test('answered, it says where the answer is, and how long it can be changed', () => {
    const entries = [entry('ann')];
    expect(read(promptMessage(asking({ entries })))).toBe(
      'Noted, goes to the channel at 11:00.\n[Change]\nYou can change it until 18:00.',
    );
    expect(read(promptMessage(asking({ entries }, { now: at('11:00') })))).toBe(
      'In the channel.\n[Change]\nYou can change it until 18:00.',
    );
    expect(read(promptMessage(asking({ entries }, { now: at('11:00'), reader: chinese })))).toBe(
      '已发到频道。\n[修改]\n周三 01:00 前都可以修改。',
    );
  });

  test('closed, it has no button any more', () => {
    const closed = { ...occurrence, state: 'closed' as const, closedAt: at('18:00') };
    expect(read(promptMessage(asking({ occurrence: closed })))).toBe('Closed at 18:00.');
    expect(read(promptMessage(asking({ occurrence: closed, entries: [entry('ann')] })))).toBe(
      'Your answer is in the channel. Closed at 18:00.',
    );
    expect(read(nudgeMessage(asking({ occurrence: closed })))).toBe('Closed at 18:00.');
  });

  test('once more, it is short, and how many have answered is as it was then', () => {
    const entries = [entry('ben')];
    expect(read(nudgeMessage(asking({ entries })))).toBe(
      'Two lines are enough.\n[Answer]\n1 of 3 answered so far · Goes to the channel at 11:00 · open until 18:00',
    );
    expect(read(nudgeMessage(asking({ entries }, { reader: chinese })))).toBe(
      '写两行就够。\n[回答]\n3 人中 1 人已答 · 18:00 发到频道 · 周三 01:00 截止',
    );
    expect(read(nudgeMessage(asking({ entries: [entry('ann')] })))).toBe('Your answer is in, thank you.');
    expect(read(nudgeMessage(asking()))).not.toContain('answered so far');
  });

  test('a plan of several lines is quoted in one', () => {
    const plan = { date: daysBefore(1), today: 'payment next\nthen the form' };
    expect(read(promptMessage(asking({}, { plan })))).toContain('payment next · then the form.');
  });

  test('a plan full of markup is quoted as it was typed, also in a notification', () => {
    const plan = { date: daysBefore(1), today: '<!channel> *bold* <@U123> & more' };
    expect(read(promptMessage(asking({}, { plan })))).toContain('<!channel> *bold* <@U123> & more');
  });
});

describe('the modal', () => {
  const draft = {
    date: DATE,
    entry: undefined,
    plan: { date: daysBefore(4), today: 'landing page copy' },
    today: '',
    closesAt: at('18:00'),
  };
  const metadata = { key: 'k', squadId: squad.id, date: DATE };

  test.each(['en', 'zh-CN'] as const)('is taken by Slack (%s)', (language) => {
    const view = standupModal(draft, { language, zone: 'Europe/Berlin' }, metadata);
    expect(checkView(view, 'modal')).toBeUndefined();
  });

  test('has the last plan as yesterday, and what was typed behind the command as today', () => {
    const view = standupModal({ ...draft, today: 'call Cem' }, asking().reader, metadata);
    expect(asText(view.blocks, '', bare)).toBe(
      [
        'What did you get done since Friday? (optional) [landing page copy]',
        'This is what you had planned. Write what came of it.',
        'What will you do today? [call Cem]',
        'Anything in the way? Who could help? (optional) []',
        'Stands at the top of the channel’s message.',
        'You can change it until 18:00.',
      ].join('\n'),
    );
  });

  test('answered already, it has the answer', () => {
    const own = entry('ann', { yesterday: 'page built', today: 'payment', inTheWay: 'screens' });
    const text = asText(standupModal({ ...draft, entry: own }, asking().reader, metadata).blocks, '', bare);
    for (const words of ['page built', 'payment', 'screens']) expect(text).toContain(words);
    expect(text).not.toContain('landing page copy');
  });

  test('texts of full length fit', () => {
    const full = '&'.repeat(3000);
    const own = entry('ann', { yesterday: full, today: full, inTheWay: full });
    const view = standupModal({ ...draft, entry: own }, asking().reader, metadata);
    expect(checkView(view, 'modal')).toBeUndefined();
  });
});
