// The worker's own global, typed once: the compiler knows workers in general, not that this one is a service worker.
export const scope = globalThis as unknown as ServiceWorkerGlobalScope;
