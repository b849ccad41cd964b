// Ops on their way through the server: what came, as it came, and what becomes of each. The text that came is hashed, so that
// a retry is told from another op under the same number.
import { hash } from 'node:crypto';
import { opFromWire, type Op } from '#protocol/op.ts';
import type { Outcome } from '#protocol/push.ts';

/** An op on its way through: what came, and what becomes of it. */
export interface Passing {
  readonly op: Op;
  readonly wire: string;
  readonly hash: string;
  outcome: Outcome;
  effective: string;
  /** Its batch came with the signature of its device. */
  signed: boolean;
  caseId?: string;
}

/** Reads the batch: ops of this device, numbered without gaps. Undefined when it is no batch of ops. */
export function readOps(given: readonly unknown[], device: string): Passing[] | undefined {
  const passing: Passing[] = [];
  for (const one of given) {
    const op = opFromWire(one);
    const expected = (passing.at(-1)?.op.seq ?? (op?.seq ?? 0) - 1) + 1;
    if (op?.device !== device || op.seq !== expected) return undefined;
    const wire = JSON.stringify(one);
    const fingerprint = hash('sha256', wire, 'base64url');
    passing.push({ op, wire, hash: fingerprint, outcome: 'applied', effective: op.stamp, signed: false });
  }
  return passing;
}

/** Ops written together, and every other op by itself. */
export function groupsOf(fresh: readonly Passing[]): Passing[][] {
  const groups: Passing[][] = [];
  for (const passed of fresh) {
    const open = groups.at(-1);
    if (open && passed.op.group !== undefined && open[0]?.op.group === passed.op.group) open.push(passed);
    else groups.push([passed]);
  }
  return groups;
}
