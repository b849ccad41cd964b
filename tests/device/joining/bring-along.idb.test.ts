// A library that was started alone joins another: everything written before comes along, under the new library.
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { inHouseUse } from '#domain/circulation/in-house-use.ts';
import { member } from '#domain/membership/member.ts';
import { site } from '#domain/places/site.ts';
import { unit } from '#domain/places/unit.ts';
import type { Id } from '#domain/record/id.ts';
import { bringAlong } from '#device/joining/bring-along.ts';
import { commit } from '#device/commit.ts';
import { database } from '#device/open-database.ts';
import { freshLibrary } from '../../support/fresh-library.ts';

const old = '01939f00-0000-7000-8000-0000000000aa' as Id<'unit'>;
const joined = '01939f00-0000-7000-8000-0000000000bb';
const device = 'd'.repeat(16);
const here = '01939f00-0000-7000-8000-0000000000c1' as Id<'site'>;

async function move(keepsName: boolean) {
  await database().transaction('rw', database().tables, () =>
    bringAlong(database(), { device, unitId: joined, keepsName }),
  );
}

beforeEach(async () => {
  await freshLibrary(old);
  await commit([
    unit.put({ name: 'Tủ sách Khe Mong', unitKind: 'school' }, old),
    site.put({ name: 'Điểm trường Khe Mong', siteKind: 'main' }, here),
  ]);
  await commit([member.put({ fullName: 'Lò Thị Mai', memberKind: 'pupil', status: 'active' })]);
  const read = inHouseUse.put({
    titleId: '01939f00-0000-7000-8000-0000000000d1',
    onDay: '2026-10-02',
    siteId: here,
    readerKind: 'pupil',
    amount: 2,
  });
  await commit([read]);
});

test('joining a library that has a name leaves the old name behind and nothing else', async () => {
  await move(false);
  const ops = (await database().outbox.toArray()).map(({ op }) => op);
  expect(ops.map(({ type, seq }) => [type, seq])).toEqual([
    ['site', 1],
    ['member', 2],
    ['inHouseUse', 3],
  ]);
  expect(new Set(ops.map((op) => op.device))).toEqual(new Set([device]));
  expect(ops.map((op) => op.scope)).toEqual([`unit:${joined}`, `people:${joined}`, `unit:${joined}`]);
  expect(await database().unit.count()).toBe(0);
  expect(await database().member.toArray()).toMatchObject([{ fullName: 'Lò Thị Mai', scope: `people:${joined}` }]);
});

test('joining a library without a name gives it this one', async () => {
  await move(true);
  expect(await database().unit.toArray()).toMatchObject([{ id: joined, name: 'Tủ sách Khe Mong' }]);
  const ops = (await database().outbox.toArray()).map(({ op }) => op);
  expect(ops[0]).toMatchObject({ type: 'unit', recordId: joined, seq: 1, group: 1 });
  expect(ops[1]).toMatchObject({ type: 'site', seq: 2, group: 1 });
});

test('counting goes on under the new identity', async () => {
  await move(false);
  const [row] = await database().inHouseUse.toArray();
  expect(row?.body.counts).toMatchObject({ [device]: [2, expect.any(String)] });
  expect(row?.body.stamps?.['*']).toBe(row?.body.counts?.[device]?.[1]);
});

test('the next writing takes the next number', async () => {
  await move(false);
  await commit([member.put({ fullName: 'Hoàng Gia Bảo', memberKind: 'pupil', status: 'active' })]);
  expect((await database().outbox.orderBy('seq').last())?.op).toMatchObject({ seq: 4, device });
});
