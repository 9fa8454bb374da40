import { asText, checkMessage, checkView, notifies } from '@growth-squad/local-slack';
import { describe, expect, test } from 'vitest';
import { instantOf } from '../calendar/zone.ts';
import { plain } from '../language/line.ts';
import type { Message } from '../slack/message.ts';
import { notification } from '../slack/typed.ts';
import type { Current } from './current.ts';
import type { MetricKind } from './metric.ts';
import { numberModal } from './number-form.ts';
import { standing } from './rules.ts';
import { asOf, type EnteredNumber, enteredMessage, numberLine, refusedMessage } from './views.ts';

const zone = 'Europe/Berlin';
const at = (date: string, time: string): number => instantOf(date, time, zone);
const now = at('2026-11-24', '11:00');
const en = { language: 'en' as const, zone, now };
const zh = { language: 'zh-CN' as const, zone, now };
const bare = { user: (id: string) => `@${id}`, channel: (id: string) => `#${id}` };

function read(message: Message): string {
  const sent = { ...message, text: notification(message.text) };
  expect(checkMessage(sent)).toBeUndefined();
  expect(notifies(sent)).toEqual({ users: [], broadcasts: [], groups: [] });
  return asText(message.blocks, message.text, bare);
}

function current(value: string | undefined, target: string | null, kind: MetricKind = 'total'): Current {
  const reading =
    value === undefined ? undefined : { value, at: at('2026-11-24', '09:50'), source: 'typed' as const };
  const metric = {
    id: 'm',
    workspaceId: 'T1',
    squadId: 's',
    name: 'new sign-ups',
    kind,
    direction: 'up' as const,
    role: 'northStar' as const,
    unit: null,
  };
  return { metric, standing: standing(reading, target) };
}

const said = (given: Current, reader: typeof en | typeof zh) => plain(numberLine(given, reader));

describe('where the number stands', () => {
  test('with its target and since when', () => {
    expect(said(current('312', '1500'), en)).toBe('312 of 1,500 new sign-ups as of 09:50');
    expect(said(current('312', null), en)).toBe('312 new sign-ups as of 09:50, no target yet');
    expect(said(current('312', '1500'), zh)).toBe('new sign-ups 312，目标 1,500（截至 09:50）');
    expect(said(current('312', null), zh)).toBe('new sign-ups 312（截至 09:50，未定目标）');
  });

  test('or that nobody has entered one', () => {
    expect(said(current(undefined, '1500'), en)).toBe('new sign-ups: no number yet this week · target 1,500');
    expect(said(current(undefined, null), en)).toBe('new sign-ups: no number yet this week');
    expect(said(current(undefined, '1500'), zh)).toBe('new sign-ups：本周还没有数据，目标 1,500');
  });

  test('a time of another day has its day', () => {
    expect(asOf(at('2026-11-24', '09:50'), en)).toBe('09:50');
    expect(asOf(at('2026-11-23', '17:20'), en)).toBe('Mon 17:20');
    expect(asOf(at('2026-11-10', '17:20'), en)).toBe('Tue 10 Nov');
  });
});

const entered: EnteredNumber = {
  metric: 'new sign-ups',
  kind: 'total',
  direction: 'up',
  unit: null,
  week: '2026-11-23',
  value: '1284',
  before: null,
  beforeAt: at('2026-11-23', '17:20'),
  beforeSource: 'typed',
  target: '1500',
  at: at('2026-11-24', '09:50'),
  which: 'this',
};

describe('what was entered is said back', () => {
  test('with the target, and what it was before', () => {
    expect(read(enteredMessage(entered, en))).toContain(
      '23–29 November: 1,284 new sign-ups this week so far, as of 09:50. Target 1,500 (85%).\n',
    );
    expect(read(enteredMessage({ ...entered, before: '312' }, en))).toContain('Before: 312 (Mon 17:20).');
    expect(read(enteredMessage({ ...entered, before: '1284' }, en))).not.toContain('Before');
    expect(read(enteredMessage({ ...entered, target: null }, en))).not.toContain('Target');
  });

  test('a level is no week’s total', () => {
    expect(read(enteredMessage({ ...entered, kind: 'level' }, en))).toContain(
      '1,284 new sign-ups, as of 09:50.',
    );
    expect(read(enteredMessage({ ...entered, kind: 'level', metric: '日活' }, zh))).toContain(
      '日活：1,284（截至 09:50）。目标 1,500，完成 85%。',
    );
  });

  test('last week’s is final', () => {
    expect(read(enteredMessage({ ...entered, before: '1250', which: 'last', week: '2026-11-16' }, en))).toBe(
      '16–22 November: Last week 1,284 new sign-ups, final. Target 1,500 (85%). Before: 1,250 (Mon 17:20).\nPlanning shows it from now on. A typo? Enter it again before planning closes.',
    );
    expect(
      read(enteredMessage({ ...entered, metric: '新增注册', which: 'last', week: '2026-11-16' }, zh)),
    ).toContain('11/16–11/22 上周新增注册 1,284（最终）。目标 1,500，完成 85%。\n');
  });

  test('a metric’s name pings nobody', () => {
    const message = enteredMessage({ ...entered, metric: '<!channel> <@U1>' }, en);
    expect(read(message)).toContain('<!channel> <@U1>');
  });
});

test('what could not be read is repeated, and pings nobody', () => {
  const message = refusedMessage('<!here>', 'Write a number.', 'en');
  expect(read(message)).toBe('You typed “<!here>”.\nWrite a number.');
  expect(read(refusedMessage('1.284,5', '请写成 1284.5。', 'zh-CN'))).toBe(
    '你输入的是“1.284,5”。\n请写成 1284.5。',
  );
});

test.each(['total', 'level'] as const)('the modal for a %s is taken by Slack in both languages', (kind) => {
  for (const reader of [en, zh]) {
    for (const given of [current('312', '1500', kind), current(undefined, null, kind)]) {
      for (const last of [undefined, given.standing]) {
        const week = '2026-11-23';
        const offered = last ? (['this', 'last'] as const) : (['this'] as const);
        const shown = numberModal({ current: given, last, week, offered, which: 'this' }, reader, {
          key: 'k',
        });
        expect(checkView(shown, 'modal')).toBeUndefined();
      }
    }
  }
});
