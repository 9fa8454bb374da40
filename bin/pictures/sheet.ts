import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';

/** The project's own letters: the machine may have none for Chinese. */
const LETTERS = [
  '@fontsource-variable/source-sans-3/wght.css',
  '@fontsource-variable/noto-sans-sc/wght.css',
].map((style) => `<link rel="stylesheet" href="${import.meta.resolve(style)}">`);

/** How wide a sheet is, pixels. */
const WIDTH = 2_400;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Lays pictures side by side, each with its name, into one picture. */
export async function drawSheet(
  browser: Browser,
  title: string,
  pictures: readonly string[],
  file: string,
): Promise<void> {
  const figures = pictures.map((picture) => {
    const data = readFileSync(picture).toString('base64');
    return `<figure><figcaption>${escaped(basename(picture))}</figcaption><img src="data:image/png;base64,${data}"></figure>`;
  });
  const html = `<!doctype html><meta charset="utf-8">${LETTERS.join('')}<style>
    body { margin: 16px; font: 14px 'Source Sans 3 Variable', 'Noto Sans SC Variable', sans-serif; background: #ddd; columns: 4; column-gap: 16px }
    h1 { column-span: all; font-size: 20px }
    figure { break-inside: avoid; margin: 0 0 16px; background: #fff; padding: 8px }
    figcaption { padding-bottom: 6px; color: #333 }
    img { max-width: 100%; max-height: 2000px }
  </style><h1>${escaped(title)}</h1>${figures.join('\n')}`;
  const written = file.replace(/\.png$/, '.html');
  writeFileSync(written, html);
  const context = await browser.newContext({ viewport: { width: WIDTH, height: 1_200 } });
  try {
    const page = await context.newPage();
    await page.goto(pathToFileURL(written).href);
    await page.evaluate('document.fonts.ready');
    await page.screenshot({ path: file, fullPage: true });
  } finally {
    await context.close();
  }
}
