import { asText, checkMessage, checkView, notifies } from '@growth-squad/local-slack';
import { describe, expect, test } from 'vitest';
import {
  at,
  blocker,
  commitment,
  DATE,
  day,
  daysBefore,
  entry,
  metric,
  occurrence,
  squad,
} from '../../test/support/fixtures/standup.ts';
import type { Language } from '../language/language.ts';
import { standing } from '../metric/rules.ts';
import type { Message } from '../slack/message.ts';
import { notification } from '../slack/typed.ts';
import { standupModal } from './modal.ts';
import { type Asking, nudgeMessage, promptMessage } from './prompt.ts';
import type { Day } from './rules.ts';

const names: Readonly<Record<string, string>> = { ann: 'Ann', ben: 'Ben', cem: 'Cem' };
const bare = { user: (id: string) => `@${id}`, channel: (id: string) => `#${id}` };

/** How a message reads, after Slack's limits were held against it and it was seen to tap nobody's shoulder. */
function read(message: Message, calls: readonly string[] = []): string {
  const sent = { ...message, text: notification(message.text) };
  expect(checkMessage(sent)).toBeUndefined();
  expect(notifies(sent)).toEqual({ users: calls, broadcasts: [], groups: [] });
  return asText(message.blocks, message.text, bare).replaceAll('\u2060', '');
}

const asking = (fields: Partial<Day> = {}, more: Partial<Asking> = {}): Asking => ({
  day: day(fields),
  userId: 'ann',
  reader: { language: 'en', zone: 'Europe/Berlin' },
  plan: { date: daysBefore(1), today: 'landing page copy', commitmentId: null, id: 'e1' },
  planned: undefined,
  entry: fields.entries?.find(({ userId }) => userId === 'ann'),
  address: undefined,
  late: false,
  now: at('10:00'),
  ...more,
});
const chinese = { language: 'zh-CN' as Language, zone: 'Asia/Shanghai' };

