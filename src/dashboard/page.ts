import { catalogue } from '../language/catalogue.ts';
import type { Language } from '../language/language.ts';
import { typed } from '../slack/typed.ts';
import { follow } from './follow.ts';
import { html, type Markup, raw } from './markup.ts';
import { style } from './style.ts';
import { addressOf, type View } from './view.ts';
import { views } from './views.ts';

/** Longest name of a squad. */
const NAME = 120;

/** A whole page. @param page.nonce of its answer, which its script and style bear */
export const pageOf = (page: {
  readonly language: Language;
  readonly title: string;
  readonly nonce: string;
  readonly body: Markup;
}): Markup => html`<!doctype html>
<html lang="${page.language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex, nofollow">
<title>${page.title}</title><style nonce="${page.nonce}">${raw(style)}</style></head>
<body>${page.body}</body></html>`;

/** A squad's page with one of its views, and the way to the others. @param given.drawn what the view shows first */
export function viewPage(given: {
  readonly language: Language;
  readonly nonce: string;
  readonly squad: string;
  readonly view: View;
  readonly base: string;
  readonly drawn: string;
}): Markup {
  const { view, base } = given;
  const { dashboard, exporting } = catalogue(given.language);
  const squad = typed(given.squad, NAME);
  // What is on a wall takes nothing along.
  const isMembers = base.startsWith('/squads/');
  const links = Array.from(views, (one) => {
    const current = one === view ? raw(' aria-current="page"') : '';
    return html`<li><a href="${addressOf(base, one.path)}"${current}>${one.title(dashboard.views)}</a></li>`;
  });
  const body = html`<a class="skip" href="#view">${dashboard.skip}</a>
<header class="top"><p>${squad}</p><nav aria-label="${dashboard.title}"><ul>${links}</ul></nav></header>
<main id="view" class="${view.path || 'now'}" tabindex="-1" aria-live="off">${raw(given.drawn)}</main>
${isMembers ? html`<footer><a href="${base}/export">${exporting.link}</a></footer>` : ''}
<p id="offline" role="status" hidden>${dashboard.offline}</p>
<script nonce="${given.nonce}">${raw(follow)}</script>`;
  return pageOf({ ...given, title: `${view.title(dashboard.views)} · ${squad}`, body });
}

/** A page with a sentence, and a button where there is something to do. */
export function plainPage(given: {
  readonly language: Language;
  readonly nonce: string;
  readonly said: string;
  readonly button?: string;
}): Markup {
  const { dashboard } = catalogue(given.language);
  const form = given.button
    ? html`<form method="post"><button type="submit" autofocus>${given.button}</button></form>`
    : '';
  const body = html`<main class="plain"><h1>${dashboard.title}</h1><p>${given.said}</p>${form}</main>`;
  return pageOf({ ...given, title: dashboard.title, body });
}
