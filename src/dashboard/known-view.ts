import { dateAt } from '../calendar/zone.ts';
import { answerWays, endings } from '../commitments/answered-store.ts';
import { worthItFromOf } from '../commitments/arms.ts';
import { plain } from '../language/line.ts';
import { SEARCH_MOST } from '../memory/place.ts';
import { tellWhole } from '../results/telling.ts';
import { typed } from '../slack/typed.ts';
import type { Squad } from '../squad/squad.ts';
import type { Answered, KnownAsked, KnownShown } from './known-facts.ts';
import { html, type Markup } from './markup.ts';
import type { Asked, Telling } from './view.ts';

const TITLE = 150;
const LEARNED = 300;

/** What is asked for, as an address has it: what is not asked stands nowhere. */
export function addressed({ text, ending, way, year, behind }: KnownAsked): Asked {
  const all = { text, ending: ending ?? '', way: way ?? '', year, behind: behind ?? '' };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

/** How an answer ended, in a few words. */
export const endingText = ({ verdict, ruledOut }: Answered['result'], { words }: Telling): string =>
  ruledOut ? words.memory.ruledOut : words.week.verdicts[verdict];

/** Its numbers against what was asked for, and what was learned. */
export function answerOf({ hypothesis, result }: Answered, to: Telling): Markup {
  const whole = tellWhole(result, worthItFromOf(hypothesis), to, result.ruledOut);
  const learned = result.learned === '' ? '' : to.words.memory.learned(typed(result.learned, LEARNED));
  return html`${whole === '' ? '' : html`<p>${whole}</p>`}${learned === '' ? '' : html`<p>${learned}</p>`}`;
}

/** A page of the answered bets, with what can be looked for. */
export function knownView(
  shown: KnownShown,
  { squad, now }: { readonly squad: Squad; readonly now: number },
  to: Telling,
): Markup {
  const { words } = to;
  const told = words.dashboard.known;
  const { list } = words.ideas;
  const { asked, rows, more } = shown;
  const isFirst = asked.behind === undefined;
  const isAll = Object.keys(addressed({ ...asked, behind: undefined })).length === 0;
  const { zone } = squad.rituals;
  const today = dateAt(now, zone);
  const item = (row: Answered): Markup => {
    const { hypothesis, result } = row;
    const { rule } = result;
    const facts = [
      rule === 'two-sided' || rule === 'none' ? '' : words.outcome.grade[rule],
      to.format.month(dateAt(result.at, zone), today),
    ].filter((one) => one !== '');
    const url = to.to('known', { ...addressed(asked), bet: hypothesis.id });
    return html`<li><a class="title" href="${url}">${typed(hypothesis.title, TITLE)}</a>
      <span class="state ${result.verdict}">${endingText(result, to)}</span> <span class="who">${facts.join(' · ')}</span>
      ${answerOf(row, to)}</li>`;
  };
  const last = rows.at(-1)?.hypothesis.id;
  const empty = isAll ? list.empty.answered : told.nothing;
  return html`<h1>${words.dashboard.views.known}</h1>
    ${lookingFor(shown, to)}
    <section>${rows.length === 0 ? html`<p>${asked.text === '' ? empty : plain(list.nothingFound(typed(asked.text)))}</p>` : html`<ul class="answers">${rows.map(item)}</ul>`}</section>
    <p class="turning">${isFirst ? '' : html`<a href="${to.to('known', addressed({ ...asked, behind: undefined }))}">${told.first}</a>`}
    ${more && last !== undefined ? html`<a rel="next" href="${to.to('known', addressed({ ...asked, behind: last }))}">${list.next}</a>` : ''}</p>`;
}

/** The form that asks for some of them. */
function lookingFor({ asked, years }: KnownShown, to: Telling): Markup {
  const { words } = to;
  const told = words.dashboard.known;
  const menu = (name: string, label: string, chosen: string, all: readonly (readonly [string, string])[]) =>
    html`<label>${label} <select name="${name}"><option value="">${told.all}</option>${all.map(
      ([value, text]) =>
        value === chosen
          ? html`<option value="${value}" selected>${text}</option>`
          : html`<option value="${value}">${text}</option>`,
    )}</select></label>`;
  return html`<form class="looking" method="get" action="${to.to('known')}" role="search">
    <label>${told.search} <input type="search" name="text" value="${asked.text}" maxlength="${SEARCH_MOST}"></label>
    ${menu(
      'ending',
      told.ending,
      asked.ending ?? '',
      endings.map((one) => [one, one === 'ruledOut' ? words.memory.ruledOut : words.week.verdicts[one]]),
    )}
    ${menu(
      'way',
      told.way,
      asked.way ?? '',
      answerWays.map((one) => [one, words.measurement.form.ways[one]]),
    )}
    ${menu(
      'year',
      told.year,
      asked.year,
      years.map((one) => [one, one]),
    )}
    <button type="submit">${words.ideas.list.submit}</button></form>`;
}
