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
  /** What stood in #changed before the group that is being tried. */
  #before: Map<string, (RecordName & { state: State }) | undefined> | undefined;

  constructor(rows: readonly RecordRow[]) {
    this.learn(rows);
  }

  /** Takes in rows that were read later; what is known already stays. */
  learn(rows: readonly RecordRow[]): void {
    for (const row of rows) if (!this.#stored.has(nameOf(row))) this.#stored.set(nameOf(row), row);
  }

  /** The state now, with what this push has changed so far. */
  state(name: RecordName): State | undefined {
    return this.#changed.get(nameOf(name))?.state ?? this.#stored.get(nameOf(name))?.state;
  }
  stored(name: RecordName): RecordRow | undefined {
    return this.#stored.get(nameOf(name));
  }
  put(name: RecordName, state: State): void {
    const key = nameOf(name);
    if (this.#before && !this.#before.has(key)) this.#before.set(key, this.#changed.get(key));
    this.#changed.set(key, { ...name, state });
  }
  apply(op: Op): void {
    const definition = definitionOf(op.type);
    if (!definition) throw new Error('An op of an unknown type was to be applied.');
    const name = { scope: op.scope, type: op.type, id: op.recordId };
    this.put(name, merge(definition, this.state(name), op));
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
    return [...this.#changed.values()].filter((now) => {
      const before = this.#stored.get(nameOf(now));
      return !before || JSON.stringify(before.state) !== JSON.stringify(now.state);
    });
  }
}
