// How far a first load of the titles is.
import { database } from '../open-database.ts';

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
