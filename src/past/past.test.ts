import { describe, expect, test } from 'vitest';
import { betsIn } from './bets.ts';
import { guessed } from './columns.ts';
import { meaningOf, valuesIn } from './meaning.ts';
import { readTable, type Table } from './table.ts';

const today = '2026-11-25';

function table(text: string | Uint8Array): Table {
  const read = readTable(typeof text === 'string' ? new TextEncoder().encode(text) : text);
  if (typeof read === 'string') throw new Error(read);
  return read;
}

const read = (text: string | Uint8Array, known: readonly string[] = []) => {
  const rows = table(text);
  return betsIn(rows, guessed(rows), { known: new Set(known), today });
};

const RED = {
  title: 'Red button',
  value: 'lost',
  date: '2026-03-02',
  learned: '−6% · Colour holds nobody back',
};

/** 红色按钮 and 失败 in GB18030. */
const GB = Buffer.from('baecc9abb0b4c5a5', 'hex');
const LOST_GB = Buffer.from('caa7b0dc', 'hex');
const HEAD_GB = Buffer.concat([
  Buffer.from('c3fbb3c6', 'hex'),
  Buffer.from(','),
  Buffer.from('bde1b9fb', 'hex'),
]);

describe('a table of old bets', () => {
  test.each<[string, string | Uint8Array]>([
    [
      'of Notion',
      '\uFEFFName,Status,Date,Uplift,Learnings\nRed button,Lost,"February 20, 2026 → March 2, 2026",−6%,Colour holds nobody back\n',
    ],
    [
      'of Airtable',
      'Experiment Name,Owner,Result,End date,Lift,What we learned\nRed button,Dana,❌ Lost,3/2/2026,−6%,"Colour holds nobody back"\nBlue,Dana,Won,2/27/2026,,',
    ],
    [
      'of Excel in Europe',
      'Hypothesis;Outcome;Ended;Impact;Lesson learned\r\nRed button;LOST;02.03.2026;−6%;Colour holds nobody back\r\n',
    ],
    [
      'as Excel’s Unicode text',
      Buffer.from(
        '\uFEFFName\tVerdict\tWhen\tDelta\tTakeaway\r\nRed button\tlost\t2026-03-02\t−6%\tColour holds nobody back\r\n',
        'utf16le',
      ),
    ],
    [
      'in the other order of bytes',
      Buffer.from(
        '\uFEFFName\tVerdict\tWhen\tDelta\tTakeaway\nRed button\tlost\t2026-03-02\t−6%\tColour holds nobody back\n',
        'utf16le',
      ).swap16(),
    ],
  ])('is read %s', (_, text) => {
    expect(read(text).bets[0]).toMatchObject(RED);
  });

  test('is read of Chinese Excel', () => {
    const rows = table(Buffer.concat([HEAD_GB, Buffer.from('\r\n'), GB, Buffer.from(','), LOST_GB]));
    const { bets } = betsIn(rows, guessed(rows), { known: new Set(), today });
    expect(bets).toMatchObject([{ title: '红色按钮', value: '失败', date: undefined, learned: '' }]);
    expect(meaningOf('失败')).toBe('lost');
  });

  test.each<[string, string | Uint8Array]>([
    ['no-table', Buffer.from([137, 80, 0, 0])],
    ['no-table', ''],
    ['no-rows', 'Name,Result\n'],
    ['too-many', `Name\n${'x\n'.repeat(1_001)}`],
  ])('is refused: %s', (why, text) => {
    expect(readTable(Buffer.from(text))).toBe(why);
  });

  test('tells what is left out of it, and why', () => {
    const rows = [
      ['Name,Result,Date'],
      ['One,won,2026-01-05'],
      [',won,2026-01-05'],
      ['" one ",lost,2026-01-06'],
      ['Known,lost,2026-01-06'],
      ['Two,lost,in spring'],
      ['Three,lost,2026-12-24'],
      ['Four,lost,'],
    ].join('\n');
    expect(read(rows, ['known'])).toMatchObject({
      bets: [{ title: 'One' }, { title: 'Four', date: undefined }],
      leftOut: [
        { line: 3, why: 'no-title' },
        { line: 4, why: 'again', text: 'one' },
        { line: 5, why: 'there', text: 'Known' },
        { line: 6, why: 'date', text: 'in spring' },
        { line: 7, why: 'ahead', text: '2026-12-24' },
      ],
    });
  });

  test('says of which lines a text is cut, and keeps a long title whole as why', () => {
    const title = 'long '.repeat(80).trim();
    const past = read(`Name,Learned,Why\n${title},${'l'.repeat(1_200)},because`);
    expect(past.shortened).toEqual([2]);
    expect(past.bets[0]?.learned).toHaveLength(1_000);
    expect(past.bets[0]?.title.length).toBeLessThanOrEqual(300);
    expect(past.bets[0]?.because).toBe(`${title}\nbecause`);
  });

  test('has its columns guessed, none of them twice', () => {
    const names = ['ID', 'Idea', 'Status', 'Result', 'Notes', 'Created', 'Date'];
    expect(guessed({ names })).toMatchObject({ title: 1, verdict: 3, learned: 4, date: 6, effect: null });
    expect(guessed({ names: ['编号', '假设', '状态', '结束时间', '收获', '指标'] })).toMatchObject({
      ...{ title: 1, verdict: 2, date: 3, learned: 4, effect: 5 },
    });
    expect(guessed({ names: ['a', 'b'] })).toMatchObject({ title: 0, verdict: null });
  });
});

describe('how a bet ended', () => {
  test.each<[string, ReturnType<typeof meaningOf>]>([
    ['Won', 'won'],
    ['✅ Validated', 'won'],
    ['✅', 'won'],
    ['有效', 'won'],
    ['FAILED', 'lost'],
    ['❌ 失败', 'lost'],
    ['Inconclusive.', 'inconclusive'],
    ['To Do', 'idea'],
    ['进行中', 'skip'],
    // These may mean one thing or another.
    ['shipped', undefined],
    ['Done', undefined],
    ['无效', undefined],
    ['not won', undefined],
    ['won?', undefined],
    ['won in Q1, lost in Q2', undefined],
    ['', undefined],
  ])('“%s” means %s', (text, meaning) => {
    expect(meaningOf(text)).toBe(meaning);
  });

  test('is asked of each state once, and not of a column that holds something else', () => {
    const rows = table('Name,Result\na,Won\nb,won \nc,Lost\nd,\ne,WON');
    expect(valuesIn(rows, 1)).toEqual([
      { value: 'won', written: 'Won', count: 3 },
      { value: 'lost', written: 'Lost', count: 1 },
      { value: '', written: '', count: 1 },
    ]);
    expect(valuesIn(rows, null)).toEqual([{ value: '', written: '', count: 5 }]);
    const many = table(`Name,Result\n${Array.from({ length: 21 }, (_, n) => `a${n},state ${n}`).join('\n')}`);
    expect(valuesIn(many, 1)).toBeUndefined();
    expect(valuesIn(table(`Name,Result\na,${'long '.repeat(30)}`), 1)).toBeUndefined();
  });
});
