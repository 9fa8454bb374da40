import type { LocalDate } from '../calendar/date.ts';
import { dateAt } from '../calendar/zone.ts';
import type { Commitment, Launch } from '../commitments/commitment.ts';
import { bold, type Inline, join, type Line, line, link } from '../language/line.ts';
import type { Speech } from '../language/speech.ts';
import type { Names } from '../slack/names.ts';
import { cut, typed } from '../slack/typed.ts';
import type { ReaderNow } from '../squad/reader.ts';
import { WITH_BUTTONS } from './board.ts';
import { IDEAS } from './turn.ts';

/** Since when something is live (UTC milliseconds), and where. */
export type Live = Pick<Launch, 'at' | 'link'>;

/** How a planning is told: the channel's words and formats. */
export interface PlanningSpeech extends Speech {
  /** The squad's zone. */
  readonly zone: string;
}

/** How the board is told. */
export interface BoardSpeech extends Speech, ReaderNow {}

/** How long people's texts may be, and how much is listed, in a message that must not become too long. */
export interface Limits {
  /** Characters of a title or clause. */
  readonly most: number;
  /** Lines of a list. */
  readonly lines: number;
  /** Ideas with their buttons. */
  readonly ideas: number;
  /** Results due, and scale-ups, with their buttons. */
  readonly others: number;
  /** Names after an owner. */
  readonly named: number;
  readonly names: Names;
}

/** The room there is when each text may have so many characters: where it is little, less is listed too. */
export function roomFor(most: number, names: Names): Limits {
  const little = most < 50;
  return {
    most,
    lines: little ? 4 : 10,
    ideas: little ? 2 : IDEAS,
    others: little ? 1 : WITH_BUTTONS,
    named: little ? 1 : 4,
    names: (userId) => cut(names(userId), Math.min(40, most)),
  };
}

/** Tenths of a person-day as a bare number: "5.5". */
export const inDays = (tenths: number, { format }: PlanningSpeech): string => format.number(tenths / 10);

/** "Frontend with Backend and 2 more" */
export function peopleLine(
  owner: Inline,
  others: readonly string[],
  room: Limits,
  { words, format }: PlanningSpeech,
): Line {
  if (others.length === 0) return line`${owner}`;
  const named = others.slice(0, room.named).map(room.names);
  const rest = others.length - named.length;
  const all = rest === 0 ? named : [...named, words.hypothesis.more(format.number(rest))];
  return words.planning.owner(owner, format.list(all));
}

/** "**Group buying**, simple version · Frontend with Backend · live by Thu · 4 d", its parts after the title given. */
export function workLine(
  work: Pick<Commitment, 'title' | 'days'> & Partial<Pick<Commitment, 'variant' | 'isWhatIsLeft'>>,
  facts: readonly Inline[],
  room: Limits,
  speech: PlanningSpeech,
): Line {
  const { words, format } = speech;
  const version = work.variant ? words.planning.versions[work.variant] : '';
  const days = work.days === null ? '' : format.days(work.days);
  const told = work.isWhatIsLeft && days !== '' ? words.planning.left(days) : days;
  return join(
    [line`${bold(typed(work.title, room.most))}${version}`, ...facts, told],
    words.planning.between,
  );
}

/** "live by Thu"; empty where no day was named. */
export const liveByText = (date: LocalDate | null, { words, format }: PlanningSpeech): string =>
  date === null ? '' : words.planning.liveBy(format.shortWeekday(date));

/** Where texts must be shorter than this, addresses have no room. */
const ROOMY = 140;

/** "live since Thu 26 Nov", which leads to what is live, where that has an address. */
export function liveSinceLine(launch: Live, { most }: Limits, { words, format, zone }: PlanningSpeech): Line {
  const said = words.planning.liveSince(format.shortDate(dateAt(launch.at, zone)));
  return launch.link === null || most < ROOMY ? line`${said}` : line`${link(launch.link, said)}`;
}

/** What is taken, as told behind "this week": "5.5 of 14 days, 1 not estimated". */
export function takenText(
  work: readonly { readonly days: number | null }[],
  daysToWork: number | null,
  speech: PlanningSpeech,
): string {
  const { planning } = speech.words;
  const taken = work.reduce((sum, one) => sum + (one.days ?? 0), 0);
  const open = work.filter((one) => one.days === null).length;
  const of = daysToWork === null ? null : inDays(daysToWork, speech);
  return [planning.takenDays(inDays(taken, speech), of), open === 0 ? '' : planning.notEstimated(open)]
    .filter((part) => part !== '')
    .join(speech.words.hypothesis.between);
}
