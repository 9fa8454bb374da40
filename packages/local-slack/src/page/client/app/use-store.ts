import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { State } from './state.ts';
import type { Store } from './store.ts';

export const StoreContext = createContext<Store | undefined>(undefined);

/** The store. @throws Error outside of its context */
export function useStore(): Store {
  const store = useContext(StoreContext);
  if (!store) throw new Error('No store');
  return store;
}

/** The state, drawn anew whenever it changes. */
export function useStateOf(store: Store): State {
  const [state, setState] = useState(store.state);
  useEffect(() => {
    setState(store.state);
    return store.listen(() => setState(store.state));
  }, [store]);
  return state;
}
