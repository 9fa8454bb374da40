/** Every name under which Slack calls the bot. A lower room may show a button that a higher one handles. */

export const commands = {
  idea: '/idea',
  ideas: '/ideas',
  squad: '/squad',
  standup: '/standup',
  metric: '/metric',
} as const;

/** Buttons and other elements outside modals' inputs. Shown several times in one message, each gets a suffix: `actionFor`. */
export const actions = {
  setUp: 'setup.open',
  /** Which of several squads a command was meant for. */
  chooseSquad: 'squad.choose',
  /** One of the things that typed words may mean; the value has the words that mean only that. */
  chooseReading: 'squad.choose-reading',
  /** A member's own hour for the stand-up's question; the value is the squad. */
  otherTime: 'setup.other-time',
  /** A person's own language, the value. */
  otherLanguage: 'setup.other-language',
  leaveSquad: 'setup.leave',
  /** A squad set up in the middle of a week plans the rest of it, or begins on Monday. */
  planRest: 'setup.plan-rest',
  startMonday: 'setup.start-monday',
  resume: 'setup.resume',
  /** A squad goes to another channel; the value has both. */
  moveSquad: 'squad.move',
  /** An absence, a day off or a worked weekend is taken back; the value is its id. */
  openHolidays: 'squad.holidays',
  takeBackDays: 'setup.take-back-days',
  proposeIdea: 'hypothesis.propose',
  estimate: 'hypothesis.estimate',
  /** A member's part of all that waits, ten a form; the value is the squad. */
  estimateAll: 'hypothesis.estimate-all',
  /** The list, from its first page; the value is the squad. */
  openIdeas: 'ideas.open-list',
  /** A page of the list. */
  listIdeas: 'ideas.list',
  openIdea: 'ideas.open',
  withdraw: 'ideas.withdraw',
  whatDiffers: 'ideas.differs',
  dropIdea: 'ideas.drop',
  /** Other squads find what this one tried, or no longer; the value has the squad and which. */
  shareTried: 'squad.share',
  /** The answers to what was asked. */
  takeInNow: 'week.now',
  notNow: 'week.not-now',
  takeIn: 'week.take-in',
  /** In its form: which way its answer comes, or all that can be asked. */
  choosePlan: 'week.take-in-plan',
  /** How a bet is decided is changed; the value is the commitment. */
  changePlan: 'week.change-plan',
  /** The same choice in the form of that. */
  choosePlanAnew: 'week.change-plan-way',
  /** Work that is no bet, but takes days. */
  addOtherWork: 'week.other-work',
  /** The other side of a quarrel; the value is the quarrel. */
  otherSide: 'quarrel.other',
  /** The question of a hot topic goes to the channel; the value is the hypothesis. */
  askSquad: 'week.ask-squad',
  closePlanning: 'planning.close',
  /** Ideas that are not on the board; the value says which page. */
  moreIdeas: 'planning.more-ideas',
  answerStandup: 'standup.answer',
  /** Yesterday's plan is done, today the next of one's own. */
  asPlanned: 'standup.as-planned',
  notToday: 'standup.not-today',
  /** What somebody typed to the bot becomes their answer, or begins the form. */
  sendTyped: 'standup.send-typed',
  changeTyped: 'standup.change-typed',
  /** With what stands in somebody's way. */
  helpWith: 'standup.help',
  resolve: 'standup.resolve',
  enterNumber: 'metric.enter',
  /** Last week's number, until planning closes. */
  enterLastNumber: 'metric.enter-last',
  /** What was meant by a number that can be read in more than one way. */
  enterChosen: 'metric.enter-chosen',
  /** A number beside the North Star; the value of the first is the squad, of the others squad and number. */
  addNumber: 'metric.add',
  changeNumber: 'metric.change',
  endNumber: 'metric.end',
  /** What came by itself counts, not what was typed. */
  useArrived: 'metric.use-arrived',
  keepTarget: 'metric.keep-target',
  changeTarget: 'metric.change-target',
  /** Where a number comes from; the value is the squad and the number. */
  openSource: 'sources.open',
  removeSource: 'sources.remove',
  /** Weeks that are over, from a CSV; the value is as of `openSource`. */
  openWeeks: 'sources.weeks',
  /** What was brought in of the time before the squad; the value is the import. */
  takeBackPast: 'past.take-back',
  /** With which programs send numbers; the value is the squad, as of the next. */
  openToken: 'token.open',
  revokeToken: 'token.revoke',
  /** The squad's page on a wall; the value is the squad. */
  openWall: 'page.wall',
  revokeWall: 'page.revoke-wall',
  /** All that can be changed of what a squad took in; the value is the squad. */
  changeWeek: 'week.change-week',
  /** One of them; the value is the commitment, as of the next two. */
  changeWork: 'week.change',
  takeOut: 'week.take-out',
  /** It is not live after all. */
  takeBackLaunch: 'week.take-back-launch',
  launch: 'week.launch',
  /** In the form of a result: there is nothing to enter. */
  withoutNumbers: 'week.result-without',
  /** What is said of a result: what is asked next depends on it. */
  chooseVerdict: 'week.result-verdict',
  enterResult: 'week.result',
  /** It is too early for a result. */
  notYet: 'week.not-yet',
  /** Whether a win lasted; the value is the commitment of its bigger version. */
  lasting: 'week.lasting',
  carryOver: 'week.carry-over',
  drop: 'week.drop',
  /** Somebody takes what the retro wants to try. */
  takeAction: 'week.action-take',
  actionDone: 'week.action-done',
  /** It goes on: into this week. */
  actionOn: 'week.action-on',
  dropAction: 'week.action-drop',
  noteRetro: 'retro.note',
  closeRetro: 'retro.close',
} as const;

