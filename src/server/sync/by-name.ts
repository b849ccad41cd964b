// Things kept by the names of records. The names stay in their parts: to put each together into one text, and to hash that,
// took longer than to merge what it names.
import type { RecordName } from '../storage/storage.ts';

export class ByName<Kept> {
  readonly #scopes = new Map<string, Map<string, Map<string, Kept>>>();
  /** Where the last one was: most of a push is about one type in one scope. */
  #last: { readonly scope: string; readonly type: string; readonly ids: Map<string, Kept> } | undefined;

  get(name: RecordName): Kept | undefined {
    return this.#ids(name).get(name.id);
  }
  set(name: RecordName, kept: Kept): void {
    this.#ids(name).set(name.id, kept);
  }

  #ids({ scope, type }: RecordName): Map<string, Kept> {
    if (this.#last?.scope === scope && this.#last.type === type) return this.#last.ids;
    const types = this.#scopes.get(scope) ?? new Map<string, Map<string, Kept>>();
    const ids = types.get(type) ?? new Map<string, Kept>();
    this.#scopes.set(scope, types);
    types.set(type, ids);
    this.#last = { scope, type, ids };
    return ids;
  }
}
