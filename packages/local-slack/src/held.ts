import type { Core } from './core.ts';
import { handle } from './shapes.ts';
import { field, isFields, stringAt } from './text/json.ts';
import type { Held, JsonObject, OpenView, StateValues } from './types.ts';

interface Parts {
  readonly core: Core;
  /** What every interaction of a person carries. */
  readonly common: (userId: string) => JsonObject;
}

/** The same in an envelope of its own. */
export const anew = ({ core }: Pick<Parts, 'core'>, held: Held): Held => ({
  ...held,
  envelopeId: core.ids.uuid(),
});

/**
 * The same as if somebody else had done it, as no client of Slack would send it: with their name, a trigger and a
 * `response_url` of theirs, and a copy of the modal on their own screen.
 */
export function asDoneBy(parts: Parts, held: Held, userId: string): Held {
  const { core } = parts;
  const user = core.world.users.get(userId);
  if (!user) throw new Error(`There is no user ${userId}`);
  const { payload } = held;
  const channel = stringAt(field(payload, 'channel'), 'id') ?? stringAt(payload, 'channel_id');
  const response = { channel: channel ?? '', userId, threadTs: undefined, original: undefined };
  const view = viewOf(core, payload, userId);
  const replaced = {
    ...(held.type === 'interactive'
      ? parts.common(userId)
      : { user_id: userId, user_name: handle(user.name), team_id: user.team ?? core.identity.teamId }),
    ...(view ? { view } : {}),
    ...('container' in payload && view ? { container: { type: 'view', view_id: view['id'] } } : {}),
    trigger_id: core.triggers.issue(core.clock.now(), userId, view && stringAt(view, 'id')),
    ...('response_url' in payload ? { response_url: core.responses.issue(core.clock.now(), response) } : {}),
  };
  return { ...anew(parts, held), payload: { ...payload, ...replaced } };
}

/** The view in which it was done, as it stands on that person's screen from now on. */
function viewOf(core: Core, payload: JsonObject, userId: string): JsonObject | undefined {
  const view = payload['view'];
  if (!isFields(view) || view['type'] !== 'modal') return undefined;
  const open: OpenView = core.screens.push(userId, view);
  const values = field(field(view, 'state'), 'values');
  return { ...open.view, state: { values: values ?? ({} satisfies StateValues) } };
}
