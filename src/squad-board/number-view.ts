import { addDays } from '../calendar/date.ts';
import { dateAt } from '../calendar/zone.ts';
import { join, type Line } from '../language/line.ts';
import { aimText } from '../metric/views.ts';
import { typed } from '../slack/typed.ts';
import type { SquadBoard } from './facts.ts';
import type { BoardSpeech } from './speech.ts';

/** Longest name of a number. */
const NAME = 60;

/** "312 of 1,500 new sign-ups": the number as everybody is to see it. */
export function headline({ number }: Pick<SquadBoard, 'number'>, speech: BoardSpeech): string {
  const { words, format } = speech;
  const { value, target, direction } = number;
  const name = typed(number.name, NAME);
  if (value === null) return words.squadBoard.noNumber(name);
  const aim = aimText({ direction }, target, speech);
  return words.squadBoard.headline(format.number(value), aim, name, direction === 'down');
}

/** Which week it is, from when the number is and who entered it; without one, what it came to last week. */
export function numberLine(board: SquadBoard, speech: BoardSpeech): Line {
  const { words, format } = speech;
  const told = words.squadBoard;
  const { value, at, target, direction, weeks } = board.number;
  const entered =
    value === null || at === null ? '' : told.asOf(whenText(at, speech), howText(board, speech));
  const before = weeks.find(({ week }) => week === addDays(board.week, -7));
  const aim = value === null ? aimText({ direction }, target, speech) : null;
  return join(
    [
      format.week(board.week),
      entered,
      aim === null ? '' : words.planning.target(aim),
      target === null ? words.planning.noTarget : '',
      before ? told.lastWeek(format.number(before.value), before.soFar ?? false) : '',
    ],
    words.planning.between,
  );
}

/** An instant with its day, which is true on every day. */
export const whenText = (at: number, { format, zone }: BoardSpeech): string =>
  format.dateTime(dateAt(at, zone), at, zone);

/** How the number came: by whom it was entered, or by itself. */
function howText({ number, current, names }: SquadBoard, { words }: BoardSpeech): string {
  const source = current?.standing.source;
  if (source === 'pull' || source === 'push') return words.squadBoard.byItself;
  return number.by === null ? '' : words.squadBoard.enteredBy(names(number.by));
}
