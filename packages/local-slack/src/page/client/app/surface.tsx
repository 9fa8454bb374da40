import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { type Fields, stringAt } from '../../../text/json.ts';
import type { Place as ActPlace, StateValues } from '../../../types.ts';
import type { Ask, Given } from '../../protocol.ts';
import { type Surface, SurfaceContext } from '../blocks/screen.ts';
import { withValues } from './state.ts';
import { useSure } from './sure.tsx';
import { useStore } from './use-store.ts';

/** Lets blocks inside tell the app what somebody clicks, chooses and enters. */
export function Touchable(props: {
  kind: Surface['kind'];
  place: ActPlace;
  /** Under which key the store keeps what is entered: a view's id, or `channel/ts`. */
  of: string;
  values: StateValues;
  drafts: StateValues | undefined;
  errors?: Readonly<Record<string, string>>;
  children: ComponentChildren;
}) {
  const { kind, place, of, values, drafts, errors } = props;
  const store = useStore();
  const sure = useSure();
  const [waiting, setWaiting] = useState<ReadonlySet<string>>(new Set());
  const surface = useMemo<Surface>(() => {
    const tell = (blockId: string, element: Fields, ask: Ask) => {
      const key = `${blockId}/${stringAt(element, 'action_id') ?? ''}`;
      setWaiting((before) => new Set([...before, key]));
      void store
        .do(ask)
        .then(() => setWaiting((before) => new Set([...before].filter((each) => each !== key))));
    };
    const at = (blockId: string, element: Fields) => ({
      blockId,
      actionId: stringAt(element, 'action_id') ?? '',
    });
    const choose = (blockId: string, element: Fields, given: Given) => {
      store.draft(of, blockId, element, given);
      tell(blockId, element, { kind: 'choose', place, ...at(blockId, element), given });
    };
    return {
      kind,
      values: withValues(values, drafts ?? {}),
      errors: errors ?? {},
      sure,
      waiting,
      click: (blockId, element, value) =>
        tell(blockId, element, {
          kind: 'click',
          place,
          ...at(blockId, element),
          ...(value === undefined ? {} : { value }),
        }),
      choose,
      fill: (blockId, element, given, done) => {
        if (place.kind !== 'view') {
          if (done) choose(blockId, element, given);
          else store.draft(of, blockId, element, given);
          return;
        }
        store.draft(of, blockId, element, given);
        void store.do({ kind: 'fill', viewId: place.viewId, ...at(blockId, element), given, done });
      },
    };
  }, [kind, place, of, values, drafts, errors, store, sure, waiting]);
  return <SurfaceContext.Provider value={surface}>{props.children}</SurfaceContext.Provider>;
}
