import type { Browser } from 'playwright-core';
import { z } from 'zod';

/** A picture as WebP without loss: a third of what the browser's own PNG takes. */
export async function asWebp(browser: Browser, png: Buffer): Promise<Buffer> {
  const page = await browser.newPage();
  try {
    await page.setContent(`<img src="data:image/png;base64,${png.toString('base64')}">`);
    const url = await page.evaluate(`(async () => {
      const image = document.querySelector('img');
      await image.decode();
      const canvas = Object.assign(document.createElement('canvas'), {
        width: image.naturalWidth,
        height: image.naturalHeight,
      });
      canvas.getContext('2d').drawImage(image, 0, 0);
      return canvas.toDataURL('image/webp', 1);
    })()`);
    const [, data = ''] = z.string().startsWith('data:image/webp').parse(url).split(',');
    return Buffer.from(data, 'base64');
  } finally {
    await page.close();
  }
}
