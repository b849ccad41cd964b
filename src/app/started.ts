// Says that the app has started, to the script that watches over it (early.ts): the page is drawn, so nothing is so broken that
// the safe page would be needed.

/** Also written in early.ts, which imports nothing. */
export const startsKey = 'tusach.starts';

export function startedWell(beside: () => Pick<Storage, 'removeItem'>): void {
  document.documentElement.dataset.started = '';
  try {
    beside().removeItem(startsKey);
  } catch {
    // Nothing is kept, so nothing was counted.
  }
}
