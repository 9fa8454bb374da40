import { betText } from '../hypothesis/lines.ts';
import { plain } from '../language/line.ts';
import { tellPlan } from '../measurement/tell-plan.ts';
import { historyLines } from '../memory/history.ts';
import { typed, typedLines } from '../slack/typed.ts';
import type { BetShown, KnownAsked } from './known-facts.ts';
import { addressed, answerOf, endingText } from './known-view.ts';
import { html, type Markup } from './markup.ts';
import type { Telling } from './view.ts';

const TITLE = 300;
const TEXT = 1_000;
const PLAN = 300;

/** One answered bet: what it was, what came of it, how that was found, and all that happened. */
export function betView(shown: BetShown | undefined, list: KnownAsked, to: Telling): Markup {
  const { words, format } = to;
  const told = words.dashboard.known;
  const back = html`<p class="turning"><a href="${to.to('known', addressed(list))}">${words.ideas.detail.back}</a></p>`;
  if (!shown)
    return html`<h1>${words.dashboard.views.known}</h1><section><p>${told.gone}</p></section>${back}`;
  const { hypothesis, result, history, squad, names, thread } = shown;
  const { rituals } = squad;
  const { lines, earlier } = historyLines(hypothesis, history, { ...to, names: to.named(names), rituals });
  const bet = betText(words, format, { ...hypothesis, because: null }, TEXT);
  const because = typedLines(hypothesis.because ?? '', TEXT);
  const plan =
    result.plan && tellPlan({ plan: result.plan, live: null, retro: rituals.retro.weekday }, to, PLAN);
  return html`<h1>${typed(hypothesis.title, TITLE)} <span class="state ${result.verdict}">${endingText(result, to)}</span></h1>
    <section class="bet">${answerOf(shown, to)}
      ${bet === '' ? '' : html`<p>${bet}</p>`}
      ${because === '' ? '' : html`<p>${words.hypothesis.because} ${because}</p>`}
      ${plan ? html`<p>${plan}</p>` : ''}
      ${thread === undefined ? '' : html`<p><a href="${thread}" rel="noreferrer">${told.thread}</a></p>`}</section>
    <section><h2>${words.ideas.detail.history}</h2>
      ${earlier > 0 ? html`<p class="small">${words.ideas.detail.earlier(format.number(earlier))}</p>` : ''}
      <ul>${lines.map((one) => html`<li>${plain(one)}</li>`)}</ul></section>${back}`;
}
