/** What the board of the squad says, which everybody looks at. Values, dates and names come formatted. */
export const squadBoard = {
  /** The number, big. @param target null: none @param falls it is to fall, and the target the most it may be */
  headline: (value: string, target: string | null, metric: string, falls: boolean): string => {
    if (target === null) return `${value} ${metric}`;
    return falls ? `${value} ${metric}, target ${target}` : `${value} of ${target} ${metric}`;
  },
  noNumber: (metric: string): string => `${metric}: no number yet`,
  /** @param how it came; may be empty */
  asOf: (when: string, how: string): string => `as of ${when}${how === '' ? '' : `, ${how}`}`,
  enteredBy: (name: string): string => `entered by ${name}`,
  byItself: 'it came by itself',
  lastWeek: (value: string, soFar: boolean): string => `last week ${value}${soFar ? ' so far' : ''}`,
  /** What a notification says. */
  notification: (number: string): string => `The squad’s board: ${number}`,

  week: 'This week',
  noBets: 'No bet taken in yet.',
  state: {
    liveBy: (day: string): string => `live by ${day}`,
    doneBy: (day: string): string => `done by ${day}`,
    inWork: 'in work',
    live: 'live',
    liveSince: (day: string): string => `live since ${day}`,
    lookAgain: (date: string): string => `live, we look again on ${date}`,
    done: 'done',
    carried: 'carried over',
  },
  decidedToday: 'Decided today',
  /** What the squad was asked last, and how fast it answered. */
  asked: {
    open: (when: string): string => `Asked ${when}, not answered yet`,
    lapsed: (when: string): string => `Last asked ${when}, not answered before planning`,
    answered: (when: string, duration: string): string => `Last asked ${when}, answered in ${duration}`,
  },
  follows: (squad: string): string => `The board of ${squad}: it follows by itself`,
};
