import { z } from 'zod';
import { dateAt, instantOf } from '../calendar/zone.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { type About, type Deed, inSquad } from '../deeds/deed.ts';
import { changed } from '../delivery/changed.ts';
import type { Squad } from '../squad/squad.ts';
import { betsIn, type Past } from './bets.ts';
import type { Matching } from './columns.ts';
import { isAnswer, type Meaning } from './meaning.ts';
import { type Import, importOf, keepTable, type Taken, takeBack, takeBets, titlesKnown } from './store.ts';
import type { Table } from './table.ts';

interface OfImport {
  readonly importId: string;
}

async function aboutImport(
  q: Query,
  workspaceId: string,
  { importId }: OfImport,
): Promise<About<Import> | undefined> {
  const found = await importOf(q, workspaceId, importId);
  return found && { squadIds: [found.squadId], subject: found };
}

/** A table of old bets was read. It is kept until it is taken in: what is asked about it needs its rows. */
export const readingPast: Deed<
  { readonly squadId: string; readonly table: Table },
  undefined,
  { importId: string }
> = {
  name: 'past.read',
  accepted: z.object({ importId: z.string() }),
  find: inSquad,
  async act(change, { squad, actor }, { table }) {
    return { accepted: { importId: await keepTable(change, squad, table, actor.userId) } };
  },
};

/** What a table holds for a squad that has what it has. @param at UTC milliseconds */
export async function pastOf(
  q: Query,
  squad: Squad,
  table: Table,
  matching: Matching,
  at: number,
): Promise<Past> {
  const known = await titlesKnown(q, squad.id);
  return betsIn(table, matching, { known, today: dateAt(at, squad.rituals.zone) });
}

interface Given extends OfImport {
  readonly matching: Matching;
  /** By what stands in the file, as `asValue` compares it. */
  readonly meanings: ReadonlyMap<string, Meaning>;
  /** The day of answers of which the file says none; null: nobody has named one. */
  readonly undated: string | null;
}

const countsSchema = z.object({ answers: z.number(), ideas: z.number(), leftOut: z.number() });

/** Old bets become the squad's: found, told when somebody repeats one, and in every list. */
export const takingPast: Deed<
  Given,
  Import,
  z.infer<typeof countsSchema>,
  { readonly code: 'taken-already' | 'meaning-needed' | 'date-needed' | 'date-ahead' }
> = {
  name: 'past.take',
  accepted: countsSchema,
  find: aboutImport,
  async act(change, { squad, actor, subject }, given) {
    const { table } = subject;
    if (table === null) return { refused: { code: 'taken-already' } };
    const { bets, leftOut } = await pastOf(change.tx, squad, table, given.matching, change.at);
    const today = dateAt(change.at, squad.rituals.zone);
    if (given.undated !== null && given.undated > today) return { refused: { code: 'date-ahead' } };
    const taken: Taken[] = [];
    let skipped = 0;
    for (const bet of bets) {
      const state = given.meanings.get(bet.value);
      if (state === undefined) return { refused: { code: 'meaning-needed' } };
      const day = bet.date ?? (isAnswer(state) ? given.undated : null);
      if (day === null && isAnswer(state)) return { refused: { code: 'date-needed' } };
      if (state === 'skip') skipped += 1;
      else taken.push({ bet, state, at: instantIn(change, squad, day) });
    }
    await takeBets(change, subject, taken, actor.userId);
    changed(change, squad, 'ideas', 'commitments');
    const answers = taken.filter(({ state }) => state !== 'idea').length;
    const left = leftOut.length + skipped;
    return { accepted: { answers, ideas: taken.length - answers, leftOut: left } };
  },
};

/** Noon of a day in the squad's zone, and never later than now. */
const instantIn = ({ at }: Change, { rituals }: Squad, day: string | null): number =>
  day === null ? at : Math.min(at, instantOf(day, '12:00', rituals.zone));

/** What was brought in goes again, but for what the squad has worked with since. */
export const takingBackPast: Deed<
  OfImport,
  Import,
  { gone: number; stay: number },
  { readonly code: 'not-taken' }
> = {
  name: 'past.take-back',
  accepted: z.object({ gone: z.number(), stay: z.number() }),
  find: aboutImport,
  async act(change, { squad, actor, subject }) {
    const { takenAt, takenBackAt, taken } = subject;
    if (takenAt === null || takenBackAt !== null) return { refused: { code: 'not-taken' } };
    const stay = await takeBack(change, subject, actor.userId);
    changed(change, squad, 'ideas', 'commitments');
    return { accepted: { gone: (taken ?? 0) - stay, stay } };
  },
};
