// Turns changes into what is written for them: ops with their numbers and stamps, the rows as they stand afterwards, and the
// server's states that own ops now lie over. Reads nothing and writes nothing.
import type { Change, FieldValues } from '#domain/record/change.ts';
import type { AnyDefinition } from '#domain/record/define.ts';
import { definitionOf } from '#domain/records.ts';
import { isWhole, latestStamp, merge, type State } from '#protocol/merge/merge.ts';
import { ownCount } from '#protocol/merge/merge-count.ts';
import { standing } from '#protocol/merge/merge-fact.ts';
import { recordKey, type Op } from '#protocol/op.ts';
import { scopeOf } from '#protocol/scope.ts';
import { nextStamp, type Stamp } from '#protocol/stamp.ts';
import { appVersion } from './app-version.ts';
import { stampMs, wallMs } from './clock.ts';
import type { AnyRow, ClockRow, QueuedOp, ShadowRow } from './database.ts';
import { rowFromState, stateFromRow } from './row.ts';

export interface Target {
  readonly change: Change;
  readonly id: string;
}
/** The number and stamp of the last op in the queue. */
export interface Tail {
  readonly seq: number;
  readonly stamp: Stamp | '';
}
interface Given {
  readonly clock: ClockRow;
  readonly tail: Tail;
  /** The rows as they stand, by record key; those that are missing do not exist. */
  readonly known: ReadonlyMap<string, AnyRow | undefined>;
}
export interface Made {
  readonly queued: QueuedOp[];
  readonly rows: ReadonlyMap<string, AnyRow>;
  readonly shadows: ReadonlyMap<string, ShadowRow>;
  readonly tail: Tail;
}

export function mustKnow(type: string): AnyDefinition {
  const definition = definitionOf(type);
  if (!definition) throw new Error(`No record type is called ${type}.`);
  return definition;
}

/** One op per change, in their order; several belong together and name the first. */
export function makeOps(targets: readonly Target[], { clock, tail, known }: Given): Made {
  const queued: QueuedOp[] = [];
  const shadows = new Map<string, ShadowRow>();
  const rows = new Map<string, AnyRow>();
  let { seq, stamp } = tail;
  const group = targets.length > 1 ? seq + 1 : undefined;
  for (const { change, id } of targets) {
    const key = recordKey(change.type, id);
    const row = rows.get(key) ?? known.get(key);
    const state = row ? stateFromRow(change.type, row) : undefined;
    seq += 1;
    stamp = nextStamp(laterThan(stamp, state), stampMs(clock), clock.device);
    const op = opOf({ change, id, state, group, clock, seq, stamp });
    queued.push({ seq, key, op, ...sumBefore(op, state) });
    const base = known.get(key);
    if (base && base.seq > 0 && !shadows.has(key))
      shadows.set(key, { key, seq: base.seq, state: stateFromRow(change.type, base) });
    const merged = merge(mustKnow(change.type), state, op);
    if (isWhole(mustKnow(change.type), merged))
      rows.set(key, rowFromState({ type: change.type, id, scope: op.scope, seq: base?.seq ?? 0 }, merged));
  }
  return { queued, rows, shadows, tail: { seq, stamp } };
}

/** A writing must win over what the person saw when writing it, whatever the clocks say. */
function laterThan(stamp: Stamp | '', state: State | undefined): Stamp | '' {
  const seen = state ? latestStamp(state) : '';
  return seen > stamp ? seen : stamp;
}

interface Making extends Target, Tail {
  readonly state: State | undefined;
  readonly group: number | undefined;
  readonly clock: ClockRow;
  readonly stamp: Stamp;
}
function opOf({ change, id, state, group, clock, seq, stamp }: Making): Op {
  const definition = mustKnow(change.type);
  const scope = scopeOf(definition.scope, clock.unitId);
  const voids = definition.kind === 'fact' && change.action === 'remove' && state ? standing(state) : undefined;
  return {
    device: clock.device,
    seq,
    ...(group ? { group } : {}),
    scope,
    type: change.type,
    version: definition.version,
    recordId: id,
    action: change.action,
    fields: definition.kind === 'count' ? stated(change, state, clock.device) : change.fields,
    ...(voids ? { voids } : {}),
    stamp,
    wall: wallMs(),
    base: clock.cursors[scope] ?? 0,
    app: appVersion,
  };
}

/** Its own sum may have grown where a copy of this device counts under the same name, so it stands beside the op. */
function sumBefore({ type, device }: Op, state: State | undefined): Pick<QueuedOp, 'before'> {
  return mustKnow(type).kind === 'count' ? { before: ownCount(state, device) } : {};
}

/** A rule says how many more (or fewer); the op says how many this device has counted in all, so that sending twice adds
 * nothing. */
function stated(change: Change, state: State | undefined, device: string): FieldValues {
  const more = typeof change.fields.amount === 'number' ? change.fields.amount : 0;
  return { ...change.fields, amount: Math.max(0, ownCount(state, device) + more) };
}
