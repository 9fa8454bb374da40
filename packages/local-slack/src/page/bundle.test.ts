import { expect, test } from 'vitest';
import { bundlePage } from './bundle.ts';

test('the page brings all it needs, its Chinese letters too, and asks for nothing from elsewhere', async () => {
  const { html, files } = await bundlePage();
  const style = [...files].find(([name]) => name.endsWith('.css'))?.[1].body ?? '';
  const css = typeof style === 'string' ? style : new TextDecoder().decode(style);
  const asked = [
    ...[...html.matchAll(/(?:href|src)="([^"]*)"/g)].map((match) => match[1] ?? ''),
    ...[...css.matchAll(/url\("?([^")]+)"?\)/g)].map((match) => (match[1] ?? '').replace(/^\.\//, '')),
  ].filter((address) => !address.startsWith('data:'));
  expect(asked.length).toBeGreaterThan(100);
  expect(asked.filter((address) => !files.has(address))).toEqual([]);
  expect(css).toContain('Noto Sans SC Variable');
  expect([...files.values()].filter(({ type }) => type === 'application/octet-stream')).toEqual([]);
});

test('the page knows every emoji by the names Slack gives it, and carries no more of their table', async () => {
  const { files } = await bundlePage();
  const script = [...files].find(([name]) => name.endsWith('.js'))?.[1].body ?? '';
  const js = typeof script === 'string' ? script : new TextDecoder().decode(script);
  expect(js.match(/short_names:\[/g)?.length).toBeGreaterThan(1900);
  expect(js).not.toContain('sheet_x');
});
