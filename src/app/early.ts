// A script of its own, run while the page is still being read. It makes the browser find this site's databases on the disk,
// which a large library takes longest for, before the app asks for one; and it watches whether the app starts at all: after
// two starts in a row that came to nothing it opens the safe page; and it keeps the keys of a scanner that fires before there
// is a box for them. What it imports is built into it, so that nothing can break it.
import { boxStands, takesKeys } from '#ui/signal/scanner-keys.ts';
import { startWorkerEarly } from './trusted.ts';

void indexedDB.databases?.().catch(() => undefined);
if (location.pathname.startsWith('/shelves')) startWorkerEarly();

/** Also written in started.ts, which says that a start went well. */
const key = 'tusach.starts';
/** When everything is loaded the page is drawn; a start that has not come so far after this long has failed: milliseconds. */
const longestMs = 8_000;
/** Before the one more try that a failed start is given. */
const againMs = 1_500;
let failed = false;

function hasStarted(): boolean {
  return 'started' in document.documentElement.dataset;
}
function fail(): void {
  if (failed || hasStarted()) return;
  failed = true;
  try {
    const times = Number(localStorage.getItem(key) ?? 0) + 1;
    localStorage.setItem(key, String(times));
    if (times >= 2) location.replace('/safe.html');
    else setTimeout(() => hasStarted() || location.reload(), againMs);
  } catch {
    // A browser that keeps nothing cannot count.
  }
}
addEventListener(
  'error',
  (e) => {
    const isOfScripts = 'message' in e || (e as Event).target instanceof HTMLScriptElement;
    if (isOfScripts && navigator.onLine) fail();
  },
  true,
);
// What failed before this script ran is seen by what is missing.
const look = () => setTimeout(fail, longestMs);
if (document.readyState === 'complete') look();
else addEventListener('load', look);

/** A scanner types its signs faster than this, one after another: milliseconds. */
const longestGapMs = 1_000;
/** What was scanned longer ago was meant for another screen: milliseconds. */
const longestKeptMs = 5_000;
/** Enter after fewer signs is a press of whatever has the focus. */
const fewestSigns = 3;
let keys = '';
let lastAt = 0;

// A code that lost its first signs would be another book's code. Hears a key after the box does (ui/control/scan-box.tsx),
// which by then has taken the focus, where there is one.
addEventListener('keydown', (e) => {
  if (document.activeElement?.matches(takesKeys) || e.ctrlKey || e.altKey || e.metaKey) return;
  if (e.timeStamp - lastAt > longestGapMs) keys = '';
  const isEnd = e.key === 'Enter' && keys.length >= fewestSigns;
  if (isEnd) e.preventDefault();
  if (!isEnd && (e.key.length > 1 || (e.key === ' ' && keys === ''))) return;
  keys += isEnd ? '\n' : e.key;
  lastAt = e.timeStamp;
});
addEventListener(boxStands, (e) => {
  if (performance.now() - lastAt < longestKeptMs) (e as CustomEvent<(kept: string) => void>).detail(keys);
  keys = '';
});
