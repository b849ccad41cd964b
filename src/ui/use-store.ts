// Binds a zustand store to a component, without the part of zustand that is made for another library.
import { useEffect, useState } from 'preact/hooks';

interface Store<State> {
  readonly getState: () => State;
  readonly subscribe: (listener: (state: State) => void) => () => void;
}

/** The chosen part of the store, redrawn when it changes. */
export function useStore<State, Part>(store: Store<State>, choose: (state: State) => Part): Part {
  const [part, setPart] = useState(() => choose(store.getState()));
  useEffect(() => {
    setPart(() => choose(store.getState()));
    return store.subscribe((state) => setPart(() => choose(state)));
  }, [store]);
  return part;
}
