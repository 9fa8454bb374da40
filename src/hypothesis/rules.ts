import { hasParts, linesOf } from '../said/lines.ts';
import { cut } from '../slack/typed.ts';
import type { Hypothesis, State, Wording } from './hypothesis.ts';

/** Most tenths of a person-day that still earn each ease; whatever takes longer has ease 1. */
const EASE: readonly (readonly [tenths: number, ease: number])[] = [
  [5, 10],
  [10, 9],
  [20, 8],
  [30, 7],
  [50, 6],
  [80, 5],
  [100, 4],
  [150, 3],
  [200, 2],
];

/**
 * How easy it is to build, 10 the easiest: the first step of the table whose days are not below the total. Between two
 * steps the harder one counts.
 * @param tenths all parts of the simple variant together, in tenths of a person-day
 * @example easeOf(15) // 8, as for 2 days
 */
export function easeOf(tenths: number): number {
  return EASE.find(([most]) => tenths <= most)?.[1] ?? 1;
}

/**
 * The mean of impact, confidence and ease; null while one of them is missing. Nothing is divided by effort again.
 * @param simpleTenths the total of the simple variant, null without an estimate
 */
export function scoreOf(
  wording: Pick<Wording, 'impact' | 'confidence'>,
  simpleTenths: number | null,
): number | null {
  if (wording.impact === null || wording.confidence === null || simpleTenths === null) return null;
  return (wording.impact + wording.confidence + easeOf(simpleTenths)) / 3;
}

const VERDICTS = ['won', 'lost', 'inconclusive', 'invalid'] as const satisfies readonly State[];
export type Verdict = (typeof VERDICTS)[number];

/** Where a hypothesis may go from each state. From one verdict to another: a result was corrected; back: it was taken back. */
const MOVES: Readonly<Record<State, readonly State[]>> = {
  idea: ['ready', 'dropped'],
  ready: ['committed', 'dropped'],
  committed: ['launched', 'ready', 'dropped'],
  launched: [...VERDICTS, 'committed', 'dropped'],
  won: VERDICTS.filter((verdict) => verdict !== 'won'),
  lost: VERDICTS.filter((verdict) => verdict !== 'lost'),
  inconclusive: VERDICTS.filter((verdict) => verdict !== 'inconclusive'),
  invalid: VERDICTS.filter((verdict) => verdict !== 'invalid'),
  dropped: [],
};

/** Whether a hypothesis may go from one state to another; to where it is, never. */
export function mayMove(from: State, to: State): boolean {
  return MOVES[from].includes(to);
}

/** A verdict, as against a state on the way to one. */
export function isVerdict(state: State): state is Verdict {
  return VERDICTS.some((verdict) => verdict === state);
}

/** It is on the list: the squad may still take it in. */
export function isWaiting(state: State): boolean {
  return state === 'idea' || state === 'ready';
}

/** Its wording may change until the squad takes it in: what it must bring is fixed before it is built. */
export function mayReword(state: State): boolean {
  return isWaiting(state);
}

/** Parts may be estimated until it is live. */
export function mayEstimate(state: State): boolean {
  return state === 'idea' || state === 'ready' || state === 'committed';
}

/**
 * Whether an idea can be taken in: it says which number moves and from what on it is worth it, or somebody has
 * estimated a part, or it makes a won one bigger. An idea that was ready once stays so.
 */
export function isReady(
  hypothesis: Pick<Wording, 'effect' | 'worthItFrom'> & Pick<Hypothesis, 'parentId'>,
  estimated: boolean,
): boolean {
  return (
    estimated ||
    hypothesis.parentId !== null ||
    (hypothesis.effect !== null && hypothesis.worthItFrom !== null)
  );
}

/** Longest title; also Slack's client is told so. */
export const TITLE_MOST = 300;

/**
 * The wording of what stood behind `/idea`. Of a list, paragraphs or code the first line is the title, of a line longer
 * than a title its beginning; the whole text, with its line breaks, then stands under "because": nothing typed is lost.
 */
export function fromOneLine(text: string): { title: string; because: string | null } {
  const whole = text.trim();
  const first = hasParts(whole) ? linesOf(whole)[0] : undefined;
  const line = (first ?? whole).replace(/\s+/g, ' ');
  if (line.length <= TITLE_MOST) return { title: line, because: first === undefined ? null : whole };
  const start = line.slice(0, TITLE_MOST - 1);
  const space = start.lastIndexOf(' ');
  // Without a space near the end (Chinese, an address) it is cut where it is, but never inside a surrogate pair.
  const cutAt =
    space > TITLE_MOST / 2 ? space : /[\uD800-\uDBFF]$/.test(start) ? start.length - 1 : start.length;
  return { title: `${start.slice(0, cutAt)}…`, because: whole };
}

/** Longest "then …". */
export const EFFECT_MOST = 500;

/** Longest "because …": as long as a field of Slack's can be. */
export const BECAUSE_MOST = 3000;

/**
 * The submitted wording over the stored one. A text too long for its field was shown cut: where that was left as it
 * stood, the whole text stays.
 */
export function overStored(stored: Wording, submitted: Wording): Wording {
  const shown = stored.because === null ? null : cut(stored.because, BECAUSE_MOST).trim();
  return submitted.because === shown ? { ...submitted, because: stored.because } : submitted;
}

/** The least effect as it is typed: with a minus where the number is to fall; null: nobody has said. */
export function signedWorth({
  worthItFrom,
  direction,
}: Pick<Wording, 'worthItFrom' | 'direction'>): string | null {
  return worthItFrom !== null && direction === 'down' ? `-${worthItFrom}` : worthItFrom;
}

/** The least effect as somebody typed it. */
export interface Worth {
  /** Decimal text, not 0. */
  readonly value: string;
  /** It was typed with a % sign. */
  readonly percent: boolean;
}

/** What was typed as a direction and a size. */
export function worthOf(given: Worth | null): Pick<Wording, 'direction' | 'worthItFrom'> {
  return {
    direction: given?.value.startsWith('-') ? 'down' : 'up',
    worthItFrom: given === null ? null : given.value.replace('-', ''),
  };
}

/** How long the same line by the same person counts as the same idea, in milliseconds. */
export const SAME_IDEA_MS = 10 * 60_000;
