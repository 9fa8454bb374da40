import type { Catalogue } from '../language/catalogue.ts';
import type { Format } from '../language/format.ts';
import { unended } from '../language/sentence.ts';
import type { Names } from '../slack/names.ts';
import { typed } from '../slack/typed.ts';
import type { Estimate, Estimates } from './estimate-store.ts';
import type { Hypothesis, Wording } from './hypothesis.ts';
import { signedWorth } from './rules.ts';

/** How much may be told: characters of a clause, members named (0: parts are not told), and their names. */
export interface Detail {
  readonly most: number;
  readonly named: number;
  readonly names: Names;
}

/** "+3%", "−120"; empty where nobody has said it yet. */
function worthItFrom(
  format: Format,
  wording: Pick<Wording, 'direction' | 'worthItFrom' | 'worthItKind'>,
): string {
  if (wording.worthItFrom === null) return '';
  const value = signedWorth(wording) ?? '';
  return wording.worthItKind === 'relative' ? format.percent(value) : format.signed(value);
}

/** What its author can do with the wording: make it a hypothesis, or, where it is one, change it. */
export function rewordText(words: Catalogue, wording: Pick<Wording, 'effect' | 'worthItFrom'>): string {
  const { makeItAHypothesis, changeIt } = words.hypothesis;
  return wording.effect !== null && wording.worthItFrom !== null ? changeIt : makeItAHypothesis;
}

/** The fields that a hypothesis needs and that nobody has filled in: “Then …” and “Worth it from”. */
export function missingText(
  words: Catalogue,
  format: Format,
  wording: Pick<Wording, 'effect' | 'worthItFrom'>,
): string {
  const { effect, worthItFrom, quoted } = words.hypothesis;
  const missing = [
    ...(wording.effect === null ? [effect] : []),
    ...(wording.worthItFrom === null ? [worthItFrom] : []),
  ];
  return format.list(missing.map(quoted));
}

/** A person's clause inside a sentence of ours: without the full stop it may end with. */
function clause(text: string | null, most: number): string {
  return unended(typed(text ?? '', most));
}

/**
 * What it should bring, from what on, why, and what is different now from what was tried before, in one sentence; empty
 * where only the title is known.
 */
export function betText(
  words: Catalogue,
  format: Format,
  wording: Wording & Pick<Hypothesis, 'differs'>,
  most: number,
): string {
  return words.hypothesis.bet({
    effect: clause(wording.effect, most),
    worthItFrom: worthItFrom(format, wording),
    because: clause(wording.because, most),
    differs: clause(wording.differs, most),
  });
}

/** "different now: …", beside what was tried before; empty where nothing was said. */
export const differsText = (
  words: Catalogue,
  { differs }: Pick<Hypothesis, 'differs'>,
  most: number,
): string =>
  words.hypothesis.bet({ effect: '', worthItFrom: '', because: '', differs: clause(differs, most) });

/** "simple 4 d (Frontend 2, Backend 2), full 9 d"; who has nothing to do is not named. */
function daysText(words: Catalogue, format: Format, days: Estimates, room: Detail): string {
  const { variant, between, noEstimate } = words.hypothesis;
  const told = [
    days.simple
      ? variant.simple(format.days(days.simple.total), partsText(words, format, days.simple, room))
      : '',
    days.full ? variant.full(format.days(days.full.total), '') : '',
  ].filter((text) => text !== '');
  return told.length > 0 ? told.join(between) : noEstimate;
}

function partsText(words: Catalogue, format: Format, estimate: Estimate, room: Detail): string {
  const { partDays, between, more } = words.hypothesis;
  if (room.named === 0) return '';
  const parts = estimate.parts.filter((part) => part.days > 0);
  const told = parts
    .slice(0, room.named)
    .map((part) => partDays(room.names(part.userId), format.number(part.days / 10)));
  const rest = parts.length - told.length;
  return (rest > 0 ? [...told, more(format.number(rest))] : told).join(between);
}

/** "ICE 7.3 · simple 4 d (…), full 9 d · costs the time: payment splitting · from Marketing" */
export function standingText(
  words: Catalogue,
  format: Format,
  idea: Pick<Hypothesis, 'score' | 'authorId' | 'parentId'> & { readonly days: Estimates },
  room: Detail,
): string {
  const { ice, noScore, costTheTime, from } = words.hypothesis;
  const { score, days, authorId, parentId } = idea;
  // What makes a won one bigger is not ranked among ideas.
  const missing = days.simple === null || parentId !== null ? '' : noScore;
  const costs = costsOf(days);
  return [
    score === null ? missing : ice(format.number(Math.round(score * 10) / 10)),
    daysText(words, format, days, room),
    costs === null ? '' : costTheTime(clause(costs, room.most)),
    from(room.names(authorId)),
  ]
    .filter((text) => text !== '')
    .join(' · ');
}

/** What costs the time in the largest part that says so. */
function costsOf(days: Estimates): string | null {
  const parts = [...(days.simple?.parts ?? []), ...(days.full?.parts ?? [])].filter(
    (part) => part.costs !== null,
  );
  return parts.toSorted((a, b) => b.days - a.days)[0]?.costs ?? null;
}
