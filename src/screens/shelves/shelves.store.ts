// What a person is looking for on the shelves.
import { createStore, type StoreApi } from 'zustand/vanilla';

export interface Search {
  readonly typed: string;
  readonly levels: readonly string[];
  readonly onlyHere: boolean;
  /** How many rows are drawn. */
  readonly shown: number;
  readonly type: (typed: string) => void;
  readonly chooseLevels: (levels: readonly string[]) => void;
  readonly turnOnlyHere: (on: boolean) => void;
  readonly showMore: () => void;
}

const page = 40;

export function createSearch(): StoreApi<Search> {
  return createStore<Search>((set, get) => ({
    typed: '',
    levels: [],
    onlyHere: false,
    shown: page,
    type: (typed) => set({ typed, shown: page }),
    chooseLevels: (levels) => set({ levels, shown: page }),
    turnOnlyHere: (onlyHere) => set({ onlyHere }),
    showMore: () => set({ shown: get().shown + page }),
  }));
}
