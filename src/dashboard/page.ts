import { html, raw } from 'hono/html';
import { catalogue } from '../language/catalogue.ts';
import type { Language } from '../language/language.ts';
import type { Markup } from './chart.ts';
import { follow } from './follow.ts';
import { style } from './style.ts';

/** A whole page. @param page.nonce of its answer, which its script and style bear */
const pageOf = (page: {
  readonly language: Language;
  readonly title: string;
  readonly nonce: string;
  readonly body: Markup;
}): Markup => html`<!doctype html>
<html lang="${page.language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex, nofollow">
<title>${page.title}</title><style nonce="${page.nonce}">${raw(style)}</style></head>
<body>${page.body}</body></html>`;

/** The page that follows what is written. @param given.now what it shows first */
export function livePage(given: {
  readonly language: Language;
  readonly title: string;
  readonly nonce: string;
  readonly now: string;
}): Markup {
  const { dashboard } = catalogue(given.language);
  const body = html`<main id="now" aria-live="off">${raw(given.now)}</main>
<p id="offline" role="status" hidden>${dashboard.offline}</p>
<script nonce="${given.nonce}">${raw(follow)}</script>`;
  return pageOf({ ...given, body });
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
