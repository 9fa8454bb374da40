import type { z } from 'zod';
import type { Change, MakeChange } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { type Decision, once } from '../database/inbox.ts';
import { presentSquad } from '../squad/member-store.ts';
import type { Member, Squad } from '../squad/squad.ts';
import { type Actor, type DeedName, mayDo, standingsOf } from './permissions.ts';

export type { Decision } from '../database/inbox.ts';

/** A squad as it is inside the transaction of a deed, with its present members. */
export interface There {
  readonly squad: Squad;
  readonly members: readonly Member[];
}

/** Why nothing was decided at all. */
export type Barred =
  /** What it is about is not there, is another squad's or workspace's, or its squad has ended. */
  | 'gone'
  /** Guests, people of other companies and deactivated ones read along. */
  | 'visitor'
  /** It is for the squad's members, or for whoever proposed the idea. */
  | 'not-a-member'
  /** It is for the owner and the product manager. */
  | 'not-in-charge';

/** Why a deed decided against it: a code, with what its words need. */
export interface Refusal {
  readonly code: string;
}

/** What a deed is about, as its own transaction finds it. */
export interface About<Subject> {
  /** The squads it changes, the one in whose language it is answered first. */
  readonly squadIds: readonly [string, ...string[]];
  readonly subject: Subject;
  /** Whoever proposed the idea that it is about. */
  readonly authorId?: string;
}

/** Where a deed is done, in the first of its squads; everything is read in its own transaction. */
export interface Scene<Subject> extends There {
  readonly workspaceId: string;
  readonly actor: Actor;
  readonly subject: Subject;
  /** All of them, as in `About.squadIds`. */
  readonly squads: readonly There[];
}

/** The `find` of a deed that is about a squad, whose id is given. */
export async function inSquad(
  _q: Query,
  _workspaceId: string,
  { squadId }: { readonly squadId: string },
): Promise<About<undefined>> {
  return { squadIds: [squadId], subject: undefined };
}

/** Something that a person does. It knows no transport: how it was asked for and is answered is not its concern. */
export interface Deed<Given, Subject, Accepted, Refused extends Refusal = never> {
  /** Its line in the table of permissions, and what the inbox calls it. */
  readonly name: DeedName;
  /** What is kept of it, so that the same input again is answered alike; it must survive JSON, and not be null. */
  readonly accepted: z.ZodType<Accepted>;
  /** What it is about; undefined: there is no such thing in this workspace. */
  find(q: Query, workspaceId: string, given: Given): Promise<About<Subject> | undefined>;
  /** Decides and writes. A refusal has written nothing. */
  act(change: Change, scene: Scene<Subject>, given: Given): Promise<Decision<Accepted, Refused>>;
}

/** Something that a person does in no squad: they set one up, or choose for themselves. */
export interface OwnDeed<Given, Accepted, Refused extends Refusal = never> {
  readonly name: DeedName;
  readonly accepted: z.ZodType<Accepted>;
  act(
    change: Change,
    scene: Pick<Scene<undefined>, 'workspaceId' | 'actor'>,
    given: Given,
  ): Promise<Decision<Accepted, Refused>>;
}

/** Who does something, under which key. */
export interface Doing {
  readonly core: { readonly change: MakeChange };
  readonly workspaceId: string;
  readonly person: Actor;
  /** The same key again is the same deed again. */
  readonly key: string;
}

type NotDone<Refused> =
  | { readonly refused: Refused; readonly there: There }
  | { readonly barred: Barred; readonly there: There | undefined };

/** What came of it; `there` is the squad in whose language it is answered. */
export type Done<Accepted, Refused> =
  | { readonly accepted: Accepted; readonly repeated: boolean; readonly there: There | undefined }
  | NotDone<Refused>;

/**
 * The one way in which a person changes something: the key first, then who may, then the deed's own decision and its
 * writes, then the answer is kept; all in one transaction. An input whose key was accepted before is answered as
 * then, also when the person has left in between; a refused one may come again with its key.
 * @throws when a refusal changed rows, or the key was accepted for another person or deed: both are bugs
 */
export async function perform<Given, Subject, Accepted, Refused extends Refusal>(
  doing: Doing,
  deed: Deed<Given, Subject, Accepted, Refused>,
  given: Given,
): Promise<Done<Accepted, Refused>> {
  const { workspaceId, person: actor } = doing;
  return doing.core.change(async (change) => {
    const { tx } = change;
    let first: There | undefined;
    const input = inputOf(doing, deed.name, change.at);
    const done = await once<Accepted, NotDone<Refused>>(tx, input, deed.accepted, async () => {
      const about = await deed.find(tx, workspaceId, given);
      const squads = about && (await squadsIn(tx, workspaceId, about.squadIds));
      first = squads?.[0];
      const barred = barredFrom(deed.name, actor, about, squads);
      if (barred || !about || !squads || !first)
        return { refused: { barred: barred ?? 'gone', there: first } };
      const scene = { ...first, workspaceId, actor, subject: about.subject, squads };
      const outcome = await deed.act(change, scene, given);
      return 'refused' in outcome ? { refused: { ...outcome, there: first } } : outcome;
    });
    if ('accepted' in done) {
      return { ...done, there: first ?? (await foundAgain(tx, workspaceId, deed, given)) };
    }
    return done.refused;
  });
}

/** The same for what a person does in no squad. */
export async function performOwn<Given, Accepted, Refused extends Refusal>(
  doing: Doing,
  deed: OwnDeed<Given, Accepted, Refused>,
  given: Given,
): Promise<Decision<Accepted, Refused> | { readonly barred: Barred }> {
  const { workspaceId, person: actor } = doing;
  return doing.core.change(async (change) => {
    const input = inputOf(doing, deed.name, change.at);
    type Not = { readonly refused: Refused } | { readonly barred: Barred };
    const done = await once<Accepted, Not>(change.tx, input, deed.accepted, async () => {
      if (!mayDo(deed.name, standingsOf(actor))) return { refused: { barred: 'visitor' } };
      const outcome = await deed.act(change, { workspaceId, actor }, given);
      return 'refused' in outcome ? { refused: outcome } : outcome;
    });
    return 'accepted' in done ? done : done.refused;
  });
}

const inputOf = ({ workspaceId, key, person }: Doing, kind: DeedName, at: number) => ({
  workspaceId,
  key,
  kind,
  userId: person.userId,
  at,
});

/** Present squads, in their order; undefined when one of them is not there. */
async function squadsIn(
  q: Query,
  workspaceId: string,
  ids: readonly string[],
): Promise<readonly There[] | undefined> {
  const found: There[] = [];
  for (const id of ids) {
    const there = await presentSquad(q, workspaceId, id);
    if (!there) return undefined;
    found.push(there);
  }
  return found;
}

function barredFrom(
  name: DeedName,
  actor: Actor,
  about: About<unknown> | undefined,
  squads: readonly There[] | undefined,
): Barred | undefined {
  if (standingsOf(actor).includes('visitor')) return 'visitor';
  if (!about || !squads) return 'gone';
  if (squads.every((there) => mayDo(name, standingsOf(actor, there, about.authorId)))) return undefined;
  return mayDo(name, ['member']) ? 'not-a-member' : 'not-in-charge';
}

/** The squad in whose language a repeated input is answered. */
async function foundAgain<Given>(
  q: Query,
  workspaceId: string,
  deed: Pick<Deed<Given, unknown, unknown, Refusal>, 'find'>,
  given: Given,
): Promise<There | undefined> {
  const about = await deed.find(q, workspaceId, given);
  return about && presentSquad(q, workspaceId, about.squadIds[0]);
}
