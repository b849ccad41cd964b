// The records that one push touches, in memory: read once, changed op by op, written once. Undoing a group that failed is
// forgetting its changes, so no savepoint is needed on any database.
import { definitionOf } from '#domain/records.ts';
import { merge, type State } from '#protocol/merge.ts';
import type { Op } from '#protocol/op.ts';
import type { RecordName, RecordRow } from '../storage/storage.ts';

const nameOf = ({ scope, type, id }: RecordName) => `${scope} ${type} ${id}`;

export class WorkingCopy {
  readonly #stored = new Map<string, RecordRow>();
  #changed = new Map<string, RecordName & { state: State }>();

  constructor(rows: readonly RecordRow[]) {
    for (const row of rows) this.#stored.set(nameOf(row), row);
  }

  /** The state now, with what this push has changed so far. */
  state(name: RecordName): State | undefined {
    return this.#changed.get(nameOf(name))?.state ?? this.#stored.get(nameOf(name))?.state;
  }
  stored(name: RecordName): RecordRow | undefined {
    return this.#stored.get(nameOf(name));
  }
  put(name: RecordName, state: State): void {
    this.#changed.set(nameOf(name), { ...name, state });
  }
  apply(op: Op): void {
    const definition = definitionOf(op.type);
    if (!definition) throw new Error('An op of an unknown type was to be applied.');
    const name = { scope: op.scope, type: op.type, id: op.recordId };
    this.put(name, merge(definition, this.state(name), op));
  }

  /** Runs `work`; if it throws, everything it changed is forgotten and the error goes on. */
  attempt(work: () => void): void {
    const before = new Map(this.#changed);
    try {
      work();
    } catch (error) {
      this.#changed = before;
      throw error;
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
