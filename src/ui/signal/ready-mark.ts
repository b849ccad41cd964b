// Marks the moment when the first page has its first answer on the screen, for whoever measures how long a start takes and
// for the work that should not get in its way.

let marked = false;
let tell: () => void;
const ready = new Promise<void>((resolve) => {
  tell = resolve;
});

/** The page that was opened has what it needs. */
export function markReady(): void {
  if (marked) return;
  marked = true;
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      performance.mark('app-ready');
      tell();
    }),
  );
}

/** Resolves when the first page is ready; a page that never is, or that nobody looks at, holds it up for 3 seconds at most. */
export function afterReady(): Promise<void> {
  return Promise.race([ready, new Promise<void>((resolve) => setTimeout(resolve, 3_000))]);
}
