// The queue of layout 1 kept what became of an op in its own row. Opening such a database writes the answers beside the
// queue; an op whose answer stood behind one that still waits is sent again, and the server knows it by its number.
import type { Transaction } from 'dexie';
import { recordKey, type Op } from '#protocol/op.ts';
import type { AnswerRow, HeldRow, QueuedOp } from '../database.ts';

interface OldQueuedOp {
  readonly seq: number;
  readonly status: 'waiting' | 'answered' | 'covered' | 'attention';
  readonly op: Op;
  readonly scopeSeq?: number;
  readonly outcome?: string;
}

export async function answersBesideQueue(transaction: Transaction): Promise<void> {
  const old = (await transaction.table('outbox').toArray()) as unknown as OldQueuedOp[];
  const [first] = old;
  if (!first) return;
  const waiting = old.findIndex(({ status }) => status === 'waiting');
  const answered = waiting < 0 ? old : old.slice(0, waiting);
  const rows = old.map(({ seq, op }): QueuedOp => ({ seq, key: recordKey(op.type, op.recordId), op }));
  await transaction.table('outbox').bulkPut(rows);
  if (answered.length > 0) await transaction.table('answer').put(runOf(answered));
  await transaction.table('held').bulkPut(answered.flatMap(heldOf));
}

function runOf(answered: readonly OldQueuedOp[]): AnswerRow {
  const heads: Record<string, number> = {};
  for (const { op, scopeSeq = 0 } of answered) heads[op.scope] = Math.max(heads[op.scope] ?? 0, scopeSeq);
  const from = answered[0]?.seq ?? 1;
  const to = answered.at(-1)?.seq ?? from;
  return { from, to, scopeSeqs: answered.map(({ scopeSeq = 0 }) => scopeSeq), heads };
}

function heldOf({ seq, status, outcome = '' }: OldQueuedOp): HeldRow[] {
  if (outcome === 'parked') return [{ seq, outcome }];
  if (status === 'attention') return [{ seq, outcome, isOpen: 1 }];
  return outcome.startsWith('quarantined') ? [{ seq, outcome }] : [];
}
