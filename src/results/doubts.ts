import type { Speech } from '../language/speech.ts';
import type { Outcome } from '../measurement/judge.ts';
import { tellAsked, tellHurt, tellVoid } from '../measurement/tell-test.ts';

type Tested = Extract<Outcome, { way: 'test' }>;

/** So many times as much hardly happens; a number in thousands beside one in ones does. */
const FACTOR = { means: 10, line: 100 } as const;

/**
 * What can be counted, but is hardly meant or speaks against the test: a sentence for each field concerned, by its id.
 * Nothing is forbidden by it.
 */
export function doubtsOf(outcome: Outcome, speech: Speech): Readonly<Record<string, string>> {
  const told = speech.words.outcome.doubts;
  const number = (value: number | string): string => speech.format.number(value);
  switch (outcome.way) {
    case 'line': {
      const { value } = outcome.counted;
      const { line } = outcome.plan;
      return areApart(value, line, FACTOR.line) ? { value: told.unit(number(value), number(line)) } : {};
    }
    case 'comparison': {
      const { pair } = outcome.counted;
      return areApart(pair.with, pair.without, FACTOR.line)
        ? { without: told.unit(number(pair.with), number(pair.without)) }
        : {};
    }
    case 'test':
      return { ...splitDoubt(outcome, speech), ...hurtDoubt(outcome, speech), ...unitDoubt(outcome, speech) };
  }
}

function splitDoubt(outcome: Tested, speech: Speech): Record<string, string> {
  const { answer } = outcome;
  if (answer.kind !== 'judged' || !answer.split.isWrong) return {};
  return { variantPeople: tellVoid(outcome, speech) ?? '' };
}

function hurtDoubt({ answer, plan }: Tested, speech: Speech): Record<string, string> {
  if (answer.kind !== 'judged' || answer.guardrail?.state !== 'hurt' || plan.guardrail === null) return {};
  return { variantGuardrail: tellHurt(answer, plan.guardrail, speech) };
}

function unitDoubt({ counted: { sides }, plan }: Tested, speech: Speech): Record<string, string> {
  if (sides.kind === 'rate') return {};
  const told = speech.words.outcome.doubts;
  const [control, variant] = [sides.control.mean, sides.variant.mean];
  const { number } = speech.format;
  if (areApart(control, variant, FACTOR.means)) {
    return { variantMean: told.unit(number(control), number(variant)) };
  }
  const asked = plan.measure === 'absolute' ? tellAsked(plan, speech) : null;
  const most = Math.max(Math.abs(Number(control)), Math.abs(Number(variant)));
  return asked !== null && Number(plan.worthItFrom) > FACTOR.means * most
    ? { variantMean: told.unit(number(variant), asked) }
    : {};
}

/** One is so many times the other; nothing counted is no other unit. */
function areApart(one: string, other: string, factor: number): boolean {
  const [a, b] = [Math.abs(Number(one)), Math.abs(Number(other))];
  return a > 0 && b > 0 && (a >= b * factor || b >= a * factor);
}
