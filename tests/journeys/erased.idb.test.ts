// A child's data is erased: it reaches every tablet, nothing of it is left anywhere, and what counted still counts.
import 'fake-indexeddb/auto';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { attendance } from '#domain/events/attendance.ts';
import { loan } from '#domain/circulation/loan.ts';
import { eraseMember } from '#domain/membership/erase-member.ts';
import { member } from '#domain/membership/member.ts';
import { sameMember } from '#domain/membership/same-member.ts';
import type { Change } from '#domain/record/change.ts';
import { linkOf } from '#domain/record/same-as.ts';
import { commit } from '#device/commit.ts';
import { database } from '#device/open-database.ts';
import { allMembers, theMember } from '#device/read/membership.ts';
import { lookAfter } from '#device/care/care.ts';
import { sameMembers } from '#device/read/same.ts';
import { takeTurn } from '#device/round/turn.ts';
import { caseLines } from '#device/read/cases/case-lines.ts';
import { dueBy, heldBy } from '#device/read/circulation.ts';
import { speaker } from '#i18n/phrase.ts';
import { viewOf } from '../../src/screens/waiting/kinds/kinds.ts';
import { settleCase } from '../../src/screens/waiting/settle-case.ts';
import { TestDevice } from '../support/devices.ts';
import { freshServer, type FreshServer } from '../support/fresh-server.ts';
import { openNetwork, type Network } from '../support/network.ts';

let server: FreshServer;
let network: Network;
let one: TestDevice;
let two: TestDevice;
beforeEach(async () => {
  server = await freshServer();
  network = await openNetwork(server);
  [one, two] = [new TestDevice(), new TestDevice()];
  await one.join(server, 'administrator');
  await two.join(server, 'librarian');
});
afterEach(() => network.close());

const name = 'Lường Thị Ánh Nguyệt';
const card = '4A2.017';
const child = member.put({ fullName: name, cardNumber: card, memberKind: 'pupil', status: 'active' }, 'member-01');
const lent = loan.put(
  {
    copyId: 'copy-0001',
    memberId: 'member-01',
    siteId: 'site-0001',
    lentAt: '2026-10-06T07:06:00.000Z',
    dueOn: '2026-10-16',
  },
  'loan-0001',
);
const present = attendance.put({
  eventId: 'event-0001',
  memberId: 'member-01',
  checkedInAt: '2026-10-06T07:06:00.000Z',
  method: 'name',
});
const erase = async () => {
  const decision = eraseMember({ id: 'member-01', same: await sameMembers() });
  if (decision.kind === 'change') await commit(decision.changes);
};
const everyRow = async () =>
  JSON.stringify(await Promise.all(database().tables.map((table) => table.toArray().catch(() => []))));
/** All that stands in the server's tables, as text. */
function everythingThere(): string {
  const file = new DatabaseSync(join(server.folder, 'tusach.sqlite'));
  const text = ['record', 'op'].map((table) => JSON.stringify(file.prepare(`SELECT * FROM ${table}`).all())).join();
  file.close();
  return text;
}

test('nothing of the child is left on any tablet or the server; the loan and the attendance still count', async () => {
  await one.at(() => commit([child, lent, present]));
  await one.exchange();
  await two.exchange();
  await two.at(() => commit([member.patch('member-01', { fullName: `${name} sửa` })]));
  await two.exchange();
  await one.exchange();
  await one.at(erase);
  expect(await one.at(() => theMember('member-01'))).toBeUndefined();
  for (const device of [one, two, one]) expect(await device.exchange()).toEqual({ kind: 'done' });
  for (const device of [one, two])
    await device.at(async () => {
      expect(await everyRow()).not.toMatch(/Ánh Nguyệt|4A2/);
      expect(await allMembers()).toEqual([]);
      expect(await database().loan.count()).toBe(1);
      expect((await database().attendance.toArray()).filter(({ removed }) => !removed)).toHaveLength(1);
    });
  await network.close();
  expect(everythingThere()).not.toMatch(/Ánh Nguyệt|4A2/);
  expect(everythingThere()).toMatch(/member-01/);
  network = await openNetwork((server = await freshServer(server.folder)));
});

