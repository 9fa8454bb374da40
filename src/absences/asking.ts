import type { LocalDate } from '../calendar/date.ts';
import type { Named } from '../days/read.ts';
import { type Inline, plain } from '../language/line.ts';
import { type Answer, say } from '../slack/answers.ts';
import { button, buttons, rich } from '../slack/blocks.ts';
import { withTyped } from '../slack/given-back.ts';
import { actionFor, actions } from '../slack/ids.ts';
import type { Asked } from '../slack/listen.ts';
import { typed } from '../slack/typed.ts';
import type { Here } from '../squad/gate.ts';
import type { Squad } from '../squad/squad.ts';
import { listInWords } from './days-words.ts';
import type { NotMeant } from './meant.ts';

/** One thing that words may mean: what its button says, and the words behind `/squad` that mean it and nothing else. */
export interface Reading {
  readonly label: string;
  readonly text: string;
}

/** Most readings that are offered. */
const MOST = 5;

/**
 * Words that mean one thing or another are given back with a button for each; a click goes on as if that one had been
 * typed.
 */
export function askReadings(
  asked: Asked & { readonly text: string },
  squad: Squad,
  question: Inline,
  readings: readonly Reading[],
): Answer {
  const choices = readings.slice(0, MOST).map(({ label, text }, index) =>
    button({
      text: label,
      actionId: actionFor(actions.chooseReading, String(index)),
      value: JSON.stringify({ squadId: squad.id, key: `${asked.key}/${index}`, text }),
    }),
  );
  const message = { text: plain(question), blocks: [rich(question), buttons(...choices)] };
  return say(withTyped(message, asked.language(squad.language), asked.text));
}

/** A button for each of the days that may be meant. */
export const dayReadings = (
  readings: readonly Named[],
  { language }: Pick<Here, 'language'>,
  text: (named: Named) => string,
): Reading[] => readings.map((named) => ({ label: listInWords(named.days, language), text: text(named) }));

/** What a form with date pickers says first, and shows in them, when words named no days. */
export function unclear(
  why: NotMeant,
  { squad: { days } }: Here['words'],
  today: LocalDate,
): { said: Inline[]; first: LocalDate; last: LocalDate } {
  const { problems } = days;
  if ('unread' in why) {
    const { from, to } = why.found ?? { from: today, to: today };
    return {
      said: [problems.unread(typed(why.unread, 100))],
      first: later(from, today),
      last: later(to, today),
    };
  }
  if ('openFrom' in why) {
    return { said: [problems.openEnd], first: why.openFrom, last: why.openFrom };
  }
  return { said: [], first: today, last: today };
}

const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);
