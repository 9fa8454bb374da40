import { judgeTest } from '../../src/statistics/by-test.ts';
import { type Rate, ratioScore } from '../../src/statistics/rates.ts';
import type { Random } from '../../test/support/random.ts';
import { Poisson } from './poisson.ts';
import { LOOKS, PLANNED_DAYS, type Setting } from './settings.ts';
import { mixture, PLAIN } from './ways.ts';

/** How many of the simulated tests gave a false answer, by each way to judge. */
export interface Falsely {
  /** What the bot says, looked at daily. */
  bot: number;
  oneLook: number;
  /** A plain 95 % interval, looked at daily. */
  plainDaily: number;
  mixture: number;
}

/** What came of simulated tests of one setting. */
export interface Outcome {
  paths: number;
  /** Said "won", though nothing differs. */
  readonly won: Falsely;
  /** Said "lost", though the effect is exactly what was asked. */
  readonly lost: Falsely;
  /** Called a right split wrong, at some look. */
  splitWrong: number;
}

/** What makes it worth it, where the effect is exactly that. */
const ASKED = 0.1;

export function nothing(): Outcome {
  const none = { bot: 0, oneLook: 0, plainDaily: 0, mixture: 0 };
  return { paths: 0, won: { ...none }, lost: { ...none }, splitWrong: 0 };
}

/** Plays tests of a setting: people come, are divided and convert by chance, each by themselves. */
export function playTests(setting: Setting, paths: number, random: Random): Outcome {
  const outcome = nothing();
  const [same, better] = [daysOf(setting, 0), daysOf(setting, ASKED)];
  for (outcome.paths = 0; outcome.paths < paths; outcome.paths += 1) {
    if (play(setting, { days: same, effect: 0, is: 'won' }, outcome.won, random)) outcome.splitWrong += 1;
    play(setting, { days: better, effect: ASKED, is: 'lost' }, outcome.lost, random);
  }
  return outcome;
}

/** Those who come on a day, by side and by what they do. */
type Day = Readonly<Record<'did' | 'didNot' | 'variantDid' | 'variantDidNot', Poisson>>;

function daysOf({ rate, share, aDay, times }: Setting, effect: number): Day[] {
  return Array.from({ length: LOOKS }, (_, index) => {
    const people = aDay * times(index + 1);
    const changed = rate * (1 + effect);
    return {
      did: new Poisson(people * (1 - share) * rate),
      didNot: new Poisson(people * (1 - share) * (1 - rate)),
      variantDid: new Poisson(people * share * changed),
      variantDidNot: new Poisson(people * share * (1 - changed)),
    };
  });
}

/** A false answer: the truth, and what must not be said of it. */
interface Truth {
  readonly days: readonly Day[];
  readonly effect: number;
  readonly is: 'won' | 'lost';
}

/** Plays one test and looks at it daily. @returns whether its split was called wrong */
function play(setting: Setting, { days, effect, is }: Truth, falsely: Falsely, random: Random): boolean {
  const people = setting.aDay * PLANNED_DAYS;
  const plan = {
    days: PLANNED_DAYS,
    people,
    share: setting.share,
    worthItFrom: effect,
    direction: 'up',
  } as const;
  const said = { bot: false, oneLook: false, plainDaily: false, mixture: false, splitWrong: false };
  let control: Rate = { count: 0, people: 0 };
  let variant: Rate = { count: 0, people: 0 };
  for (const [index, day] of days.entries()) {
    control = more(control, day.did.draw(random), day.didNot.draw(random));
    variant = more(variant, day.variantDid.draw(random), day.variantDidNot.draw(random));
    if (control.people === 0 || variant.people === 0) continue;
    const away = distance(control, variant, 1 + effect) * (is === 'won' ? 1 : -1);
    said.plainDaily ||= away > PLAIN;
    said.oneLook ||= index + 1 === PLANNED_DAYS && away > PLAIN;
    said.mixture ||= away > mixture((control.people + variant.people) / people);
    if (said.bot && said.splitWrong) continue;
    const sides = { kind: 'rate', measure: 'relative', control, variant } as const;
    const answer = judgeTest(plan, { days: index + 1, sides, guardrail: null });
    if (answer.kind !== 'judged') continue;
    said.bot ||= answer.suggestion.is === is;
    said.splitWrong ||= answer.split.isWrong;
  }
  for (const way of ['bot', 'oneLook', 'plainDaily', 'mixture'] as const) if (said[way]) falsely[way] += 1;
  return said.splitWrong;
}

function more({ count, people }: Rate, did: number, didNot: number): Rate {
  return { count: count + did, people: people + did + didNot };
}

/** How many standard errors the variant lies above the true ratio. */
function distance(control: Rate, variant: Rate, ratio: number): number {
  const above = variant.count * control.people - ratio * control.count * variant.people;
  return above === 0 ? 0 : Math.sign(above) * Math.sqrt(ratioScore(control, variant, ratio));
}
