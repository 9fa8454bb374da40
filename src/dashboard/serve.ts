import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { streamSSE } from 'hono/streaming';
import { catalogue } from '../language/catalogue.ts';
import { type Language, languageOf } from '../language/language.ts';
import type { RitualCore } from '../ritual/core.ts';
import { personOf } from '../slack/people-store.ts';
import { presentSquad } from '../squad/member-store.ts';
import { channelOf, readerFor } from '../squad/reader.ts';
import { isMember } from '../squad/rules.ts';
import type { Site, SiteEnv } from '../web/site.ts';
import { knownPassSecret, openVisit, passSecret, visitOf, wallOf } from './access-store.ts';
import { VISIT_MS } from './deeds.ts';
import { Live } from './live.ts';
import { plainPage, viewPage } from './page.ts';
import { passFor, readPass } from './pass.ts';
import { ShownSquads, type Sight } from './shown.ts';
import { addressOf } from './view.ts';
import { maySee, type Viewer } from './viewer.ts';
import { views } from './views.ts';

const COOKIE = 'visit';

type Asking = Context<SiteEnv>;

/** The squads' pages: opened by a member with a link of their own, or shown on a wall. */
export function servePages(site: Site, core: RitualCore): void {
  const squads = new ShownSquads(core);
  const live = new Live(core, squads);

  // Whatever follows links by itself, in Slack or in the mail, opens nothing.
  site.get('/open/:pass', async (c) => {
    const language = await languageOfLink(core, c.req.param('pass'));
    if (language === undefined) return nothingHere(c);
    const { dashboard } = catalogue(language);
    return c.html(plainPage({ ...shared(c, language), said: dashboard.opens, button: dashboard.open }));
  });
  site.post('/open/:pass', async (c) => {
    const opened = await open(core, c.req.param('pass'));
    if (!opened) return nothingHere(c);
    setCookie(c, COOKIE, opened.pass, {
      ...{ httpOnly: true, sameSite: 'Lax', maxAge: VISIT_MS / 1_000 },
      ...{ path: `/squads/${opened.squadId}`, secure: core.publicUrl?.startsWith('https:') ?? false },
    });
    return c.redirect(`/squads/${opened.squadId}`, 303);
  });

  const bases = [
    ['/squads/:squad', (c: Asking) => visitor(core, c.req.param('squad') ?? '', getCookie(c, COOKIE))],
    ['/wall/:pass', (c: Asking) => wall(core, c.req.param('pass') ?? '')],
  ] as const;
  for (const [base, viewerOf] of bases) {
    for (const view of views) {
      const admitted = async (c: Asking) => {
        const viewer = await viewerOf(c);
        const shown = viewer && (await squads.of(viewer.workspaceId, viewer.squadId));
        const sight: Sight = { view, asked: c.req.query() };
        return shown && maySee(viewer, shown, core.clock.now()) ? { viewer, shown, sight } : undefined;
      };
      const path = addressOf(base, view.path);
      site.get(path, async (c) => {
        const found = await admitted(c);
        if (!found) return nothingHere(c);
        const { viewer, shown, sight } = found;
        const drawn = await squads.drawn(viewer, shown, sight);
        const given = { squad: shown.squad.name, view, base: viewer.base, drawn };
        return c.html(viewPage({ ...shared(c, viewer.language), ...given }));
      });
      site.get(`${path}/events`, async (c) => {
        const found = await admitted(c);
        if (!found) return c.body(null, 204);
        return streamSSE(c, (stream) => {
          const { promise, resolve } = Promise.withResolvers<void>();
          const leave = live.watch({
            viewer: found.viewer,
            sight: found.sight,
            show: (data) => stream.writeSSE({ event: 'view', data }),
            end: () => void stream.writeSSE({ event: 'end', data: '' }).finally(resolve),
          });
          stream.onAbort(resolve);
          return promise.finally(leave);
        });
      });
    }
  }
}

