// Returning, renewing, reading on the spot, and taking each back.
import { expect, test } from 'vitest';
import type { Title } from '#domain/catalogue/title.ts';
import type { Loan } from '#domain/circulation/loan.ts';
import { readHere } from '#domain/circulation/read-here.ts';
import { mostRenewals, renew } from '#domain/circulation/renew.ts';
import { returnCopy } from '#domain/circulation/return-copy.ts';
import { takeBack, takeBackRenewal } from '#domain/circulation/take-back.ts';

const held: Loan = {
  id: 'loan-0001',
  copyId: 'copy-0001',
  memberId: 'member-01',
  siteId: 'site-0001',
  lentAt: '2026-10-01T01:00:00.000Z',
  dueOn: '2026-10-11',
};
const now = '2026-10-06T07:06:00.000Z';

test('a book that comes back closes every open loan of it', () => {
  const decision = returnCopy({ copyLoans: [held, { ...held, id: 'loan-0002' }], now });
  expect(decision).toMatchObject({ changes: [{ id: 'loan-0001' }, { id: 'loan-0002', fields: { returnedAt: now } }] });
});
test('a book nobody had changes nothing', () => {
  expect(returnCopy({ copyLoans: [], now })).toEqual({ kind: 'unchanged' });
});
test('a book that is brought back without a loan is written down, one for the day', () => {
  const brought = { copyId: 'copy-0001', siteId: 'site-0001' } as const;
  expect(returnCopy({ copyLoans: [], now, brought })).toMatchObject({
    changes: [{ type: 'strayReturn', action: 'put', fields: { ...brought, returnedAt: now, onDay: '2026-10-06' } }],
  });
  expect(returnCopy({ copyLoans: [held], now, brought })).toMatchObject({ changes: [{ id: 'loan-0001' }] });
});
test('a renewal counts ten days from today and is no new loan', () => {
  const decision = renew({ held, days: 10, today: '2026-10-06' });
  expect(decision).toMatchObject({ changes: [{ action: 'patch', fields: { dueOn: '2026-10-16', renewals: 1 } }] });
});
test('a renewal that gives no more time changes nothing', () => {
  expect(renew({ held, days: 5, today: '2026-10-06' })).toEqual({ kind: 'unchanged' });
});
test('after two renewals the book should go round', () => {
  const decision = renew({ held: { ...held, renewals: mostRenewals }, days: 10, today: '2026-10-06' });
  expect(decision).toMatchObject({ refusal: { kind: 'renewed-enough' } });
});
test('reading on the spot counts one, and one less when taken back', () => {
  const title: Title = { id: 'title-001', title: 'Quê nội', bookType: 'TN' };
  const asked = { title, today: '2026-10-06', siteId: 'site-0001', readerKind: 'pupil' } as const;
  expect(readHere(asked)).toMatchObject({ changes: [{ fields: { amount: 1 } }] });
  expect(readHere({ ...asked, more: -1 })).toMatchObject({ changes: [{ fields: { amount: -1 } }] });
});
test('taking a loan back removes it and opens again what it closed', () => {
  expect(takeBack({ before: [held], made: 'loan-0009' })).toMatchObject([
    { action: 'remove', id: 'loan-0009' },
    { action: 'patch', id: 'loan-0001', fields: { returnedAt: null } },
  ]);
});
test('taking back writes again what the act wrote, and nothing that another tablet may have written since', () => {
  expect(takeBack({ before: [held] }).map(({ fields }) => fields)).toEqual([{ returnedAt: null }]);
  expect(takeBackRenewal(held).map(({ fields }) => fields)).toEqual([{ dueOn: '2026-10-11', renewals: null }]);
});
