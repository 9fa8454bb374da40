import type { LocalDate } from '../calendar/date.ts';
import type { Query } from '../database/database.ts';
import { type Catalogue, catalogue } from '../language/catalogue.ts';
import { bold, line, plain } from '../language/line.ts';
import { speechTo } from '../language/speech.ts';
import { button, buttonFor, buttons, rich } from '../slack/blocks.ts';
import { actions } from '../slack/ids.ts';
import type { Message } from '../slack/message.ts';
import { typed } from '../slack/typed.ts';
import type { ReaderNow } from '../squad/reader.ts';
import type { Squad } from '../squad/squad.ts';
import { type Current, numberIn, paceIn } from './current.ts';
import { MOST_OTHERS, type Reading } from './metric.ts';
import type { Pace } from './pace.ts';
import { arrivedLast } from './reading-store.ts';
import { numbersOf } from './store.ts';
import { asOf, NAME, numberLine, paceText, progressText, valueText } from './views.ts';

/** One of the squad's numbers, where it stands and should. */
export interface Numbered extends Current {
  readonly pace: Pace | undefined;
  /** What came by itself last, where a typed number counts instead. */
  readonly overruled: Reading | undefined;
}

/** The squad's numbers in a week, the North Star metric first. */
export async function allNumbers(q: Query, squad: Squad, week: LocalDate): Promise<Numbered[]> {
  const all: Numbered[] = [];
  for (const metric of await numbersOf(q, squad.id)) {
    const current = await numberIn(q, metric, week);
    const isTyped = current.standing.source === 'typed';
    all.push({
      ...current,
      pace: await paceIn(q, squad, current, week),
      overruled: isTyped ? await arrivedLast(q, metric.id, week) : undefined,
    });
  }
  return all;
}

/** Most characters of where a value is from. */
const ORIGIN = 60;

/** What a button beside a number carries. */
export const numberValue = (squadId: string, metricId: string): string => `${squadId}/${metricId}`;

/**
 * The answer to `/metric numbers`: each number with what can be done about it.
 * @param fromOf says where one comes from, in a line; empty where it is typed
 */
export function numbersMessage(
  squadId: string,
  all: readonly Numbered[],
  reader: ReaderNow,
  fromOf: (metricId: string) => string,
): Message {
  const { metric: words } = catalogue(reader.language);
  const speech = speechTo(reader);
  const { settings } = words;
  const blocks = all.flatMap((one) => {
    const { metric, standing } = one;
    const value = numberValue(squadId, metric.id);
    const shown = (reading: Reading): string => valueText(metric, reading.value, speech.format);
    const stop = { ...settings.confirmEnd, text: settings.confirmEnd.text(typed(metric.name, NAME)) };
    return [
      rich(
        numberLine(one, reader),
        [settings.roles[metric.role], words.directions[metric.direction], cameText(standing, words)]
          .filter((text) => text !== '')
          .join(' · '),
        [progressText(metric, standing, speech), paceText(metric, one.pace, speech)].join(' ').trim(),
        one.overruled ? words.arrived(shown(one.overruled), asOf(one.overruled.at, reader)) : '',
        fromOf(metric.id),
      ),
      buttons(
        buttonFor(standing.value === undefined ? words.enterIt : words.updateIt, actions.enterNumber, value),
        ...(one.overruled
          ? [buttonFor(words.useArrived(shown(one.overruled)), actions.useArrived, value)]
          : []),
        buttonFor(settings.change, actions.changeNumber, value),
        buttonFor(speech.words.sources.title, actions.openSource, value),
        buttonFor(speech.words.sources.weeks.title, actions.openWeeks, value),
        ...(metric.role === 'northStar'
          ? []
          : [buttonFor(settings.end, actions.endNumber, value, { confirm: stop })]),
      ),
    ];
  });
  const isFull = all.length > MOST_OTHERS;
  const add = button({ text: settings.add, actionId: actions.addNumber, value: squadId });
  const token = button({ text: settings.token, actionId: actions.openToken, value: squadId });
  const more = [
    ...(isFull ? [rich(settings.full(MOST_OTHERS))] : []),
    buttons(...(isFull ? [] : [add]), token),
  ];
  return { text: plain(line`${bold(settings.all)}`), blocks: [...blocks, ...more] };
}

/** How a value came, where nobody typed it, and from where whoever sent it says. */
function cameText(
  { source, origin }: Numbered['standing'],
  { sources, fromWhere }: Catalogue['metric'],
): string {
  const came = source === undefined ? '' : sources[source];
  return origin ? fromWhere(came, typed(origin, ORIGIN)) : came;
}
