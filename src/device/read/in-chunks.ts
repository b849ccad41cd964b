// Reads a whole table piece by piece, so that a large one never holds the screen: between pieces the page can draw.
import type { Table } from 'dexie';

/** Rows per piece: a few milliseconds on a cheap tablet. */
const size = 1_000;

export async function* inChunks<Row extends { readonly id: string }>(table: Table<Row, string>): AsyncGenerator<Row[]> {
  let after = '';
  for (;;) {
    const rows = await table.where(':id').above(after).limit(size).toArray();
    yield rows;
    const last = rows.at(-1);
    if (rows.length < size || !last) return;
    after = last.id;
  }
}
