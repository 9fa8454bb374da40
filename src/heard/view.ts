import { type Catalogue, catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import { bold } from '../language/line.ts';
import { button, buttons, context, rich } from '../slack/blocks.ts';
import { fitted } from '../slack/fitted.ts';
import { actionFor, actions } from '../slack/ids.ts';
import type { Message, MessageBlock } from '../slack/message.ts';
import { typed, typedLines } from '../slack/typed.ts';
import type { Reader } from '../squad/reader.ts';
import { standupClosed } from '../standup/speech.ts';
import { type Part, parts } from './labels.ts';
import type { Offer } from './offer.ts';
import type { Reading } from './read.ts';

/** The words as they were understood, for each squad with what can be done with them. @param key of the words */
export function offerMessage(
  reading: Reading,
  offers: readonly Offer[],
  key: string,
  reader: Reader,
): Message {
  const words = catalogue(reader.language);
  const open = offers.find(({ kind }) => kind === 'open');
  const question = open && questionOf(reading, open, reader);
  const isOne = offers.length === 1;
  const draw = (most: number): MessageBlock[] => [
    ...(question === undefined ? [] : [rich(question), rich(...shown(reading, most, words))]),
    ...(question === undefined || isOne ? [] : [rich(words.common.whichSquad)]),
    ...offers.flatMap((offer) => [
      ...(isOne ? [] : [rich(bold(typed(offer.squad.name, 80)))]),
      ...blocksOf(offer, reading, key, reader),
    ]),
    ...(reading.isGuess && open ? [context(words.heard.canDo)] : []),
  ];
  const [first] = offers;
  return { text: question ?? (first ? closedWords(first, reader) : ''), blocks: fitted(draw) };
}

function questionOf(reading: Reading, { date }: Offer, { language }: Reader): string {
  const { heard } = catalogue(language);
  if (reading.isSure) return heard.question(formatFor(language).shortDate(date));
  return reading.today === null ? heard.noPlan : heard.unsorted;
}

/** Of the longest texts the message shows the beginning: the whole stands where it was typed. */
function shown(reading: Reading, most: number, { heard, standup }: Catalogue) {
  const names: Readonly<Record<Part, string>> = {
    yesterday: standup.whole.done,
    today: standup.whole.today,
    inTheWay: standup.whole.inTheWay,
  };
  return parts.flatMap((part) => {
    const text = reading[part];
    if (text !== null) return [heard.part(names[part], around(typedLines(text, most * 8)))];
    return part === 'inTheWay' && reading.isSure ? [heard.part(names[part], heard.nothing)] : [];
  });
}

/** Several lines stand below their heading. */
const around = (text: string): string => (text.includes('\n') ? `\n${text}` : text);

function blocksOf(offer: Offer, reading: Reading, key: string, reader: Reader): MessageBlock[] {
  const { heard, standup } = catalogue(reader.language);
  if (offer.kind !== 'open') return [rich(closedWords(offer, reader))];
  const { squad, date, replaces } = offer;
  const value = JSON.stringify({ squadId: squad.id, date, key });
  const of = (action: string): string => actionFor(action, squad.id);
  const send = button({ text: heard.send, actionId: of(actions.sendTyped), value, style: 'primary' });
  const change = button({ text: standup.change, actionId: of(actions.changeTyped), value });
  return [buttons(...(reading.isSure ? [send] : []), change), ...(replaces ? [context(heard.replaces)] : [])];
}

/** Why nothing can be sent there. */
function closedWords(offer: Offer, reader: Reader): string {
  const { heard, standup } = catalogue(reader.language);
  const format = formatFor(reader.language);
  switch (offer.kind) {
    case 'answered':
      return standup.nudge.thanks;
    case 'paused':
      return standup.problems.paused(offer.squad.name);
    case 'closed':
    case 'none': {
      const over =
        offer.kind === 'none' ? heard.noStandup : standupClosed(offer.occurrence, reader, 'closed');
      const next = offer.next === undefined ? '' : heard.next(format.shortDate(offer.next));
      return `${over}${next === '' ? '' : standup.prompt.between}${next}`;
    }
    case 'open':
      return '';
  }
}
