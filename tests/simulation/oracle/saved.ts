// All ops of which a person was ever told "saved". An op is known by its stamp: device and number may be written anew when a
// library comes along, the stamp never is.
import type { Op } from '#protocol/op.ts';
import type { Done } from '../page/program.ts';
import type { ServerWorld } from '../world/server.ts';
import type { Tablet } from '../world/tablet.ts';
import { opFromWire } from '#protocol/op.ts';
import { queueOf, type Peeked } from './peek.ts';
import { hold } from './violation.ts';

export interface SavedOp {
  readonly op: Op;
  /** Which tablets may still hold it. */
  readonly tablet: Tablet;
}
export interface ServerOp {
  readonly op: Op;
  readonly outcome: string;
  readonly scopeSeq: number;
  readonly effective: string;
  readonly receivedMs: number;
}

export class Saved {
  readonly ops = new Map<string, SavedOp>();
  /** How many more a counting said, by the stamp of its op. */
  readonly more = new Map<string, number>();
  /** Ops that nobody can be asked to have: why, by stamp. */
  readonly excused = new Map<string, string>();

  /** A person was told that these changes are saved: each must stand in the queue at this moment. */
  told(tablet: Tablet, { changes, ids }: Done): void {
    const queued = queueOf(tablet).reverse();
    for (const [at, change] of changes.entries()) {
      const same = ({ op }: Peeked) =>
        op.type === change.type && op.recordId === ids[at] && op.action === change.action;
      const fresh = queued.filter((one) => same(one) && !this.ops.has(one.op.stamp));
      const found = fresh[0] ?? queued.find(same);
      const { amount } = change.fields;
      // Of two that were counted at once nobody knows which op is whose.
      if (found && fresh.length === 1 && typeof amount === 'number') this.more.set(found.op.stamp, amount);
      const words = `${tablet.name}: a ${change.type} was told as saved and is not in the queue`;
      hold('I2', found !== undefined, () => words);
      if (found) this.ops.set(found.op.stamp, { op: found.op, tablet });
    }
  }
  /** Everything that stands in the queue for good counts as told. */
  toldAll(tablet: Tablet): void {
    if (!tablet.disk.isQuiet) return;
    for (const { op } of queueOf(tablet)) if (!this.ops.has(op.stamp)) this.ops.set(op.stamp, { op, tablet });
  }
  /** A library that joins another one gives up its own name, and only that. */
  excuseUnit(tablet: Tablet): void {
    const queued = new Set(queueOf(tablet).map(({ op }) => op.stamp));
    for (const [stamp, { op, tablet: own }] of this.ops)
      if (own === tablet && op.type === 'unit' && !queued.has(stamp)) this.excused.set(stamp, 'gave up its name');
  }
  /** Every op told as saved is on the server or still held by its tablet. */
  checkHeld(server: ServerWorld): void {
    if (!server.isUp) return;
    const there = new Set(serverOps(server).map(({ op }) => op.stamp));
    const held = new Map<Tablet, Set<string>>();
    for (const [stamp, { op, tablet }] of this.ops) {
      if (there.has(stamp) || this.excused.has(stamp) || !tablet.disk.isQuiet) continue;
      const own = held.get(tablet) ?? new Set(queueOf(tablet).map(({ op: own }) => own.stamp));
      held.set(tablet, own);
      hold('I2', own.has(stamp), () => `${tablet.name}: ${nameOf(op)} was saved; neither tablet nor server has it`);
    }
  }
}

export function nameOf(op: Op): string {
  return `${op.type} ${op.action} ${op.device}/${op.seq} of ${op.recordId}`;
}
/** Every op the server has, in its order per device. */
export function serverOps(server: ServerWorld): ServerOp[] {
  type Row = { outcome: string; scope_seq: number; effective: string; received_at: string; wire: string };
  const rows = server.query<Row>(
    'SELECT outcome, scope_seq, effective, received_at, wire FROM op ORDER BY device, seq',
  );
  return rows.flatMap(({ outcome, scope_seq: scopeSeq, effective, received_at, wire }) => {
    const op = opFromWire(JSON.parse(wire));
    return op ? [{ op, outcome, scopeSeq, effective, receivedMs: Date.parse(received_at) }] : [];
  });
}
