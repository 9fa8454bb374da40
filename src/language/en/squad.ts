import { bold, channel, type Inline, type Line, line, link } from '../line.ts';

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);

/** A member's first day, a squad's first week and its pauses, days away and days off. */
export const squad = {
  firstDay: {
    added: (by: string, squad: string, roles: string): Line =>
      roles === ''
        ? line`${by} added you to ${bold(squad)}.`
        : line`${by} added you to ${bold(squad)}, as ${roles}.`,
    text: (by: string, squad: string): string => `${by} added you to ${squad}`,
    /** @param channelAt by the reader's clock; undefined where the channel has read the others' by then */
    standup: (at: string, channelAt: string | undefined): Line =>
      line`${bold(`Tuesday to Friday at ${at}`)}, your time, I ask you here what came of yesterday and what you will do today. Two lines are enough; ${channelAt === undefined ? 'they join what the channel reads' : `the channel reads them at ${channelAt}`}.`,
    meetings: (planning: string, retro: string, week: string | undefined): Line =>
      week === undefined
        ? line`In the channel: planning on ${planning}, results and retro on ${retro}.`
        : line`In ${link(week, 'the channel')}: planning on ${planning}, results and retro on ${retro}.`,
    gone: (squad: string): Line =>
      line`You are not in ${bold(squad)}. What you logged and answered stays there; its owner can add you again.`,
    otherTime: 'Other time',
    leave: 'I am not in this squad',
    leaveTitle: 'Leave the squad?',
    leaveText: (squad: string): string =>
      `${squad} plans and asks without you. What you logged and answered stays.`,
    leaveYes: 'Leave',
  },
  /** What somebody reads who joins a squad that is under way. */
  soFar: {
    title: (squad: string): Line => line`Where ${bold(squad)} stands, of the last three months:`,
    won: 'Won: ',
    noneWon: 'nothing.',
    ruledOut: 'Ruled out: ',
    noneRuledOut: 'nothing.',
    nothing: 'Nothing is decided: no bet has got its answer.',
    number: 'The number: ',
  },
  /** What the squad's owner reads. */
  left: {
    said: (who: string, squad: string): Line =>
      line`${bold(who)} says: not my squad. ${bold(squad)} goes on without them; what they logged and answered stays.`,
    gone: (who: string, squad: string): Line =>
      line`${bold(who)} is no longer in ${bold(squad)}; what they logged and answered stays.`,
    owned: (who: string, squad: string): Line =>
      line`${bold(who)}, who owned ${bold(squad)}, is no longer a full member of this workspace.`,
    owner: (squad: string): Line => line`From now on you own ${bold(squad)}: its set-up is yours to change.`,
    keeper: (who: string): Line => line`From now on I ask ${who} for the number.`,
    stillRunning: 'This is still running with them as its owner. Agree who goes on with it:',
    /** @param asked who is asked what came of a bet; null: other work, nobody is */
    running: (title: Inline, asked: string | null): Line =>
      asked === null ? line`• ${title}` : line`• ${title} · from now on I ask ${asked} what came of it`,
  },
  /** What somebody reads whom Slack took out of it. @param owner who can add them again; null: nobody is left */
  putOut: {
    'left-channel': (squad: string, owner: string | null): Line =>
      line`You are not in the channel of ${bold(squad)} any more, so you left the squad. What you logged and answered stays. ${owner === null ? 'Nobody is left in it.' : `Come back to the channel, and ${owner} can add you again.`}`,
    guest: (squad: string, owner: string | null): Line =>
      line`You are a guest in this workspace now, and guests read along: you left ${bold(squad)}. What you logged and answered stays. ${owner === null ? 'Nobody is left in it.' : `If that is a mistake, tell ${owner}.`}`,
  },
  newOwner: (squad: string): Line =>
    line`Whoever runs me here made you the owner of ${bold(squad)}: its set-up is yours to change.`,
  lastOne: (squad: string): Line =>
    line`You are the last one in ${bold(squad)}. To stop its week, type ${bold('/squad pause')} in its channel.`,
  ownTime: {
    title: 'Your own time',
    label: 'When shall I ask you, by your clock?',
    hint: (squadTime: string, channelAt: string): string =>
      `The squad is asked at ${squadTime}. The channel reads it at ${channelAt}; a later answer joins.`,
    tooLate: (closes: string): string =>
      `The stand-up closes at ${closes}: leave yourself half an hour at least.`,
    saved: (at: string): string => `From now on I ask you at ${at}.`,
  },
  language: {
    /** The button that leads to this language, in itself. */
    name: 'English',
    saved: 'From now on I write to you in English. The channel keeps the squad’s language.',
  },
  firstWeek: {
    question: 'The week is under way already. Shall we plan the rest of it?',
    rest: 'Plan the rest of this week',
    monday: 'Start on Monday',
    choseRest: (who: string): Line => line`${who}: we plan the rest of this week.`,
    choseMonday: (who: string, date: string): Line =>
      line`${who}: we start on ${date}. Until then nothing is asked; ideas are welcome.`,
    over: 'That week is over: the next planning comes by itself.',
  },
  pause: {
    /** @param until the day on which it goes on by itself */
    told: (who: string, squad: string, until: string | null): Line =>
      until === null
        ? line`${bold(`${who} paused ${squad}.`)} Nothing is asked and nothing opens until somebody resumes it. Ideas and numbers are still taken.`
        : line`${bold(`${who} paused ${squad} until ${until}.`)} That morning it goes on by itself. Until then nothing is asked and nothing opens; ideas and numbers are still taken.`,
    text: (who: string, squad: string): string => `${who} paused ${squad}`,
    stillOpen: (what: string, closes: string): string => `The ${what} that is open now closes at ${closes}.`,
    /** @param closes with the day where that is not the stand-up's */
    stillAnswered: (date: string, closes: string): string =>
      `The stand-up of ${date} still takes answers until ${closes}.`,
    over: (who: string, squad: string): Line => line`${who} paused ${squad}. It runs again by now.`,
    resume: 'Resume',
    done: 'Paused. The channel reads it.',
    doneUntil: (until: string): string =>
      `Paused until ${until}: that morning it goes on by itself. The channel reads it.`,
    already: (who: string, since: string, until: string | null): string =>
      `Paused already, by ${who} since ${since}${until === null ? '' : `, until ${until}`}. /squad resume starts it again.`,
    which: 'Nothing was paused yet. What do you mean?',
    unread: (words: string): Line =>
      line`Nothing was paused: I don’t understand ${bold(`“${words}”`)}. Say until when, as in ${bold('/squad pause until 4 January')}.`,
    buttonUntil: (until: string): string => `Pause now, until ${until}`,
    buttonOff: (when: string): string => `Days off: ${when}`,
    buttonOpen: 'Pause, without an end',
  },
  /** Another channel becomes the squad's. */
  move: {
    /** @param from the channel it lives in now */
    question: (squad: string, from: string): Line =>
      line`Move ${bold(squad)} from ${channel(from)} to this channel? What is open is posted anew here, and everything else of the week comes here too. Whoever is not in this channel yet has to join it to read along.`,
    which:
      'Which squad moves to this channel? What is open is posted anew here, and everything else of the week comes here too.',
    button: (squad: string): string => `Move ${squad} here`,
    done: 'It lives here now. Both channels read it.',
    doneAlone: 'It lives here now. The channel reads it.',
    taken: (squad: string): Line =>
      line`${bold(squad)} lives here already, and a channel has one squad. Type ${bold('/squad move')} in a channel without one.`,
    notAChannel: 'A squad lives in a channel. Type /squad move in the one where it shall live from now on.',
    nothingToMove: 'A squad is moved by its owner or its product manager. You are neither in any squad.',
    /** @param words what was typed behind it */
    unread: (words: string): Line =>
      line`Nothing was moved: I read nothing behind ${bold('/squad move')}, such as ${bold(`“${words}”`)}. Type it alone, in the channel where the squad shall live from now on.`,
    underWay:
      'Nothing was moved: a message is just on its way to the old channel. Try again in a few minutes.',
    /** What the new channel reads. */
    here: (who: string, squad: string): Line =>
      line`${bold(`${who} moved ${squad} here.`)} It lives in this channel from now on.`,
    /** What stands in the old channel, also in the place of what was open there. */
    away: (who: string, squad: string, to: string): Line =>
      line`${bold(`${who} moved ${squad}.`)} It goes on in ${channel(to)}.`,
    awayText: (who: string, squad: string): string => `${who} moved ${squad} to another channel`,
  },
  resume: {
    /** @param who null: its day came */
    told: (who: string | null, squad: string): Line =>
      who === null
        ? line`${bold(`${squad} goes on.`)} Its pause is over.`
        : line`${bold(`${who} resumed ${squad}.`)}`,
    text: (who: string | null, squad: string): string =>
      who === null ? `${squad} goes on` : `${who} resumed ${squad}`,
    unread: (words: string): Line =>
      line`It stays paused: I don’t understand ${bold(`“${words}”`)}. Name a day, as in ${bold('/squad resume on Monday')}.`,
    planningSkipped: 'This week’s planning was skipped: /squad plan opens it now.',
    done: 'It runs again. The channel reads it.',
    already: (squad: string): Line => line`${squad} is not paused.`,
  },
  days: {
    /** @param from, to "Thu 26", with the month where it is not that of `to` */
    two: (from: string, to: string): string => `${from} and ${to}`,
    range: (from: string, to: string): string => `${from} to ${to}`,
    more: (n: number): string => `${n} more`,
    /** @param who undefined: the reader */
    away: (
      who: string | undefined,
      when: string,
      { workingDays, isMany }: { workingDays: number; isMany: boolean },
    ): Line => {
      const start =
        who === undefined
          ? line`Away ${bold(when)}`
          : line`${who} ${isMany ? 'are' : 'is'} away ${bold(when)}`;
      if (workingDays === 0) return line`${start}: no working day among them, so nothing changes.`;
      return line`${start}: no stand-up questions, ${days(workingDays)} less to work with.`;
    },
    /** Behind `away`. @param until the day until which they had been noted */
    shortened: (until: string): string => ` No longer until ${until}.`,
    inSquads: (squads: string): string => ` In ${squads}.`,
    whose: 'Whose day off is it?',
    mine: 'I am away',
    everybodys: 'The whole squad is off',
    which: 'Which days do you mean?',
    notAwayThen: (when: string): Line =>
      line`You are not noted as away on ${bold(when)}. Are you away until then?`,
    awayButton: (when: string): string => `Away ${when}`,
    notedFor: (by: string, squad: string): Line => line`${by} noted it, in ${bold(squad)}.`,
    back: (who: string | undefined, when: string): Line =>
      who === undefined
        ? line`Not away after all: ${bold(when)}.`
        : line`${who} is not away after all: ${bold(when)}.`,
    nothingToTakeBack: 'You are not noted as away.',
    takenBackAlready: 'That was taken back already.',
    takeBack: 'Take it back',
    iAmThere: 'I am here after all',
    awayTitle: 'Away',
    who: 'Who is away',
    first: 'First day',
    last: 'Last day',
    noted: 'Noted so far:',
    awayLine: (who: string, when: string): Line => line`${bold(who)} · ${when}`,
    offTitle: 'Days off',
    kind: 'What kind of days',
    kinds: { off: 'Days off', working: 'Working days (a Saturday or Sunday)' },
    offLine: (when: string): Line => line`Off · ${when}`,
    workingLine: (when: string): Line => line`Working · ${when}`,
    /** In the channel. */
    offTold: (who: string, when: string): Line =>
      line`${bold(`Off: ${when}.`)} Noted by ${who}. No stand-up then.`,
    workingTold: (who: string, when: string): Line => line`${bold(`Working: ${when}.`)} Noted by ${who}.`,
    offBack: (who: string, when: string): Line =>
      line`${bold(`Not off after all: ${when}.`)} Taken back by ${who}.`,
    workingBack: (who: string, when: string): Line =>
      line`${bold(`Not working after all: ${when}.`)} Taken back by ${who}.`,
    moved: (what: string, when: string): string => `The ${what} moves to ${when}.`,
    cancelled: (what: string, week: string): string => `No ${what} in the week of ${week}.`,
    added: (what: string, when: string): string => `The ${what} is on ${when}.`,
    done: 'Noted. The channel reads it.',
    problems: {
      unread: (words: string): Line =>
        line`I can’t tell which days. I don’t understand ${bold(`“${words}”`)}; whole days are noted, so choose them here.`,
      openEnd: 'Until when? Choose the last day.',
      backUnread: (words: string): Line =>
        line`Nothing was changed: I don’t understand ${bold(`“${words}”`)}. Try ${bold('/squad back on Friday')}, or a date.`,
      group: (name: string): Line =>
        line`${name === '' ? 'That' : bold(name)} is a group: name each person, as in ${bold('/squad away @Ben @Dana until Friday')}.`,
      everybody: line`That is everybody. A day off of the whole squad is ${bold('/squad days off Friday')}.`,
      past: 'Those days have passed.',
      backwards: 'The last day comes before the first.',
      long: 'A year at most.',
      notAMember: (who: string, squad: string): Line => line`${who} is not in ${bold(squad)}.`,
      nobody: (name: string): Line => line`Nobody in the squad is called ${bold(name)}.`,
      noWorkingDay: 'No working day there: nothing to take off.',
      workedAnyway: 'Those are working days already.',
    },
  },
};
