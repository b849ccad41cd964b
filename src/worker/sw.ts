// The service worker: the app itself offline, and a round with the server when the browser says there is a connection. It
// owns no data and no queue; the database of the page is the only one.
import { wakeOutboxWhenOnline } from './background-sync.ts';
import { serveShellOffline } from './navigation.ts';
import { keepOlderParts } from './older-parts.ts';
import { precacheShell } from './precache.ts';
import { handOverPolitely } from './takeover.ts';

const { kept, paths } = precacheShell();
keepOlderParts(paths);
serveShellOffline(kept);
wakeOutboxWhenOnline();
handOverPolitely();
