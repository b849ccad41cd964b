// Whether a newer version of the app has been loaded and waits for somebody to ask for it.
import { createStore } from 'zustand/vanilla';

export interface Update {
  readonly isReady: boolean;
  readonly takeOver: () => void;
}
export const update = createStore<Update>(() => ({ isReady: false, takeOver: () => undefined }));
