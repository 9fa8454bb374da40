import type { Line } from '../line.ts';
import { line } from '../line.ts';

/** Words that every room uses. */
export const common = {
  save: 'Save',
  cancel: 'Cancel',
  close: 'Close',
  sorry: 'Sorry',
  appName: 'Growth Squad',
  noGuests: 'Guests can read along, but ideas and answers come from full members of the workspace.',
  roles: { product: 'product manager', marketing: 'marketing', engineer: 'engineer', designer: 'designer' },
  /** Shown when something of ours failed. @param reference finds it in the log */
  ourFault: (reference: string): string =>
    `That did not work, and it is our fault. Your text is still here; try again in a minute. (reference ${reference})`,
  ourFaultOnClick: (reference: string): string =>
    `That did not work, and it is our fault. Nothing was changed; try again in a minute. (reference ${reference})`,
  /** To somebody whom the bot meets, or who names somebody, while Slack does not say who they are. */
  notToldYet: 'Slack has not told me yet who is who here. Nothing was changed; try again in a minute.',
  /** Below the answer to a command that could not be done. @param text what stood behind it */
  youWrote: (text: string): Line => line`You wrote: ${text}`,
  notAMember: (squad: string): Line =>
    line`Only members of ${squad} can do that. Ask its owner to add you under /squad setup.`,
  noSquadHere: 'No squad lives in this channel yet.',
  noSquadHereButYours: 'No squad lives in this channel. Is it meant for yours?',
  whichSquad: 'For which squad?',
  typedByAnother: 'Somebody else typed that command. Type it yourself.',
  inNoSquad:
    'You are in no squad yet. One lives in a channel: type /squad setup in the one where you work together.',
  setOneUp: 'Set one up',
  required: 'This can’t stay empty.',
  tooLong: (most: number): string => `At most ${most} characters.`,
  notAnAddress: 'Paste a whole address that begins with https:// or http://.',
  fromOneToTen: 'From 1 to 10.',
  dateHasPassed: 'This day has passed. Choose today or later.',
};
