// What the device keeps of a catalogue that came in segments: about two thousand titles lie together as text, with what is
// needed to find one of them by id, by ISBN or by words. Titles that changed since stand above, as rows of `title`.
import type { Table } from 'dexie';
import type { SegmentEntry } from '#protocol/snapshot/manifest.ts';
import type { Block } from './block.ts';
import type { Index } from './search/build-index.ts';

/** A segment of a scope: to be fetched, or here. Those that are packed stay; others are rows once they have come. */
export interface SegmentRow extends SegmentEntry {
  readonly id: string;
  readonly scope: string;
  readonly isHere: boolean;
}
/** Titles stay packed where there are more than fit one range; a few are rows, like everything else. */
export const isPacked = ({ type, of }: Pick<SegmentEntry, 'type' | 'of'>) => type === 'title' && of > 1;

/** A first load that is not complete. */
export interface LoadRow {
  readonly scope: string;
  /** Pull from here when all is here. */
  readonly seq: number;
}
/** Hashes of one range, in the order of its titles. */
export interface HashesRow {
  readonly range: number;
  readonly hashes: Uint32Array;
}
/** Some of the titles of a range. */
export interface BlockRow extends Block {
  readonly id: number;
}
export interface IndexRow extends Index {
  readonly range: number;
}
/** A text or a column of an index. */
export type IndexPart = Exclude<keyof Index, 'rows'>;
/** All indexes behind one another (search/whole-index.ts). */
export interface WholeIndex extends Pick<Index, IndexPart> {
  /** Those that it was made of. */
  readonly segments: string;
  readonly ranges: readonly number[];
  /** Titles of each. */
  readonly rows: readonly number[];
  /** How much of each text and column is each one's. */
  readonly sizes: Readonly<Record<IndexPart, readonly number[]>>;
}

export interface CatalogueTables {
  readonly segment: Table<SegmentRow, string>;
  readonly load: Table<LoadRow, string>;
  /** Hashes of ids. */
  readonly titlePlace: Table<HashesRow, number>;
  /** Hashes of ISBNs, 0 where there is none. */
  readonly titleCode: Table<HashesRow, number>;
  readonly titleBlock: Table<BlockRow, number>;
  readonly titleIndex: Table<IndexRow, number>;
  readonly wholeIndex: Table<WholeIndex, string>;
}
export const catalogueStores: Readonly<Record<string, string>> = {
  segment: 'id, scope',
  load: 'scope',
  titlePlace: 'range',
  titleCode: 'range',
  titleBlock: 'id',
  titleIndex: 'range',
  wholeIndex: 'segments',
};

/** What a transaction must hold to find titles that lie in segments. */
export const titleTables = ['title', 'meta', 'titlePlace', 'titleCode', 'titleBlock'] as const;

/** Titles in a block: few enough that the browser keeps it beside its key, not in a file of its own. */
export const blockRows = 128;
const mostBlocks = 1_000;
export const blockId = (range: number, row: number) => range * mostBlocks + Math.floor(row / blockRows);
/** The blocks of a range: from, and below. */
export const blocksOf = (range: number) => [range * mostBlocks, (range + 1) * mostBlocks] as const;
