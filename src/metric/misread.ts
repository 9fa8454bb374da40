import { compareDecimals, type Decimal, readDecimal } from './decimal.ts';
import type { MetricKind } from './metric.ts';

/** Why what somebody typed is not taken as the number. */
export type Misread =
  /** It is a number, but written as other languages do, or with a unit; so it is meant. */
  | { readonly why: 'other-form'; readonly form: Decimal }
  /** More than 15 digits. */
  | { readonly why: 'too-long' }
  /** A weekly total below nothing. */
  | { readonly why: 'negative' }
  | { readonly why: 'no-number' };

/** The number a person typed for a metric of that kind, or why it is none. */
export function readNumber(text: string, kind: MetricKind): { value: Decimal } | Misread {
  const value = readDecimal(text);
  if (value === undefined) return misread(text);
  return kind === 'total' && compareDecimals(value, '0') < 0 ? { why: 'negative' } : { value };
}

const continental = /^([+-]?)(\d{1,3}(?:\.\d{3})*|\d+),(\d+)$/;
const points = /^([+-]?)(\d{1,3}(?:\.\d{3}){2,})$/;
const withUnit = /^([+-]?[\d.,\s]*\d)\s*[%‰€$£¥]$|^[€$£¥]\s*([+-]?\d[\d.,\s]*)$/;

function misread(text: string): Misread {
  const plain = text.normalize('NFKC').trim().replaceAll('−', '-');
  if (/^[+-]?[\d.,\s]+$/.test(plain) && plain.replaceAll(/\D/g, '').length > 15) return { why: 'too-long' };
  const form = otherForm(plain);
  return form === undefined ? { why: 'no-number' } : { why: 'other-form', form };
}

/** "1.284,5", "1,5", "1.284.000" and "12 %" have one meaning each; "1.28.4" has none. */
function otherForm(plain: string): Decimal | undefined {
  const unit = withUnit.exec(plain);
  const bare = unit?.[1] ?? unit?.[2];
  if (bare !== undefined) return readDecimal(bare) ?? otherForm(bare);
  const comma = continental.exec(plain);
  if (comma) {
    const [, sign = '', whole = '', part = ''] = comma;
    return readDecimal(`${sign}${whole.replaceAll('.', '')}.${part}`);
  }
  const [, sign = '', grouped = ''] = points.exec(plain) ?? [];
  return grouped === '' ? undefined : readDecimal(sign + grouped.replaceAll('.', ''));
}
