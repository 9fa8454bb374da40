import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from '../../src/demo/scratch.ts';
import { type Language, languages } from '../../src/language/language.ts';
import type { BrowserPerson } from '../../test/support/browser/browser-person.ts';
import { findBrowser, NO_BROWSER, startBrowser } from '../../test/support/browser/chromium.ts';
import { MONDAY, openBrowserStage } from '../../test/support/browser/stage.ts';
import { Camera } from './camera.ts';
import { type Scene, scenes } from './scenes.ts';
import { drawSheet } from './sheet.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** Where the sheets lie; git-ignored. */
const SHEETS = join(ROOT, 'pictures');

/** More are too small to look at. */
const PER_SHEET = 24;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Every screen of the bot as pictures on sheets, to look at: `npm run pictures`. */
async function main(): Promise<void> {
  const path = await findBrowser();
  if (path === undefined) {
    say(NO_BROWSER);
    process.exitCode = 1;
    return;
  }
  const only = process.argv.slice(2);
  const isAsked = (name: string): boolean => only.length === 0 || only.includes(name);
  const browser = await startBrowser(path);
  try {
    for (const language of languages) {
      for (const scene of scenes) {
        if (!isAsked(`${language}/${scene.name}`)) continue;
        await photograph(browser, language, scene);
      }
    }
  } finally {
    await browser.close();
  }
}

async function photograph(
  browser: Awaited<ReturnType<typeof startBrowser>>,
  language: Language,
  scene: Scene,
): Promise<void> {
  const folder = join(SHEETS, `${language}-${scene.name}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const scratch = scratchFolder('growth-squad-pictures-');
  const cameras: Camera[] = [];
  const before = await openBrowserStage({
    browser,
    language,
    date: MONDAY,
    time: '08:30',
    file: join(scratch, 'bot.db'),
    empty: true,
    web: true,
    look: { height: 2_000 },
    afterDeed: async (person: BrowserPerson) => {
      for (const camera of cameras) await camera.privately(person);
    },
  });
  try {
    const camera = new Camera(folder, before.stage.slack);
    cameras.push(camera);
    await before.stage.startBot();
    before.host.progress(undefined);
    await scene.live(before, camera, language);
    for (let from = 0; from < camera.pictures.length; from += PER_SHEET) {
      const sheet = join(SHEETS, `${language}-${scene.name}-${from / PER_SHEET + 1}.png`);
      const pictures = camera.pictures.slice(from, from + PER_SHEET);
      await drawSheet(browser, `${language}, ${scene.name}`, pictures, sheet);
      say(`${pictures.length} pictures on ${sheet}`);
    }
    const { troubles } = before.windows;
    const refused = before.stage.slack.refused.map(({ method, error }) => `${method}: ${error}`);
    for (const trouble of [...troubles, ...refused, ...before.wrong.map(String)]) say(`! ${trouble}`);
    if (troubles.length + refused.length + before.wrong.length > 0) process.exitCode = 1;
  } finally {
    await before.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

await main();
process.exit();
