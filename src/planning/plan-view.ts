import type { Button } from '@slack/types';
import { dayWord } from '../hypothesis/day-words.ts';
import { type Inline, join, type Line, line, link, mention } from '../language/line.ts';
import { type Deciding, tellPlan } from '../measurement/tell-plan.ts';
import { tellWorth } from '../results/telling.ts';
import { buttonFor, buttons, rich, section } from '../slack/blocks.ts';
import { fitted } from '../slack/fitted.ts';
import { actions } from '../slack/ids.ts';
import type { Message, MessageBlock } from '../slack/message.ts';
import type { Names } from '../slack/names.ts';
import { typed } from '../slack/typed.ts';
import {
  inDays,
  type Limits,
  type Live,
  liveByText,
  liveSinceLine,
  type PlanningSpeech,
  peopleLine,
  roomFor,
  takenText,
  workLine,
} from './lines.ts';
import type { PlanNow } from './rules.ts';
import type { Plan } from './snapshot.ts';

/** What can be done with a bet now, by its commitment: nothing more once it has its result or goes on elsewhere. */
export type NextDeeds = ReadonlyMap<string, 'launch' | 'enter result'>;

/** The plan as it stands now, and what can be done with it. */
export interface ShownPlan extends PlanNow {
  readonly deeds: NextDeeds;
  /** How each bet is decided, by its hypothesis; not of those from before there were plans. */
  readonly deciding: ReadonlyMap<string, Deciding>;
  /** What is live, by its commitment. */
  readonly live: ReadonlyMap<string, Live>;
  /** The squad in which what was taken can still be changed; null: nothing can. */
  readonly changeIn: string | null;
}

/**
 * "This week we …": drawn from the snapshot, with what was changed of it since; the owners of bets are called. Beside
 * each bet stands the button of what comes next for it.
 */
export function planMessage(shown: ShownPlan, names: Names, speech: PlanningSpeech): Message {
  return {
    text: notification(shown.plan, speech),
    blocks: fitted((most) => drawn(shown, roomFor(most, names), speech)),
  };
}

function notification(plan: Plan, speech: PlanningSpeech): string {
  const { planning, hypothesis } = speech.words;
  const titles = plan.bets.slice(0, 3).map((bet) => typed(bet.title, 80));
  if (titles.length === 0) return textOf(headline(plan, speech));
  const rest = plan.bets.length - titles.length;
  const all = rest > 0 ? [...titles, planning.more(rest)] : titles;
  return planning.decided(plan.bets.length, all.join(hypothesis.between));
}

const textOf = (sentence: Line): string =>
  sentence.map((part) => (part.kind === 'text' ? part.text : '')).join('');

function headline(plan: Plan, speech: PlanningSpeech): Line {
  const { planning } = speech.words;
  const detail = (work: readonly { readonly days: number | null }[]): string =>
    takenText(work, plan.daysToWork, speech);
  if (plan.bets.length > 0) return planning.thisWeek(plan.bets.length, detail(plan.bets));
  if (plan.otherWork.length > 0) return planning.onlyOther(detail(plan.otherWork));
  return planning.nothing(plan.daysToWork ? inDays(plan.daysToWork, speech) : null);
}

function drawn(shown: ShownPlan, room: Limits, speech: PlanningSpeech): MessageBlock[] {
  const { plan, deeds, takenOut, changeIn } = shown;
  const { planning, week } = speech.words;
  const bets = plan.bets.slice(0, room.lines);
  const rest = plan.bets.length - bets.length;
  const nothing = plan.bets.length === 0 && plan.otherWork.length === 0;
  const last: Inline[] = [
    rest > 0 ? planning.more(rest) : '',
    alsoLine(plan, room, speech),
    takenOutText(takenOut, room, speech),
    nothing ? planning.nothingNext(plan.ideas) : '',
    standupText(plan, speech),
  ];
  const after = last.map((one) => join([one])).filter((one) => one.length > 0);
  return [
    rich(headline(plan, speech)),
    ...bets.map((bet, index) =>
      section(join([`${index + 1}. `, betLine(bet, shown, room, speech)]), deedButton(bet, deeds, speech)),
    ),
    ...(after.length > 0 ? [rich(...after)] : []),
    ...(changeIn === null ? [] : [buttons(buttonFor(week.change.button, actions.changeWeek, changeIn))]),
  ];
}

function betLine(
  bet: Plan['bets'][number],
  { live, deciding: all }: Pick<ShownPlan, 'live' | 'deciding'>,
  room: Limits,
  speech: PlanningSpeech,
): Line {
  const launch = live.get(bet.commitmentId);
  const deciding = all.get(bet.hypothesisId);
  const worth = tellWorth(bet.worthItFrom, speech);
  const facts: Inline[] = [
    peopleLine(mention(bet.ownerId), bet.others, room, speech),
    launch ? liveSinceLine(launch, room, speech) : liveByText(bet.liveBy, speech),
    deciding ? tellPlan(deciding, speech, room.most) : '',
    deciding || worth === undefined ? '' : speech.words.planning.worthItFrom(worth),
  ];
  return workLine({ ...bet, days: null }, facts, room, speech);
}

function deedButton(
  bet: Plan['bets'][number],
  deeds: NextDeeds,
  { words }: PlanningSpeech,
): Button | undefined {
  const { buttons } = words.week;
  const id = bet.commitmentId;
  switch (deeds.get(id)) {
    case 'launch':
      return buttonFor(buttons.live, actions.launch, id);
    case 'enter result':
      return buttonFor(buttons.enterResult, actions.enterResult, id);
    case undefined:
      return undefined;
  }
}

/** "Also: session storage clean-up, 2 d, Backend; interviews, Product" */
function alsoLine({ otherWork }: Plan, room: Limits, { words, format }: PlanningSpeech): Line {
  if (otherWork.length === 0) return line``;
  const shown = otherWork.slice(0, room.lines).map((work) => {
    const days = work.days === null ? '' : format.days(work.days);
    return words.planning.alsoItem(typed(work.title, room.most), days, room.names(work.ownerId));
  });
  const rest = otherWork.length - shown.length;
  const all = rest > 0 ? [...shown, words.planning.more(rest)] : shown;
  return words.planning.also(join(all, words.planning.betweenAlso));
}

function takenOutText(titles: readonly string[], room: Limits, { words }: PlanningSpeech): string {
  if (titles.length === 0) return '';
  const shown = titles.slice(0, room.lines).map((title) => typed(title, room.most));
  const rest = titles.length - shown.length;
  const all = rest > 0 ? [...shown, words.planning.more(rest)] : shown;
  return words.planning.takenOut(all.join(words.planning.betweenAlso));
}

function standupText({ standup, date }: Plan, { words, format }: PlanningSpeech): string {
  if (standup === null) return '';
  const day = dayWord(words.hypothesis.onDay, format, date, standup.date);
  const { firstStandup, nextStandup } = words.planning;
  return (standup.first ? firstStandup : nextStandup)(day, standup.prompt);
}

/** What becomes of the board: one line, with a link once the outcome stands. */
export function closedMessage(
  plan: Plan,
  /** When it was closed, UTC milliseconds. */
  closedAt: number,
  outcomeUrl: string | undefined,
  speech: PlanningSpeech,
): Message {
  const { planning } = speech.words;
  const time = speech.format.time(closedAt, speech.zone);
  const see = outcomeUrl === undefined ? '' : link(outcomeUrl, planning.seeOutcome);
  const said = planning.closed(time, plan.bets.length, see);
  return { text: textOf(said).trim(), blocks: [rich(said)] };
}
