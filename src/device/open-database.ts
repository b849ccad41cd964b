// The two connections this program (page or worker) holds to its database: strict for what people write, relaxed for what
// the server sends. Browsers drop connections and other tabs ask for them: here they are given up, and opened again. Tests
// give their own before anything is read.
import Dexie from 'dexie';
import { isNewer, openDatabase, type Database } from './database.ts';
import { allIsWell, condition } from './upkeep/condition.ts';

let strict: Database | undefined;
let relaxed: Database | undefined;

/** For reading, and for what people do. */
export function database(): Database {
  strict ??= hold(openDatabase('strict'));
  return strict;
}
/** For what comes from the server, pages and answers, which can be had again. */
export function databaseForPulls(): Database {
  relaxed ??= hold(openDatabase('relaxed', database().name));
  return relaxed;
}
/** Uses the database of this name from now on; the connections held are closed. */
export function useDatabase(name: string): void {
  strict?.close();
  relaxed?.close();
  allIsWell();
  strict = hold(openDatabase('strict', name));
  relaxed = undefined;
}

let reopening: Promise<void> | undefined;
/** Opens the connections anew: what was begun on the old ones ends there. Many may ask at once.
 * @throws when this program has given way to another, or the browser does not open it */
export function reopen(): Promise<void> {
  reopening ??= openAnew().finally(() => {
    reopening = undefined;
  });
  return reopening;
}
async function openAnew(): Promise<void> {
  if (condition.getState().gaveWay) throw new Dexie.DatabaseClosedError('This tab has given way to another.');
  for (const held of [relaxed, strict]) held?.close({ disableAutoOpen: false });
  await strict?.open();
}

function hold(held: Database): Database {
  held.on('ready', () => condition.setState({ newer: isNewer(held), blocked: false }));
  held.on('blocked', () => condition.setState({ blocked: true }));
  // Writes that have begun still end; then the connection is closed and not opened by itself, since an older app must not
  // open what a newer one has changed.
  held.on('versionchange', () => {
    condition.setState({ gaveWay: true });
    strict?.close();
    relaxed?.close();
    return false;
  });
  return held;
}
