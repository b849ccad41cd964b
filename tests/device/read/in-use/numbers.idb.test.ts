// Which number a book is offered: never one out of the middle of a register that has not come whole.
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { copy } from '#domain/catalogue/copy.ts';
import { scopeKindsFor } from '#domain/access/may.ts';
import { commit } from '#device/commit.ts';
import { database } from '#device/open-database.ts';
import { nextNumber } from '#device/read/in-use/numbers.ts';
import { lookAgain, session } from '#device/session.ts';
import { scopeOf } from '#protocol/scope.ts';
import { freshLibrary } from '../../../support/fresh-library.ts';

const unitId = '01939f00-0000-7000-8000-0000000000aa';
beforeEach(async () => {
  await freshLibrary(unitId);
  const fields = { titleId: 'title-0001', siteId: 'site-0001', status: 'inService' } as const;
  await commit([copy.put({ ...fields, accessionNumber: 'TN.00007' }, 'copy-0001')]);
});

test('the register of a library of its own goes on after its last number', async () => {
  expect(await nextNumber('TN', [])).toBe('TN.00008');
});
test('nothing is proposed until the register of a library that was joined has come, then the next', async () => {
  await database().meta.put({ id: 'server', server: 'https://thuvien.example', epoch: 'e' } as never);
  await lookAgain();
  expect(await nextNumber('TN', [])).toBe('');
  const scopes = scopeKindsFor(session.getState().settings.role).map((kind) => scopeOf(kind, unitId));
  const cursors = Object.fromEntries(scopes.map((scope) => [scope, 1]));
  await database().meta.update('clock', { cursors } as never);
  await lookAgain();
  expect(await nextNumber('TN', [])).toBe('TN.00008');
});