describe('the question', () => {
  test('quotes yesterday’s plan, and says when the answer goes where', () => {
    expect(read(promptMessage(asking()))).toBe(
      'Yesterday you planned: landing page copy. How did it go?\n[Answer] [Not today]\nGoes to the channel at 11:00 · open until 18:00',
    );
    expect(read(promptMessage(asking({}, { reader: chinese })))).toBe(
      '昨天的计划：landing page copy。进展怎么样？\n[填站会] [今天跳过]\n18:00 发到频道 · 周三 01:00 截止',
    );
  });

  test('says what “As planned” means, and offers it only where that is known', () => {
    const planned = { yesterday: 'landing page copy', today: 'Pay button', commitmentId: 'c1' };
    expect(read(promptMessage(asking({}, { planned })))).toBe(
      'Yesterday you planned: landing page copy. How did it go?\n[Answer] [As planned] [Not today]\n“As planned”: that is done, today Pay button\nGoes to the channel at 11:00 · open until 18:00',
    );
    expect(
      read(promptMessage(asking({}, { planned: { ...planned, yesterday: null }, reader: chinese }))),
    ).toContain('[填站会] [按计划] [今天跳过]\n“按计划”：今天做「Pay button」');
    expect(read(nudgeMessage(asking({}, { planned })), ['ann'])).toContain('[As planned]');
  });

  test('after a weekend names the day, after longer the date, the first time asks for today', () => {
    const planned = (days: number, reader = asking().reader) =>
      read(
        promptMessage(
          asking(
            {},
            { plan: { date: daysBefore(days), today: 'copy', commitmentId: null, id: 'e1' }, reader },
          ),
        ),
      );
    expect(planned(4)).toContain('On Friday you planned: copy.');
    expect(planned(12)).toContain('On Thursday 12 November you planned: copy.');
    expect(planned(4, chinese)).toContain('周五的计划：copy。');
    expect(planned(12, chinese)).toContain('11 月 12 日（周四）的计划：copy。');
    expect(read(promptMessage(asking({}, { plan: undefined })))).toContain(
      'No yesterday yet. What is your plan for today?',
    );
  });

  test('late, it says so', () => {
    expect(read(promptMessage(asking({}, { late: true })))).toMatch(/^This comes later than usual today\.\n/);
  });

  test('after the channel’s hour the answer joins the message', () => {
    expect(read(promptMessage(asking({}, { now: at('13:00') })))).toContain(
      'Joins the message in the channel · open until 18:00',
    );
  });

  test('answered, it says where the answer is, and how long it can be changed', () => {
    const entries = [entry('ann', { yesterday: 'copy\nand tests', today: 'payment', inTheWay: null })];
    expect(read(promptMessage(asking({ entries })))).toBe(
      'Noted, goes to the channel at 11:00. You can change it until 18:00. [Change]\nToday: payment\nDone: copy · and tests',
    );
    const there = { now: at('11:00'), address: 'https://a.slack.com/archives/C1/p1' };
    expect(read(promptMessage(asking({ entries }, there)))).toBe(
      'In the channel. You can change it until 18:00. [Change]\nToday: payment\nDone: copy · and tests',
    );
    expect(read(promptMessage(asking({ entries }, { ...there, reader: chinese })))).toBe(
      '已发到频道。周三 01:00 前都可以修改。 [修改]\n今天：payment\n进展：copy · and tests',
    );
    expect(JSON.stringify(promptMessage(asking({ entries }, there)))).toContain(there.address);
    expect(read(promptMessage(asking({ entries }, { ...there, address: undefined })))).toMatch(
      /^On its way to the channel\. You can change it/,
    );
  });

  test('whoever said “not today” is asked nothing more, and may answer after all', () => {
    const notTodayIds = ['ann'];
    for (const draw of [promptMessage, nudgeMessage]) {
      expect(read(draw(asking({ notTodayIds })))).toBe('Not today. [Answer after all]');
      expect(read(draw(asking({ notTodayIds }, { reader: chinese })))).toBe('今天跳过了。 [还是填一下]');
    }
    const entries = [entry('ann')];
    expect(read(promptMessage(asking({ entries, notTodayIds: [] })))).toContain('[Change]');
  });

  test('who said “not today” is counted neither as answered nor as awaited', () => {
    const some = { entries: [entry('ben')], notTodayIds: ['cem'] };
    expect(read(promptMessage(asking(some)))).toContain('1 of 2 has answered · goes to the channel at 11:00');
  });

  test('closed, it has no button any more', () => {
    const closed = { ...occurrence, state: 'closed' as const, closedAt: at('18:00') };
    expect(read(promptMessage(asking({ occurrence: closed })))).toBe('Closed at 18:00.');
    expect(read(promptMessage(asking({ occurrence: closed, entries: [entry('ann')] })))).toEqual(
      expect.stringMatching(/^Closed at 18:00\.\n/),
    );
    expect(read(nudgeMessage(asking({ occurrence: closed })))).toBe('Closed at 18:00.');
  });

  test('once more, it is short, and says how many have answered', () => {
    const entries = [entry('ben')];
    expect(read(nudgeMessage(asking({ entries })), ['ann'])).toBe(
      '@@ann, two lines are enough.\n[Answer] [Not today]\n1 of 3 has answered · goes to the channel at 11:00 · open until 18:00',
    );
    expect(read(nudgeMessage(asking({ entries }, { reader: chinese })), ['ann'])).toBe(
      '@@ann，写两行就够。\n[填站会] [今天跳过]\n1/3 人已填 · 18:00 发到频道 · 周三 01:00 截止',
    );
    expect(read(nudgeMessage(asking({ entries: [entry('ann')] })))).toBe('Your answer is in, thank you.');
    expect(read(nudgeMessage(asking()), ['ann'])).not.toMatch(/ha(s|ve) answered/);
  });

  test('a plan of several lines is quoted in one', () => {
    const plan = { date: daysBefore(1), today: 'payment next\nthen the form', commitmentId: null, id: 'e1' };
    expect(read(promptMessage(asking({}, { plan })))).toContain('payment next · then the form.');
  });

  test('a plan full of markup is quoted as it was typed, also in a notification', () => {
    const plan = {
      date: daysBefore(1),
      today: '<!channel> *bold* <@U123> & more',
      commitmentId: null,
      id: 'e1',
    };
    expect(read(promptMessage(asking({}, { plan })))).toContain('<!channel> *bold* <@U123> & more');
  });
});

