// Whether somebody is in the middle of something: a scan a moment ago, an open card, a visitor at the kiosk. Screens mark
// what must not be interrupted with `data-busy`.

let lastSignAt = -Infinity;

/** Letters and figures come from scanners and from people who write; a tap on a kiosk is a visitor. */
export function listenForSigns(): void {
  addEventListener('keydown', (e) => (e.key.length === 1 || e.key === 'Enter') && hear(), true);
  addEventListener('pointerdown', hear, true);
}
function hear(): void {
  lastSignAt = performance.now();
}

/** Nothing was touched for this long, and nothing is open that must not be interrupted. */
export function isQuiet(ms: number): boolean {
  return performance.now() - lastSignAt >= ms && !document.querySelector('[data-busy], dialog[open]');
}
