// A device moves from the library of one server to that of another: what it wrote itself goes with it, what others wrote stays
// with those it belongs to.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { title } from '#domain/catalogue/title.ts';
import { inHouseUse } from '#domain/circulation/in-house-use.ts';
import { member } from '#domain/membership/member.ts';
import { unit } from '#domain/places/unit.ts';
import { recordTypes } from '#domain/records.ts';
import { scopeOf } from '#protocol/scope.ts';
import { commit } from '#device/commit.ts';
import { database } from '#device/open-database.ts';
import { TestDevice } from '../support/devices.ts';
import { freshServer, type FreshServer } from '../support/fresh-server.ts';
import { openNetwork, type Network } from '../support/network.ts';

let [first, second]: FreshServer[] = [];
let network: Network;
beforeEach(async () => {
  [first, second] = [await freshServer(), await freshServer()];
  network = await openNetwork(first);
});
afterEach(() => network.close());

const used = (amount: number) =>
  inHouseUse.put({ titleId: 'title-0001', onDay: '2026-10-02', siteId: 'site-0001', readerKind: 'pupil', amount });

/** Two devices of the first library have written and seen each other; the one that will move is given. */
async function twoInTheFirst(): Promise<TestDevice> {
  const [stays, moves] = [new TestDevice(), new TestDevice()];
  await stays.join(first as FreshServer, 'administrator');
  await stays.at(() =>
    commit([
      unit.put({ name: 'Trường Khe Mong', unitKind: 'school' }, (first as FreshServer).storage.server.unitId),
      title.put({ title: 'Của người khác', bookType: 'TN' }, 'title-0001'),
      member.put({ fullName: 'Lò Thị Mai', memberKind: 'pupil', status: 'active' }),
    ]),
  );
  await stays.at(() => commit([used(5)]));
  await stays.exchange();
  await moves.join(first as FreshServer, 'librarian');
  await moves.exchange();
  await moves.at(() => commit([title.put({ title: 'Của mình', bookType: 'TN' }, 'title-0002')]));
  await moves.at(() => commit([title.patch('title-0001', { year: 1984 }), used(2)]));
  await moves.exchange();
  await stays.exchange();
  await stays.at(() => commit([title.patch('title-0002', { publisher: 'Kim Đồng' })]));
  await stays.exchange();
  await moves.exchange();
  return moves;
}

async function moveToTheSecond(device: TestDevice): Promise<void> {
  await network.close();
  network = await openNetwork(second as FreshServer);
  await device.join(second as FreshServer, 'librarian');
}

test('nothing of others goes along, and what others added to own records stays behind', async () => {
  const device = await twoInTheFirst();
  await moveToTheSecond(device);
  const look = () =>
    device.at(async () => {
      const rows = await Promise.all(
        recordTypes.map(async (type) =>
          (await database().table<object>(type).toArray()).map((row) => ({ ...row, type })),
        ),
      );
      return rows.flat();
    });
  const { unitId } = (second as FreshServer).storage.server;
  for (const seqs of ['before', 'after']) {
    const rows = await look();
    expect([seqs, rows.map((row) => row.type).sort()]).toEqual([seqs, ['inHouseUse', 'title']]);
    expect(rows).toContainEqual(expect.objectContaining({ id: 'title-0002', title: 'Của mình' }));
    expect(rows).toContainEqual(expect.objectContaining({ type: 'inHouseUse', amount: 2 }));
    expect(JSON.stringify(rows)).not.toMatch(/Kim Đồng|Của người khác|Lò Thị Mai|Khe Mong/);
    expect(rows.every((row) => 'scope' in row && String(row.scope).endsWith(unitId))).toBe(true);
    await device.exchange();
  }
  expect(await device.waiting()).toBe(0);
});

test('what is shown there is what the second server has, and what the first had stays with it', async () => {
  const device = await twoInTheFirst();
  const count = async (server: FreshServer) => {
    const scope = scopeOf('unit', server.storage.server.unitId);
    const rows = await server.storage.rowsAfter({ scope, after: 0, upTo: 1_000, most: 1_000 });
    return rows.map(({ type, id }) => `${type} ${type === 'title' ? id : ''}`.trim()).sort();
  };
  const before = await count(first as FreshServer);
  await moveToTheSecond(device);
  await device.exchange();
  expect(await count(second as FreshServer)).toEqual(['inHouseUse', 'title title-0002']);
  expect(before).toEqual(['inHouseUse', 'title title-0001', 'title title-0002', 'unit']);
});
