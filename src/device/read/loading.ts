// What of the library has come to this device: whether all of it has been here once, and how far a first load of the titles is.
import { scopeKindsFor } from '#domain/access/may.ts';
import type { Role } from '#domain/access/role.ts';
import { scopeOf } from '#protocol/scope.ts';
import type { ClockRow, ServerRow } from '../database.ts';
import { database } from '../open-database.ts';

/** Whether every scope that a device of this role sees has been read to its end: before, nothing may be said to be empty. A
 * device that lags behind has; one that reads a scope from its beginning has not. */
export function hasComeWhole(clock: ClockRow | undefined, server: ServerRow | undefined, role: Role): boolean {
  if (!clock || !server) return true;
  const scopes = scopeKindsFor(role).map((kind) => scopeOf(kind, clock.unitId));
  return scopes.every((scope) => clock.cursors[scope] !== undefined && !clock.anew?.[scope]);
}

export interface Progress {
  readonly here: number;
  readonly all: number;
}

/** Undefined when nothing is being loaded. */
export async function loadProgress(): Promise<Progress | undefined> {
  const db = database();
  if ((await db.load.count()) === 0) return undefined;
  const titles = (await db.segment.toArray()).filter(({ type }) => type === 'title');
  const sum = (rows: typeof titles) => rows.reduce((total, row) => total + row.rows, 0);
  return { here: sum(titles.filter(({ isHere }) => isHere)), all: sum(titles) };
}
