import { bold, type Line, line } from '../line.ts';

/** What the bot says to words that somebody types to it. */
export const heard = {
  /** Words that are no stand-up. */
  canDo: line`I read stand-ups: write what you did, what you will do and what is in the way, each in a line of its own. For all else there is ${bold('/squad help')}.`,
  question: (date: string): string => `Is this your stand-up of ${date}?`,
  noPlan: 'What will you do today? That is still missing.',
  unsorted: 'I can’t tell what is done and what is planned. Sort it in the form?',
  /** A question of the stand-up with what was understood. */
  part: (name: string, text: string): Line => line`${bold(name)}: ${text}`,
  nothing: 'nothing',
  send: 'Send as my stand-up',
  replaces: 'It takes the place of what you answered before.',
  noStandup: 'There is no stand-up today. Your text is still here: copy it for the next one.',
  next: (date: string): string => `The next one is on ${date}.`,
  /** @param most characters of an answer */
  tooLong: (most: string): string =>
    `That is too long: at most ${most} characters for each of the three questions. Shorten it and write it again; nothing was sent.`,
  another: 'Somebody else wrote that. Write it to me yourself.',
};
