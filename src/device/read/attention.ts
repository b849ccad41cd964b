// What a person must look at: open cases, and records that the server kept but did not apply.
import type { Case } from '#domain/cases/case.ts';
import type { QueuedOp } from '../database.ts';
import { database } from '../open-database.ts';

/** Open cases, oldest first. */
export async function openCases(): Promise<Case[]> {
  const open = await database().case.where('status').equals('open').toArray();
  return open.filter((row) => !row.removed).sort((a, b) => a.openedAt.localeCompare(b.openedAt));
}

/** An own op that the server kept without applying it, and why. */
export interface HeldOp {
  readonly queued: QueuedOp;
  readonly outcome: string;
}
/** Those a person has not put aside, oldest first. */
export async function heldOps(): Promise<HeldOp[]> {
  const db = database();
  const open = await db.held.where('isOpen').equals(1).toArray();
  const queued = await db.outbox.bulkGet(open.map(({ seq }) => seq));
  return open.flatMap(({ outcome }, at) => {
    const one = queued[at];
    return one ? [{ queued: one, outcome }] : [];
  });
}
export async function heldCount(): Promise<number> {
  return database().held.where('isOpen').equals(1).count();
}
/** How many things need a person. */
export async function attentionCount(): Promise<number> {
  const [cases, held] = await Promise.all([database().case.where('status').equals('open').count(), heldCount()]);
  return cases + held;
}
