import type { Speech } from '../language/speech.ts';
import { weeksText } from '../retro/chart.ts';
import type { SquadBoard } from '../squad-board/facts.ts';
import { html, type Markup } from './markup.ts';

const WIDTH = 640;
const HEIGHT = 200;
/** Above the bars for their values, and below them for their weeks. */
const ABOVE = 24;
const BELOW = 24;
/** A bar in which its value has room. */
const TALL = 28;

type Weeks = SquadBoard['number']['weeks'];

/**
 * The number over the last weeks: a bar each, a line where its target stood; one that is not over is drawn as such. The
 * same stands below as a table. Nothing from two weeks on down.
 */
export function weeksChart({ number }: Pick<SquadBoard, 'number'>, speech: Speech): Markup | '' {
  const { weeks } = number;
  if (weeks.length < 2) return '';
  const { words, format } = speech;
  const { dashboard, retro } = words;
  const step = WIDTH / weeks.length;
  const place = placeOf(weeks);
  const bars = weeks.map(({ week, value, target, soFar }, index) => {
    const left = index * step + step * 0.15;
    const wide = step * 0.7;
    const [top, bottom] = [Math.min(place(value), place(0)), Math.max(place(value), place(0))];
    const middle = left + wide / 2;
    // Beside the line of the target, not across it: inside a bar that does not reach it.
    const isInside = bottom - top > TALL && (target === null || Number(value) < Number(target));
    const edge = index === 0 || index === weeks.length - 1 ? ' edge' : '';
    return html`<rect class="${soFar ? 'bar so-far' : 'bar'}" x="${left}" y="${top}" width="${wide}" height="${Math.max(1, bottom - top)}" rx="3"></rect>
      <text class="${isInside ? (soFar ? 'value inside so-far' : 'value inside') : 'value'}" x="${middle}" y="${isInside ? top + 20 : top - 6}">${format.number(value)}</text>
      <text class="when${edge}" x="${middle}" y="${HEIGHT - 6}">${format.dayMonth(week)}</text>
      ${target === null ? '' : html`<line class="aim" x1="${index * step + step * 0.05}" x2="${(index + 1) * step - step * 0.05}" y1="${place(target)}" y2="${place(target)}"></line>`}`;
  });
  const rows = weeks.map(
    ({ week, value, target, soFar }) =>
      html`<tr><th scope="row">${format.week(week)}</th><td>${soFar ? retro.digest.soFar(format.number(value)) : format.number(value)}</td><td>${target === null ? '–' : format.number(target)}</td></tr>`,
  );
  return html`<figure>
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${weeksText(number, speech)}">${bars}</svg>
    <details id="weeks"><summary>${dashboard.asTable}</summary><table>
      <thead><tr><th scope="col">${dashboard.week}</th><th scope="col">${number.name}</th><th scope="col">${retro.digest.target}</th></tr></thead>
      <tbody>${rows}</tbody></table></details>
  </figure>`;
}

/** Where a value stands from above; what is below 0 hangs below its line. */
function placeOf(weeks: Weeks): (value: string | number) => number {
  const all = weeks.flatMap(({ value, target }) => [Number(value), Number(target ?? 0)]);
  const [least, most] = [Math.min(0, ...all), Math.max(0, ...all)];
  const room = HEIGHT - ABOVE - BELOW;
  const span = most - least || 1;
  return (value) => Math.round(ABOVE + room - ((Number(value) - least) / span) * room);
}