test('of a child who is written twice and merged nothing is left either, under any of the records', async () => {
  const again = member.put(
    { fullName: `${name} A`, cardNumber: '4A2.071', memberKind: 'pupil', status: 'active' },
    'member-02',
  );
  await one.at(() => commit([child, again, sameMember.put(linkOf('member-01', 'member-02'))]));
  for (const device of [one, two]) await device.exchange();
  await one.at(erase);
  for (const device of [one, two, one]) expect(await device.exchange()).toEqual({ kind: 'done' });
  for (const device of [one, two]) expect(await device.at(everyRow)).not.toMatch(/Ánh Nguyệt|4A2/);
  await network.close();
  expect(everythingThere()).not.toMatch(/Ánh Nguyệt|4A2/);
  network = await openNetwork((server = await freshServer(server.folder)));
});

test('a correction from a tablet that had not heard of it brings nothing back', async () => {
  await one.at(() => commit([child]));
  await one.exchange();
  await two.exchange();
  await two.at(() => commit([member.patch('member-01', { fullName: `${name} sửa` })]));
  await one.at(erase);
  await one.exchange();
  await two.exchange();
  expect(await two.at(allMembers)).toEqual([]);
  await two.at(async () => {
    await database().meta.delete('care');
    await lookAfter(await takeTurn(new AbortController().signal));
    expect(await everyRow()).not.toMatch(/Ánh Nguyệt|4A2/);
  });
  await network.close();
  expect(everythingThere()).not.toMatch(/Ánh Nguyệt|4A2/);
  network = await openNetwork((server = await freshServer(server.folder)));
});

test.each(['the correction', 'the erasure'])(
  'whoever corrected the child hears that it was erased, and nothing more, when %s comes first',
  async (first) => {
    await one.at(() => commit([child]));
    await one.exchange();
    await two.exchange();
    await two.at(() => commit([member.patch('member-01', { fullName: `${name} sửa` })]));
    await one.at(erase);
    const order = first === 'the correction' ? [two, one, two] : [one, two, one];
    for (const device of order) await device.exchange();
    for (const device of [one, two]) {
      const [line] = await device.at(caseLines);
      expect([line?.said, JSON.stringify(line?.open)]).toEqual([
        { kind: 'editedErased' },
        expect.not.stringMatching(/Ánh Nguyệt|4A2/),
      ]);
    }
    await two.at(async () => {
      const [line] = await caseLines();
      await settleCase(line as never, viewOf('editedErased')?.outcomes(line as never, speaker('vi'))[0]);
    });
    for (const device of [two, one]) await device.exchange();
    expect(await one.at(caseLines)).toEqual([]);
  },
);

test.each(['the loan', 'the erasure'])(
  'a book lent to a child who was erased elsewhere is asked about: it is back, or somebody has it (%s comes first)',
  async (first) => {
    const other = member.put({ fullName: 'Lò Thị Mai', memberKind: 'pupil', status: 'active' }, 'member-02');
    await one.at(() => commit([child, other]));
    await one.exchange();
    await two.exchange();
    await two.at(() => commit([lent]));
    await one.at(erase);
    const order = first === 'the loan' ? [two, one, two] : [one, two, one];
    for (const device of order) await device.exchange();
    expect(await one.at(caseLines)).toMatchObject([
      { said: { kind: 'loanOfNobody' }, loans: [{ loan: { id: 'loan-0001' } }] },
    ]);
    expect((await one.at(() => dueBy('2026-12-01')))[0]?.member).toBeUndefined();
    const answers = async () => {
      const [line] = await caseLines();
      const [back, given] = viewOf('loanOfNobody')?.outcomes(line as never, speaker('vi')) ?? [];
      const toOther = given?.ofPerson?.((await theMember('member-02')) as never);
      return [back, toOther].map((answer) => () => settleCase(line as never, answer));
    };
    for (const [nth, held] of [0, 1].entries()) {
      const settled = await two.at(async () => (await answers())[nth]?.());
      for (const device of [two, one]) await device.exchange();
      expect(await one.at(caseLines)).toEqual([]);
      expect(await one.at(() => heldBy('member-02'))).toHaveLength(held);
      await two.at(async () => settled?.undo());
      for (const device of [two, one]) await device.exchange();
      expect(await one.at(caseLines)).toMatchObject([{ said: { kind: 'loanOfNobody' } }]);
    }
  },
);

test('whoever does not answer for the library cannot erase', async () => {
  await one.at(() => commit([child]));
  await one.exchange();
  await two.exchange();
  await two.at(() => commit([{ type: 'member', action: 'erase', id: 'member-01', fields: {} } satisfies Change]));
  await two.exchange();
  expect((await two.at(() => theMember('member-01')))?.fullName).toBe(name);
  expect(await two.at(() => database().held.count())).toBe(1);
});
