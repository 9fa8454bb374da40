import { plain } from '../language/line.ts';
import { tellWay } from '../measurement/tell-plan.ts';
import { aimText, paceText } from '../metric/views.ts';
import { inOneLine, typed } from '../slack/typed.ts';
import { isActive } from '../squad/rules.ts';
import type { SquadBoard } from '../squad-board/facts.ts';
import { numberLine } from '../squad-board/number-view.ts';
import type { BoardSpeech } from '../squad-board/speech.ts';
import { stateText } from '../squad-board/state.ts';
import { askedText, dayHeading } from '../squad-board/view.ts';
import { ageOf } from '../standup/blockers/blocker.ts';
import { weeksChart } from './chart.ts';
import { html, type Markup } from './markup.ts';

const TITLE = 120;
const TEXT = 300;

/** What the squad looks at now, as everybody sees it on the page: the facts of its board in Slack. */
export function nowView(board: SquadBoard, speech: BoardSpeech): Markup {
  const { words, format } = speech;
  const { number, squad } = board;
  const aim = aimText(number, number.target, speech);
  const pace = paceText({ direction: number.direction ?? 'up' }, board.pace, speech);
  return html`<p class="week">${format.week(board.week)}</p>
    ${isActive(squad) ? '' : html`<p class="paused">${words.setup.status.paused}</p>`}
    <section class="number">
      <h1><span class="name">${typed(number.name, TITLE)}</span>
        <strong>${number.value === null ? '–' : format.number(number.value)}</strong>
        <span class="aim">${aim === null ? words.planning.noTarget : words.planning.target(aim)}</span></h1>
      ${pace === '' ? '' : html`<p class="${board.pace?.isKept ? 'pace kept' : 'pace missed'}">${pace}</p>`}
      <p class="small">${plain(numberLine(board, speech))}</p>
      ${weeksChart(board, speech)}
    </section>
    ${betsSection(board, speech)}
    ${obstacleSection(board, speech)}
    ${decidedSection(board, speech)}
    ${airSection(board, speech)}
    <footer><p>${askedText(board, { ...speech, most: TEXT })}</p></footer>`;
}

const part = (name: string, heading: string, items: readonly Markup[], empty = ''): Markup | '' =>
  items.length === 0 && empty === ''
    ? ''
    : html`<section class="${name}"><h2>${heading}</h2>${items.length === 0 ? html`<p>${empty}</p>` : html`<ul>${items}</ul>`}</section>`;

function betsSection(board: SquadBoard, speech: BoardSpeech): Markup | '' {
  const { words, format } = speech;
  const { bets, otherWork, names, today, squad } = board;
  const item = (one: (typeof bets)[number]): Markup => {
    const others = one.others.map(names);
    const owner = names(one.ownerId);
    const who = others.length === 0 ? owner : plain(words.planning.owner(owner, format.list(others)));
    const state = stateText(one, { today, zone: squad.rituals.zone }, speech);
    return html`<li><b>${typed(one.title, TITLE)}</b> <span class="who">${who}</span> <span class="state ${one.state}">${state}</span></li>`;
  };
  const also = otherWork.map((one) => typed(one.title, TITLE)).join(words.planning.betweenAlso);
  return html`${part('bets', words.squadBoard.week, bets.map(item), words.squadBoard.noBets)}
    ${also === '' ? '' : html`<p class="also">${plain(words.planning.also(also))}</p>`}`;
}

function obstacleSection({ blockers, names, today }: SquadBoard, { words }: BoardSpeech): Markup | '' {
  const told = words.standup.board;
  const items = blockers.map((blocker) => {
    const { userId, helperId, helpedBy, text } = blocker;
    const asked = helperId === null ? '' : told.asks(names(helperId));
    const help = helpedBy === null ? asked : told.helps(names(helpedBy));
    const more = [help, told.since(ageOf(blocker, today))].filter((one) => one !== '').join(told.between);
    return html`<li>${plain(told.obstacle(names(userId), typed(inOneLine(text), TEXT), more))}</li>`;
  });
  return part('obstacles', words.standup.board.inTheWay, items);
}

function decidedSection({ decided }: SquadBoard, { words }: BoardSpeech): Markup | '' {
  const items = decided.map(
    ({ title, result }) =>
      html`<li><b>${typed(title, TITLE)}</b> <span class="state ${result?.verdict ?? ''}">${result === null ? '' : words.week.verdicts[result.verdict]}</span></li>`,
  );
  return part('decided', words.retro.digest.decided(null), items);
}

function airSection(board: SquadBoard, speech: BoardSpeech): Markup | '' {
  const room = { ...speech, most: TEXT };
  const days = [...Map.groupBy(board.inTheAir, (one) => dayHeading(one, board, room))];
  return html`${days.map(([heading, all]) =>
    part(
      'air',
      heading,
      all.map(
        ({ commitment, plan }) =>
          html`<li><b>${typed(commitment.title, TITLE)}</b> <span class="who">${plan === null ? '' : tellWay(plan, speech, TITLE)}</span></li>`,
      ),
    ),
  )}`;
}
