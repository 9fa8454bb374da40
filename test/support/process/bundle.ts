import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, stop } from 'esbuild';

/** The processes that a run starts again and again. */
const entries = ['entry', 'backup'] as const;
type Entry = (typeof entries)[number];

/** Where their programs lie. */
export type Programs = Readonly<Record<Entry, string>>;

const here = (name: string): string => fileURLToPath(new URL(`./${name}.ts`, import.meta.url));

/** Packages are written for both kinds of modules; those that ask for others by `require` find this one. */
const REQUIRE =
  "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/**
 * Makes one file of each process's code, the bot's included: it is started a thousand times, and reading some hundred
 * files each time would take longer than all it does.
 * @param folder where they are put
 */
export async function bundlePrograms(folder: string): Promise<Programs> {
  await build({
    entryPoints: entries.map(here),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    banner: { js: REQUIRE },
    sourcemap: 'linked',
    logLevel: 'silent',
    plugins: [
      {
        name: 'the engine stays where it is',
        setup: ({ onResolve }) => {
          const path = pathToFileURL(fileURLToPath(import.meta.resolve('better-sqlite3'))).href;
          onResolve({ filter: /^better-sqlite3$/ }, () => ({ path, external: true }));
        },
      },
    ],
  });
  // Its service would stay for as long as we do.
  await stop();
  const at = (entry: Entry): string => join(folder, `${entry}.mjs`);
  return { entry: at('entry'), backup: at('backup') };
}
