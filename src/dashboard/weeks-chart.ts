import { NAME, valueText } from '../metric/views.ts';
import { typed } from '../slack/typed.ts';
import { axisOf } from './axis.ts';
import { html, type Markup } from './markup.ts';
import type { Telling } from './view.ts';
import type { WeekShown, WeeksShown } from './weeks-facts.ts';

const WIDTH = 640;
const HEIGHT = 300;
/** Beside the plot for the numbers of its axis, above it, and below it for its marks and weeks. */
const LEFT = 64;
const ABOVE = 24;
const BELOW = 64;
const FLOOR = HEIGHT - BELOW;
/** Most characters of a number that stands beside the plot. */
const LONG = 7;
/** Names of weeks that have room beside each other. */
const NAMED = 5;
/** What a small triangle and a star are, around 0. */
const TRIANGLE = 'M0 -6L6 5H-6Z';
const STAR = 'M0 -7L2 -2.2L7 -2.2L3 1.2L4.5 6.5L0 3.4L-4.5 6.5L-3 1.2L-7 -2.2L-2 -2.2Z';

/**
 * The number as a line from week to week, broken where a week has none, against where its target stood; below it what
 * went live and was won. Of its points one is reached by Tab, the others from it by the arrow keys (`follow.ts`).
 * @param say all that a point tells whoever does not see it
 */
export function weeksLine(shown: WeeksShown, to: Telling, say: (week: WeekShown) => string): Markup {
  const { metric, weeks, span } = shown;
  const { format, words } = to;
  const values = weeks.flatMap(({ value, target }) =>
    [value, target].filter((one) => one !== null).map(Number),
  );
  const { low, high, ticks } = axisOf(values.length === 0 ? [0] : values, metric.kind === 'total');
  const step = (WIDTH - LEFT) / weeks.length;
  const x = (at: number): number => rounded(LEFT + (at + 0.5) * step);
  const y = (value: string | number): number =>
    rounded(FLOOR - ((Number(value) - low) / (high - low)) * (FLOOR - ABOVE));
  const numbers = ticks.map((tick) => valueText(metric, String(tick), format));
  // Long ones stand on their line, since they have no room beside it.
  const isLong = numbers.some((one) => one.length > LONG);
  const grid = ticks.map((tick, at) => {
    const [x, above] = isLong ? [0, -5] : [LEFT - 8, 5];
    return html`<line class="grid" x1="${isLong ? 0 : LEFT}" x2="${WIDTH}" y1="${y(tick)}" y2="${y(tick)}"></line>
      <text class="${isLong ? 'tick long' : 'tick'}" x="${x}" y="${y(tick) + above}">${numbers[at] ?? ''}</text>`;
  });
  const every = Math.ceil(weeks.length / NAMED);
  const points = weeks.map((week, at) => {
    const isLast = at === weeks.length - 1;
    const edge = at === 0 || isLast ? ' edge' : '';
    const isNamed = (weeks.length - 1 - at) % every === 0;
    return html`<g class="point" role="img" tabindex="${isLast ? 0 : -1}" aria-label="${say(week)}">
      <rect class="column" x="${rounded(LEFT + at * step)}" y="0" width="${rounded(step)}" height="${HEIGHT}"></rect>
      ${week.value === null ? '' : html`<circle class="${week.soFar ? 'dot so-far' : 'dot'}" cx="${x(at)}" cy="${y(week.value)}" r="4"></circle>`}
      ${week.launched.length === 0 ? '' : mark('launched', TRIANGLE, x(at), FLOOR + 14)}
      ${week.won.length === 0 ? '' : mark('won', STAR, x(at), FLOOR + 32)}
      ${isNamed ? html`<text class="when${edge}" x="${x(at)}" y="${HEIGHT - 6}">${format.dayMonth(week.week)}</text>` : ''}
    </g>`;
  });
  const aims = weeks.map(({ target }, at) =>
    target === null
      ? ''
      : html`<line class="aim" x1="${rounded(LEFT + at * step)}" x2="${rounded(LEFT + (at + 1) * step)}" y1="${y(target)}" y2="${y(target)}"></line>`,
  );
  const label = words.retro.digest.chart(typed(metric.name, NAME), span);
  return html`<figure><svg class="weeks-line" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="group" aria-label="${label}">
    ${grid}${aims}<path class="line" d="${pathOf(weeks, x, y)}"></path>${points}</svg></figure>`;
}

const mark = (what: 'launched' | 'won', shape: string, x: number, y: number): Markup =>
  html`<path class="mark ${what}" d="${shape}" transform="translate(${x} ${y})"></path>`;

const rounded = (value: number): number => Math.round(value * 10) / 10;

/** From each week with a value to the next, if that has one too. */
const pathOf = (
  weeks: WeeksShown['weeks'],
  x: (at: number) => number,
  y: (value: string) => number,
): string =>
  weeks
    .map(({ value }, at) => {
      if (value === null) return '';
      const goesOn = at > 0 && weeks[at - 1]?.value !== null;
      return `${goesOn ? 'L' : 'M'}${x(at)} ${y(value)}`;
    })
    .join('');
