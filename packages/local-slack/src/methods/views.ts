import { ApiError, orRefuse } from '../api-error.ts';
import { id, json, method } from '../arguments.ts';
import { type Core, needScope } from '../core.ts';
import { checkView } from '../limits/view.ts';
import { withState } from '../screens.ts';
import { type Fields, field, isFields, listAt, typeOf } from '../text/json.ts';
import type { OpenView } from '../types.ts';

/**
 * @throws ApiError what the view's limits refuse; `missing_scope` for a file field without `files:read` (that it needs it
 * is documented, how Slack refuses is not)
 */
export function checkedView(core: Core, view: unknown, type: 'modal' | 'home'): Fields {
  orRefuse(checkView(view, type));
  if (!isFields(view)) throw new ApiError('invalid_arguments', ['view is no object']);
  if (listAt(view, 'blocks').some((block) => typeOf(field(block, 'element')) === 'file_input')) {
    needScope(core, 'files:read');
  }
  return view;
}

function exchange(core: Core, trigger: string | undefined): { userId: string; viewId: string | undefined } {
  if (trigger === undefined) throw new ApiError('invalid_arguments', ['missing required field: trigger_id']);
  const exchanged = core.triggers.exchange(core.clock.now(), trigger);
  if (typeof exchanged === 'string') throw new ApiError(exchanged, [trigger]);
  return exchanged;
}

function matches(open: OpenView, hash: string | undefined): void {
  if (hash !== undefined && hash !== open.view.hash)
    throw new ApiError('hash_conflict', [`${hash} is not ${open.view.hash}`]);
}

const opening = { view: json, trigger_id: id.optional(), interactivity_pointer: id.optional() };

/** `views.*`. A view is checked before its trigger is used up. */
export const views = {
  'views.open': method({
    args: opening,
    tier: 'tier4',
    run: (core, args) => {
      const view = checkedView(core, args.view, 'modal');
      const { userId } = exchange(core, args.trigger_id ?? args.interactivity_pointer);
      return { view: withState(core.screens.push(userId, view)) };
    },
  }),
  'views.push': method({
    args: opening,
    tier: 'tier4',
    run: (core, args) => {
      const view = checkedView(core, args.view, 'modal');
      const { userId, viewId } = exchange(core, args.trigger_id ?? args.interactivity_pointer);
      if (viewId === undefined || !core.screens.modals(userId).some((open) => open.view.id === viewId)) {
        throw new ApiError('not_found', ['the trigger comes from no open modal']);
      }
      return { view: withState(core.screens.push(userId, view)) };
    },
  }),
  'views.update': method({
    args: { view: json, view_id: id.optional(), external_id: id.optional(), hash: id.optional() },
    tier: 'tier4',
    run: (core, args) => {
      if (args.view_id === undefined && args.external_id === undefined) {
        throw new ApiError('invalid_arguments', ['needs view_id or external_id']);
      }
      const open = core.screens.find({ viewId: args.view_id, externalId: args.external_id });
      const view = checkedView(core, args.view, open?.view.type ?? 'modal');
      if (!open) throw new ApiError('not_found', [args.view_id ?? args.external_id ?? '']);
      matches(open, args.hash);
      core.screens.replace(open, view);
      return { view: withState(open) };
    },
  }),
  'views.publish': method({
    args: { view: json, user_id: id, hash: id.optional() },
    tier: 'tier4',
    run: (core, args) => {
      if (!core.manifest.homeTab) throw new ApiError('not_enabled', ['the manifest has no Home tab']);
      if (!core.world.users.has(args.user_id)) throw new ApiError('invalid_arguments', ['invalid `user_id`']);
      const view = checkedView(core, args.view, 'home');
      const open = core.screens.home(args.user_id);
      if (open) matches(open, args.hash);
      else if (args.hash !== undefined) throw new ApiError('hash_conflict', ['nothing was published yet']);
      return { view: withState(core.screens.publish(args.user_id, view)) };
    },
  }),
};
