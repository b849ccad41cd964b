// What a person must look at: open cases, and records that the server kept but did not apply.
import type { Case } from '#domain/cases/case.ts';
import type { QueuedOp } from '../database.ts';
import { database } from '../open-database.ts';

/** Open cases, oldest first. */
export async function openCases(): Promise<Case[]> {
  const open = await database().case.where('status').equals('open').toArray();
  return open.filter((row) => !row.removed).sort((a, b) => a.openedAt.localeCompare(b.openedAt));
}
/** Own ops that the server kept without applying. */
export async function heldOps(): Promise<QueuedOp[]> {
  return database().outbox.where('status').equals('attention').toArray();
}
/** How many things need a person. */
export async function attentionCount(): Promise<number> {
  const db = database();
  const [cases, held] = await Promise.all([
    db.case.where('status').equals('open').count(),
    db.outbox.where('status').equals('attention').count(),
  ]);
  return cases + held;
}
