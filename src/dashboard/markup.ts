import { html as tagged } from 'hono/html';

/** What is drawn, as text that needs no escaping any more. */
export type Markup = ReturnType<typeof tagged>;

/** What may stand in markup. A line of rich text may not: it is an array of pieces, to be made text by `plain()` first. */
type Part = string | number | Markup | readonly Part[];

/** Markup with values in it, which are escaped. */
export const html = (strings: TemplateStringsArray, ...values: readonly Part[]): Markup =>
  tagged(strings, ...values);

export { raw } from 'hono/html';
