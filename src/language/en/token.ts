import type { Line } from '../line.ts';
import { bold, line } from '../line.ts';

/** What the bot says about the token with which programs send a squad's numbers. */
export const token = {
  title: 'The squad’s token',
  what: (squad: string): Line =>
    line`A program that knows the token of ${bold(squad)} can send its numbers, and do nothing else.`,
  none: 'There is none yet.',
  /** @param at day and time */
  madeBy: (name: string, at: string): string => `${name} made the present one (${at}).`,
  usedAt: (at: string): string => `A program used it last on ${at}.`,
  neverUsed: 'No program has used it yet.',
  replaces: 'A new one ends it at once: give the new one to all programs that send numbers.',
  make: 'Make a token',
  makeAnew: 'Make a new one',
  revoke: 'Revoke it',
  confirm: {
    title: 'Revoke the token?',
    text: 'Programs that use it can’t send numbers any more.',
    yes: 'Revoke it',
    no: 'Keep it',
  },
  revoked: 'The token is revoked: programs that use it are refused from now on.',
  shownOnce: 'This is the token. It is shown this once: put it where your programs keep their secrets.',
  replaced: 'The one before has ended.',
  sends: 'This sends this week’s number so far:',
  more: 'What else can be sent stands in docs/push.md, and for programs at /api/openapi.json.',
  /** It came a second time, and there is nothing to show. */
  wasShown: 'This token was shown once already. Make a new one if nobody has it.',
  onlyInCharge: (owner: string): string =>
    `Ask ${owner}: the squad’s owner and its product manager make its token.`,
  notServed: 'Programs can’t reach me yet: whoever runs me sets HTTP_PORT first (docs/operations.md).',
};
