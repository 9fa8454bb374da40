import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { RitualCore } from '../ritual/core.ts';
import type { Room } from '../ritual/room.ts';
import { events } from '../slack/ids.ts';
import { createInSight } from './freshness.ts';
import { createShowHome } from './listeners.ts';
import { saidRenderer } from './said.ts';

const opened = z.object({ user: z.string(), tab: z.string() });

/** What somebody does that may change their Home: a click there, or a modal they submit. */
const ownDeed = z.union([
  z.object({
    type: z.literal('block_actions'),
    user: z.object({ id: z.string() }),
    view: z.object({ type: z.literal('home') }),
  }),
  z.object({ type: z.literal('view_submission'), user: z.object({ id: z.string() }) }),
]);

/** App Home is drawn anew each time somebody opens it, and after what they do while they may be looking at it. */
function register(bolt: App, core: RitualCore): void {
  const inSight = createInSight();
  const showHome = createShowHome(core);

  bolt.event(events.homeOpened, async ({ event, context }) => {
    const { user: userId, tab } = opened.parse(event);
    if (tab !== 'home') return;
    const workspaceId = context.teamId ?? '';
    inSight.opened(`${workspaceId}/${userId}`, core.clock.monotonic());
    await showHome({ workspaceId, userId });
  });

  bolt.use(async ({ body, context, next }) => {
    // The listeners come first: what they do is committed and acknowledged before it is shown.
    await next();
    const done = ownDeed.safeParse(body);
    if (!done.success) return;
    const workspaceId = context.teamId ?? '';
    const userId = done.data.user.id;
    if (inSight.has(`${workspaceId}/${userId}`, core.clock.monotonic()))
      await showHome({ workspaceId, userId });
  });
}

export { sayPrivately } from './said.ts';

export const home: Room = { register, renderers: [saidRenderer] };
