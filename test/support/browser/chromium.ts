import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { z } from 'zod';

const project = z
  .object({ devDependencies: z.object({ '@sparticuz/chromium': z.string() }) })
  .parse(JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')));

/** Where a browser of this family usually is, beside what `CHROME` names. */
const INSTALLED = [
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The browser that stories are told in: the one `CHROME` names, else the one that comes as a package (Linux on x64),
 * else an installed one. Undefined where there is none.
 */
export async function findBrowser(): Promise<string | undefined> {
  const named = process.env['CHROME'];
  if (named !== undefined && named !== '') return named;
  if (process.platform === 'linux' && process.arch === 'x64') return unpacked();
  return INSTALLED.find((path) => existsSync(path));
}

/**
 * Unpacks the package's browser into a folder of its version: it would take whatever an older one left in the temp
 * folder. Several at once may do it; the first that is ready counts.
 */
async function unpacked(): Promise<string> {
  const version = project.devDependencies['@sparticuz/chromium'];
  const home = join(tmpdir(), `growth-squad-chromium-${version}`);
  const browser = join(home, 'chromium');
  if (existsSync(browser)) return browser;
  const before = process.env['TMPDIR'];
  const staging = mkdtempSync(`${home}-`);
  process.env['TMPDIR'] = staging;
  try {
    const { default: packed, inflate } = await import('@sparticuz/chromium');
    await packed.executablePath();
    await inflate(fileURLToPath(new URL('../bin/al2023.tar.br', import.meta.resolve('@sparticuz/chromium'))));
    renameSync(staging, home);
  } catch (error) {
    if (!existsSync(browser)) throw error;
    rmSync(staging, { recursive: true, force: true });
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
  return browser;
}

/**
 * Starts it without a window. The package's own arguments would switch web security off and prove nothing.
 * @param executablePath from `findBrowser`
 */
export async function startBrowser(executablePath: string): Promise<Browser> {
  const options = {
    executablePath,
    headless: true,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--hide-scrollbars'],
  };
  try {
    return await chromium.launch(options);
  } catch (error) {
    // A bare system has not even its libraries for certificates: the package brings some of its own.
    const libraries = join(dirname(executablePath), 'al2023', 'lib');
    if (!existsSync(libraries)) throw error;
    return chromium.launch({ ...options, env: { ...process.env, LD_LIBRARY_PATH: libraries } });
  }
}

/** What to do where there is none. */
export const NO_BROWSER =
  'There is no browser here: install Chrome or Chromium, or name one in the environment as CHROME.';
