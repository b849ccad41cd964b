// All ops of which a person was ever told "saved". An op is known by its stamp: device and number may be written anew when a
// library comes along, the stamp only where one of two copies of a tablet becomes another.
import type { Op } from '#protocol/op.ts';
import type { Done } from '../page/program.ts';
import type { ServerWorld } from '../world/server.ts';
import type { Swarm } from '../world/swarm.ts';
import type { Tablet } from '../world/tablet.ts';
import { opFromWire } from '#protocol/op.ts';
import { clockOf, copiedOps, queueOf, type Peeked } from './peek.ts';
import { hold } from './violation.ts';

export interface SavedOp {
  readonly op: Op;
  /** Which tablets may still hold it. */
  readonly tablet: Tablet;
  /** When it was told. */
  readonly atMs: number;
}
export interface ServerOp {
  readonly op: Op;
  readonly outcome: string;
  readonly scopeSeq: number;
  readonly effective: string;
  readonly receivedMs: number;
}

/** A page that lives makes its second copy within so long. */
const copiedWithinMs = 5_000;
const byBrowser = 'cleared by the browser';

export class Saved {
  readonly ops = new Map<string, SavedOp>();
  /** How many more a counting said, by what its op is known by. */
  readonly more = new Map<string, number>();
  /** Ops that nobody can be asked to have: why, by what they are known by. */
  readonly excused = new Map<string, string>();
  readonly #swarm: Swarm;
  readonly #cleared = new Set<Tablet>();

  constructor(swarm: Swarm) {
    this.#swarm = swarm;
  }

  /** What an op is known by. Of two that wrote under one name one becomes another, and its stamps end in another name. */
  keyOf({ stamp, type, recordId, action }: Op): string {
    if (!this.#swarm.has('copied profiles')) return stamp;
    return [stamp.slice(0, 16), type, type === 'unit' ? '' : recordId, action].join(' ');
  }

  /** A person was told that these changes are saved: each must stand in the queue at this moment. */
  told(tablet: Tablet, { changes, ids }: Done): void {
    const queued = queueOf(tablet).reverse();
    for (const [at, change] of changes.entries()) {
      const same = ({ op }: Peeked) =>
        op.type === change.type && op.recordId === ids[at] && op.action === change.action;
      const fresh = queued.filter((one) => same(one) && !this.ops.has(this.keyOf(one.op)));
      const found = fresh[0] ?? queued.find(same);
      const { amount } = change.fields;
      // Of two that were counted at once nobody knows which op is whose.
      if (found && fresh.length === 1 && typeof amount === 'number') this.more.set(this.keyOf(found.op), amount);
      const words = `${tablet.name}: a ${change.type} was told as saved and is not in the queue`;
      hold('I2', found !== undefined, () => words);
      if (found) this.ops.set(this.keyOf(found.op), { op: found.op, tablet, atMs: tablet.loop.nowMs });
    }
  }
  /** Everything that stands in the queue for good counts as told. */
  toldAll(tablet: Tablet): void {
    if (!tablet.disk.isQuiet) return;
    const atMs = tablet.loop.nowMs;
    for (const { op } of queueOf(tablet))
      if (!this.ops.has(this.keyOf(op))) this.ops.set(this.keyOf(op), { op, tablet, atMs });
  }
  /** A library that joins another one gives up its own name, and only that. */
  excuseUnit(tablet: Tablet): void {
    const queued = new Set(queueOf(tablet).map(({ op }) => this.keyOf(op)));
    for (const [key, { op, tablet: own }] of this.ops)
      if (own === tablet && op.type === 'unit' && !queued.has(key)) this.excused.set(key, 'gave up its name');
  }
  /** Whether its tablet was cleared: what it then hands in under another name may be there under the old one. */
  wasCleared(op: Op): boolean {
    const saved = this.ops.get(this.keyOf(op));
    return saved !== undefined && this.#cleared.has(saved.tablet);
  }
  /** Where nothing keeps it from being made, the second copy has all but the last moments. */
  checkCopied(tablet: Tablet, server: ServerWorld): void {
    const { isFull, abortShare } = tablet.disk.faults;
    const mayLag = isFull || abortShare > 0 || tablet.programs.some(({ frozen }) => frozen);
    if (!server.isUp || this.#swarm.has('restored server') || mayLag) return;
    for (const { op, atMs } of this.#onlyOn(tablet, server)) {
      const isFresh = atMs <= tablet.disturbedMs || tablet.loop.nowMs - atMs < copiedWithinMs;
      hold('I2', isFresh, () => `${tablet.name}: ${nameOf(op)} was saved long ago and has no second copy`);
    }
  }
  /** The browser clears this tablet: `clear` does it. What then stands in no copy and on no server is gone, and nobody can be
   * asked for it; nor for what was answered, whatever the copy still has of it. */
  cleared(tablet: Tablet, server: ServerWorld, clear: () => void): void {
    const answered = new Set(queueOf(tablet).flatMap(({ op, waits }) => (waits ? [] : [this.keyOf(op)])));
    clear();
    this.#cleared.add(tablet);
    for (const { op } of this.#onlyOn(tablet, server, answered)) this.excused.set(this.keyOf(op), byBrowser);
  }
  /** What a tablet has told as saved, and neither its second copy nor the server has. */
  #onlyOn(tablet: Tablet, server: ServerWorld, answered: ReadonlySet<string> = new Set()): SavedOp[] {
    // A server that is put back asks for what only this tablet still had.
    const sent = this.#swarm.has('restored server') ? [] : serverOps(server).map(({ op }) => this.keyOf(op));
    const copied = copiedOps(tablet).map((op) => this.keyOf(op));
    const there = new Set([...copied.filter((key) => !answered.has(key)), ...sent]);
    return [...this.ops].flatMap(([key, saved]) =>
      saved.tablet === tablet && !there.has(key) && !this.excused.has(key) ? [saved] : [],
    );
  }
  /** Every op told as saved is on the server or still held by its tablet. */
  checkHeld(server: ServerWorld): void {
    if (!server.isUp) return;
    const there = new Set(serverOps(server).map(({ op }) => this.keyOf(op)));
    // A server that was down when a tablet was cleared could not say what it has: of that it must lose nothing either.
    if (!this.#swarm.has('restored server'))
      for (const [key, why] of this.excused) if (why === byBrowser && there.has(key)) this.excused.delete(key);
    const held = new Map<Tablet, Set<string>>();
    for (const [key, { op, tablet }] of this.ops) {
      if (there.has(key) || this.excused.has(key) || !tablet.disk.isQuiet) continue;
      const own = held.get(tablet) ?? new Set(heldBy(tablet).map((own) => this.keyOf(own)));
      held.set(tablet, own);
      hold('I2', own.has(key), () => `${tablet.name}: ${nameOf(op)} was saved; neither tablet nor server has it`);
    }
  }
}

/** A cleared tablet has what its second copy has, until somebody opens the app. */
const heldBy = (tablet: Tablet): Op[] => (clockOf(tablet) ? queueOf(tablet).map(({ op }) => op) : copiedOps(tablet));

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
