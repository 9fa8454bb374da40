import { durationText } from '../../hypothesis/topic-words.ts';
import type { Role } from '../../squad/squad.ts';
import { choices } from '../choices.ts';
import { html, type Markup } from '../markup.ts';
import type { Telling } from '../view.ts';
import type { SquadRecord } from './figures.ts';

/** Weeks back from now. */
export const spans = [12, 52, 'ever'] as const;
type Span = (typeof spans)[number];

/** What a squad's bets came to: each figure with what it counts. */
export function recordView(record: SquadRecord, span: Span, { words, format, to }: Telling): Markup {
  const told = words.dashboard.record;
  const { answered, weeksToAnswer, days, asked, waits } = record;
  const weeks = (n: number): string => told.weeks(format.number(Math.round(n * 10) / 10), n);
  const figures = [
    { ...told.bets, value: format.number(record.bets) },
    { ...told.won, value: answered === 0 ? '' : told.of(format.number(record.won), format.number(answered)) },
    { ...told.ruledOut, value: answered === 0 ? '' : format.number(record.ruledOut) },
    { ...told.toAnswer, value: weeksToAnswer === undefined ? '' : weeks(weeksToAnswer) },
    { ...told.repeats, value: format.number(record.repeatsStopped) },
    {
      ...told.days,
      value: days ? told.instead(format.days(days.taken), format.days(days.estimated)) : '',
      behind: days && told.ofBets(days.bets),
    },
    {
      ...told.asked,
      value: asked ? durationText(asked.medianMs, words) : '',
      behind: asked && told.ofQuestions(asked.times),
    },
  ];
  const craft = (role: Role | null): string | null => role && told.crafts[role];
  const lines = waits.map(
    ({ craft: who, helperCraft, times, medianMs }) =>
      html`<li>${told.waited(craft(who), craft(helperCraft), durationText(medianMs, words), times)}</li>`,
  );
  const ways = spans.map((one) => ({
    text: told.span(one),
    url: to('record', { weeks: String(one) }),
    isChosen: one === span,
  }));
  return html`<h1>${words.dashboard.views.record}</h1>${choices(told.howLong, ways)}
    <div class="figures">${figures.map(
      ({ name, is, value, ...more }) => html`<section class="figure"><h2>${name}</h2>
      <p class="big">${value === '' ? told.nothing : value}</p>
      <p class="small">${is} ${'behind' in more ? (more.behind ?? '') : ''}</p></section>`,
    )}
    <section class="figure between"><h2>${told.between.name}</h2>
      ${lines.length === 0 ? html`<p class="big">${told.nothing}</p>` : html`<ul>${lines}</ul>`}
      <p class="small">${told.between.is}</p></section></div>`;
}
