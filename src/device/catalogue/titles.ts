// All titles of this device as one catalogue that can be searched: those in segments, and above them those that are rows. It
// hears of every change of the database, in any tab, and reads what changed when it is asked next.
import Dexie, { type ObservabilitySet } from 'dexie';
import type { Title } from '#domain/catalogue/title.ts';
import { fold } from '#domain/record/fold.ts';
import { readTelex } from '#domain/record/telex.ts';
import { hashOf, rangeOf } from '#protocol/snapshot/ranges.ts';
import type { Database } from '../database.ts';
import { changedKeys } from './changed-keys.ts';
import { catalogueOf, titlesAt, titlesInSegments, type Place } from './find.ts';
import { readMerged, titlesByIds, type Merged } from './merged.ts';
import { OnTop } from './on-top.ts';
import type { BlockRow } from './tables.ts';
import type { Index } from './search/build-index.ts';
import { firstHits, type Hit } from './search/first-hits.ts';
import { inThisForm } from './search/renew-index.ts';
import { askedFor, firstNamed, nameAt, searchIndex } from './search/search-index.ts';
import { readIndexes } from './search/whole-index.ts';

export interface Sought {
  readonly typed: string;
  /** None = all. */
  readonly levels: readonly string[];
  /** How many titles to give, of those found. */
  readonly most: number;
}
export interface FoundTitles {
  readonly sought: Sought;
  readonly count: number;
  readonly titles: readonly Title[];
}

interface Part {
  readonly index: Index;
  hidden?: Uint8Array;
  /** Where its titles lie, or their ids when they are rows. */
  readonly range?: number;
  readonly ids?: readonly string[];
}

/** About as many megabytes as hundreds. */
const mostBlocks = 600;
/** Titles with the same name that are looked at. */
const mostAlike = 50;

export class Titles {
  readonly #db: () => Database;
  readonly #name: string;
  readonly #onTop = new OnTop();
  #segments = new Map<number, Part>();
  /** Blocks that were read, so that typing on reads little; forgotten when there are many. */
  #blocks = new Map<number, BlockRow>();
  #merged: Merged = { ids: new Set() };
  #of = 1;
  #scope = '';
  /** What changed since it was read: everything at first. */
  #stale: { all: boolean; ids: Set<string>; ranges: Set<number> } = { all: true, ids: new Set(), ranges: new Set() };
  #reading: Promise<void> = Promise.resolve();
  readonly #onChange: () => void;

