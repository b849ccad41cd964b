// The bell: something was written, or the network is back, so a round with the server would be good. Whoever runs rounds
// (the open page, the worker) listens; ringing costs nothing and never waits.
type Listener = () => void;
const listeners = new Set<Listener>();

export function wake(): void {
  for (const listener of listeners) listener();
}
/** Calls `listener` at every ring until the returned function is called. */
export function onWake(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
