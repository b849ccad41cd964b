// Gives every changed record the next number of its scope, and every op the number under which its effect can be pulled.
import type { Outcome, PushAnswer } from '#protocol/push.ts';
import type { OpRow } from '../storage/storage.ts';
import { ByName } from './by-name.ts';
import type { Passing } from './passing.ts';
import type { WorkingCopy } from './working-copy.ts';

/** Gives every changed record the next number of its scope. */
export function numberChanges(copy: WorkingCopy, heads: ReadonlyMap<string, number>) {
  const moved = new Map<string, number>();
  const seqs = new ByName<number>();
  const rows = copy.changes().map((now) => {
    const seq = (moved.get(now.scope) ?? heads.get(now.scope) ?? 0) + 1;
    moved.set(now.scope, seq);
    seqs.set(now, seq);
    return { ...now, seq };
  });
  return { rows, moved, seqs };
}

type Seqs = Pick<ByName<number>, 'get'>;
type Numbered = { readonly scope: string; readonly type: string; readonly recordId: string; readonly outcome: string };
export function seqOf(op: Numbered, copy: WorkingCopy, seqs: Seqs): number {
  if (!op.outcome.startsWith('applied')) return 0;
  const name = { scope: op.scope, type: op.type, id: op.recordId };
  return seqs.get(name) ?? copy.stored(name)?.seq ?? 0;
}

interface Numbering {
  readonly copy: WorkingCopy;
  readonly seqs: Seqs;
  readonly receivedAt: string;
}
export function opRowOf(passed: Passing, { copy, seqs, receivedAt }: Numbering): OpRow {
  const { device, seq, scope, type, recordId } = passed.op;
  const { outcome, effective, hash, wire, signed } = passed;
  const scopeSeq = seqOf({ scope, type, recordId, outcome }, copy, seqs);
  return {
    device,
    seq,
    scope,
    type,
    recordId,
    outcome,
    scopeSeq,
    caseId: passed.caseId ?? null,
    effective,
    hash,
    receivedAt,
    wire,
    signed,
  };
}

/** What a device is told of one of its ops, as it stands now. */
export function answerOf({ seq, outcome, scopeSeq, caseId }: OpRow): PushAnswer['outcomes'][number] {
  return [seq, outcome as Outcome, scopeSeq, caseId];
}
