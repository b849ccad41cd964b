// What only the server can see becomes a case for a person; both writings stand.
import { expect, test } from 'vitest';
import { copy } from '#domain/catalogue/copy.ts';
import { loan } from '#domain/circulation/loan.ts';
import { member } from '#domain/membership/member.ts';
import type { Storage } from '../../../../src/server/storage/storage.ts';
import { freshServer, freshTablet } from '../../../support/fresh-server.ts';

const lend = (memberId: string, id: string) =>
  loan.put(
    { copyId: 'copy-0001', memberId, siteId: 'site-0001', lentAt: '2026-10-06T07:06:00.000Z', dueOn: '2026-10-16' },
    id,
  );
async function people(storage: Storage, type: string) {
  const scope = `people:${storage.server.unitId}`;
  const rows = await storage.rowsAfter({ scope, after: 0, upTo: 1_000, most: 1_000 });
  return rows.filter((row) => row.type === type);
}

test('one copy lent on two tablets: both loans stand and there is one case', async () => {
  const { storage } = await freshServer();
  const [one, two] = [await freshTablet(storage), await freshTablet(storage)];
  await one.push(storage, [one.op(lend('member-01', 'loan-0001'))]);
  const answer = await two.push(storage, [two.op(lend('member-02', 'loan-0002'))]);
  const [opened] = await people(storage, 'case');
  expect(answer.outcomes).toEqual([[1, 'applied_case', 2, opened?.id]]);
  expect(opened?.state.fields).toMatchObject({
    caseKind: 'doubleLoan',
    subjects: ['loan-0001', 'loan-0002'],
    status: 'open',
  });
  expect(await people(storage, 'loan')).toHaveLength(2);
  await one.push(storage, [one.op(loan.patch('loan-0001', { renewals: 1 }))]);
  expect(await people(storage, 'case')).toHaveLength(1);
});

test('a copy that came back and is lent again is no case', async () => {
  const { storage } = await freshServer();
  const tablet = await freshTablet(storage);
  await tablet.push(storage, [
    tablet.op(lend('member-01', 'loan-0001')),
    tablet.op(loan.patch('loan-0001', { returnedAt: '2026-10-08T07:06:00.000Z' })),
    tablet.op(lend('member-02', 'loan-0002')),
  ]);
  expect(await people(storage, 'case')).toHaveLength(0);
});

test('one accession number on two books and one card for two people are cases', async () => {
  const { storage } = await freshServer();
  const tablet = await freshTablet(storage);
  const number = {
    titleId: 'title-0001',
    siteId: 'site-0001',
    accessionNumber: 'TN.00214',
    status: 'inService',
  } as const;
  const card = { memberKind: 'pupil', cardNumber: '4A2.007', status: 'active' } as const;
  await tablet.push(storage, [
    tablet.op(copy.put(number, 'copy-0001')),
    tablet.op(copy.put(number, 'copy-0002')),
    tablet.op(member.put({ fullName: 'Nguyễn Minh Châu', ...card }, 'member-01')),
    tablet.op(member.put({ fullName: 'Nguyễn Minh Châu', ...card }, 'member-02')),
  ]);
  const kinds = (await people(storage, 'case')).map(({ state }) => String(state.fields.caseKind)).sort();
  expect(kinds).toEqual(['accessionClash', 'cardClash']);
});
