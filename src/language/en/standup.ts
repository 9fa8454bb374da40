import { bold, type Inline, italic, type Line, line } from '../line.ts';
import { ended } from '../sentence.ts';

const DROPPED = 'dropped: ';
const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`);

/** What the bot says around the daily stand-up. Times and dates come formatted for the reader. */
export const standup = {
  /** A weekday of the week before this one. */
  lastWeek: (weekday: string) => weekday,
  answer: 'Answer',
  change: 'Change',
  asPlanned: 'As planned',
  /** A line of an answer: what was planned is not done any more. */
  droppedLine: (line: string): string => `${DROPPED}${line}`,
  notToday: 'Not today',
  answerAfterAll: 'Answer after all',

  prompt: {
    /** @param since "yesterday", "Friday" or "23 November" */
    planned: (since: 'yesterday' | 'weekday' | 'date', day: string, plan: string): Line => {
      const when = since === 'yesterday' ? 'Yesterday' : `On ${day}`;
      return line`${when} you planned: ${italic(plan)}${ended(plan, '.').slice(plan.length)} How did it go?`;
    },
    first: 'No yesterday yet. What is your plan for today?',
    late: 'This comes later than usual today.',
    /** What the button answers. @param isDone what was planned; false: it goes on, or nothing was planned */
    asPlanned: (isDone: boolean, today: string): Line =>
      line`“As planned”: ${isDone ? 'that is done, ' : ''}today ${italic(today)}`,
    /** What follows on "3 of 5 have answered", or stands alone. */
    toChannel: (at: string): string => `goes to the channel at ${at}`,
    joins: 'joins the message in the channel',
    until: (until: string): string => `open until ${until}`,
    state: (answered: string, all: string): string =>
      `${answered} of ${all} ${answered === '1' ? 'has' : 'have'} answered`,
    notToday: 'Not today.',
    noted: (at: string): string => `Noted, goes to the channel at ${at}.`,
    /** @param linked makes a link of words */
    inChannel: (linked: (words: string) => Inline): Line => line`${linked('In the channel')}.`,
    onItsWay: 'On its way to the channel.',
    /** Between two sentences. */
    between: ' ',
    changeUntil: (until: string): string => `You can change it until ${until}.`,
    away: 'You are away today: nothing is asked of you.',
    closed: (at: string): string => `Closed at ${at}.`,
  },

  nudge: {
    text: (member: Inline): Line => line`${member}, two lines are enough.`,
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
    /** Over the lines that were planned then. */
    lines: (since: 'yesterday' | 'weekday' | 'date', day: string): string =>
      `What came of what you planned ${since === 'yesterday' ? 'yesterday' : `on ${day}`}?`,
    lineStates: { on: 'Still on it', done: 'Done', dropped: 'Dropped' },
    moreLines: (more: number): string =>
      more === 1
        ? 'One more line of that plan is not listed: write below what came of it.'
        : `${more} more lines of that plan are not listed: write below what came of them.`,
    /** @param day as of `yesterday` */
    besides: (since: 'yesterday' | 'weekday' | 'date' | null, day: string): string =>
      since === null || since === 'yesterday'
        ? 'What else did you get done yesterday?'
        : `What else did you get done since ${day}?`,
    todayHint: 'What you are still on need not be written again: it goes on.',
    yesterdayHint: 'This is what you had planned. Write what came of it.',
    today: 'What will you do today?',
    commitment: 'What is it about?',
    commitmentHint: 'The channel’s message is ordered by it.',
    inTheWay: 'Anything in the way?',
    inTheWayHint: 'Stands at the top of the channel’s message until it is resolved.',
    helper: 'Who could help?',
    helperHint: 'They are asked once, in the thread of the channel’s message.',
    /** About something that was in the way on an earlier day. @param age see `board.since`; "" on the same day */
    still: (text: string, age: string): string =>
      `Still in the way${age === '' ? '' : `, ${age}`}? “${text}”`,
    stillChoices: { open: 'Yes, still', resolved: 'Resolved', gone: 'No longer matters' },
    stillHelper: (text: string): string => `Who could help with “${text}”?`,
    early: 'Your answer opens the stand-up early.',
  },

  noted: {
    title: 'Stand-up',
    later: (at: string): string => `Noted. It goes to the channel at ${at}.`,
    now: 'Noted. It is on its way to the channel.',
    change: (until: string): Line => line`Until ${until} you can change it with ${bold('/standup')}.`,
  },

  problems: {
    closed: (date: string, at: string): string =>
      `The stand-up of ${date} closed at ${at}. Your text is still here: copy it for the next one.`,
    closedNow: (date: string, at: string): string => `The stand-up of ${date} closed at ${at}.`,
    /** Where they are. */
    answers: 'Read the answers',
    paused: (squad: string): string => `${squad} is paused: nothing is asked and nothing is posted.`,
    notAMember: 'Choose somebody from the squad.',
    noBlocker: 'Write what is in the way, or leave the helper out.',
    /** @param most characters of what is typed and the lines that stand with it */
    longWithLines: (most: number): string => `With the lines above, at most ${most} characters.`,
    /** What today's plan was to be about. */
    dropped: 'This was dropped a moment ago. Choose something else, or nothing.',
    answered: 'You have answered already: your answer counts.',
    gone: 'This stand-up is not there any more.',
    unplanned:
      'Nothing of this week’s plan is yours at present. Say in your own words what you will do: “Answer”.',
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
    outOfTheWay: 'Out of the way',
    /** @param more who is asked and since when; "" nothing of it */
    obstacle: (name: string, text: string, more: string): Line =>
      line`${bold(name)}: ${text}${more === '' ? '' : italic(` · ${more}`)}`,
    between: ', ',
    asks: (name: string): string => `asks ${name}`,
    helps: (name: string): string => `${name} helps`,
    helped: (name: string): string => `${name} helped`,
    since: (age: 'new' | 'yesterday' | { days: number }): string => {
      if (age === 'new') return '';
      return age === 'yesterday' ? 'since yesterday' : `for ${age.days} days`;
    },
    /** @param done "" nothing was said of it @param listed under a heading */
    answer: (name: string, today: string, done: string, listed: boolean): Line =>
      line`${listed ? `• ${name}` : bold(name)} — ${today}${done === '' ? '' : italic(` (${done.startsWith(DROPPED) ? '' : 'done: '}${done})`)}`,
    other: 'Other',
    /** Under its title: what somebody does is just that. */
    asPlanned: 'as planned',
    notToday: (count: number): string => `${count} not today`,
    away: (names: string): string => `Away: ${names}`,
    more: (count: number): string => `${count} more`,
    pending: (count: number): string => `${count} still to come`,
    everybody: 'Everybody has answered',
    closed: (at: string, answered: number, all: number): string =>
      `Closed at ${at} · ${answered === all ? answered : `${answered} of ${all}`} answered`,
    closedUnplanned: (at: string): string => `Closed at ${at}`,
    late: 'later than usual today',
    /** Nobody answered: those who were there were silent, or said so, or nobody was there. */
    quiet: {
      silent: (date: string): string => `Nobody answered the stand-up of ${date}.`,
      notToday: (date: string): string => `Stand-up of ${date}: everybody said “Not today”.`,
      away: (date: string): string => `Stand-up of ${date}: everybody was away.`,
    },
    inThread: 'What is cut short here stands whole in the thread',
  },

  blocker: {
    iCanHelp: 'I can help',
    resolved: 'Resolved',
    /** To who could help. */
    asks: (helper: Inline, name: string, text: string): Line =>
      line`${helper}, ${bold(name)} could use your help: ${text}`,
    helps: (helper: string, name: string, text: string): Line =>
      line`${bold(helper)} helps ${bold(name)}: ${text}`,
    /** To whom it stands in the way. */
    comes: (author: Inline, helper: string, text: string): Line =>
      line`${author}, ${bold(helper)} helps you: ${text}`,
    askedElse: (name: string, helper: string): string => `${name} asks ${helper} instead.`,
    ended: (name: string, text: string): Line => line`No longer in ${bold(`${name}’s`)} way: ${text}`,
    resolvedWith: (name: string, helper: string | null, text: string): Line =>
      line`${helper === null ? 'Resolved' : `Resolved with ${helper}’s help`}: ${text} (${name})`,
    notAsked: (name: string, text: string): Line => line`${bold(name)} asks nobody in particular: ${text}`,
    own: 'That one is yours. Once it is out of the way, say “Resolved” at your next stand-up.',
    helpsAlready: (name: string): string => `${name} helps already. Nothing to do.`,
    over: 'This is no longer in the way. Nothing to do.',
    only: (names: string): string => `Only ${names} can say that it is resolved.`,
  },

  whole: {
    title: (name: string): Line => line`${bold(name)}, the whole answer`,
    more: (name: string, part: number, of: number): Line => line`${bold(name)}, ${part} of ${of}`,
    text: (name: string): string => `${name}: the whole answer`,
    done: 'Done',
    today: 'Today',
    inTheWay: 'In the way',
    inShort: (heading: string, text: string): Line => line`${bold(heading)}: ${text}`,
    shorter: 'The answer has become shorter: nothing stands here any more.',
  },
};