/** Modals, by what is submitted with them. */
export const modals = {
  setUp: 'setup.save',
  ownTime: 'setup.own-time.save',
  away: 'setup.away.save',
  daysOff: 'setup.days-off.save',
  holidays: 'squad.holidays.save',
  idea: 'hypothesis.save',
  estimate: 'hypothesis.estimate.save',
  estimateAll: 'hypothesis.estimate-all.save',
  ideas: 'ideas.search',
  whatDiffers: 'ideas.differs.save',
  dropIdea: 'ideas.drop.save',
  quarrel: 'quarrel.open.save',
  otherSide: 'quarrel.other.save',
  takeIn: 'week.take-in.save',
  otherWork: 'week.other-work.save',
  changeWork: 'week.change.save',
  changePlan: 'week.change-plan.save',
  launch: 'week.launch.save',
  changeLaunch: 'week.change-launch.save',
  carryOver: 'week.carry-over.save',
  takeAction: 'week.action-take.save',
  standup: 'standup.save',
  number: 'metric.save',
  numberSettings: 'metric.settings.save',
  target: 'metric.target.save',
  source: 'sources.save',
  weeks: 'sources.weeks.read',
  weeksTaken: 'sources.weeks.take',
  /** Old bets: the table, its columns, what is taken of it. */
  past: 'past.read',
  pastColumns: 'past.columns',
  pastTaken: 'past.take',
  token: 'token.save',
  /** Where a squad's stakeholders read along. */
  stakeholders: 'stakeholders.save',
  result: 'week.result.save',
  verdict: 'week.result.verdict',
  notYet: 'week.not-yet.save',
  lasting: 'week.lasting.save',
  retroNotes: 'retro.note.save',
  /** Says something, asks nothing. */
  notice: 'notice',
} as const;

/** Shortcuts in a message's menu. */
export const shortcuts = {
  logMessage: 'ideas.log-message',
  /** Two who quarrel have a bet answer it. */
  letNumbersDecide: 'quarrel.open',
} as const;

/** Events the bot listens to. */
export const events = {
  homeOpened: 'app_home_opened',
  memberJoined: 'member_joined_channel',
  memberLeft: 'member_left_channel',
  userChanged: 'user_change',
  channelRenumbered: 'channel_id_changed',
  /** Somebody writes to the bot privately; what comes is called `message`. */
  typed: 'message.im',
  mentioned: 'app_mention',
} as const;

/** Events after which a channel may take messages, or none any more: archived or not, the bot or the channel gone. */
export const channelEvents = [
  ...['channel_archive', 'channel_unarchive', 'channel_left', 'channel_deleted'],
  ...['group_archive', 'group_unarchive', 'group_left', 'group_deleted'],
];

/**
 * An action id that is unique in a message although the same button stands there several times.
 * @example actionFor(actions.estimate, hypothesisId) // "hypothesis.estimate/0190…"
 */
export const actionFor = (action: string, subject: string): string => `${action}/${subject}`;
