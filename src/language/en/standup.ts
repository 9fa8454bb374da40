import { bold, italic, type Line, line } from '../line.ts';
import { ended } from '../sentence.ts';

const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`);

/** What the bot says around the daily stand-up. Times and dates come formatted for the reader. */
export const standup = {
  answer: 'Answer',
  change: 'Change',

  prompt: {
    /** @param since "yesterday", "Friday" or "23 November" */
    planned: (since: 'yesterday' | 'weekday' | 'date', day: string, plan: string): Line => {
      const when = since === 'yesterday' ? 'Yesterday' : `On ${day}`;
      return line`${when} you planned: ${italic(plan)}${ended(plan, '.').slice(plan.length)} How did it go?`;
    },
    first: 'No yesterday yet. What is your plan for today?',
    late: 'This comes later than usual today.',
    toChannel: (at: string): string => `Goes to the channel at ${at}`,
    joins: 'Joins the message in the channel',
    until: (until: string): string => `open until ${until}`,
    noted: (at: string): string => `Noted, goes to the channel at ${at}.`,
    inChannel: 'In the channel.',
    changeUntil: (until: string): string => `You can change it until ${until}.`,
    away: 'You are away today: nothing is asked of you.',
    closed: (at: string): string => `Closed at ${at}.`,
    closedAnswered: (at: string): string => `Your answer is in the channel. Closed at ${at}.`,
  },

  nudge: {
    text: 'Two lines are enough.',
    state: (answered: string, all: string): string => `${answered} of ${all} answered so far`,
    thanks: 'Your answer is in, thank you.',
  },

  modal: {
    title: (date: string): string => `Stand-up · ${date}`,
    send: 'Send',
    /** @param day the day on which the plan was made */
    yesterday: (since: 'yesterday' | 'weekday' | 'date' | null, day: string): string =>
      since === null || since === 'yesterday'
        ? 'What did you get done yesterday?'
        : `What did you get done since ${day}?`,
    yesterdayHint: 'This is what you had planned. Write what came of it.',
    today: 'What will you do today?',
    inTheWay: 'Anything in the way? Who could help?',
    inTheWayHint: 'Stands at the top of the channel’s message.',
    early: 'Your answer opens the stand-up early.',
  },

  noted: {
    title: 'Stand-up',
    later: (at: string): string => `Noted. It goes to the channel at ${at}.`,
    now: 'Noted. It is in the channel.',
    change: (until: string): Line => line`Until ${until} you can change it with ${bold('/standup')}.`,
  },

  problems: {
    closed: (date: string, at: string): string =>
      `The stand-up of ${date} closed at ${at}. Your text is still here: copy it for the next one.`,
    closedNow: (date: string, at: string): string =>
      `The stand-up of ${date} closed at ${at}. You find its answers in the channel.`,
    paused: (squad: string): string => `${squad} is paused: nothing is asked and nothing is posted.`,
    gone: 'This stand-up is not there any more.',
    /** @param most characters a field takes */
    longCommand: (most: string): string =>
      `At most ${most} characters. Type /standup alone and put the rest into the other fields.`,
  },

  board: {
    title: (date: string): string => `Stand-up · ${date}`,
    /** What a notification says. */
    text: (date: string, answered: number, inTheWay: number): string =>
      inTheWay === 0
        ? `Stand-up, ${date}: ${people(answered)} answered, nothing in the way`
        : `Stand-up, ${date}: ${inTheWay} in the way`,
    inTheWay: 'In the way',
    obstacle: (name: string, text: string): Line => line`${bold(name)}: ${text}`,
    today: (name: string, text: string): Line => line`${bold(name)} — ${text}`,
    done: (text: string): Line => line`${italic(`Done: ${text}`)}`,
    away: (names: string): string => `Away: ${names}`,
    more: (count: number): string => `${count} more`,
    pending: (count: number): string => `${count} still to come`,
    everybody: 'Everybody has answered',
    closed: (at: string, answered: number, all: number): string =>
      `Closed at ${at} · ${answered} of ${all} answered`,
    closedUnplanned: (at: string): string => `Closed at ${at}`,
    late: 'later than usual today',
    inThread: 'What is cut short here stands whole in the thread',
  },

  whole: {
    title: (name: string): Line => line`${bold(name)}, the whole answer`,
    more: (name: string, part: number, of: number): Line => line`${bold(name)}, ${part} of ${of}`,
    text: (name: string): string => `${name}: the whole answer`,
    done: 'Done',
    today: 'Today',
    inTheWay: 'In the way',
    shorter: 'The answer has become shorter: nothing stands here any more.',
  },
};
