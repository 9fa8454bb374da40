import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { html } from '../dashboard/markup.ts';
import { pageOf } from '../dashboard/page.ts';
import { memberLooking, nothingHere, shared } from '../dashboard/serve.ts';
import { catalogue } from '../language/catalogue.ts';
import type { RitualCore } from '../ritual/core.ts';
import type { Site } from '../web/site.ts';
import { type Written, withExport } from './files.ts';
import { SHEET_HEADS } from './sheets.ts';

const TYPES: Readonly<Record<string, string>> = {
  json: 'application/json; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
};

/** What can be downloaded, named without writing any of it. */
const NAMES: readonly string[] = ['squad.json', 'squad.md', ...SHEET_HEADS.keys()];

/** What a squad has, to be downloaded by whoever has opened its page as a member; a wall has no such thing. */
export function serveExport(site: Site, core: RitualCore): void {
  site.get('/squads/:squad/export', async (c) => {
    const found = await memberLooking(core, c);
    if (!found) return nothingHere(c);
    const { squad, language } = found;
    const { exporting: told } = catalogue(language);
    const links = NAMES.map(
      (name) => html`<li><a href="/squads/${squad.id}/export/${name}" download="${name}">${name}</a></li>`,
    );
    const title = told.title(squad.name);
    const body = html`<main class="plain"><h1>${title}</h1><p>${told.what}</p><ul>${links}</ul></main>`;
    return c.html(pageOf({ ...shared(c, language), title, body }));
  });
  site.get('/squads/:squad/export/:file', async (c) => {
    const found = await memberLooking(core, c);
    if (!found) return nothingHere(c);
    const asked = c.req.param('file');
    if (!NAMES.includes(asked)) return nothingHere(c);
    const from = { database: core.database, now: core.clock.now() };
    const file = await withExport(from, found.squad, found.language, (written) =>
      opened(written.find(({ name }) => name === asked)),
    );
    // A sheet without rows is not written; who downloads it gets its columns.
    const empty = SHEET_HEADS.get(asked) ?? '';
    const headers = {
      'content-type': TYPES[asked.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      'content-disposition': `attachment; filename="${asked}"`,
      'content-length': String(file?.size ?? Buffer.byteLength(empty)),
    };
    return c.body(file?.content ?? empty, 200, headers);
  });
}

/** What was opened can be read, also when its folder is gone. */
async function opened(file: Written | undefined) {
  if (!file) return undefined;
  const handle = await open(file.path);
  const { size } = await handle.stat();
  return { size, content: Readable.toWeb(handle.createReadStream()) };
}