  /** `onChange` is called when asking again may give another answer. */
  constructor(db: () => Database, onChange: () => void) {
    this.#db = db;
    this.#name = db().name;
    this.#onChange = onChange;
    Dexie.on('storagemutated', this.#hear);
  }
  /** Hears no more. */
  close(): void {
    Dexie.on('storagemutated').unsubscribe(this.#hear);
  }

  /** Reads what there is, so that the first question finds it read. */
  async prepare(): Promise<void> {
    await this.#read();
    // Looks for one of the names once, so that the browser has compiled how: else the first who asks would wait for that.
    const [part] = this.#parts();
    if (part && part.index.rows > 0) searchIndex(part.index, askedFor(nameAt(part.index, 0), []), part.hidden, 1);
  }
  async search(sought: Sought): Promise<FoundTitles> {
    await this.#read();
    const found = this.#look(sought);
    const meant = found.count === 0 ? readTelex(sought.typed) : sought.typed;
    const { count, hits } = meant === sought.typed ? found : this.#look({ ...sought, typed: meant });
    return { sought, count, titles: await this.#titles(hits) };
  }

  /** Titles with these folded names, whatever their volumes. */
  async named(names: readonly string[]): Promise<Title[]> {
    await this.#read();
    const hits = this.#parts().flatMap((part) => names.flatMap((name) => alike(part, name)));
    return (await this.#titles(hits)).filter(({ title }) => names.includes(fold(title)));
  }

  #parts(): Part[] {
    const { piece } = this.#merged;
    return [...this.#segments.values(), ...this.#onTop.pieces(this.#merged.ids), ...(piece ? [piece] : [])];
  }

  #look({ typed, levels, most }: Sought): { count: number; hits: Hit<Part>[] } {
    const asked = askedFor(typed, levels);
    const answers = this.#parts().map((part) => ({ part, ...searchIndex(part.index, asked, part.hidden, most) }));
    return { count: answers.reduce((sum, { count }) => sum + count, 0), hits: firstHits(answers, most) };
  }

  /** The titles themselves, each read from where it lies. */
  async #titles(hits: readonly Hit<Part>[]): Promise<Title[]> {
    const db = this.#db();
    if (this.#blocks.size > mostBlocks) this.#blocks.clear();
    const places = hits.flatMap(({ part, row }): Place[] =>
      part.range === undefined ? [] : [{ range: part.range, row }],
    );
    const ids = hits.flatMap(({ part, row }) => (part.ids ? [part.ids[row] as string] : []));
    const [placed, byId] = await Promise.all([titlesAt(db, places, this.#scope, this.#blocks), titlesByIds(db, ids)]);
    const byPlace = new Map(placed.map(({ range, row, title }) => [`${range} ${row}`, title]));
    const found = hits.map(({ part, row }) =>
      part.ids ? byId.get(part.ids[row] as string) : byPlace.get(`${part.range} ${row}`),
    );
    return found.filter((title) => title !== undefined && !title.removed) as unknown as Title[];
  }

  readonly #hear = (parts: ObservabilitySet): void => {
    const changed = (table: string) => changedKeys(parts[`idb://${this.#name}/${table}/`]);
    const [titles, ranges, links] = [changed('title'), changed('titleIndex'), changed('sameTitle')];
    const isMerged = links.keys.length > 0 || titles.keys.some((id) => this.#merged.ids.has(id as string));
    if (titles.all || ranges.all || links.all || isMerged) this.#stale.all = true;
    for (const id of titles.keys) this.#stale.ids.add(id as string);
    for (const range of ranges.keys) this.#stale.ranges.add(range as number);
    const { all, ids, ranges: stale } = this.#stale;
    if (all || ids.size + stale.size > 0) this.#onChange();
  };

  /** One after another: a later question must not see half of what an earlier one reads. */
  #read(): Promise<void> {
    this.#reading = this.#reading.catch(() => undefined).then(() => this.#readStale());
    return this.#reading;
  }
  async #readStale(): Promise<void> {
    const { all, ids, ranges } = this.#stale;
    this.#stale = { all: false, ids: new Set(), ranges: new Set() };
    try {
      if (all) await this.#readAll();
      else {
        for (const range of ranges) await this.#readSegments([range]);
        if (ids.size > 0) await this.#onTop.readAgain(this.#db(), [...ids]);
        await this.#hide([...ids, ...this.#idsIn(ranges)]);
      }
    } catch (reason) {
      this.#stale.all = true;
      throw reason;
    }
  }
  async #readAll(): Promise<void> {
    const db = this.#db();
    this.#segments = new Map();
    // The database answers one after another; asked for all at once, nothing waits for the way there and back.
    const [merged] = await Promise.all([readMerged(db), this.#readSegments(), this.#onTop.readAll(db)]);
    this.#merged = merged;
    await this.#hide([...this.#onTop.ids(), ...this.#merged.ids]);
  }
  /** These, or all there are. */
  async #readSegments(ranges?: readonly number[]): Promise<void> {
    const { titleIndex } = this.#db();
    const reading = ranges ? titleIndex.bulkGet([...ranges]) : readIndexes(this.#db());
    const [catalogue, rows] = await Promise.all([catalogueOf(this.#db()), reading]);
    [this.#of, this.#scope] = [catalogue?.of ?? 1, catalogue?.scope ?? ''];
    this.#blocks.clear();
    for (const range of ranges ?? []) this.#segments.delete(range);
    for (const row of catalogue ? rows : []) {
      const index = row && (await inThisForm(this.#db(), row));
      if (index) this.#segments.set(index.range, { index, range: index.range });
    }
  }
  #idsIn(ranges: ReadonlySet<number>): string[] {
    if (ranges.size === 0) return [];
    return [...this.#onTop.ids(), ...this.#merged.ids].filter((id) => ranges.has(rangeOf(hashOf(id), this.#of)));
  }

  /** A title in a segment is hidden while there is a row of it, or it is shown as one with another. */
  async #hide(ids: readonly string[]): Promise<void> {
    if (this.#segments.size === 0 || ids.length === 0) return;
    const onTop = new Set(this.#onTop.ids());
    for (const [id, { range, row }] of await titlesInSegments(this.#db(), ids)) {
      const part = this.#segments.get(range);
      if (!part) continue;
      part.hidden ??= new Uint8Array(part.index.rows);
      part.hidden[row] = onTop.has(id) || this.#merged.ids.has(id) ? 1 : 0;
    }
  }
}

/** Titles of a part whose names begin so. */
function alike(part: Part, name: string): Hit<Part>[] {
  const hits: Hit<Part>[] = [];
  for (let row = firstNamed(part.index, name); row < part.index.rows && hits.length < mostAlike; row += 1) {
    const found = nameAt(part.index, row);
    if (!found.startsWith(name)) break;
    if (part.hidden?.[row] !== 1) hits.push({ part, row });
  }
  return hits;
}
