// Payloads for tests: small ones that Slack takes, to be bent in one place.

export const x = (n: number) => 'x'.repeat(n);
export const plain = (text: string) => ({ type: 'plain_text', text });
export const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
export const times = <T>(n: number, make: (index: number) => T): T[] =>
  Array.from({ length: n }, (_, i) => make(i));

export const section = (more: object = {}) => ({ type: 'section', text: mrkdwn('hello'), ...more });
export const button = (more: object = {}) => ({
  type: 'button',
  text: plain('Go'),
  action_id: 'go',
  ...more,
});
export const actions = (...elements: object[]) => ({ type: 'actions', elements });
export const option = (n: number, more: object = {}) => ({ text: plain(`o${n}`), value: `v${n}`, ...more });
export const select = (more: object = {}) => ({
  type: 'static_select',
  options: [option(1), option(2)],
  ...more,
});
export const confirm = (more: object = {}) => ({
  title: plain('Sure?'),
  text: mrkdwn('It is gone then.'),
  confirm: plain('Yes'),
  deny: plain('No'),
  ...more,
});
export const entry = (more: object = {}) => ({ type: 'plain_text_input', ...more });
export const input = (element: object = entry(), more: object = {}) => ({
  type: 'input',
  label: plain('Name'),
  element,
  ...more,
});
export const picture = (more: object = {}) => ({
  type: 'image',
  image_url: 'https://example.com/a.png',
  alt_text: 'a',
  ...more,
});
export const words = (text: string) => ({
  type: 'rich_text_section',
  elements: [{ type: 'text', text }],
});
export const rich = (...elements: object[]) => ({ type: 'rich_text', elements });
export const card = (more: object = {}) => ({ type: 'card', title: mrkdwn('Card'), ...more });
export const container = (more: object = {}) => ({
  type: 'container',
  title: plain('More'),
  child_blocks: [section()],
  ...more,
});
export const cell = (text: string) => ({ type: 'raw_text', text });
export const table = (rows: number, columns: number, text = 'c') => ({
  type: 'table',
  rows: times(rows, () => times(columns, () => cell(text))),
});
export const dataTable = (rows: number, columns = 1, more: object = {}) => ({
  ...table(rows, columns),
  type: 'data_table',
  caption: 'Rows',
  ...more,
});
export const axis = (n: number) => times(n, (i) => `c${i}`);
export const line = (name: string, categories: readonly string[]) => ({
  name,
  data: categories.map((label, value) => ({ label, value })),
});
export const chart = (type: string, series: object[], axis_config: object, more: object = {}) => ({
  type: 'data_visualization',
  title: 'Signups',
  chart: { type, series, axis_config },
  ...more,
});
export const pie = (segments: object[], more: object = {}) => ({
  type: 'data_visualization',
  title: 'Shares',
  chart: { type: 'pie', segments },
  ...more,
});
export const message = (...blocks: object[]) => ({ text: 'hello', blocks });
export const modal = (...blocks: object[]) => ({
  type: 'modal',
  title: plain('Idea'),
  submit: plain('Save'),
  blocks,
});
export const home = (...blocks: object[]) => ({ type: 'home', blocks });
