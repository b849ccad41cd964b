// Titles that are rows: all of them in a small library, the changed ones above a catalogue in segments. Those that were there
// at the start have one index; those written since have a small one, so that a change costs little.
import { hashOf } from '#protocol/snapshot/ranges.ts';
import type { AnyRow, Database } from '../database.ts';
import { inChunks } from '../read/in-chunks.ts';
import { buildIndex, mostInIndex, nameOf, type Index, type Indexed } from './search/build-index.ts';

/** Some titles with their index. */
export interface Piece {
  readonly index: Index;
  /** Titles of it that something above stands for. */
  readonly hidden: Uint8Array;
  readonly ids: readonly string[];
}
/** As many as this are put under the others. */
const mostRecent = 1_000;

export class OnTop {
  #base: Piece[] = [];
  /** Where each title stands in the pieces of the base; those taken off too. */
  #ids = new Map<string, { readonly piece: Piece; readonly row: number } | undefined>();
  #recent = new Map<string, AnyRow>();
  #recentPiece: Piece | undefined;

  /** `apart`: titles that are shown elsewhere. */
  pieces(apart: ReadonlySet<string>): readonly Piece[] {
    if (this.#recent.size > 0) this.#recentPiece ??= pieceOf([...this.#recent.values()]);
    const pieces = this.#recentPiece ? [...this.#base, this.#recentPiece] : this.#base;
    for (const piece of apart.size > 0 ? pieces : []) hideThose(piece, apart);
    return pieces;
  }
  /** Of every title that is a row. */
  ids(): Iterable<string> {
    return this.#ids.keys();
  }

  async readAll(db: Database): Promise<void> {
    this.#ids = new Map();
    this.#base = [];
    this.#recent = new Map();
    this.#recentPiece = undefined;
    const held: AnyRow[] = [];
    for await (const rows of inChunks<AnyRow>(db.table('title'))) {
      for (const row of rows) this.#ids.set(row.id, undefined);
      held.push(...rows.map(onlyIndexed));
      if (held.length >= mostInIndex - 1_000) this.#add(held.splice(0));
    }
    if (held.length > 0) this.#add(held);
  }
  #add(rows: readonly AnyRow[]): void {
    const piece = pieceOf(rows);
    this.#base.push(piece);
    for (const [row, id] of piece.ids.entries()) this.#ids.set(id, { piece, row });
  }

  /** These titles were written, or their rows taken away. */
  async readAgain(db: Database, ids: readonly string[]): Promise<void> {
    const rows = await db.table<AnyRow, string>('title').bulkGet([...ids]);
    for (const [at, id] of ids.entries()) {
      const row = rows[at];
      const stood = this.#ids.get(id);
      if (stood) stood.piece.hidden[stood.row] = 1;
      if (row) this.#ids.set(id, undefined);
      else this.#ids.delete(id);
      if (row && !row.removed) this.#recent.set(id, onlyIndexed(row));
      else this.#recent.delete(id);
    }
    this.#recentPiece = undefined;
    if (this.#recent.size > mostRecent) await this.readAll(db);
  }
}

function hideThose({ ids, hidden }: Piece, apart: ReadonlySet<string>): void {
  for (const [row, id] of ids.entries()) if (apart.has(id)) hidden[row] = 1;
}

function pieceOf(rows: readonly AnyRow[]): Piece {
  const named = rows
    .filter((row) => !row.removed)
    .map((row) => ({ row, name: nameOf(row as unknown as Indexed) }))
    .sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
  const titles = named.map(({ row }) => row as unknown as Indexed);
  const ids = named.map(({ row }) => row.id);
  const index = buildIndex(titles, Uint32Array.from(ids, hashOf));
  return { index, hidden: new Uint8Array(titles.length), ids };
}

/** The rest of a title would only fill the memory. */
function onlyIndexed(row: AnyRow): AnyRow {
  const { id, removed, title, volume, authors, publisher, partner, isbn, level } = row;
  return { id, removed, title, volume, authors, publisher, partner, isbn, level } as unknown as AnyRow;
}
