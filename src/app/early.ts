// A script of its own, run while the page is still being read: it makes the browser find this site's databases on the disk,
// which a large library takes longest for, before the app asks for one. It changes nothing and imports nothing.
void indexedDB.databases?.().catch(() => undefined);
