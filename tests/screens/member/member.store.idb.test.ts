// What the page of a member says after an act, and what it offers to take back.
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { member } from '#domain/membership/member.ts';
import type { Id } from '#domain/record/id.ts';
import { linkOf } from '#domain/record/same-as.ts';
import { sameMember } from '#domain/membership/same-member.ts';
import { commit } from '#device/commit.ts';
import { database } from '#device/open-database.ts';
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

test('whoever was merged is erased whole: no record keeps the name, the class or the card', async () => {
  const other = member.put(
    { fullName: 'Lò Thị Mơ', cardNumber: '4A1.002', memberKind: 'pupil', status: 'active' },
    'member-02',
  );
  await commit([other, sameMember.put(linkOf<string>(id, 'member-02'))]);
  await createOpenMember()
    .getState()
    .erase(await shown());
  expect(JSON.stringify(await database().member.toArray())).not.toMatch(/Lò Thị|4A1/);
  expect(await theMember('member-02')).toBeUndefined();
});

test('whoever corrects a name writes nothing of a card that another tablet corrects meanwhile, nor takes it back', async () => {
  const page = createOpenMember();
  page.getState().edit(await shown());
  page.getState().set({ fullName: 'Lò Thị Mơ' });
  await commit([member.patch(id, { cardNumber: '4A1.009' })]);
  await page.getState().save(await shown());
  const ops = await database().outbox.toArray();
  expect(ops.at(-1)?.op.fields).toEqual({ fullName: 'Lò Thị Mơ' });
  await page.getState().undo?.();
  expect(await shown()).toMatchObject({ fullName: 'Lò Thị Mai', cardNumber: '4A1.009' });
});
test('where nothing is corrected nothing is written', async () => {
  const page = createOpenMember();
  page.getState().edit(await shown());
  const before = await database().outbox.count();
  await page.getState().save(await shown());
  expect(page.getState()).toMatchObject({ draft: undefined, said: undefined });
  expect(await database().outbox.count()).toBe(before);
});
