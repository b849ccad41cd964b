// Marks the moment when the first page has its first answer on the screen, for whoever measures how long a start takes.

let marked = false;

export function markReady(): void {
  if (marked) return;
  marked = true;
  requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('app-ready')));
}
