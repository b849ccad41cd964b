// The two connections this program (page or worker) holds to its database: strict for what people write, relaxed for what
// the server sends. Tests give their own before anything is read.
import { openDatabase, type Database } from './database.ts';

let strict: Database | undefined;
let relaxed: Database | undefined;

/** For reading, and for what people do. */
export function database(): Database {
  strict ??= openDatabase('strict');
  return strict;
}
/** For pages that come from the server, which can be had again. */
export function databaseForPulls(): Database {
  relaxed ??= openDatabase('relaxed', database().name);
  return relaxed;
}
/** Uses the database of this name from now on; the connections held are closed. */
export function useDatabase(name: string): void {
  strict?.close();
  relaxed?.close();
  strict = openDatabase('strict', name);
  relaxed = undefined;
}