describe('the modal', () => {
  const draft = {
    squadName: 'Growth',
    date: DATE,
    week: '2026-11-23',
    entry: undefined,
    plan: { date: daysBefore(4), today: 'landing page copy', commitmentId: null, id: 'e1' },
    written: {},
    closesAt: at('18:00'),
    commitments: [],
    blocker: undefined,
    earlier: [],
    userId: 'ann',
    memberIds: ['ann', 'ben'],
    names: (userId: string) => names[userId] ?? userId,
    number: undefined,
    address: undefined,
    now: at('10:00'),
  };
  const metadata = { key: 'k', squadId: squad.id, date: DATE, week: DATE, metricId: null };

  test.each(['en', 'zh-CN'] as const)('is taken by Slack (%s)', (language) => {
    const view = standupModal(draft, { language, zone: 'Europe/Berlin' }, metadata);
    expect(checkView(view, 'modal')).toBeUndefined();
  });

  test('has the last plan as yesterday, and what was typed behind the command as today', () => {
    const view = standupModal({ ...draft, written: { today: 'call Cem' } }, asking().reader, metadata);
    expect(asText(view.blocks, '', bare)).toBe(
      [
        'Growth',
        'What did you get done since Friday? (optional) [landing page copy]',
        'This is what you had planned. Write what came of it.',
        'What will you do today? [call Cem]',
        'Anything in the way? (optional) []',
        'Stands at the top of the channel’s message until it is resolved.',
        'Who could help? (optional) [▾]',
        'They are asked once, in the thread of the channel’s message.',
        'You can change it until 18:00.',
      ].join('\n'),
    );
  });

  test('answered already, it has the answer', () => {
    const own = entry('ann', { yesterday: 'page built', today: 'payment', inTheWay: 'screens' });
    const text = asText(
      standupModal({ ...draft, entry: own, blocker: blocker('ann') }, asking().reader, metadata).blocks,
      '',
      bare,
    );
    for (const words of ['page built', 'payment', 'screens']) expect(text).toContain(words);
    expect(text).not.toContain('landing page copy');
  });

  test('offers the week’s commitments, the person’s own first', () => {
    const commitments = [
      commitment('1', 'Pay button', { ownerId: 'ben' }),
      commitment('2', 'Group buying', { ownerId: 'ben', others: ['ann'] }),
    ];
    const view = standupModal({ ...draft, commitments }, asking().reader, metadata);
    const text = JSON.stringify(view.blocks.find(({ block_id }) => block_id === 'commitment'));
    expect(text.indexOf('Group buying')).toBeLessThan(text.indexOf('Pay button'));
    expect(text).toContain('Pay button');
  });

  test('asks what became of what was in the way on an earlier day, and who could help now', () => {
    const earlier = [blocker('ann', { date: daysBefore(4), text: 'step 2\nhas no screens' })];
    const text = asText(standupModal({ ...draft, earlier }, asking().reader, metadata).blocks, '', bare);
    expect(text).toContain(
      [
        'Still in the way, for 4 days? “step 2 · has no screens” ◉ Yes, still  ○ Resolved  ○ No longer matters',
        'Who could help with “step 2 · has no screens”? (optional) [▾]',
      ].join('\n'),
    );
    const helped = [{ ...blocker('ann', { date: daysBefore(1) }), helpedBy: 'ben' }];
    const other = asText(standupModal({ ...draft, earlier: helped }, chinese, metadata).blocks, '', bare);
    expect(other).toContain('还卡着吗（从昨天开始）？');
    expect(other).not.toContain('”需要谁帮忙');
  });

  test('asks who keeps the number for it, and says how old it is', () => {
    const reading = { value: '312', at: at('09:50'), source: 'typed' as const };
    const number = { metric, standing: standing(reading, '1500') };
    const text = asText(standupModal({ ...draft, number }, asking().reader, metadata).blocks, '', bare);
    expect(text).toContain('new sign-ups: this week’s total so far (optional) [1284]');
    expect(text).toContain('Now 312, as of 09:50. Target 1,500 (20%).');
  });

  test('texts of full length fit', () => {
    const full = '&'.repeat(3000);
    const own = entry('ann', { yesterday: full, today: full, inTheWay: full });
    const many = Array.from({ length: 120 }, (_, index) => `member-${index}`);
    const crowded = {
      ...draft,
      entry: own,
      blocker: blocker('ann', { text: full }),
      earlier: [1, 2, 3].map((days) =>
        blocker('ann', { id: `b${days}`, date: daysBefore(days), text: full }),
      ),
      commitments: many.map((id) => commitment(id, full)),
      memberIds: many,
      names: () => full,
      number: { metric: { ...metric, name: full }, standing: standing(undefined, null) },
    };
    for (const reader of [asking().reader, chinese]) {
      expect(checkView(standupModal(crowded, reader, metadata), 'modal')).toBeUndefined();
    }
  });
});
