// A script of its own, run while the page is still being read. It makes the browser find this site's databases on the disk,
// which a large library takes longest for, before the app asks for one; and it watches whether the app starts at all: after
// two starts in a row that came to nothing it opens the safe page. It imports nothing, so that nothing can break it.
void indexedDB.databases?.().catch(() => undefined);

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
