import { createHash } from 'node:crypto';
import type { Catalogue } from '../language/catalogue.ts';
import { choice, type Field, maybe, optional, type Raw, readFields, text, time } from '../slack/fields.ts';
import type { Sealer } from './secret.ts';
import type { Setting, Source } from './store.ts';

/** The form's fields, by their block ids. */
export const FIELDS = {
  address: 'address',
  pick: 'pick',
  dates: 'dates',
  mark: 'mark',
  header: 'header',
  secret: 'secret',
  daily: 'daily',
} as const;

/** Longest address and secret. */
const ADDRESS = 1_500;
const SECRET = 500;

/** The file of a folder, not an address. */
const isFile = (address: string): boolean => !/^[a-z][a-z\d+.-]*:/iu.test(address);

const header: Field<string> = (raw, words) => {
  const name = text(60)(raw, words);
  if ('problem' in name) return name;
  return /^[\w-]+$/.test(name.value) && !RESERVED.test(name.value)
    ? name
    : { problem: words.sources.wrong.header };
};

/** What a connection is made with. */
const RESERVED =
  /^(host|content-.*|connection|transfer-encoding|upgrade|expect|te|trailer|keep-alive|proxy-.*)$/i;

const secret: Field<string> = (raw, words) => {
  const value = text(SECRET)(raw, words);
  if ('problem' in value) return value;
  return /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(value.value)
    ? value
    : { problem: words.sources.wrong.secret };
};

const fields = {
  address: text(ADDRESS),
  pick: maybe(200, isEmpty),
  dates: maybe(100, isEmpty),
  mark: optional(choice(['.', ','])),
  header: optional(header),
  secret: optional(secret),
  daily: optional(time),
};

/** "-" and "none" may be names of columns. */
function isEmpty(written: string): boolean {
  return written.trim() === '';
}

/** A source as it stands in the form; `secret` is sealed. */
export type Draft = Omit<Setting, 'secretBy' | 'secretAt'>;

/** What is known beside what was typed. */
interface Known {
  readonly metricId: string;
  readonly source: Source | undefined;
  /** The secret that was typed when this form was tried, sealed. */
  readonly sealed: string | null;
  /** Whether there is a folder for files. */
  readonly hasFolder: boolean;
}

/** A source as somebody wrote it; or what is wrong, by field. */
export function readDraft(
  values: Readonly<Record<string, Raw>>,
  words: Catalogue,
  { metricId, source, sealed, hasFolder }: Known,
  sealer: Sealer,
): { readonly draft: Draft } | { readonly errors: Record<string, string> } {
  const read = readFields(fields, values, words);
  if ('errors' in read) return read;
  const { address, pick, dates, mark, header: name, secret: typed, daily } = read.values;
  const kind = isFile(address) ? 'file' : 'url';
  const { wrong } = words.sources;
  if (kind === 'file' && !hasFolder) return { errors: { [FIELDS.address]: wrong.noFolder } };
  if (kind === 'url' && !/^https?:/i.test(address)) return { errors: { [FIELDS.address]: wrong.address } };
  if (kind === 'url' && !URL.canParse(address)) return { errors: { [FIELDS.address]: wrong.address } };
  if (kind === 'file' && name !== null) return { errors: { [FIELDS.header]: wrong.fileHeader } };
  if (name === null && typed !== null) return { errors: { [FIELDS.header]: wrong.nameless } };
  const draft: Omit<Draft, 'secret'> = {
    ...{ address, pick: pick ?? '', dates: dates ?? '', mark: mark ?? '', header: name },
    ...{ kind, dailyAt: daily },
  };
  if (name === null) return { draft: { ...draft, secret: null } };
  if (typed !== null) return { draft: { ...draft, secret: sealer.seal(metricId, typed) } };
  // Whoever names another address does not get a secret sent there that they do not know.
  const kept = sealed ?? (source && isSameReceiver(source, draft) ? source.secret : null);
  if (kept === null) return { errors: { [FIELDS.secret]: wrong.noSecret } };
  return { draft: { ...draft, secret: kept } };
}

/** Whether a secret goes to the same place in the same header. */
export const isSameReceiver = (
  one: Pick<Setting, 'address' | 'header' | 'kind'>,
  other: Pick<Setting, 'address' | 'header' | 'kind'>,
): boolean =>
  one.kind === 'url' &&
  other.kind === 'url' &&
  one.header === other.header &&
  new URL(one.address).origin === new URL(other.address).origin;

/** Names what was tried, so that nothing else is saved. */
export const fingerprint = ({ secret: sealedSecret, ...draft }: Draft): string =>
  createHash('sha256')
    .update(JSON.stringify([Object.entries(draft).toSorted(), sealedSecret]))
    .digest('base64url');
