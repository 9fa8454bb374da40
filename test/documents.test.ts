import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { levels } from '../bin/structure/rooms.ts';

const ROOT = join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

const architecture = read('docs/architecture.md');
const documents = globSync('**/*.md', { cwd: ROOT, exclude: ['**/node_modules/**'] }).sort();

/** What a document names by a path of its own: links, link definitions, pictures. */
function linksIn(markdown: string): string[] {
  const prose = markdown.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');
  const found = [
    ...prose.matchAll(/\]\(([^)\s]+)\)/g),
    ...prose.matchAll(/^\[[^\]]+\]: (\S+)$/gm),
    ...prose.matchAll(/\bsrc="([^"]+)"/g),
  ];
  return found.map(([, target]) => target ?? '').filter((target) => !/^[a-z]+:/.test(target));
}

/** The anchors of a document's headings, as GitHub makes them. */
function anchorsIn(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function isThere(document: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? document : join(dirname(document), path);
  if (!existsSync(join(ROOT, target))) return false;
  return anchor === undefined || anchorsIn(read(target)).includes(anchor);
}

describe('the documents', () => {
  test('are found, with their links', () => {
    expect(documents).toContain('README.md');
    expect(documents.flatMap((document) => linksIn(read(document))).length).toBeGreaterThan(20);
    expect(linksIn('[a](b.md#c) `[not](this.md)` <img src="d.webp"> [e](https://f.g)\n\n[h]: i.md')).toEqual([
      'b.md#c',
      'i.md',
      'd.webp',
    ]);
    expect(isThere('README.md', 'docs/operations.md#size-and-speed')).toBe(true);
    expect(isThere('README.md', 'docs/operations.md#no-such-heading')).toBe(false);
    expect(isThere('README.md', 'docs/nowhere.md')).toBe(false);
  });

  test.each(documents)('%s links to nothing that is not there', (document) => {
    expect(linksIn(read(document)).filter((link) => !isThere(document, link))).toEqual([]);
  });

  test.each(documents)('%s names no file that is not there', (document) => {
    const named = [
      ...read(document).matchAll(/`((?:src|packages|test|bin|chaos|bench|browser)\/[\w./-]+)`/g),
    ];
    // A package's document names its own files.
    const folders = [ROOT, join(ROOT, dirname(document))];
    const lost = named.filter(([, path = '']) => !folders.some((folder) => existsSync(join(folder, path))));
    expect(lost.map(([, path]) => path)).toEqual([]);
  });

  test('docs/architecture.md draws each room on its level, and says what is in it', () => {
    const [, drawing = ''] = /^## The rooms[\s\S]*?^```\n([\s\S]*?)^ ─/m.exec(architecture) ?? [];
    const drawn = drawing
      .split('\n')
      .map((line) => line.trim().split(/ {4,}/)[0] ?? '')
      .filter((line) => line !== '')
      .map((line) => line.split(/ +/).sort());
    expect(drawn).toEqual(levels.toReversed().map((beside) => beside.toSorted()));
    const told = [...architecture.matchAll(/^\| (`.+`) \|/gm)].map(([, names]) => names).join(' ');
    expect(levels.flat().filter((room) => !told.includes(`\`${room}\``))).toEqual([]);
  });
});
