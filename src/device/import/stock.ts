// What an import of books must know of the library: which title carries each number, how many copies each title has, and the
// titles of the names in the list. What the import itself adds counts from then on.
import { nextAccessionNumber } from '#domain/catalogue/accession.ts';
import { keyOf } from '#domain/catalogue/title-list/read-title-list.ts';
import type { TitleRow } from '#domain/catalogue/title-list/read-title-row.ts';
import { title, type Title } from '#domain/catalogue/title.ts';
import { fold } from '#domain/record/fold.ts';
import { naturalId } from '#protocol/natural-id.ts';
import { titlesNamed } from '../catalogue/desk.ts';
import { newIdFor } from '../new-id.ts';
import { database } from '../open-database.ts';
import { lastAccessionNumber, titlesById } from '../read/catalogue.ts';
import { inChunks } from '../read/in-chunks.ts';
import { sameCopies, sameTitles } from '../read/same.ts';

type Known = Omit<Title, 'id'> & { readonly id: Title['id'] };

export class Stock {
  /** The title of each number that a copy carries. */
  readonly #titleOf = new Map<string, string>();
  readonly #copies = new Map<string, number>();
  readonly #known = new Map<string, Known>();
  /** Titles that were taken off, and that a row would bring back under its natural key. */
  readonly #gone = new Map<string, Title>();
  readonly #names = new Map<string, string>();
  readonly #last = new Map<Title['bookType'], string | undefined>();
  /** Numbers that the list gives, or that an undone copy had: none of them is given to a book that has none. */
  #given = new Set<string>();
  #shownFor: (id: string) => string = (id) => id;

  async open(rows: readonly TitleRow[]): Promise<this> {
    this.#given = new Set(rows.flatMap(({ numbers }) => numbers.map(({ number }) => number)));
    this.#shownFor = (await sameTitles()).shownFor;
    const { shownFor: copyShownFor } = await sameCopies();
    for await (const copies of inChunks(database().copy))
      for (const { id, accessionNumber, titleId, removed } of copies) {
        const shown = this.#shownFor(titleId);
        // What was undone is nobody's: the list may give its number, the register does not give it again.
        if (removed) this.#given.add(accessionNumber);
        else {
          this.#titleOf.set(accessionNumber, shown);
          // A copy that was written down twice is one.
          this.#copies.set(shown, (this.#copies.get(shown) ?? 0) + Number(copyShownFor(id) === id));
        }
      }
    for (const type of ['TN', 'TK', 'GK', 'NV'] as const) this.#last.set(type, await lastAccessionNumber(type));
    return this;
  }

  /** Looks up what the library knows of these rows. */
  async lookUp(rows: readonly TitleRow[]): Promise<void> {
    for (const found of await titlesNamed(rows.map(({ fields }) => fold(fields.title)))) this.#know(found);
    const keyed = await titlesById(rows.flatMap(({ fields }) => naturalId(title, fields) ?? []));
    for (const found of keyed.values())
      if (found.removed) this.#gone.set(found.id, found);
      else this.#know(found);
    const held = rows.flatMap(({ numbers }) => numbers.flatMap(({ number }) => this.#titleOf.get(number) ?? []));
    const unnamed = held.filter((id) => !this.#names.has(id));
    for (const [id, { title: name }] of await titlesById(unnamed)) this.#names.set(id, name);
  }
  #know(known: Known): void {
    this.#gone.delete(known.id);
    for (const key of [keyOf(known), known.id]) if (!this.#known.has(key)) this.#known.set(key, known);
    this.#names.set(known.id, known.title);
  }

  /** The title that this row stands for, as it is here; the natural key may find one whose authors are written
   * otherwise, or whose name was corrected since. */
  titleOf({ fields }: TitleRow): Known | undefined {
    return this.#known.get(keyOf(fields)) ?? this.#known.get(newIdFor(title, fields));
  }
  /** The title of this id, where it was taken off. */
  goneOf(titleId: string): Title | undefined {
    return this.#gone.get(titleId);
  }
  copiesOf(titleId: string): number {
    return this.#copies.get(titleId) ?? 0;
  }
  holderOf(number: string): { titleId: string; title: string } | undefined {
    const titleId = this.#titleOf.get(number);
    return titleId === undefined ? undefined : { titleId, title: this.#names.get(titleId) ?? '' };
  }
  nextNumber(type: Title['bookType']): string {
    let number = nextAccessionNumber(type, this.#last.get(type));
    while (this.#titleOf.has(number) || this.#given.has(number)) number = nextAccessionNumber(type, number);
    this.#last.set(type, number);
    return number;
  }

  /** From now on these copies are there. */
  add(known: Known, numbers: readonly string[]): void {
    this.#know(known);
    for (const number of numbers) this.#titleOf.set(number, known.id);
    this.#copies.set(known.id, this.copiesOf(known.id) + numbers.length);
  }
}