export const shared = (c: Asking, language: Language) => ({
  language,
  nonce: c.get('secureHeadersNonce') ?? '',
});

/** The same to all who may not, or not any more; in the language of their browser, since they are nobody here. */
export function nothingHere(c: Asking) {
  const locale = /^[\w-]+/.exec(c.req.header('accept-language') ?? '')?.[0];
  const language = languageOf({ locale });
  return c.html(plainPage({ ...shared(c, language), said: catalogue(language).dashboard.ended }), 404);
}

/** The language of whoever a link was made for, while it opens something. */
async function languageOfLink(core: RitualCore, pass: string): Promise<Language | undefined> {
  return core.database.read(async (q) => {
    const id = readPass((await knownPassSecret(q)) ?? '', 'open', pass);
    const visit = id === undefined ? undefined : await visitOf(q, id);
    if (!visit || visit.openedAt !== null || core.clock.now() > visit.linkUntil) return undefined;
    const there = await presentSquad(q, visit.workspaceId, visit.squadId);
    return there && languageOf(await personOf(q, visit.workspaceId, visit.userId), there.squad.language);
  });
}

/** The link is used up, if whoever it was made for is a member still. */
async function open(core: RitualCore, pass: string): Promise<{ pass: string; squadId: string } | undefined> {
  return core.change(async (change) => {
    const secret = await passSecret(change, () => core.ids.key() + core.ids.key());
    const id = readPass(secret, 'open', pass);
    const visit = id === undefined ? undefined : await visitOf(change.tx, id);
    if (!visit) return undefined;
    const there = await presentSquad(change.tx, visit.workspaceId, visit.squadId);
    if (!there || !isMember(there.members, visit.userId)) return undefined;
    if (!(await openVisit(change, visit.id, change.at + VISIT_MS))) return undefined;
    return { pass: passFor(secret, 'visit', visit.id), squadId: visit.squadId };
  });
}

/** The member whose visit that is; whether they still may look is seen with what they would look at. */
async function visitor(
  core: RitualCore,
  squadId: string,
  pass: string | undefined,
): Promise<Viewer | undefined> {
  return core.database.read(async (q) => {
    const id = readPass((await knownPassSecret(q)) ?? '', 'visit', pass ?? '');
    const visit = id === undefined ? undefined : await visitOf(q, id);
    if (!visit || visit.squadId !== squadId || visit.until === null) return undefined;
    const { workspaceId, userId, until } = visit;
    const there = await presentSquad(q, workspaceId, squadId);
    if (!there) return undefined;
    const reader = await readerFor(q, there.squad, userId);
    return { workspaceId, squadId, base: `/squads/${squadId}`, ...reader, as: { userId, until } };
  });
}

/** The member whose page this is a part of, and their squad; undefined: they may not look, or not any more. */
export async function memberLooking(core: RitualCore, c: Asking) {
  const viewer = await visitor(core, c.req.param('squad') ?? '', getCookie(c, COOKIE));
  if (!viewer || 'wallId' in viewer.as || core.clock.now() >= viewer.as.until) return undefined;
  const { workspaceId, squadId, language, as } = viewer;
  const there = await core.database.read((q) => presentSquad(q, workspaceId, squadId));
  if (!there || !isMember(there.members, as.userId)) return undefined;
  return { squad: there.squad, language };
}

/** The screen that has that link. */
async function wall(core: RitualCore, pass: string): Promise<Viewer | undefined> {
  return core.database.read(async (q) => {
    const id = readPass((await knownPassSecret(q)) ?? '', 'wall', pass);
    const found = id === undefined ? undefined : await wallOf(q, id);
    if (!found) return undefined;
    const { workspaceId, squadId } = found;
    const there = await presentSquad(q, workspaceId, squadId);
    const base = `/wall/${pass}`;
    return there && { workspaceId, squadId, base, ...channelOf(there.squad), as: { wallId: found.id } };
  });
}
