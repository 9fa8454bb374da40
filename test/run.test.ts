import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';

const starters = ['run.mjs', 'run', 'imports.mjs'];
const machine = `${process.platform}-${process.arch}`;
const goodDatabase = 'module.exports = class { close() {} };';
let root = '';

/** Puts files into the project. */
function plant(files: Record<string, string>): void {
  for (const [path, source] of Object.entries(files)) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), source);
  }
}

/** A project whose "node" package brings the Node that runs this test, and whose bot is this source. */
function plantBot(source: string): void {
  plant({ 'node_modules/better-sqlite3/index.js': goodDatabase, 'src/main.ts': source });
  mkdirSync(join(root, 'node_modules/node/bin'), { recursive: true });
  symlinkSync(process.execPath, join(root, 'node_modules/node/bin/node'));
}

function plantTools(exitCodes: { tsc: number; biome: number; structure: number; knip: number }): void {
  const leave = (name: keyof typeof exitCodes) =>
    `console.log('words of ${name}:', ...process.argv.slice(2)); process.exitCode = ${exitCodes[name]};`;
  plantBot('');
  plant({
    'node_modules/typescript/bin/tsc': leave('tsc'),
    [`node_modules/@typescript/typescript-${machine}/package.json`]: '{}',
    'node_modules/@biomejs/biome/bin/biome': leave('biome'),
    [`node_modules/@biomejs/cli-${machine}/package.json`]: '{}',
    'node_modules/knip/bin/knip.js': leave('knip'),
    [`node_modules/@oxc-parser/binding-${machine}-gnu/package.json`]: '{}',
    'bin/check-structure.ts': leave('structure'),
  });
}

/** Starts the copied bin/run.mjs by a Node that says it is of this version. */
function start(args: string[], version?: string): ChildProcess {
  const pretend = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`;
  const nodeArgs =
    version === undefined ? [] : ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`];
  return spawn(process.execPath, [...nodeArgs, join(root, 'bin/run.mjs'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** How it ended, and all it said. */
async function endOf(child: ChildProcess) {
  const [[code, signal], out, err] = await Promise.all([
    once(child, 'close'),
    child.stdout ? text(child.stdout) : '',
    child.stderr ? text(child.stderr) : '',
  ]);
  return { code, signal, out, err };
}

function run(args: string[], version?: string) {
  return endOf(start(args, version));
}

/** The end of a start that could not be: one sentence, no stack, exit code 1. */
function advice(sentence: RegExp) {
  return {
    code: 1,
    signal: null,
    out: '',
    err: expect.stringMatching(new RegExp(`^${sentence.source}\\n$`)),
  };
}

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'run-')));
  mkdirSync(join(root, 'bin'));
  for (const file of starters)
    cpSync(join(dirname(import.meta.dirname), 'bin', file), join(root, 'bin', file), { recursive: true });
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

