import { join, type Line, line } from '../language/line.ts';
import { targetValue } from '../metric/target-form.ts';
import { aimText, asOf } from '../metric/views.ts';
import { button, buttons } from '../slack/blocks.ts';
import { actions } from '../slack/ids.ts';
import type { MessageBlock } from '../slack/message.ts';
import { typed } from '../slack/typed.ts';
import type { Board, LastNumber } from './board.ts';
import { type BoardSpeech, inDays, type Limits } from './lines.ts';

/** Last week's number and this week's target, and the days to work with. */
export function lastNumberLine(board: Board, room: Limits, speech: BoardSpeech): Line {
  const { planning } = speech.words;
  const { metric, daysToWork } = board;
  const days = planning.toWorkWith(inDays(daysToWork, speech));
  if (metric === null) return line`${days}`;
  const target = targetText(metric, speech);
  const value =
    board.isFirstWeek && metric.value === null
      ? planning.firstWeek(typed(metric.name, Math.min(80, room.most)))
      : valueLine(metric, room, speech);
  return join([value, target, days], planning.between);
}

function targetText(metric: LastNumber, speech: BoardSpeech): string {
  const { planning } = speech.words;
  const aim = aimText(metric, metric.target, speech);
  if (aim === null) return planning.noTarget;
  return (metric.targetIsSet ? planning.target : planning.targetGoesOn)(aim);
}

/** What can be done about the number: its last word for last week, this week's target. */
export function numberButtons(
  { metric, week, isFirstWeek }: Board,
  squadId: string,
  speech: BoardSpeech,
): MessageBlock[] {
  if (metric === null) return [];
  const { planning } = speech.words;
  const { kind, final, target, targetIsSet } = metric;
  const aim = targetValue(squadId, week);
  const enter =
    kind === 'total'
      ? { text: planning.enterFinal, actionId: actions.enterLastNumber }
      : { text: planning.enterNow, actionId: actions.enterNumber };
  const shown = [
    // A level says what it is now; a total's first week has none before it.
    ...(final || (kind === 'total' && isFirstWeek) ? [] : [button({ ...enter, value: squadId })]),
    ...(target === null || targetIsSet
      ? []
      : [button({ text: planning.keepTarget, actionId: actions.keepTarget, value: aim })]),
    ...(isFirstWeek && target !== null
      ? []
      : [
          button({
            text: target === null ? planning.setTarget : planning.changeTarget,
            actionId: actions.changeTarget,
            value: aim,
          }),
        ]),
  ];
  return shown.length === 0 ? [] : [buttons(...shown)];
}

function valueLine(metric: NonNullable<Board['metric']>, room: Limits, speech: BoardSpeech): Line {
  const { planning } = speech.words;
  const { kind, value, at, final } = metric;
  const name = typed(metric.name, Math.min(80, room.most));
  const told = kind === 'total' ? planning.lastWeek : planning.now;
  if (value === null || at === null) return told.none(name);
  const number = speech.format.number(value);
  if (kind === 'total' && final) return planning.lastWeek.final(number, name);
  return told.asOf(number, name, asOf(at, speech));
}
