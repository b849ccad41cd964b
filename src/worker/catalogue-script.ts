// The catalogue's worker: searches and takes in what arrives, so that the page stays quick. A script of its own, which the
// page starts when it first looks for a title; without it the page does the same itself.
import { serve, type PageAsks } from '#device/catalogue/clerk.ts';
import { database } from '#device/open-database.ts';

const answer = serve((said) => postMessage(said));
addEventListener('message', (e) => answer(e.data as PageAsks));
// What the page says comes only when the page has time: until then this reads what there is.
answer({ kind: 'open', name: database().name });
