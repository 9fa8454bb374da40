import { dateAt, instantOf } from '../calendar/zone.ts';
import {
  answeredAmong,
  answeredPage,
  answerWays,
  endings,
  firstAnswerAt,
  type Sought,
} from '../commitments/answered-store.ts';
import type { Result } from '../commitments/commitment.ts';
import { resultsOf } from '../commitments/result-store.ts';
import type { Query } from '../database/database.ts';
import { permalinkOf } from '../delivery/want.ts';
import { foundBy } from '../hypothesis/find-store.ts';
import type { Hypothesis } from '../hypothesis/hypothesis.ts';
import { sidesKey } from '../hypothesis/quarrel-answer.ts';
import { hypothesesOf, hypothesisOf } from '../hypothesis/store.ts';
import { questionKey } from '../hypothesis/topic-store.ts';
import { type History, historyOf } from '../memory/history.ts';
import { SEARCH_MOST } from '../memory/place.ts';
import { written } from '../said/blank.ts';
import { type Names, namesOf } from '../slack/names.ts';
import type { Squad } from '../squad/squad.ts';
import type { Asked } from './view.ts';

/** Answered bets on one page. */
const SIZE = 20;
/** Of what a text finds, so many are looked through. */
const FOUND = 500;

/** What of the answered bets is asked for: as read from an address, where anything may stand. */
export interface KnownAsked {
  readonly text: string;
  readonly ending: Sought['ending'];
  readonly way: Sought['way'];
  /** Such as "2026"; '': any. */
  readonly year: string;
  /** The last bet of the page before; undefined: the first page. */
  readonly behind: string | undefined;
}

/** An answered bet as the list shows it. */
export interface Answered {
  readonly hypothesis: Hypothesis;
  readonly result: Result;
}

/** A page of answered bets. */
export interface KnownShown {
  readonly asked: KnownAsked;
  readonly rows: readonly Answered[];
  /** Another page is behind it. */
  readonly more: boolean;
  /** Those in which there may be answers, newest first. */
  readonly years: readonly string[];
}

/** One answered bet with all that happened to it. */
export interface BetShown extends Answered {
  readonly squad: Squad;
  readonly history: History;
  readonly names: Names;
  /** Where in Slack it was spoken of; undefined: nowhere that is known. */
  readonly thread: string | undefined;
}

/** Reads what an address asks for; what it can't be is left out. */
export function readKnown(asked: Asked): KnownAsked {
  const { text = '', ending, way, year = '', behind } = asked;
  return {
    text: written(text).slice(0, SEARCH_MOST),
    ending: endings.find((one) => one === ending),
    way: answerWays.find((one) => one === way),
    year: /^\d{4}$/.test(year) ? year : '',
    behind: behind === undefined || !/^[\da-f-]{36}$/.test(behind) ? undefined : behind,
  };
}

/** A page of what is known: a fixed number of queries. @param now UTC milliseconds */
export async function knownOf(q: Query, squad: Squad, now: number, asked: KnownAsked): Promise<KnownShown> {
  const { zone } = squad.rituals;
  const { text, ending, way, year, behind } = asked;
  const from = year === '' ? undefined : instantOf(`${year}-01-01`, '00:00', zone);
  const before = year === '' ? undefined : instantOf(`${Number(year) + 1}-01-01`, '00:00', zone);
  const sought = { ending, way, from, before };
  const ids =
    text === ''
      ? await answeredPage(q, squad.id, sought, { behind, size: SIZE })
      : after(behind, await answeredAmong(q, squad.id, sought, await foundBy(q, squad.id, text, FOUND)));
  const shown = ids.slice(0, SIZE);
  const hypotheses = await hypothesesOf(q, squad.id, shown);
  const results = await resultsOf(q, shown);
  const rows = shown.flatMap((id) => {
    const [hypothesis, result] = [hypotheses.get(id), results.get(id)];
    return hypothesis && result ? [{ hypothesis, result }] : [];
  });
  const last = Number(dateAt(now, zone).slice(0, 4));
  const first = Number(dateAt((await firstAnswerAt(q, squad.id)) ?? now, zone).slice(0, 4));
  const years = Array.from({ length: Math.max(1, last - first + 1) }, (_, back) => String(last - back));
  return { asked, rows, more: ids.length > SIZE, years };
}

/** What follows a bet among what was found; all, where it is not among it. */
const after = (id: string | undefined, ids: readonly string[]): string[] =>
  ids.slice(id === undefined ? 0 : ids.indexOf(id) + 1);

/** An answered bet of the squad; undefined: it has none with that id. */
export async function betOf(q: Query, squad: Squad, id: string): Promise<BetShown | undefined> {
  const hypothesis = await hypothesisOf(q, squad.workspaceId, id);
  const result = (await resultsOf(q, [id])).get(id);
  if (!hypothesis || !result || hypothesis.squadId !== squad.id) return undefined;
  const history = await historyOf(q, hypothesis);
  const names = await namesOf(q, squad.workspaceId, history.people);
  return { squad, hypothesis, result, history, names, thread: await threadIn(q, hypothesis, history) };
}

/** The message it was logged from, else the quarrel that it answered, else where the squad was asked for it. */
async function threadIn(
  q: Query,
  { sourceUrl, workspaceId }: Hypothesis,
  { quarrel, topics }: History,
): Promise<string | undefined> {
  if (sourceUrl !== null) return sourceUrl;
  if (quarrel) return permalinkOf(q, workspaceId, sidesKey(quarrel));
  const [topic] = topics;
  return topic && permalinkOf(q, workspaceId, questionKey(topic));
}
