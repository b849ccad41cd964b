// What was erased leaves this device's own journal as well, also what waited at that time: people, and cases with their cards.
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { caseRecord } from '#domain/cases/case.ts';
import { member } from '#domain/membership/member.ts';
import { absorb } from '#device/absorb.ts';
import { eraseWhatWaited } from '#device/answers/erase-from-journal.ts';
import { settle } from '#device/answers/settle.ts';
import { commit } from '#device/commit.ts';
import { database } from '#device/open-database.ts';
import { peek } from '#device/outbox.ts';
import { makeStamp } from '#protocol/stamp.ts';
import { freshLibrary } from '../../support/fresh-library.ts';

const scope = 'people:01939f00-0000-7000-8000-0000000000aa';
const erased = { fields: {}, removed: true, erased: makeStamp(1_000, 0, 'f'.repeat(16)) } as const;
const journal = async () => JSON.stringify(await database().outbox.toArray());

beforeEach(async () => {
  await freshLibrary();
  const fields = { caseKind: 'cardClash', subjects: ['member-01', 'member-02'], openedAt: '2026-10-06T07:06:00.000Z' };
  await commit([
    member.put({ fullName: 'Lường Thị Ánh', memberKind: 'pupil', status: 'active' }, 'member-01'),
    caseRecord.put({ ...fields, status: 'settled', written: ['4A2.017', '4A2.018'] } as never, 'case-0001'),
  ]);
});

test('what waited when it was erased stays until it is answered, and leaves with the next look', async () => {
  const rows = [
    ['member', 'member-01', 6, erased],
    ['case', 'case-0001', 7, erased],
  ] as const;
  await absorb({ kind: 'page', scope, from: 0, to: 7, head: 7, more: false, rows } as never);
  await eraseWhatWaited();
  expect(await journal()).toMatch(/Ánh.*4A2\.018/);
  await settle(
    [
      [1, 'applied', 8, null],
      [2, 'applied', 9, null],
    ],
    await peek(9),
  );
  await eraseWhatWaited();
  expect(await journal()).not.toMatch(/Ánh|4A2/);
});
