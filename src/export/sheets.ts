import { dateAt, type Zone } from '../calendar/zone.ts';
import { BYTE_ORDER_MARK, type Cell, csvRow } from './csv.ts';
import { estimatesIn } from './estimated.ts';
import type { Form, Put } from './form.ts';
import type { Bet, Held, Week } from './kept-store.ts';

/** The sheets, each a file of its own, with the names of their columns: those of the database. */
const SHEETS = {
  ideas: [
    ...['id', 'title', 'then', 'because', 'direction', 'worthItFrom', 'worthItKind', 'impact', 'confidence'],
    ...['score', 'simpleDays', 'fullDays', 'state', 'differs', 'author', 'createdAt', 'launchedAt'],
    ...['verdict', 'ruledOut', 'learned', 'against', 'holdsFor', 'askAgain', 'answeredAt', 'answeredBy'],
    ...['parentId', 'sourceUrl'],
  ],
  history: ['date', 'hypothesisId', 'title', 'kind', 'by', 'what', 'why'],
  numbers: [
    ...['metric', 'role', 'kind', 'direction', 'unit', 'week', 'what', 'value', 'counts', 'asOf', 'source'],
    ...['origin', 'by', 'at'],
  ],
  weeks: [
    ...['from', 'to', 'title', 'hypothesisId', 'actionId', 'owner', 'members', 'variant', 'days', 'liveBy'],
    ...['state', 'nextStep', 'takenOutAt', 'launchedAt', 'launched', 'link'],
  ],
  standups: ['date', 'member', 'yesterday', 'today', 'inTheWay', 'about'],
  retros: ['date', 'member', 'wentWell', 'didnt', 'tryNext'],
  actions: ['createdAt', 'text', 'owner', 'state', 'endedAt', 'endedBy'],
  blockers: ['date', 'member', 'inTheWay', 'helper', 'helpedBy', 'ending', 'endedAt', 'endedBy'],
} as const;
type Sheet = keyof typeof SHEETS;

/** The first line of each sheet, by the name of its file. */
export const SHEET_HEADS: ReadonlyMap<string, string> = new Map(
  Object.entries(SHEETS).map(([sheet, columns]) => [
    `${sheet}.csv`,
    `${BYTE_ORDER_MARK}${columns.join(',')}\r\n`,
  ]),
);

/** Everything as tables that a spreadsheet opens; a sheet without rows is not there. */
export function asSheets(
  open: (name: string) => Put,
  { zone, nameOf }: { readonly zone: Zone; readonly nameOf: (userId: string) => string },
): Form {
  const opened = new Map<Sheet, Put>();
  const titles = new Map<string, string>();
  const texts = new Map<string, string>();
  const commitments = new Map<string, string>();
  const row = (sheet: Sheet, cells: readonly Cell[]): void => {
    let put = opened.get(sheet);
    if (!put) {
      const file = `${sheet}.csv`;
      put = open(file);
      opened.set(sheet, put);
      put(SHEET_HEADS.get(file) ?? '');
    }
    put(csvRow(cells));
  };
  const day = (at: number | null): string | null => (at === null ? null : dateAt(at, zone));
  const name = (userId: string | null): string | null => (userId === null ? null : nameOf(userId));
  const days = (tenths: number | null): number | null => (tenths === null ? null : tenths / 10);

  const ideaRow = (bet: Bet): void => {
    const said = bet.versions.find(({ id }) => id === bet.versionId) ?? bet.versions.at(-1);
    const result = bet.results.at(-1);
    const live = bet.transitions.findLast(({ to }) => to === 'launched');
    const { simple, full } = estimatesIn(bet.estimates);
    titles.set(bet.id, said?.title ?? '');
    row('ideas', [
      ...[bet.id, said?.title ?? '', said?.effect ?? null, said?.because ?? null, said?.direction ?? null],
      ...[said?.worthItFrom ?? null, said?.worthItKind ?? null, said?.impact ?? null],
      ...[said?.confidence ?? null, bet.score, days(simple), days(full), bet.state, said?.differs ?? null],
      ...[name(bet.authorId), day(bet.createdAt), day(live?.at ?? null)],
      ...[result?.verdict ?? null, result?.ruledOut ?? null, result?.learned ?? null],
      ...[result?.against ?? null, result?.holdsFor ?? null, result?.askAgain ?? null],
      ...[day(result?.at ?? null), name(result?.by ?? null), bet.parentId, bet.sourceUrl],
    ]);
  };

  const historyRows = (bet: Bet): void => {
    const title = titles.get(bet.id) ?? '';
    for (const { at, kind, by, what, why } of happened(bet, nameOf)) {
      row('history', [day(at), bet.id, title, kind, name(by), what, why]);
    }
  };

  const weekRows = ({ from, to, commitments: taken }: Week): void => {
    for (const one of taken) {
      const title = one.title ?? titles.get(one.hypothesisId ?? '') ?? texts.get(one.actionId ?? '') ?? null;
      commitments.set(one.id, title ?? '');
      const launch = one.launches[0];
      const others = one.members.map(({ userId }) => nameOf(userId)).join(', ');
      row('weeks', [
        ...[from, to, title, one.hypothesisId, one.actionId, name(one.ownerId), others, one.variant],
        ...[days(one.days), one.liveBy, one.state, one.nextStep, day(one.takenOutAt)],
        ...[day(launch?.at ?? null), launch?.what ?? null, launch?.link ?? null],
      ]);
    }
  };

  const heldRows = ({ date, entries, retroNotes }: Held): void => {
    for (const { userId, yesterday, today, inTheWay, commitmentId } of entries) {
      const about = commitments.get(commitmentId ?? '') ?? null;
      row('standups', [date, name(userId), yesterday, today, inTheWay, about]);
    }
    for (const { userId, wentWell, didnt, tryNext } of retroNotes) {
      row('retros', [date, name(userId), wentWell, didnt, tryNext]);
    }
  };

  return {
    number({ name: metric, role, kind, direction, unit, targets, readings }) {
      const what = [metric, role, kind, direction, unit];
      for (const { week, value, by, at } of targets) {
        row('numbers', [...what, week, 'target', value, null, null, null, null, name(by), day(at)]);
      }
      for (const one of readings) {
        const { week, value, counts, asOf, source, origin, by, at } = one;
        const how = [counts, day(asOf), source, origin, name(by), day(at)];
        row('numbers', [...what, week, 'reading', value, ...how]);
      }
    },
    bet(bet) {
      ideaRow(bet);
      historyRows(bet);
    },
    week: weekRows,
    held: heldRows,
    blocked({ blocker, words }) {
      const { date, userId, helperId, helpedBy, ending, endedAt, endedBy } = blocker;
      const end = [ending, day(endedAt), name(endedBy)];
      row('blockers', [date, name(userId), words, name(helperId), name(helpedBy), ...end]);
    },
    action({ id, createdAt, text, ownerId, state, endedAt, endedBy }) {
      texts.set(id, text);
      row('actions', [day(createdAt), text, name(ownerId), state, day(endedAt), name(endedBy)]);
    },
    end: () => undefined,
  };
}

