import type { Inline, Line } from '../line.ts';
import { bold, join, line } from '../line.ts';
import { ended, unended } from '../sentence.ts';

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });
const endings: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' };
const nth = (n: number): string => (n === 1 ? 'first' : `${n}${endings[ordinals.select(n)] ?? 'th'}`);

/** What somebody did for a bet that won. */
type Part = 'made' | 'built' | 'designed';

/** "Proposed by A, made by B and C": people come as mentions, already listed. */
interface Credit {
  readonly proposed: Line;
  /** What who proposed it did alone. */
  readonly alone: Part | null;
  readonly others: readonly { readonly part: Part; readonly people: Line }[];
}

/** "6 ideas, 4 of them not estimated yet" */
function ideas(n: number, withoutEstimate: number): string {
  if (n === 0) return '';
  const all = count(n, 'idea', 'ideas');
  if (withoutEstimate === 0) return all;
  if (withoutEstimate < n) return `${all}, ${withoutEstimate} of them not estimated yet`;
  return n === 1 ? `${all} to estimate` : `${all}, all still to estimate`;
}

/** What the bot says in this room. */
export const retro = {
  board: {
    title: (week: string): string => `Retro · ${week}`,
    late: (at: string): string => `I was away until ${at}, so this comes late.`,
    nothing: 'Nothing was taken in this week. What went well, and what would you try?',
    liveBy: (date: string): string => `live by ${date}`,
    liveSince: (date: string): string => `live since ${date}`,
    decidedOn: (date: string): string => `in the air, decided on ${date}`,
    lookAgain: (date: string): string => `too early, we look again on ${date}`,
    done: 'done',
    verdict: (verdict: string, effect: string): string => `${verdict}: ${effect}`,
    carried: 'carried over',
    dropped: 'dropped',
    more: (n: number): string => `${count(n, 'more is', 'more are')} not shown here, and told in the digest.`,
    notes: (n: number): string =>
      n === 0 ? 'No notes yet.' : `Notes from ${count(n, 'person', 'people')} so far.`,
    addNote: 'Add a note',
    close: 'That’s the week',
    closesAt: (time: string): string =>
      `Closes by itself at ${time}; what is still open then is carried over.`,
    confirmClose: {
      title: 'Close the week?',
      text: 'The digest is posted. What is still open is carried over.',
      yes: 'That’s the week',
      no: 'Not yet',
      /** What is missing is said before. */
      results: (n: number): string => (n === 1 ? '1 result is missing.' : `${n} results are missing.`),
      noNumber: 'There is no number for this week.',
      oldNumber: (day: string): string => `The number is from ${day}.`,
    },
    closed: (week: string): string => `Retro of ${week}: closed.`,
    digest: 'Read what came of it',
    text: (week: string): string => `Retro of ${week}: what came of the week?`,
  },
  closedBy: (name: string, time: string): string => `${name} closed the week at ${time}. Nothing to do.`,
  closedItself: (time: string): string => `The retro closed by itself at ${time}. Nothing to do.`,
  notes: {
    title: 'Looking back',
    save: 'Save',
    intro:
      'The digest shows what was noted, never who noted it. You can change yours until the retro closes.',
    wentWell: 'What went well',
    didnt: 'What didn’t',
    tryNext: 'What would you try',
    wentWellExample: 'writing copy in pairs',
    didntExample: 'briefs by voice message',
    tryExample: 'estimates before lunch, from Monday',
    /** Asked where what to try has several lines. */
    lines: {
      ask: 'You would try several things?',
      each: (n: number): string => `Yes, ${n}: somebody can take each`,
      one: 'No, it is one',
    },
    empty: 'Write at least one of the three.',
    closed: (time: string): string =>
      `The retro closed at ${time}, so this can’t be added any more. Copy your text for the next retro.`,
  },

  /** What is to be tried. */
  tries: {
    heading: 'To try next',
    who: 'Who takes it?',
    intro: 'Whoever takes it is asked about it on Monday and in the next retro.',
    owner: 'Who',
    takenBy: (name: string): string => `${name} has this already. Nothing to do.`,
    more: (n: number): string => `and ${n} more`,
  },
  /** Below a digest that is told otherwise now. */
  correction: {
    late: (of: { title: Inline; to: string; effect: string | null }): Line =>
      line`In after the digest: ${of.title} ${of.to}${of.effect === null ? '' : `, ${of.effect}`}`,
    same: (of: { title: Inline; to: string; effect: string | null }): Line =>
      line`Corrected: ${of.title}, still ${of.to}${of.effect === null ? '' : `: ${of.effect}`}`,
    changed: (of: { title: Inline; from: string; to: string; effect: string | null }): Line =>
      line`Corrected: ${of.title}, not ${of.from} but ${of.to}${of.effect === null ? '' : `: ${of.effect}`}`,
  },

  /** Bets by name, each with what came of it. */
  named: {
    with: (title: string, effect: string): string => `${title} (${effect})`,
    between: '; ',
  },
  digest: {
    /** Over the digest where its stakeholders read it, and in front of what notifies them. */
    copyOf: (squad: string): string => `A copy of the digest of ${squad}, for those who look on.`,
    copyText: (squad: string, said: string): string => `${squad}: ${said}`,
    headline: (of: {
      monday: string;
      week: string;
      value: string;
      target: string | null;
      metric: string;
      soFar: boolean;
      falls: boolean;
    }): string => {
      const aim = of.target === null || of.falls ? '' : ` of ${of.target}`;
      const limit = of.target === null || !of.falls ? '' : `, target ${of.target}`;
      return `Week of ${of.monday}: ${of.value}${aim} ${of.metric}${of.soFar ? ' so far' : ''}${limit}`;
    },
    headlineWithout: (of: { monday: string; week: string }): string => `Week of ${of.monday}: no number yet`,
    asOf: (when: string): string => `As of ${when}.`,
    /** A week’s last word. */
    finalOf: (date: string): string => `Final, entered on ${date}.`,
    noTarget: 'No target was set for this week.',
    nobodySince: (date: string): string => `Nobody has entered a number since ${date}.`,
    nobodyEver: 'The first one starts the chart.',
    chart: (metric: string, n: number): string => `${metric}, last ${n} weeks`,
    target: 'Target',
    /** A week’s value that was entered before it was over; and its day in the chart, at most 20 characters. */
    soFar: (value: string): string => `${value} so far`,
    weekSoFar: (day: string): string => `${day} so far`,
    weeks: (values: readonly string[]): string => `Last ${values.length} weeks: ${values.join(' · ')}`,

    /** Above what got its verdict. @param weekday null: not known */
    decided: (weekday: string | null): string =>
      weekday === null ? 'Decided this week' : `Decided this ${weekday}`,
    inTheAir: (date: string): string => `In the air: decided on ${date}`,

    /** A bigger version that won. */
    rolledOut: (title: string, effect: string): string =>
      `${title}: rolled out, done${effect === '' ? '' : ` (${effect})`}`,
    won: (title: string, effect: string, metric: string | null): string =>
      effect === '' ? `${title} won` : `${title} won: ${effect}${metric ? ` ${metric}` : ''}`,
    bracket: (detail: string): string => ` (${detail})`,
    credit: ({ proposed, alone, others }: Credit): Line =>
      join([
        alone === null ? line`Proposed by ${proposed}` : line`Proposed and ${alone} by ${proposed}`,
        ...others.map(({ part, people }) => line`, ${part} by ${people}`),
        '.',
      ]),
    people: (mentions: readonly Line[]): Line =>
      mentions.length < 2
        ? join(mentions)
        : join([join(mentions.slice(0, -1), ', '), ' and ', mentions.at(-1) ?? '']),
    scaleUp: (title: string, owner: Inline, by: string | null): Line =>
      join([
        `Now it gets bigger: “${title}”`,
        owner === '' ? '' : line`, ${owner}`,
        by === null ? '' : `, by ${by}`,
        '.',
      ]),
    see: 'See it',
    withNext: (title: string, next: string): string => `${title} (next: ${unended(next)})`,
    taken: (text: string, owner: Inline): Line => line`${unended(text)} (${owner})`,
    moreTaken: (n: number): string => `${n} more`,
    fromMonday: (taken: Line): Line => line`from Monday: ${taken}`,
    corrected: (date: string, titles: string): string => `Corrected on ${date}: ${titles}.`,
    ruledOut: (title: string, effect: string): string =>
      `One wrong answer ruled out: ${title}${effect === '' ? '' : `, ${effect}`}`,
    lost: (title: string, effect: string): string =>
      effect === '' ? `${title} lost` : `${title} lost: ${effect}`,
    learned: (learned: string): string => `Learned: ${ended(learned, '.')}`,
    nth: (n: number): string => `The ${nth(n)} this quarter; if it is proposed again, I will say so.`,
    notRuledOut: (best: string | null): string =>
      best === null
        ? 'A hint, not ruled out.'
        : `Not ruled out: up to ${best} is still possible, but it stops here.`,
    inconclusive: (title: string): string => `${title}: stopped without an answer`,
    invalid: (title: string): string => `${title}: the test does not count`,
    tooEarly: (title: string): string => `Too early: ${unended(title)}.`,
    tooEarlyUntil: (missing: string | null, date: string): string =>
      missing ? ` ${unended(missing)}; we look again on ${date}.` : ` We look again on ${date}.`,
    live: (title: string): string => `Live, result to come: ${unended(title)},`,
    liveSince: (date: string): string => ` since ${date}.`,
    moreLive: (n: number): string => `${count(n, 'more is', 'more are')} live without a result.`,
    /** Bets that did not go live, and other work that is not finished. */
    goesOn: (of: { titles: string; n: number; nothingLive: boolean }): Line =>
      of.nothingLive
        ? line`Nothing went live this week. ${bold(of.titles)} ${of.n === 1 ? 'is' : 'are'} carried over.`
        : line`${bold('Carried over:')} ${of.titles}.`,
    list: (titles: readonly string[], more: number): string => {
      const all = more > 0 ? [...titles, `${more} more`] : titles;
      return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
    },
    done: (titles: string): string => `Also done: ${titles}.`,
    dropped: (titles: string): string => `Dropped: ${titles}.`,
    /** How fast the squad answered what it was asked at once. @param times how often it was */
    asked: (duration: string, times: number): string =>
      times === 1
        ? `Asked → answered: ${duration}.`
        : `Asked → answered: median ${duration} (${count(times, 'question', 'questions')}).`,
    more: (n: number): string => `And ${count(n, 'more result', 'more results')}.`,
    nothing: 'A quiet week: nothing was on the plan.',
    retro: 'Retro',
    wentWell: (notes: string): string => `went well: ${notes}`,
    didnt: (notes: string): string => `didn’t: ${notes}`,
    tryNext: (notes: string): string => `try: ${notes}`,
    /** Between two sentences. */
    gap: ' ',
    between: ' · ',
    among: '; ',
    retroDash: ' — ',
    next: (
      when: string,
      of: { scaleUps: number; resultsDue: number; ideas: number; withoutEstimate: number },
    ): string => {
      const facts = [
        of.scaleUps > 0 ? count(of.scaleUps, 'scale-up', 'scale-ups') : '',
        of.resultsDue > 0 ? count(of.resultsDue, 'result due', 'results due') : '',
        ideas(of.ideas, of.withoutEstimate),
      ].filter((fact) => fact !== '');
      return facts.length === 0
        ? `${when}: a blank page. Bring an idea with /idea.`
        : `${when}: ${facts.join(', ')}`;
    },
    nextWeek: 'Next week',
    estimateNow: 'Estimate now',
  },
};
