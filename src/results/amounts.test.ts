import { describe, expect, it } from 'vitest';
import { momentsOf } from '../statistics/moments.ts';
import { ROWS_MOST, readAmounts } from './amounts.ts';

const read = (text: string, encode: (text: string) => Uint8Array = utf8) => readAmounts(encode(text));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string): Uint8Array => Buffer.from(`\u{feff}${text}`, 'utf16le');

const four = {
  rows: 4,
  leftOut: [],
  control: { people: 2, mean: 11.25 },
  variant: { people: 2, mean: 7 },
};

describe('a file of amounts per person', () => {
  it.each<[string, string]>([
    ['with names of columns', 'group,amount\ncontrol,12.5\nControl,10\nvariant,0\nVariant,14\n'],
    ['without', 'control,12.5\ncontrol,10\nvariant,0\nvariant,14'],
    ['as Excel writes it in Europe', '\u{feff}Gruppe;Revenue\r\nA;12,50\r\nA;10\r\nB;0\r\nB;14\r\n'],
    ['with tabs and money', 'amount\tgroup\n€ 12.50\tcontrol\n$10\tcontrol\n0\tvariant\n14 EUR\tvariant'],
    ['in Chinese', '组别,金额\n对照组,12.5元\n对照,10\n实验组,0\n实验,14'],
    ['with an id before', 'id,arm,revenue\n1,control,12.5\n2,control,10\n3,variant,0\n4,treatment,14'],
    ['quoted', '"group","amount"\n"control","12.5"\n"control","10"\n"variant","0"\n"variant","14"'],
    ['with empty lines', '\ncontrol,12.5\n\ncontrol,10\nvariant,0\nvariant,14\n\n'],
  ])('is read %s', (_, text) => {
    const told = read(text);
    expect(told).toMatchObject(four);
    expect(read(text, utf16)).toEqual(told);
  });

  it('is read in the letters that Chinese programs write', () => {
    const [group, amount, a, b] = ['D7E9B1F0', 'BDF0B6EE', 'B6D4D5D5D7E9', 'CAB5D1E9D7E9'].map((hex) =>
      Buffer.from(hex, 'hex').toString('latin1'),
    );
    const text = `${group},${amount}\n${a},12.5\n${a},10\n${b},0\n${b},14`;
    expect(readAmounts(Buffer.from(text, 'latin1'))).toMatchObject(four);
  });

  it('says which lines are left out', () => {
    const told = read('group,amount\ncontrol,1\ncontrol,\nvariant,2\nelse,3\nvariant,many\nvariant,4');
    expect(told).toMatchObject({
      rows: 6,
      leftOut: [3, 5, 6],
      control: { people: 1 },
      variant: { people: 2 },
    });
  });

  it('takes a point or comma as the whole column has it', () => {
    const comma = read('group;amount\ncontrol;1.284\ncontrol;1.284,50\nvariant;2,5\nvariant;3');
    expect(comma).toMatchObject({ control: { mean: 1284.25 }, variant: { mean: 2.75 } });
    const point = read('group,amount\ncontrol,"1,284"\ncontrol,"1,284.50"\nvariant,2.5\nvariant,3');
    expect(point).toMatchObject({ control: { mean: 1284.25 }, variant: { mean: 2.75 } });
  });

  it.each<[string, string, string]>([
    ['nothing', '', 'no-table'],
    ['a picture', '\u{89}PNG\0\0', 'no-table'],
    ['no groups', 'name,amount\nAnn,1\nBen,2', 'no-groups'],
    ['one group only', 'group,amount\ncontrol,1\ncontrol,2', 'no-groups'],
    ['no amounts', 'group,name\ncontrol,Ann\nvariant,Ben', 'no-amounts'],
    ['too many rows', `group,amount\n${'control,1\nvariant,2\n'.repeat(ROWS_MOST / 2 + 1)}`, 'too-many'],
    ['a quote that never ends', `group,amount\n"control,1\n${'variant,2\n'.repeat(5_000)}`, 'no-table'],
  ])('with %s is refused', (_, text, why) => {
    expect(read(text)).toBe(why);
  });
});

it('mean and deviation are those of the textbook', () => {
  expect(momentsOf([2, 4, 4, 4, 5, 5, 7, 9])).toEqual({ people: 8, mean: 5, deviation: Math.sqrt(32 / 7) });
  expect(momentsOf([3])).toEqual({ people: 1, mean: 3, deviation: 0 });
  const far = momentsOf([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]);
  expect(far.deviation).toBeCloseTo(Math.sqrt(30), 9);
});
