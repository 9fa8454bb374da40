import { channel, type Line, line } from '../line.ts';

/** What is said to and about those who look on from outside. */
export const stakeholders = {
  title: 'Stakeholders',
  what: (squad: string): string =>
    `A copy of each digest of ${squad}, in a second channel: for leadership, or whoever else looks on. What is corrected is corrected there too. On the first working day of a month, five lines more: the number, what was decided, what was ruled out, how fast, and what has been in the way for a week or longer. What the retro noted stays with the squad.`,
  who: 'Everybody in that channel reads it, also who is not in the squad.',
  channel: 'Channel',
  hint: 'I have to be in it: type /invite @Growth Squad there first. Left empty, nothing is copied any more.',
  problems: {
    own: 'That is the squad’s own channel: the digest stands there already.',
    removed: 'I am not in that channel. Type /invite @Growth Squad there, then save again.',
    archived: 'That channel is archived.',
    shared:
      'People from outside this workspace read in that channel, or may. Choose one that is this workspace’s alone.',
    notYours: 'You are not in that private channel yourself: one of its people has to choose it.',
    unknown: 'Slack did not say in time who reads there. Try again in a minute.',
  },
  onlyInCharge: (owner: string): string =>
    `Ask ${owner}: the squad’s owner and its product manager choose who looks on from outside.`,
  /** @param people how many are in it, where Slack says so */
  chosen: (id: string, people: number | null): Line =>
    line`From now on each digest is copied to ${channel(id)}${people === null ? '' : `: ${people === 1 ? '1 person reads' : `${people} people read`} there`}. The squad is told so in its own channel.`,
  none: 'Nothing is copied to a second channel.',
  /** In the squad's own channel. */
  told: {
    chosen: (by: string, id: string): Line =>
      line`${by} chose ${channel(id)} for those who look on from outside: each digest is copied there from now on, without what the retro noted.`,
    ended: (by: string): string => `${by} said so: the digest is not copied to a second channel any more.`,
  },
  /** What a month came to, five lines. */
  month: {
    title: (squad: string, month: string): string => `${squad} in ${month}`,
    colon: ': ',
    /** @param week as days, with its month */
    value: (value: string, week: string, target: string | null): string =>
      `${value} in the week of ${week}${target === null ? '' : `, target ${target}`}`,
    reached: (weeks: number, of: number): string =>
      of === 1 ? (weeks === 1 ? '; reached' : '; not reached') : `; reached in ${weeks} of ${of} weeks`,
    decided: 'Decided: ',
    nothing: 'nothing.',
    bets: (n: number): string => (n === 1 ? '1 bet' : `${n} bets`),
    won: (titles: string): string => `; won: ${titles}`,
    noneWon: ', none of them won',
    ruledOut: 'Ruled out: ',
    tempo: 'Tempo: ',
    answers: (n: number, before: number): string =>
      `${n === 1 ? '1 answer' : `${n} answers`}, ${before === 0 ? 'none' : before} the month before`,
    took: (days: number): string => `; from live to answer ${days === 1 ? '1 day' : `${days} days`} (median)`,
    asked: 'What you could clear: ',
    inTheWay: (what: string, since: string): string => `“${what}”, in the way since ${since}`,
  },
  /** In the second channel. */
  begins: (squad: string, by: string): string =>
    `From now on you read the digest of ${squad} here each week, and on the first working day of a month what the last one came to (${by} chose this channel). What is corrected later is corrected here too.`,
};
