import { NAME, valueText } from '../metric/views.ts';
import { typed } from '../slack/typed.ts';
import { choices } from './choices.ts';
import { html, type Markup } from './markup.ts';
import type { Telling } from './view.ts';
import { weeksLine } from './weeks-chart.ts';
import { spans, type WeekShown, type WeeksShown } from './weeks-facts.ts';

/** Titles that are named of one week. */
const NAMED = 3;
const TITLE = 80;

/** The number over its weeks: as a chart, each point with its words, and the same as a table. */
export function weeksView(shown: WeeksShown | undefined, to: Telling): Markup {
  const { words } = to;
  const told = words.dashboard.weeks;
  if (!shown) return html`<h1>${words.dashboard.views.weeks}</h1><p>${told.none}</p>`;
  const { metric, numbers, span, weeks } = shown;
  const at = (asked: { number?: string; weeks?: number }): string => {
    const { number = metric.id, weeks: many = span } = asked;
    const isFirst = number === numbers[0]?.id;
    return to.to('weeks', { ...(isFirst ? {} : { number }), weeks: String(many) });
  };
  const name = typed(metric.name, NAME);
  return html`<h1>${words.retro.digest.chart(name, span)}</h1>
    ${choices(
      told.howMany,
      spans.map((one) => ({ text: told.span(one), url: at({ weeks: one }), isChosen: one === span })),
    )}
    ${
      numbers.length < 2
        ? ''
        : choices(
            told.which,
            numbers.map((one) => ({
              text: typed(one.name, NAME),
              url: at({ number: one.id }),
              isChosen: one.id === metric.id,
            })),
          )
    }
    <section>${
      weeks.length === 0
        ? html`<p>${told.none}</p>`
        : html`${weeksLine(shown, to, (week) => sentenceOf(week, shown, to))}
    <p id="said" aria-hidden="true">${told.move}</p>
    <p class="legend" aria-hidden="true"><span class="launched">▲</span> ${told.launched} <span class="won">★</span> ${told.won} <span class="aim">- -</span> ${words.retro.digest.target}</p>
    ${tableOf(shown, to)}`
    }</section>`;
}

/** All that a week's point says. */
function sentenceOf(week: WeekShown, shown: WeeksShown, to: Telling): string {
  const { words, format } = to;
  const told = words.dashboard.weeks;
  const value = valueIn(week, shown, to) ?? told.noValue;
  const aim = aimOf(week, shown, to);
  const against = aim === null ? value : told.against(value, words.planning.target(aim));
  return told.sentences([told.point(format.week(week.week), against), ...happened(week, to)]);
}

function happened({ launched, won }: WeekShown, { words, format }: Telling): string[] {
  const told = words.dashboard.weeks;
  const list = (titles: readonly string[]): string => {
    const named = titles.slice(0, NAMED).map((title) => typed(title, TITLE));
    const more = titles.length - named.length;
    return format.list(more === 0 ? named : [...named, told.more(format.number(more))]);
  };
  return [
    ...(launched.length === 0 ? [] : [told.happened(told.launched, list(launched))]),
    ...(won.length === 0 ? [] : [told.happened(told.won, list(won))]),
  ];
}

function valueIn({ value, soFar }: WeekShown, { metric }: WeeksShown, { words, format }: Telling) {
  if (value === null) return undefined;
  const shown = valueText(metric, value, format);
  return soFar ? words.retro.digest.soFar(shown) : shown;
}

function aimOf({ target }: WeekShown, { metric }: WeeksShown, { words, format }: Telling): string | null {
  if (target === null) return null;
  const shown = valueText(metric, target, format);
  return metric.direction === 'down' ? words.metric.atMost(shown) : shown;
}

/** The same, the newest week first. */
function tableOf(shown: WeeksShown, to: Telling): Markup {
  const { words, format } = to;
  const { dashboard, retro } = words;
  const rows = shown.weeks.toReversed().map(
    (
      week,
    ) => html`<tr><th scope="row">${format.week(week.week)}</th><td>${valueIn(week, shown, to) ?? '–'}</td>
        <td>${aimOf(week, shown, to) ?? '–'}</td><td>${happened(week, to).map((one) => html`<div>${one}</div>`)}</td></tr>`,
  );
  return html`<div class="scrolls" tabindex="0" role="region" aria-label="${dashboard.asTable}"><table class="wide"><thead><tr><th scope="col">${dashboard.week}</th><th scope="col">${typed(shown.metric.name, NAME)}</th>
    <th scope="col">${retro.digest.target}</th><th scope="col">${dashboard.weeks.what}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}