describe('says in one sentence what to do', () => {
  test('nothing is installed', async () => {
    for (const command of ['demo', 'start', 'test', 'check', 'format', 'migrations']) {
      expect(await run([command])).toEqual(advice(/The packages are not installed yet: run "npm ci" in .+/));
    }
  });

  test('Node is older than anything that can start it', async () => {
    plantBot('');
    expect(await run(['start'], '18.20.8')).toEqual(
      advice(/This is Node 18\.20\.8, and .+ needs Node 20 .+/),
    );
  });

  test('the "node" package is missing', async () => {
    plant({ 'node_modules/zod/package.json': '{}' });
    expect(await run(['start'], '20.9.0')).toEqual(
      advice(/The package "node" is missing: run "npm ci" in .+/),
    );
  });

  test('npm skipped the script that fetches Node 24', async () => {
    plant({ 'node_modules/node/package.json': '{}' });
    expect(await run(['start'], '20.9.0')).toEqual(
      advice(
        /npm skipped the install script of the package "node", .+: run "npm ci --ignore-scripts=false" in .+/,
      ),
    );
  });

  test('the Node that was fetched does not run here', async () => {
    plant({ 'node_modules/node/bin/node': 'made for another machine' });
    chmodSync(join(root, 'node_modules/node/bin/node'), 0o755);
    expect(await run(['start'], '20.9.0')).toEqual(
      advice(/The Node 24 in .+ does not run on this machine: .+/),
    );
  });

  test('the Node that was fetched is too old', async () => {
    plant({ 'node_modules/node/bin/node': '#!/bin/sh\necho 22.1.0\n' });
    chmodSync(join(root, 'node_modules/node/bin/node'), 0o755);
    expect(await run(['start'], '20.9.0')).toEqual(
      advice(/Node 22\.1\.0 is installed here but 24 is needed: .+/),
    );
  });

  test('the database engine does not load', async () => {
    plantBot('');
    plant({ 'node_modules/better-sqlite3/index.js': 'process.abort();' });
    expect(await run(['start'])).toEqual(advice(/The database engine "better-sqlite3" does not load on .+/));
  });

  test('a tool is missing, or its part for this machine', async () => {
    plantBot('');
    expect(await run(['test'])).toEqual(
      advice(/The tool "vitest" is not installed: run "npm ci --include=dev" in .+/),
    );
    plant({ 'node_modules/vitest/vitest.mjs': '' });
    expect(await run(['test'])).toEqual(
      advice(/The tool "vitest" lacks its part for .+: run "npm ci --include=optional" in .+/),
    );
  });

  test('an install for production has not what development needs', async () => {
    plantBot('');
    const files = ['src/demo.ts', 'chaos/run.ts', 'bench/run.ts', 'bin/pictures/run.ts'];
    plant(Object.fromEntries(files.map((file) => [file, "console.log('runs');"])));
    for (const command of ['demo', 'chaos', 'bench', 'pictures']) {
      expect(await run([command])).toEqual(
        advice(/This needs packages that .+ production leaves out: run "npm ci --include=dev" in .+/),
      );
    }
    expect(await run(['start'])).toMatchObject({ code: 0, err: '' });
    plant({ 'node_modules/esbuild/package.json': '{}' });
    for (const command of ['demo', 'chaos', 'bench', 'pictures'])
      expect(await run([command])).toMatchObject({ code: 0, out: 'runs\n' });
  });

  test('a migration has no name', async () => {
    plant({ 'node_modules/better-sqlite3/index.js': goodDatabase });
    const needed = advice(/A migration needs a name .+: npm run migrations -- --name .+/);
    for (const args of [[], ['--name'], ['--name', '--custom'], ['named']]) {
      expect(await run(['migrations', ...args])).toEqual(needed);
    }
    for (const args of [
      ['--name', 'away-days'],
      ['--custom', '--name=words'],
    ]) {
      expect(await run(['migrations', ...args])).toEqual(advice(/The tool "drizzle" is not installed: .+/));
    }
  });

  test('the file of settings can’t be read', async () => {
    plantBot('');
    mkdirSync(join(root, '.env'));
    expect(await run(['start'])).toEqual(advice(/.+\.env can't be read \(EISDIR\): .+/));
  });

  test('a word that is no command gets the nearest one and the list', async () => {
    const { code, err } = await run(['chekc']);
    expect(code).toBe(1);
    expect(err).toMatch(/^There is no command "chekc"\. Did you mean "check"\?/);
    for (const name of ['demo', 'start', 'test', 'check', 'format', 'migrations']) {
      expect(err).toContain(`npm run ${name} `);
    }
    expect((await run([])).err).toMatch(/^Say what to run\. There are:/);
    expect((await run(['constructor'])).err).toMatch(/^There is no command "constructor"\./);
  });
});

describe('stands aside for what it started', () => {
  test('arguments, .env and exit code are passed on', async () => {
    plantBot('console.log(process.argv.slice(2).join(), process.env.GREETING); process.exitCode = 7;');
    plant({ '.env': 'GREETING=hello' });
    expect(await run(['start', '--one', 'two'])).toEqual({
      code: 7,
      signal: null,
      out: '--one,two hello\n',
      err: '',
    });
  });

  test('an old Node hands over to the one of the "node" package', async () => {
    plantBot('console.log(process.versions.node);');
    expect(await run(['start'], '20.9.0')).toMatchObject({ code: 0, out: `${process.versions.node}\n` });
  });

  test('a new enough Node runs everything when there is no other', async () => {
    plant({ 'node_modules/better-sqlite3/index.js': goodDatabase, 'src/main.ts': "console.log('runs');" });
    expect(await run(['start'], '26.1.0')).toMatchObject({ code: 0, out: 'runs\n' });
  });

  test.each(['SIGTERM', 'SIGINT'] as const)(
    '%s reaches the bot once, which ends in its own time',
    async (signal) => {
      plantBot(`
      let seen = 0;
      process.on('${signal}', () => { seen += 1; setImmediate(() => { console.log('seen', seen); process.exit(0); }); });
      setInterval(() => {}, 1000);
      console.log('up');
    `);
      const child = start(['start']);
      const end = endOf(child);
      child.stdout?.once('data', () => child.kill(signal));
      expect(await end).toEqual({ code: 0, signal: null, out: 'up\nseen 1\n', err: '' });
    },
  );

  test('a bot that is killed is told on as killed', async () => {
    plantBot("process.kill(process.pid, 'SIGKILL'); setInterval(() => {}, 1000);");
    expect(await run(['start'])).toMatchObject({ code: null, signal: 'SIGKILL' });
  });
});

describe('check', () => {
  test('all good: a line each, exit code 0', async () => {
    plantTools({ tsc: 0, biome: 0, structure: 0, knip: 0 });
    const { code, out } = await run(['check']);
    expect(
      out
        .replaceAll(/\d+\.\d s/g, 'n s')
        .trimEnd()
        .split('\n'),
    ).toEqual([
      'passed  types (n s)',
      'passed  types of the page (n s)',
      'passed  lint and format (n s)',
      'passed  import direction (n s)',
      'passed  unused code (n s)',
    ]);
    expect(code).toBe(0);
  });

  test.each([
    ['tsc', 2],
    ['biome', 1],
    ['structure', 1],
    ['knip', 1],
  ] as const)('%s fails: its words are shown, the others run', async (name, checks) => {
    plantTools({ tsc: 0, biome: 0, structure: 0, knip: 0, [name]: 2 });
    const { code, out } = await run(['check']);
    expect(out.match(/^FAILED /gm)).toHaveLength(checks);
    expect(out.match(/^passed /gm)).toHaveLength(5 - checks);
    expect(out).toContain(`words of ${name}:`);
    expect(out).toContain(`${checks} of 5 checks failed.`);
    expect(code).toBe(1);
  });
});

describe('check of paths', () => {
  test('lint, format and import direction look only there, types everywhere, unused code not at all', async () => {
    plantTools({ tsc: 2, biome: 2, structure: 2, knip: 0 });
    plant({ 'src/retro/rules.ts': '' });
    const { code, out } = await run(['check', 'src/retro', 'src/main.ts']);
    expect(out.match(/^words of .*/gm)).toEqual([
      expect.stringMatching(/^words of tsc: --pretty false .+project\.json$/),
      expect.stringMatching(/^words of tsc: --pretty false .+ -p packages\/local-slack\/src\/page\/client$/),
      'words of biome: ci --colors=off src/retro src/main.ts',
      'words of structure: src/retro src/main.ts',
    ]);
    expect(out).toContain('4 of 4 checks failed.');
    expect(code).toBe(1);
  });

  test('a path that is not there, or a flag, gets a sentence on how it is used', async () => {
    plantTools({ tsc: 0, biome: 0, structure: 0, knip: 0 });
    expect(await run(['check', 'src/rettro'])).toEqual(
      advice(/There is no src\/rettro in .+\. "npm run check" checks everything; with paths .+/),
    );
    expect(await run(['check', '--help'])).toEqual(
      advice(/"npm run check" checks everything; with paths .+/),
    );
  });

  test('all run at once, and a signal ends all of them', async () => {
    plantTools({ tsc: 0, biome: 0, structure: 0, knip: 0 });
    // Ends once the last check has begun: one after the other, it would wait for ever.
    const patient = `
      import { existsSync, writeFileSync } from 'node:fs';
      const timer = setInterval(() => { if (existsSync('begun')) clearInterval(timer); }, 10);`;
    plant({
      'node_modules/typescript/package.json': '{"type":"module"}',
      'node_modules/typescript/bin/tsc': patient,
      'node_modules/knip/bin/knip.js': "require('node:fs').writeFileSync('begun', '');",
    });
    expect(await run(['check'])).toMatchObject({ code: 0 });
    const endless = "console.error('begun'); setInterval(() => {}, 1000);";
    plant({ 'bin/check-structure.ts': `${endless} require('node:fs').writeFileSync('endless', '');` });
    const child = start(['check']);
    const end = endOf(child);
    await vi.waitFor(() => expect(existsSync(join(root, 'endless'))).toBe(true), 20_000);
    child.kill('SIGTERM');
    expect((await end).code).toBe(130);
  });
});

describe('tests', () => {
  test('of files named behind "--", the fast ones, and again after each change', async () => {
    plantBot('');
    plant({
      'node_modules/vitest/vitest.mjs': 'console.log(...process.argv.slice(2));',
      [`node_modules/@rolldown/binding-${machine}-gnu/package.json`]: '{}',
    });
    const said = async (...args: string[]) => (await run(args)).out.trim();
    expect(await said('test', 'test/standup.story.test.ts')).toBe('run test/standup.story.test.ts');
    expect(await said('test:fast')).toBe('run --project !stories');
    expect(await said('test:watch', 'src/retro')).toBe('watch src/retro');
  });
});

describe('package.json', () => {
  const project = dirname(import.meta.dirname);
  const manifest = z
    .object({ scripts: z.record(z.string(), z.string()), allowScripts: z.record(z.string(), z.boolean()) })
    .parse(JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')));

  // Without `exec` the shell stays between npm and the bot, and a SIGTERM to npm ends the shell only.
  test('every script starts bin/run.mjs, in place of its shell', () => {
    for (const [name, script] of Object.entries(manifest.scripts)) {
      expect(script).toBe(`exec node bin/run.mjs ${name}`);
    }
  });

  const lock = z
    .object({
      packages: z.record(
        z.string(),
        z.object({
          hasInstallScript: z.boolean().optional(),
          gypfile: z.boolean().optional(),
          integrity: z.string().optional(),
        }),
      ),
    })
    .parse(JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')));

  test('every package with an install script is allowed or refused by name', () => {
    const withScript = Object.entries(lock.packages)
      .filter(([, entry]) => entry.hasInstallScript)
      .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
    expect(withScript).toContain('node');
    expect(Object.keys(manifest.allowScripts)).toEqual(expect.arrayContaining(withScript));
  });

  // npm 10, which comes with Node 20, runs node-gyp (and so wants Python) for whatever holds a binding.gyp, unless the
  // lock file says no. `npm install` drops the word: put `"gypfile": false` back into the entry of better-sqlite3.
  test('installing needs neither Python nor a compiler', () => {
    expect(lock.packages['node_modules/better-sqlite3']?.gypfile).toBe(false);
    expect(manifest.allowScripts['better-sqlite3']).toBe(false);
  });

  test('every package is locked to its content, for Linux and macOS', () => {
    // Of the project's own packages the lock holds a link and the folder that it leads to.
    const packages = Object.entries(lock.packages).filter(
      ([path]) => path !== '' && !/^(node_modules\/@growth-squad|packages)\//.test(path),
    );
    expect(packages.filter(([, entry]) => entry.integrity === undefined).map(([path]) => path)).toEqual([]);
    for (const machine of ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64']) {
      for (const native of ['@biomejs/cli-', '@oxc-parser/binding-', '@rolldown/binding-', '@esbuild/']) {
        const names = packages.map(([path]) => path);
        expect(names.some((path) => path.startsWith(`node_modules/${native}${machine}`))).toBe(true);
      }
    }
  });
});
