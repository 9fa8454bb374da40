import { html, type Markup } from './markup.ts';

/** One of several ways to look at a view. */
interface Choice {
  readonly text: string;
  readonly url: string;
  readonly isChosen: boolean;
}

/** Ways to look at a view, side by side. @param label what is chosen */
export const choices = (label: string, all: readonly Choice[]): Markup =>
  html`<nav class="choices" aria-label="${label}"><ul>${all.map(
    ({ text, url, isChosen }) =>
      html`<li><a href="${url}" aria-current="${isChosen ? 'true' : 'false'}">${text}</a></li>`,
  )}</ul></nav>`;
