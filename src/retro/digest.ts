import { addDays } from '../calendar/date.ts';
import { dateAt } from '../calendar/zone.ts';
import { bold, join } from '../language/line.ts';
import { aimText, numberButton } from '../metric/views.ts';
import { button, buttons, context, rich, section } from '../slack/blocks.ts';
import { fitted } from '../slack/fitted.ts';
import { actions } from '../slack/ids.ts';
import type { Message, MessageBlock } from '../slack/message.ts';
import { typed } from '../slack/typed.ts';
import { chartOf, weeksText } from './chart.ts';
import { effectText, resultBlocks, wonTitle } from './digest-results.ts';
import { noteBlocks, weekBlocks } from './digest-week.ts';
import { airBlocks } from './in-the-air.ts';
import type { Digest } from './snapshot.ts';
import { type DigestSpeech, howMany, type LimitedSpeech, short, TITLE, titleOf } from './telling.ts';

/**
 * A week's digest, drawn from its snapshot alone. A copy has nothing to press and taps nobody on the shoulder; what the
 * squad noted for itself, and what it has to do next, stays with the squad.
 */
export function digestMessage(digest: Digest, reading: DigestSpeech): Message {
  const { copy, words } = reading;
  const chart = reading.classic ? undefined : chartOf(digest, reading);
  const drawn = (room: LimitedSpeech): MessageBlock[] => [
    ...(copy ? [context(words.retro.digest.copyOf(short(copy.squad, room)))] : []),
    ...resultBlocks(digest, room),
    ...airBlocks(digest, room),
    ...numberBlocks(digest, room),
    ...(chart ? [chart] : []),
    ...weekBlocks(digest, room),
    ...(copy ? [] : [...noteBlocks(digest, room), ...nextBlocks(digest, room)]),
    ...correctionBlocks(digest, room),
  ];
  const text = notification(digest, { ...reading, most: TITLE });
  return {
    text: copy ? words.retro.digest.copyText(typed(copy.squad, 80), text) : text,
    blocks: fitted((most) => drawn({ ...reading, most })),
  };
}

function headline({ metric, week }: Digest, room: LimitedSpeech): string {
  const { words, format, zone } = room;
  const { digest } = words.retro;
  const named = { monday: format.dayMonth(week), week: format.week(week) };
  if (metric.value === null) return digest.headlineWithout(named);
  return digest.headline({
    ...named,
    metric: short(metric.name, room),
    value: format.number(metric.value),
    target: aimText(metric, metric.target, room),
    falls: metric.direction === 'down',
    soFar: metric.kind === 'total' && !isFinal(metric, week, zone),
  });
}

/** The one fact worth a buzz: a win, a wrong answer ruled out, or where the number stands. */
function notification(digest: Digest, room: LimitedSpeech): string {
  const [won] = digest.won;
  if (won) return wonTitle(won, effectText(won, room), room);
  const ruledOut = digest.lost.find((lost) => lost.nthThisQuarter !== null);
  if (ruledOut) {
    const effect = effectText(ruledOut, room);
    return room.words.retro.digest.ruledOut(titleOf(ruledOut, room), effect);
  }
  return headline(digest, room);
}

function numberBlocks(digest: Digest, room: LimitedSpeech): MessageBlock[] {
  const { words, format, zone, date, isOver } = room;
  const told = words.retro.digest;
  const { value, at, target } = digest.metric;
  const entered = value === null ? undefined : (at ?? undefined);
  const enter = isOver ? undefined : numberButton(entered, { ...room, day: date });
  const first = rich(bold(headline(digest, room)));
  const before = weeksText(digest.metric, room);
  if (value === null) {
    const since = at === null ? told.nobodyEver : told.nobodySince(format.date(dateAt(at, zone)));
    return [first, section(since, enter), ...(before === '' ? [] : [context(before)])];
  }
  const facts = [
    at === null ? '' : whenEntered(at, digest, room),
    target === null ? told.noTarget : '',
    before,
  ];
  const small = join(facts, told.gap);
  return [
    enter ? section(bold(headline(digest, room)), enter) : first,
    ...(small.length === 0 ? [] : [context(small)]),
  ];
}

/** A level may be older than the week: then its weekday alone would say too little. */
function whenEntered(at: number, { metric, week }: Digest, { words, format, zone }: LimitedSpeech): string {
  const told = words.retro.digest;
  const date = dateAt(at, zone);
  if (metric.kind === 'total' && isFinal(metric, week, zone)) return told.finalOf(format.date(date));
  return told.asOf(date < week ? format.date(date) : format.dayTime(at, zone));
}

/** Entered once the week was over. */
const isFinal = ({ at }: Digest['metric'], week: string, zone: string): boolean =>
  at !== null && dateAt(at, zone) >= addDays(week, 7);

/** "Corrected on Monday 30 November: Red button." Each title once, with the day of its last correction. */
function correctionBlocks({ corrections }: Digest, room: LimitedSpeech): MessageBlock[] {
  const last = corrections.at(-1);
  if (!last) return [];
  const { words, format, zone } = room;
  const told = words.retro.digest;
  const titles = [...new Map(corrections.map((one) => [one.id, titleOf(one, room)])).values()];
  const shown = titles.slice(-howMany(room, 5, 2));
  const day = format.date(dateAt(last.at, zone));
  return [context(told.corrected(day, told.list(shown, titles.length - shown.length)))];
}

function nextBlocks(
  { next }: Digest,
  { words, format, zone, squadId, isOver }: LimitedSpeech,
): MessageBlock[] {
  const told = words.retro.digest;
  const when =
    next.opensAt === null
      ? told.nextWeek
      : `${format.weekday(dateAt(next.opensAt, zone))} ${format.time(next.opensAt, zone)}`;
  const sentence = told.next(when, next);
  if (isOver || next.estimateFirst === null) return [rich(sentence)];
  const estimate = { text: told.estimateNow, actionId: actions.estimateAll, value: squadId };
  return [rich(sentence), buttons(button(estimate))];
}
