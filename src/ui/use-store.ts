// Binds a zustand store to a component, without the part of zustand that is made for another library. What is drawn is what
// the store holds at that moment: an older value would take back a key that was pressed meanwhile.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

interface Store<State> {
  readonly getState: () => State;
  readonly subscribe: (listener: (state: State) => void) => () => void;
}

/** The chosen part of the store, redrawn when it changes. */
export function useStore<State, Part>(store: Store<State>, choose: (state: State) => Part): Part {
  const part = choose(store.getState());
  const drawn = useRef({ part, choose });
  drawn.current = { part, choose };
  const [, redraw] = useState(0);
  // Before the first paint: until then nothing is heard that happens between.
  useLayoutEffect(() => {
    const look = () => {
      const now = drawn.current;
      if (!Object.is(now.choose(store.getState()), now.part)) redraw((times) => times + 1);
    };
    look();
    return store.subscribe(look);
  }, [store]);
  return part;
}
