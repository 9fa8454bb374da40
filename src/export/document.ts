import type { Squad } from '../squad/squad.ts';
import type { Form, Put } from './form.ts';
import { DOCUMENT } from './import-store.ts';
import type { importsKept, membersKept, repeatsKept } from './kept-store.ts';

interface Head {
  readonly squad: Squad;
  readonly members: Awaited<ReturnType<typeof membersKept>>;
  readonly imports: Awaited<ReturnType<typeof importsKept>>;
  readonly repeats: Awaited<ReturnType<typeof repeatsKept>>;
  readonly names: ReadonlyMap<string, string>;
  /** UTC milliseconds. */
  readonly at: number;
}

/** A row without where it belongs to, which stands at the head of the document. */
const bare = (row: object): object =>
  Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) => {
      if (name === 'workspaceId' || name === 'squadId') return [];
      return [[name, Array.isArray(value) && value.every(isRow) ? value.map(bare) : value]];
    }),
  );

const isRow = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && 'workspaceId' in value;

const ID = /"([UW][A-Z0-9]{2,})"/g;

/** Everything as one JSON document, which can be brought in again: see `import-store.ts` for what stands in it. */
export function asDocument(
  open: (name: string) => Put,
  { squad, members, imports, repeats, names, at }: Head,
): Form {
  const put = open('squad.json');
  const people = new Set<string>();
  let list: string | undefined;
  const write = (value: object): string => {
    const written = JSON.stringify(bare(value));
    for (const [, id] of written.matchAll(ID)) if (id !== undefined) people.add(id);
    return written;
  };
  const add = (name: string, value: object): void => {
    if (list !== name) put(`${list === undefined ? '' : '\n]'},\n"${name}": [`);
    put(`${list === name ? ',' : ''}\n${write(value)}`);
    list = name;
  };
  const { name, language, rituals, ownerId, numberKeeperId, channelId, id } = squad;
  const about = { id, name, language, channelId, ownerId, numberKeeperId, rituals };
  put(`{"format": "${DOCUMENT.format}", "version": ${DOCUMENT.version}, "exportedAt": ${at},\n`);
  put(`"squad": ${write(about)}`);
  for (const one of members) add('members', one);
  for (const one of imports) add('imports', one);
  return {
    number: (one) => add('metrics', one),
    bet: (one) => add('hypotheses', one),
    action: (one) => add('actions', one),
    week: (one) => add('sprints', one),
    held: (one) => add('occurrences', one),
    blocked: ({ blocker }) => add('blockers', blocker),
    end() {
      for (const one of repeats) add('repeats', one);
      const known = [...people].sort().flatMap((userId) => {
        const found = names.get(userId);
        return found === undefined ? [] : [{ userId, name: found }];
      });
      for (const one of known) add('people', one);
      put(list === undefined ? '\n}\n' : '\n]}\n');
    },
  };
}
