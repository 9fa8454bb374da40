import { bold, channel, type Line, line } from '../line.ts';

const COMMANDS =
  'status, setup, stakeholders, share, move, dashboard, export, import, plan, retro, away, back, days off, holidays, pause, resume and help';

/** Set-up, /squad, and the first words in a channel. */
export const setup = {
  welcome: (inviter: string): Line =>
    line`${bold('Hello.')} ${inviter} brought me here. I run the week of a growth squad: planning on Monday, a two-line stand-up each day after it, results and a retro on Friday. All around one number.`,
  welcomeNext: 'One form, every field is filled in already: save it, and the week begins.',
  setItUp: 'Set it up',
  /** The bot comes back into a channel in which a squad lives. */
  back: (squad: string): Line => line`I am back, and ${bold(squad)} goes on.`,
  title: 'Your growth squad',
  name: 'Squad’s name',
  defaultName: 'Growth squad',
  product: 'Product manager',
  marketing: 'Marketing',
  engineers: 'Engineers',
  designers: 'Designers',
  others: 'Also in the squad, no role yet',
  othersHint: 'Everybody named in this form gets the stand-up question.',
  metric: 'North Star: the one number you are answerable for',
  metricHint: 'In words that fit behind a number: “312 new sign-ups”. Another name later starts a new count.',
  defaultMetric: 'new sign-ups',
  kind: 'How it is counted',
  kindTotal: 'A weekly total: starts at 0 each Monday',
  kindLevel: 'A level: goes on from week to week',
  direction: 'What is better',
  target: 'Target for this week',
  targetHint: 'May stay empty. It holds week after week until you change it here.',
  keeper: 'Who keeps the number',
  zone: 'The squad’s time zone',
  language: 'Language in the channel',
  languages: { en: 'English', 'zh-CN': '中文' },
  languageHint: 'Private messages follow each reader’s own Slack language.',
  planningAt: 'Monday: planning opens',
  planningCloses: 'Monday: planning closes at the latest',
  standupPrompt: 'Tuesday to Friday: stand-up question, in each member’s own zone',
  standupChannel: 'Stand-up goes to the channel',
  standupCloses: 'Stand-up closes',
  retroAt: 'Friday: retro opens',
  retroCloses: 'Friday: retro closes, the digest appears',
  save: 'Save',
  problems: {
    closesTooSoon: 'Leave more than 30 minutes between opening and closing.',
    channelNotAfterPrompt: 'The channel message has to come after the question.',
    keeperNotMember: 'Choose somebody who is in the squad.',
    guests: (names: string) => `Guests can’t be members: ${names}.`,
    deactivated: (names: string) => `No account any more: ${names}.`,
    tooMany: 'A squad has at most 40 members. Smaller ones decide faster.',
    noLongerYours: 'Only the squad’s owner and its product manager change this.',
  },
  awkward: {
    title: line`${bold('Outside somebody’s working day')}`,
    line: (what: string, at: string, theirs: string, names: string): Line =>
      line`The ${what}, ${at}, is ${bold(theirs)} for ${names}.`,
    more: (count: number): string => `${count} more`,
  },
  onlyOwner: (owner: string): Line =>
    line`Ask ${owner}: the squad’s owner and its product manager change the set-up.`,
  notInChannel: 'I am not in this channel yet. Type /invite @Growth Squad here, then try again.',
  notAChannel: 'A squad lives in a channel. Type /squad setup in the one where you work together.',
  saved: 'Saved. The channel reads what happens when.',
  opened: { planning: 'Planning is open, in the channel.', retro: 'The retro is open, in the channel.' },
  notOpened: {
    now: 'Open it now',
    unread: (words: string, what: string): Line =>
      line`Nothing was opened: I don’t understand ${bold(`“${words}”`)}. By hand the ${what} opens at once.`,
    /** @param when it opens by itself in that week; undefined: not any more, or not at all. @param isThen on the day that was named */
    otherDay: (what: string, when: string | undefined, isThen: boolean): Line => {
      if (when === undefined) return line`Nothing was opened: by hand the ${what} opens at once.`;
      return isThen
        ? line`Nothing to do: the ${what} opens by itself on ${bold(when)}.`
        : line`Nothing was opened: by hand the ${what} opens at once. By itself it opens on ${bold(when)}; ${bold('/squad setup')} changes that.`;
    },
  },
  /** Behind a command that takes no words. */
  nothingMore: (word: string, words: string): Line =>
    line`Behind ${bold(`/squad ${word}`)} I read nothing: ${bold(`“${words}”`)} changed nothing.`,
  openAlready: {
    planning: 'Planning is open already: look in the channel.',
    retro: 'The retro is open already: look in the channel.',
  },
  rhythm: {
    text: (squad: string): string => `${squad}: this is our week`,
    title: (squad: string): string => `${squad}: our week`,
    star: (metric: string, target: string | null): Line =>
      target === null
        ? line`Our number: ${bold(metric)}. No target yet: /squad setup sets one.`
        : line`Our number: ${bold(metric)}, ${target} this week.`,
    planning: (at: string, closes: string): Line =>
      line`${bold(`Monday ${at}`)}: planning. What we bet on this week, decided by ${closes}.`,
    standup: (at: string, channel: string): Line =>
      line`${bold(`Tuesday to Friday ${at}`)}, your own time: I ask you privately what you did, what you will do, what is in the way. The channel reads it at ${channel}.`,
    retro: (at: string, closes: string): Line =>
      line`${bold(`Friday ${at}`)}: results and retro. The digest follows by ${closes}.`,
    anyTime: (): Line =>
      line`Any time: ${bold('/idea')} for a growth idea, ${bold('/ideas')} for all of them, ${bold('/metric 312')} for the number so far, ${bold('/standup')} to answer early.`,
    members: (names: string): Line => line`With ${names}.`,
    next: (what: string, when: string): Line => line`Next: ${what}, ${when}.`,
  },
  ritualNames: { planning: 'planning', standup: 'stand-up', retro: 'retro' },
  status: {
    title: (squad: string): Line => line`${bold(squad)}`,
    number: (metric: string, value: string, target: string | null, asOf: string, falls: boolean): Line =>
      target === null
        ? line`${bold(value)} ${metric} as of ${asOf}`
        : falls
          ? line`${bold(value)} ${metric} as of ${asOf}, target ${target}`
          : line`${bold(value)} of ${target} ${metric} as of ${asOf}`,
    noNumber: (metric: string, target: string | null): Line =>
      target === null
        ? line`${bold(metric)}: no number yet this week.`
        : line`${bold(metric)}: no number yet this week · target ${target}.`,
    week: (bets: number, live: number): string =>
      bets === 0 ? 'Nothing taken in this week.' : `This week: ${bets} taken in, ${live} live.`,
    members: (names: string): Line => line`Members: ${names}`,
    next: (what: string, when: string): Line => line`Next: ${what}, ${when}`,
    nothingNext: 'Nothing is scheduled any more this week.',
    paused: 'Paused: nothing is asked, nothing opens. /squad resume starts it again.',
    pausedBy: (who: string, since: string, until: string | null): string =>
      `Paused by ${who}, since ${since}${until === null ? '' : `, until ${until}`}: nothing is asked, nothing opens. /squad resume starts it again.`,
    away: (names: string): string => `Away: ${names}`,
    awayUntil: (name: string, until: string): string => `${name} (until ${until})`,
    edit: 'Change the set-up',
  },
  /** Told to the owner privately when something can't reach people. */
  trouble: {
    archived: (squad: string): Line =>
      line`${bold(squad)} pauses: its channel was archived. Unarchive it, and the week goes on by itself. Or invite me to another channel and type ${bold('/squad move')} there: then it goes on in that one.`,
    removed: (squad: string): Line =>
      line`${bold(squad)} pauses: I am no longer in its channel. Type ${bold('/invite @Growth Squad')} there, and the week goes on by itself. If that channel is gone, invite me to another one and type ${bold('/squad move')} there.`,
    person: (squad: string, name: string): Line =>
      line`${bold(name)} gets no private messages from me any more: Slack says that the account can’t be written to. A closed account leaves ${bold(squad)} by itself; /squad setup shows who is in it.`,
    /** Nothing is copied to that channel any more. */
    stakeholders: (
      squad: string,
      id: string,
      why: 'removed' | 'archived' | 'shared' | 'restricted',
    ): Line => {
      const how = {
        removed: 'I am no longer in it. Invite me there again',
        archived: 'it was archived. Unarchive it, or take another one',
        shared:
          'people from outside this workspace may read in it now. Take one that is this workspace’s alone',
        restricted:
          'Slack lets only some people write there. Ask whoever manages it to let this app write too',
      };
      return line`The digest of ${bold(squad)} is not copied to ${channel(id)} any more: ${how[why]}, and choose it under ${bold('/squad stakeholders')}.`;
    },
    /** @param what one or more of `pieces` */
    missing: (squad: string, what: string): Line => line`Not posted for ${bold(squad)}: ${what}. `,
    late: 'When it was due, Slack could not be reached or I was away; now it is too late.',
    restricted:
      'In its channel Slack lets only some people write. Ask whoever manages the channel to let this app write there too.',
    refused: (code: string): string =>
      `Slack refused it (${code}), and that is our fault. Whoever runs this bot finds why in its log.`,
    scope: (scope: string): Line =>
      line`This app was installed before I could read what people write to me. Until it is updated I don’t hear it when somebody mentions me in a channel, and perhaps not what you write here. Whoever manages the app opens it at api.slack.com/apps, puts the newest manifest.yml under “App Manifest” (it adds ${bold(scope)}) and presses “Reinstall to Workspace”. Everything else works as before.`,
    pieces: {
      plan: 'the plan',
      week: '“This week we …”',
      questions: 'the stand-up’s questions',
      standup: 'the stand-up',
      retro: 'the retro',
      digest: 'the digest',
      other: 'a message',
    },
    remedies: {
      plan: '/squad plan opens it now.',
      week: 'What was decided is kept: /squad shows where you stand.',
      questions: '/standup takes answers all the same.',
      standup: 'The answers are kept, and the next stand-up comes as usual.',
      retro: '/squad retro opens it now.',
      digest: 'The results are kept: /squad shows where you stand.',
      other: '',
    },
  },
  help: {
    /** What is so now, for this reader. */
    open: (what: string, closes: string): Line =>
      line`Now: the ${what} is open until ${closes}, in the channel.`,
    standupWaits: line`Now: today’s stand-up waits for you, ${bold('/standup')}.`,
    paused: line`Now: paused. ${bold('/squad resume')} starts it again.`,
    away: line`Now: you are noted as away. ${bold('/squad back')} says that you are here after all.`,
    member: (): Line[] => [
      line`${bold('/idea')} and one line: log a growth idea. Alone, it opens the whole form. Somebody’s message: “Log as growth idea” in its menu; “Let the numbers decide” ends a quarrel.`,
      line`${bold('/ideas')}: the list, and all that was tried. ${bold('/ideas button')} searches it.`,
      line`${bold('/metric 312')}: the number so far this week. Enter it again to correct it.`,
      line`${bold('/standup')}: answer today’s stand-up now. Or write it to me privately, in your own words.`,
      line`${bold('/squad')}: where we stand. ${bold('/squad plan')} and ${bold('/squad retro')}: open it now, on any day.`,
      line`${bold('/squad away until Friday')}, also for ${bold('@somebody')}: nothing is asked meanwhile. ${bold('/squad back')}: here after all.`,
      line`${bold('/squad days off Friday')}, ${bold('/squad days working Saturday')}: for the whole squad. ${bold('/squad holidays')}: public holidays, by country and region.`,
      line`${bold('/squad export')}: everything we have, as files for you alone.`,
      line`${bold('/squad import')}: bets from before we were here, from a CSV.`,
      line`${bold('/squad pause')} and ${bold('/squad resume')}: the whole week stops, and starts again.`,
    ],
    setup: line`${bold('/squad setup')}: names, roles, number, times. ${bold('/squad move')}, typed in another channel: the squad lives there from then on. ${bold('/squad stakeholders')}: the digest is copied to a second channel. ${bold('/squad share')}: other squads find what you tried.`,
    otherNames: line`If another app owns a name: ${bold('/squad idea')}, ${bold('/squad ideas')}, ${bold('/squad metric')} and ${bold('/squad standup')} do the same.`,
    several: (squads: string): Line => line`You are in ${squads}. Here I ask which one you mean.`,
    noSquad: line`${bold('/squad setup')} starts one; one form, a minute.`,
    stranger: (): Line[] => [
      line`${bold('/idea')} and one line: log a growth idea for this squad. I tell you when they look at it.`,
      line`Everything else is for its members; its owner can add you under ${bold('/squad setup')}.`,
    ],
  },
  unknown: (word: string, nearest: string | null): Line =>
    nearest === null
      ? line`I don’t know “${word}”. I know /squad ${COMMANDS}.`
      : line`I don’t know “${word}”. I know /squad ${COMMANDS}. Did you mean ${bold(nearest)}?`,
};
