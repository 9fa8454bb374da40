import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { z } from 'zod';

/** What the browser loads, ready to be served. */
export interface Bundle {
  /** The page itself; its addresses are relative to it. */
  readonly html: string;
  /** All else, by its path beside the page. Names carry a hash of the content, so they may be cached for ever. */
  readonly files: ReadonlyMap<string, { readonly type: string; readonly body: string | Uint8Array }>;
}

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  woff2: 'font/woff2',
};

const inClient = (path: string): string => fileURLToPath(new URL(`client/${path}`, import.meta.url));

const emojiTable = z.array(z.object({ short_names: z.array(z.string()), unified: z.string() }));

/** Brings of the package's table, 1.3 MB, only the two columns that the page reads. */
const fewerColumns: Plugin = {
  name: 'fewer columns of emoji',
  setup({ onLoad }) {
    onLoad({ filter: /emoji-datasource\/emoji\.json$/ }, async ({ path }) => {
      const table = emojiTable.parse(JSON.parse(await readFile(path, 'utf8')));
      return { contents: JSON.stringify(table), loader: 'json' };
    });
  },
};

/**
 * Bundles the page's client with its styles and fonts, in memory.
 * @throws Error naming file and line when the client does not compile
 */
export async function bundlePage(): Promise<Bundle> {
  const { outputFiles } = await build({
    entryPoints: { main: inClient('main.tsx') },
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    outdir: inClient('out'),
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    loader: { '.woff2': 'file', '.woff': 'empty' },
    plugins: [fewerColumns],
    logLevel: 'silent',
    tsconfig: inClient('tsconfig.json'),
  });
  const files = new Map(
    outputFiles.map(({ path, contents }) => {
      const name = basename(path);
      const type = TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
      return [name, { type, body: contents }] as const;
    }),
  );
  const named = (ending: string): string => {
    const name = [...files.keys()].find((each) => each.startsWith('main-') && each.endsWith(ending));
    if (name === undefined) throw new Error(`The bundle has no ${ending} file`);
    return name;
  };
  return { html: documentOf(named('.js'), named('.css')), files };
}

/** The document. It says its language once the client knows it. */
const documentOf = (script: string, style: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Understudy</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${style}">
</head>
<body>
<div id="page"></div>
<script type="module" src="${script}"></script>
</body>
</html>
`;
