// What the page of a member says after an act, and what it offers to take back.
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { member } from '#domain/membership/member.ts';
import type { Id } from '#domain/record/id.ts';
import { commit } from '#device/commit.ts';
import { theMember } from '#device/read/membership.ts';
import { createOpenMember } from '#screens/member/member.store.ts';
import { freshLibrary } from '../../support/fresh-library.ts';

const id = 'member-01' as Id<'member'>;
beforeEach(async () => {
  await freshLibrary();
  await commit([member.put({ fullName: 'Lò Thị Mai', memberKind: 'pupil', status: 'active' }, id)]);
});
const shown = async () => {
  const found = await theMember(id);
  if (!found) throw new Error('The member is gone.');
  return found;
};

test('that somebody was erased is said when it is done, and cannot be taken back', async () => {
  const page = createOpenMember();
  await page.getState().turnCard(await shown());
  expect(page.getState().undo).toBeDefined();
  page.getState().askToErase();
  expect(page.getState().said).not.toBe('erased');
  await page.getState().erase(await shown());
  expect(page.getState()).toMatchObject({ said: 'erased', asksToErase: undefined, undo: undefined });
  expect(await theMember(id)).toBeUndefined();
});
