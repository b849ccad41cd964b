// How this device's keeping of records fares: what people must be told about the place the browser gives us, as long as it is
// so. Nothing here is written down; it is found out anew at every start.
import { createStore } from 'zustand/vanilla';

export interface Condition {
  /** The database was made by a newer version of the app: this one only reads it. */
  readonly newer: boolean;
  /** Another tab needed the database for itself (a newer app, or beginning anew): this one must be loaded again. */
  readonly gaveWay: boolean;
  /** A newer app waits here until older tabs are closed. */
  readonly blocked: boolean;
  /** The disk has no room, neither a reserve nor as much that is free: nothing is fetched. */
  readonly short: boolean;
}

const fine: Condition = { newer: false, gaveWay: false, blocked: false, short: false };
export const condition = createStore<Condition>(() => fine);

/** As at the start of a program. */
export function allIsWell(): void {
  condition.setState(fine, true);
}
