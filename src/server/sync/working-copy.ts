// The records that one push touches, in memory: read once, changed op by op, written once. Undoing a group that failed is
// forgetting its changes, so no savepoint is needed on any database.
import { definitionOf } from '#domain/records.ts';
import { merge, type State } from '#protocol/merge/merge.ts';
import type { Op } from '#protocol/op.ts';
import type { RecordName, RecordRow } from '../storage/storage.ts';

const nameOf = ({ scope, type, id }: RecordName) => `${scope} ${type} ${id}`;

export class WorkingCopy {
  readonly #stored = new Map<string, RecordRow>();
  readonly #changed = new Map<string, RecordName & { state: State }>();
  #holdsErased = false;
  /** What stood in #changed before the group that is being tried. */
  #before: Map<string, (RecordName & { state: State }) | undefined> | undefined;

  constructor(rows: readonly RecordRow[]) {
    this.learn(rows);
  }

  /** Takes in rows that were read later; what is known already stays. */
  learn(rows: readonly RecordRow[]): void {
    for (const row of rows) {
      const key = nameOf(row);
      if (this.#stored.has(key)) continue;
      this.#stored.set(key, row);
      this.#holdsErased ||= row.state.erased !== undefined;
    }
  }
  /** Whether any of these records may be erased: hardly ever, so it is asked before looking at each. */
  get holdsErased(): boolean {
    return this.#holdsErased;
  }

  /** The state now, with what this push has changed so far. */
  state(name: RecordName): State | undefined {
    const key = nameOf(name);
    return (this.#changed.get(key) ?? this.#stored.get(key))?.state;
  }
  stored(name: RecordName): RecordRow | undefined {
    return this.#stored.get(nameOf(name));
  }
  put(name: RecordName, state: State): void {
    this.#put(nameOf(name), { ...name, state });
  }
  #put(key: string, now: RecordName & { state: State }): void {
    if (this.#before && !this.#before.has(key)) this.#before.set(key, this.#changed.get(key));
    this.#changed.set(key, now);
    this.#holdsErased ||= now.state.erased !== undefined;
  }
  apply(op: Op): void {
    const definition = definitionOf(op.type);
    if (!definition) throw new Error('An op of an unknown type was to be applied.');
    const { scope, type, recordId: id } = op;
    const key = nameOf({ scope, type, id });
    const before = (this.#changed.get(key) ?? this.#stored.get(key))?.state;
    this.#put(key, { scope, type, id, state: merge(definition, before, op) });
  }

  /** Runs `work`; if it throws, everything it changed is forgotten and the error goes on. */
  attempt(work: () => void): void {
    this.#before = new Map();
    try {
      work();
    } catch (error) {
      for (const [key, was] of this.#before) {
        if (was) this.#changed.set(key, was);
        else this.#changed.delete(key);
      }
      throw error;
    } finally {
      this.#before = undefined;
    }
  }

  /** Records whose state is no longer the stored one, in the order they were first changed. */
  changes(): (RecordName & { state: State })[] {
    const isNew = ([key, now]: [string, { state: State }]) => {
      const before = this.#stored.get(key);
      return !before || JSON.stringify(before.state) !== JSON.stringify(now.state);
    };
    return [...this.#changed].filter(isNew).map(([, now]) => now);
  }
}
