// The records that one push touches, in memory: read once, changed op by op, written once. Undoing a group that failed is
// forgetting its changes, so no savepoint is needed on any database.
import { definitionOf } from '#domain/records.ts';
import { merge, type State } from '#protocol/merge/merge.ts';
import type { Op } from '#protocol/op.ts';
import type { RecordName, RecordRow } from '../storage/storage.ts';
import { ByName } from './by-name.ts';

type Changed = RecordName & { readonly state: State };
/** One record: as it is stored, and as this push has it so far. */
interface Kept {
  stored?: RecordRow;
  now?: Changed;
}

/** What stood in a record before it was changed. */
interface Found {
  readonly kept: Kept;
  readonly now: Changed | undefined;
}

export class WorkingCopy {
  readonly #records = new ByName<Kept>();
  /** In the order in which they were first changed. */
  #changed: Kept[] = [];
  #holdsErased = false;
  /** What each change of the group that is being tried found there. */
  #before: Found[] | undefined;

  constructor(rows: readonly RecordRow[]) {
    this.learn(rows);
  }

  /** Takes in rows that were read later; what is known already stays. */
  learn(rows: readonly RecordRow[]): void {
    for (const row of rows) {
      const kept = this.#kept(row);
      if (kept.stored) continue;
      kept.stored = row;
      this.#holdsErased ||= row.state.erased !== undefined;
    }
  }
  /** Whether any of these records may be erased: hardly ever, so it is asked before looking at each. */
  get holdsErased(): boolean {
    return this.#holdsErased;
  }

  /** The state now, with what this push has changed so far. */
  state(name: RecordName): State | undefined {
    const kept = this.#records.get(name);
    return (kept?.now ?? kept?.stored)?.state;
  }
  stored(name: RecordName): RecordRow | undefined {
    return this.#records.get(name)?.stored;
  }
  put(name: RecordName, state: State): void {
    this.#put(this.#kept(name), { ...name, state });
  }
  apply(op: Op): void {
    const definition = definitionOf(op.type);
    if (!definition) throw new Error('An op of an unknown type was to be applied.');
    const name = { scope: op.scope, type: op.type, id: op.recordId };
    const kept = this.#kept(name);
    this.#put(kept, { ...name, state: merge(definition, (kept.now ?? kept.stored)?.state, op) });
  }

  #kept(name: RecordName): Kept {
    const known = this.#records.get(name);
    if (known) return known;
    const kept: Kept = {};
    this.#records.set(name, kept);
    return kept;
  }
  #put(kept: Kept, now: Changed): void {
    this.#before?.push({ kept, now: kept.now });
    if (!kept.now) this.#changed.push(kept);
    kept.now = now;
    this.#holdsErased ||= now.state.erased !== undefined;
  }

  /** Runs `work`; if it throws, everything it changed is forgotten and the error goes on. */
  attempt(work: () => void): void {
    const before: Found[] = [];
    this.#before = before;
    try {
      work();
    } catch (error) {
      for (const { kept, now } of before.toReversed()) kept.now = now;
      this.#changed = this.#changed.filter(({ now }) => now);
      throw error;
    } finally {
      this.#before = undefined;
    }
  }

  /** Records whose state is no longer the stored one, in the order they were first changed. */
  changes(): Changed[] {
    return this.#changed.flatMap(({ now, stored }) => (now && isNew(now, stored) ? now : []));
  }
}

const isNew = (now: Changed, stored: RecordRow | undefined) =>
  !stored || JSON.stringify(stored.state) !== JSON.stringify(now.state);
