// What page and service worker say to each other. The page of an older version may talk to a newer worker: kinds are only
// ever added.
export type PageSays = { readonly kind: 'take-over' } | { readonly kind: 'serve-me' };
export type WorkerSays = { readonly kind: 'round-done' };
/** The tag under which the browser wakes the worker when there is a connection. */
export const syncTag = 'tusach-round';
