// What the oracle lets a server write by itself: loans that a decision ended may be open again, and no others.
import { expect, test } from 'vitest';
import { caseRecord } from '#domain/cases/case.ts';
import { loan } from '#domain/circulation/loan.ts';
import type { Change } from '#domain/record/change.ts';
import { idFromKey, type Id } from '#domain/record/id.ts';
import { definitionOf } from '#domain/records.ts';
import { merge } from '#protocol/merge/merge.ts';
import type { Op } from '#protocol/op.ts';
import { makeStamp, rightAfter } from '#protocol/stamp.ts';
import { modelOf } from './oracle/model.ts';
import { checkOnServer, type Looking } from './oracle/on-the-server.ts';
import { Saved, type ServerOp } from './oracle/saved.ts';
import type { ServerWorld } from './world/server.ts';

const device = 'a'.repeat(16);
const scope = 'people:unit-0001';
const loanId = 'loan-0001';
const caseId = idFromKey('case', ['doubleLoan', loanId, 'loan-0002']) as Id<'case'>;
const stampOf = (seq: number) => makeStamp(seq * 1_000, 0, device);
const written = (change: Change, seq: number): ServerOp => {
  const { type, action, fields } = change;
  const name = { device, seq, scope, type, recordId: change.id ?? '', version: definitionOf(type)?.version ?? 1 };
  const op: Op = { ...name, action, fields, stamp: stampOf(seq), wall: seq * 1_000, base: 0, app: 'test' };
  return { op, outcome: 'applied', scopeSeq: seq, effective: op.stamp, receivedMs: 9_000 };
};
const lent = { copyId: 'copy-0001', memberId: 'member-01', siteId: 'site-0001', lentAt: '2026-10-06T01:00:00.000Z' };
const returnedAt = '2026-10-07T01:00:00.000Z';
const ended = loan.patch(loanId, { returnedAt, endedBy: caseId });
const back = loan.patch(loanId, { returnedAt });

/** The loan is put and comes back in one way or two; then the server has it open again, right after the last of them. */
function openedAgain(outcome: string, ...ways: readonly Change[]): () => void {
  const ops = [loan.put({ ...lent, dueOn: '2026-10-16' }, loanId), ...ways].map((change, at) =>
    written(change, at + 1),
  );
  const [[, before] = ['', undefined]] = [...modelOf(ops)];
  const again = { action: 'patch', fields: { returnedAt: null }, stamp: rightAfter(stampOf(ops.length)) } as const;
  const definition = definitionOf('loan');
  if (!definition) throw new Error('There is no loan.');
  const open = merge(definition, before, { ...again, version: definition.version, device: '' });
  const asked = { caseKind: 'doubleLoan', status: 'settled', outcome, subjects: [loanId, 'loan-0002'] };
  const put = { action: 'put', fields: asked, stamp: stampOf(8), version: 1, device: '' } as const;
  const records = [
    { scope, type: 'loan', id: loanId, seq: 8, state: open },
    { scope, type: 'case', id: caseId, seq: 9, state: merge(caseRecord, undefined, put) },
  ];
  const server = { query: () => [{ id: device, role: 'administrator' }] } as unknown as ServerWorld;
  const looking: Looking = { server, ops, records, saved: new Saved(new Set()) };
  return () => checkOnServer(looking);
}

test('a loan may be open again where the case says in the end that it goes on, and not where the case ended it', () => {
  expect(openedAgain(`held:${loanId}`, ended)).not.toThrow();
  expect(openedAgain('held:loan-0002', ended)).toThrow(/instead of/);
});
test('a loan that came back over the counter stays back, whatever was decided before', () => {
  expect(openedAgain(`held:${loanId}`, back)).toThrow(/instead of/);
  expect(openedAgain(`held:${loanId}`, ended, back)).toThrow(/instead of/);
});
