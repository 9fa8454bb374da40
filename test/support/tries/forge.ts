import type { Held } from '@growth-squad/local-slack';
import { z } from 'zod';
import type { Mirror } from './mirror.ts';

/** Something told with ids in it that are not the squad's own. */
export interface Forged {
  /** "id 2 of 3 of another squad". */
  readonly what: string;
  /** None of them is the squad's own any more. */
  readonly whole: boolean;
  readonly held: Held;
}

/** Where ids of things stand that it is about: in a command, a button's value, a form. */
const CARRIES = ['channel_id', 'text', 'actions'] as const;
const FORM_CARRIES = ['private_metadata', 'state'] as const;

/** The same with each of its ids, and with all of them, the mirror's. */
export function forgedWith(held: Held, mirror: Mirror): readonly Forged[] {
  const ids = mirror.in(JSON.stringify(carriedBy(held)));
  const forge = (what: string, replaced: readonly string[]): Forged => ({
    what: `${what} of ${mirror.name}`,
    whole: replaced.length === ids.length,
    held: withOther(held, (text) => replaced.reduce((so, id) => so.replaceAll(id, mirror.of(id)), text)),
  });
  const each = ids.map((id, index) => forge(`id ${index + 1} of ${ids.length}`, [id]));
  return ids.length > 1 ? [...each, forge('all ids', ids)] : each;
}

const viewOf = ({ payload: { type, view } }: Held): Readonly<Record<string, unknown>> =>
  type === 'view_submission' && typeof view === 'object' ? { ...view } : {};

const only = (all: Readonly<Record<string, unknown>>, names: readonly string[]) =>
  Object.fromEntries(names.filter((name) => name in all).map((name) => [name, all[name]]));

const carriedBy = (held: Held) => ({
  ...only(held.payload, CARRIES),
  form: only(viewOf(held), FORM_CARRIES),
});

const carriedSchema = z.object({ form: z.record(z.string(), z.unknown()) }).catchall(z.unknown());

function withOther(held: Held, change: (text: string) => string): Held {
  const { form, ...told } = carriedSchema.parse(JSON.parse(change(JSON.stringify(carriedBy(held)))));
  const view = { ...viewOf(held), ...form };
  const { payload } = held;
  return { ...held, payload: { ...payload, ...told, ...(Object.keys(form).length > 0 ? { view } : {}) } };
}
