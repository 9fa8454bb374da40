import { type Renderer, renderer } from '../delivery/renderer.ts';
import { catalogue } from '../language/catalogue.ts';
import { squadFacts } from '../setup/facts.ts';
import { withNext } from '../setup/views.ts';
import { rich } from '../slack/blocks.ts';
import { namesOf } from '../slack/names.ts';
import { typed } from '../slack/typed.ts';
import { squadOf } from '../squad/store.ts';
import { MOVED_AWAY, MOVED_HERE } from './moving.ts';

/** What both channels read of a move; each is of its moment. */
export const moveRenderers: readonly Renderer[] = [
  renderer(MOVED_HERE, async (q, owed, { squadId, by }) => {
    const squad = await squadOf(q, owed.workspaceId, squadId);
    if (!squad) return undefined;
    const who = (await namesOf(q, owed.workspaceId, [by]))(by);
    const { move } = catalogue(squad.language).squad;
    const hello = move.here(who, typed(squad.name, 80));
    return { ...withNext(hello, await squadFacts(q, squad, owed.now)), isFinal: true };
  }),
  renderer(MOVED_AWAY, async (q, owed, { squadId, by, to }) => {
    const squad = await squadOf(q, owed.workspaceId, squadId);
    if (!squad) return undefined;
    const who = (await namesOf(q, owed.workspaceId, [by]))(by);
    const { move } = catalogue(squad.language).squad;
    const name = typed(squad.name, 80);
    return { text: move.awayText(who, name), blocks: [rich(move.away(who, name, to))], isFinal: true };
  }),
];