interface Happened {
  readonly at: number;
  readonly kind: string;
  readonly by: string | null;
  readonly what: string | null;
  readonly why: string | null;
}

/** What happened to an idea, in its order; how it is decided and what was counted as the database has it. */
function happened(bet: Bet, nameOf: (userId: string) => string): Happened[] {
  const all: Happened[] = [
    ...bet.transitions.map(({ at, by, to, why }) => ({ at, kind: 'state', by, what: to, why })),
    ...bet.versions.map(({ at, by, title }) => ({ at, kind: 'wording', by, what: title, why: null })),
    ...bet.estimates.map(({ at, userId, variant, days, costs }) => ({
      ...{ at, kind: 'estimate', by: userId },
      ...{ what: `${variant}: ${days / 10}`, why: costs },
    })),
    ...bet.measurementPlans.map(({ at, by, plan, reason }) => ({
      ...{ at, kind: 'measurement plan', by },
      ...{ what: JSON.stringify(plan), why: reason },
    })),
    ...bet.looks.map(({ at, by, counted }) => ({
      ...{ at, kind: 'look', by },
      ...{ what: JSON.stringify(counted), why: null },
    })),
    ...bet.checkIns.map(({ at, by, date, missing }) => ({
      at,
      kind: 'too early',
      by,
      what: date,
      why: missing,
    })),
    ...bet.results.map(({ at, by, verdict, counted, learned }) => ({
      ...{ at, kind: 'result', by },
      ...{ what: counted === null ? verdict : `${verdict}: ${JSON.stringify(counted)}`, why: learned },
    })),
    ...bet.lastingNumbers.map(({ at, by, value }) => ({ at, kind: 'lasted', by, what: value, why: null })),
    ...bet.hotTopics.map(({ askedAt, askedBy, state, answeredBy, answeredAt }) => ({
      ...{ at: askedAt, kind: 'hot topic', by: askedBy, what: state },
      why:
        answeredBy === null || answeredAt === null
          ? null
          : `${nameOf(answeredBy)}, ${Math.round((answeredAt - askedAt) / 60_000)} min`,
    })),
    ...bet.quarrels.map(({ openedAt, openedBy, one, other }) => ({
      ...{ at: openedAt, kind: 'quarrel', by: openedBy, what: one, why: other },
    })),
  ];
  return all.toSorted((a, b) => a.at - b.at);
}
