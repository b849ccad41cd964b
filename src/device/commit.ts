// The only way a record changes on this device by what a person does. The change and its op share one strict transaction:
// either both exist or neither. No await here may be on anything but the database, or the transaction ends early.
import type { Change, FieldValues } from '#domain/record/change.ts';
import { definitionOf, type RecordType } from '#domain/records.ts';
import { isWhole, latestStamp, merge, type State } from '#protocol/merge.ts';
import { ownCount } from '#protocol/merge-count.ts';
import { standing } from '#protocol/merge-fact.ts';
import { recordKey, type Op } from '#protocol/op.ts';
import { scopeOf } from '#protocol/scope.ts';
import { nextStamp, type Stamp } from '#protocol/stamp.ts';
import { appVersion } from './app-version.ts';
import { wallMs } from './clock.ts';
import type { AnyRow, ClockRow, Database, QueuedOp, ShadowRow } from './database.ts';
import { newIdFor } from './new-id.ts';
import { database } from './open-database.ts';
import { rowFromState, stateFromRow } from './row.ts';
import { session } from './session.ts';
import { WriteFailed } from './trouble.ts';
import { wake } from './wake.ts';

/** Ids of the records written, in the order of the changes. */
export interface Written {
  readonly ids: readonly string[];
}
interface Target {
  readonly change: Change;
  readonly id: string;
}

/** Writes the changes, all or none, and says so only when they are on disk. Throws when the device has no library yet, or
 * when the disk is full (then nothing is written). */
export async function commit(changes: readonly Change[]): Promise<Written> {
  if (changes.length === 0) return { ids: [] };
  const targets = changes.map((change) => ({ change, id: idFor(change) }));
  const db = database();
  const types = [...new Set(changes.map((change) => change.type))];
  try {
    await db.transaction('rw', [...types, 'outbox', 'shadow', 'meta'], () => write(db, targets));
  } catch (reason) {
    throw new WriteFailed(reason);
  }
  if (session.getState().trouble) session.setState({ trouble: undefined });
  wake();
  return { ids: targets.map((target) => target.id) };
}

function idFor(change: Change): string {
  const definition = definitionOf(change.type);
  if (!definition) throw new Error(`No record type is called ${change.type}.`);
  if (change.id) return change.id;
  if (change.action !== 'put') throw new Error(`A ${change.action} of ${change.type} must name its record.`);
  return newIdFor(definition, change.fields);
}

async function write(db: Database, targets: readonly Target[]): Promise<void> {
  const [clock, ...rows] = await Promise.all([
    db.meta.get('clock') as Promise<ClockRow | undefined>,
    ...targets.map(({ change, id }) => db.table<AnyRow, string>(change.type).get(id)),
  ]);
  if (!clock) throw new Error('This device has no library yet.');
  const known = new Map(targets.map(({ change, id }, at) => [recordKey(change.type, id), rows[at]]));
  const queued: QueuedOp[] = [];
  const shadows = new Map<string, ShadowRow>();
  const changed = new Map<string, AnyRow>();
  let { seq, stamp } = clock;
  const group = targets.length > 1 ? seq + 1 : undefined;
  for (const { change, id } of targets) {
    const key = recordKey(change.type, id);
    const row = changed.get(key) ?? known.get(key);
    seq += 1;
    stamp = nextStamp(laterThan(stamp, change.type, row), wallMs() + clock.offset, clock.device);
    const op = opOf({ change, id, row, group, clock: { ...clock, seq, stamp } });
    queued.push({ seq, status: 'waiting', pending: key, op });
    const base = known.get(key);
    if (base && base.seq > 0 && !shadows.has(key))
      shadows.set(key, { key, seq: base.seq, state: stateFromRow(change.type, base) });
    const state = merge(mustKnow(change.type), row ? stateFromRow(change.type, row) : undefined, op);
    if (isWhole(mustKnow(change.type), state))
      changed.set(key, rowFromState({ type: change.type, id, scope: op.scope, seq: base?.seq ?? 0 }, state));
  }
  await Promise.all([
    ...byType(changed).map(([type, list]) =>
      list.length === 1 ? db.table(type).put(list[0]) : db.table(type).bulkPut(list),
    ),
    queued.length === 1 ? db.outbox.add(queued[0] as QueuedOp) : db.outbox.bulkAdd(queued),
    db.meta.put({ ...clock, seq, stamp }),
    ...[...shadows.values()].map((shadow) => keepShadow(db, shadow)),
  ]);
}

/** A writing must win over what the person saw when writing it, whatever the clocks say. */
function laterThan(stamp: Stamp | '', type: string, row: AnyRow | undefined): Stamp | '' {
  const seen = row ? latestStamp(stateFromRow(type, row)) : '';
  return seen > stamp ? seen : stamp;
}

/** A record that already has own ops over it keeps the older shadow: that one is the server's. */
async function keepShadow(db: Database, shadow: ShadowRow): Promise<void> {
  if (!(await db.shadow.get(shadow.key))) await db.shadow.put(shadow);
}

function mustKnow(type: string) {
  const definition = definitionOf(type);
  if (!definition) throw new Error(`No record type is called ${type}.`);
  return definition;
}

interface Making {
  change: Change;
  id: string;
  row: AnyRow | undefined;
  group: number | undefined;
  clock: ClockRow;
}
function opOf({ change, id, row, group, clock }: Making): Op {
  const definition = mustKnow(change.type);
  const scope = scopeOf(definition.scope, clock.unitId);
  const state = row ? stateFromRow(change.type, row) : undefined;
  const voids = definition.kind === 'fact' && change.action === 'remove' && state ? standing(state) : undefined;
  return {
    device: clock.device,
    seq: clock.seq,
    ...(group ? { group } : {}),
    scope,
    type: change.type,
    version: definition.version,
    recordId: id,
    action: change.action,
    fields: definition.kind === 'count' ? stated(change, state, clock.device) : change.fields,
    ...(voids ? { voids } : {}),
    stamp: clock.stamp,
    wall: wallMs(),
    base: clock.cursors[scope] ?? 0,
    app: appVersion,
  };
}

/** A rule says how many more (or fewer); the op says how many this device has counted in all, so that sending twice adds
 * nothing. */
function stated(change: Change, state: State | undefined, device: string): FieldValues {
  const more = typeof change.fields.amount === 'number' ? change.fields.amount : 0;
  return { ...change.fields, amount: Math.max(0, ownCount(state, device) + more) };
}

function byType(changed: ReadonlyMap<string, AnyRow>): [RecordType, AnyRow[]][] {
  const lists = new Map<RecordType, AnyRow[]>();
  for (const [key, row] of changed) {
    const type = key.slice(0, key.indexOf(' ')) as RecordType;
    lists.set(type, [...(lists.get(type) ?? []), row]);
  }
  return [...lists];
}
