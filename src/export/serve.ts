import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { html } from '../dashboard/markup.ts';
import { pageOf } from '../dashboard/page.ts';
import { memberLooking, nothingHere, shared } from '../dashboard/serve.ts';
import { catalogue } from '../language/catalogue.ts';
import type { RitualCore } from '../ritual/core.ts';
import type { Site } from '../web/site.ts';
import { type Written, withExport } from './files.ts';

const TYPES: Readonly<Record<string, string>> = {
  json: 'application/json; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
};

/** What a squad has, to be downloaded by whoever has opened its page as a member; a wall has no such thing. */
export function serveExport(site: Site, core: RitualCore): void {
  site.get('/squads/:squad/export', async (c) => {
    const found = await memberLooking(core, c);
    if (!found) return nothingHere(c);
    const { squad, language } = found;
    const { exporting: told } = catalogue(language);
    const from = { database: core.database, now: core.clock.now() };
    const names = await withExport(from, squad, language, async (written) => written.map(({ name }) => name));
    const links = names.map(
      (name) => html`<li><a href="/squads/${squad.id}/export/${name}" download="${name}">${name}</a></li>`,
    );
    const title = told.title(squad.name);
    const body = html`<main class="plain"><h1>${title}</h1><p>${told.what}</p><ul>${links}</ul></main>`;
    return c.html(pageOf({ ...shared(c, language), title, body }));
  });
  site.get('/squads/:squad/export/:file', async (c) => {
    const found = await memberLooking(core, c);
    if (!found) return nothingHere(c);
    const from = { database: core.database, now: core.clock.now() };
    const asked = c.req.param('file');
    const file = await withExport(from, found.squad, found.language, (written) =>
      opened(written.find(({ name }) => name === asked)),
    );
    if (!file) return nothingHere(c);
    const headers = {
      'content-type': TYPES[asked.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      'content-disposition': `attachment; filename="${asked}"`,
      'content-length': String(file.size),
    };
    return c.body(file.content, 200, headers);
  });
}

/** What was opened can be read, also when its folder is gone. */
async function opened(file: Written | undefined) {
  if (!file) return undefined;
  const handle = await open(file.path);
  const { size } = await handle.stat();
  return { size, content: Readable.toWeb(handle.createReadStream()) };
}
