// The code that the server prints where it is started: for a library without an administrator, and for one whose only
// administrator's tablet is lost.
import { expect, test } from 'vitest';
import { unit } from '#domain/places/unit.ts';
import { readCode } from '#protocol/join.ts';
import { scopeOf } from '#protocol/scope.ts';
import { firstCodes, keepFirstCodes, type FirstCode } from '../../../src/server/accounts/first-code.ts';
import { join } from '../../../src/server/accounts/join.ts';
import { freshDevice, freshServer, freshTablet, joinWith, Tablet } from '../../support/fresh-server.ts';

test('a library has a code until it has an administrator who may come in', async () => {
  const server = await freshServer();
  const { storage } = server;
  expect(await firstCodes(storage, Date.now())).toHaveLength(1);
  const { device } = await joinWith(server, 'administrator');
  expect(await firstCodes(storage, Date.now())).toHaveLength(0);
  await storage.transaction(async (transaction) => {
    const row = await transaction.lockDevice(device);
    if (row) await transaction.putDevice({ ...row, state: 'suspended' });
  });
  expect(await firstCodes(storage, Date.now())).toHaveLength(1);
});

test('asked for, a code is made for every library whoever looks after it, and lets an administrator in', async () => {
  const server = await freshServer();
  const { storage } = server;
  const other = '01939f00-0000-7000-8000-0000000000ff';
  for (const unitId of [storage.server.unitId, other]) {
    const { device, unitId: of } = await joinWith(server, 'administrator', unitId);
    const tablet = new Tablet({ id: device, unitId: of } as Tablet['row']);
    await tablet.push(storage, [tablet.op(unit.put({ name: `Thư viện ${of}`, unitKind: 'school' }, of))]);
  }
  const codes = await firstCodes(storage, 0, true);
  expect(codes.map(({ unitName }) => unitName)).toEqual([`Thư viện ${storage.server.unitId}`, `Thư viện ${other}`]);
  for (const [at, unitId] of [storage.server.unitId, other].entries()) {
    const request = { code: readCode(codes[at]?.code ?? '') ?? '', freshDevice: freshDevice(), name: 'máy mới' };
    expect(await join({ storage, request, nowMs: 1 })).toMatchObject({ role: 'administrator', unitId });
  }
});

test('such a code is told once; without being asked for, a library with an administrator has none', async () => {
  const server = await freshServer();
  await joinWith(server, 'administrator');
  const told: FirstCode[] = [];
  const stop = await new Promise<() => void>((resolve) => {
    const ending = keepFirstCodes(server.storage, {
      evenSo: true,
      tell: (codes) => {
        told.push(...codes);
        resolve(ending);
      },
    });
  });
  stop();
  expect(told).toHaveLength(1);
  expect(await firstCodes(server.storage, Date.now())).toEqual([]);
});

test('an administrator who writes a library into a scope of another one makes no library of it', async () => {
  const { storage } = await freshServer();
  const tablet = await freshTablet(storage);
  const scope = scopeOf('unit', tablet.unitId);
  const made = unit.put({ name: 'Thư viện không có', unitKind: 'school' }, 'library-of-nobody');
  await tablet.push(storage, [tablet.op(made, { scope })]);
  expect((await storage.units()).map(({ id }) => id)).toEqual([storage.server.unitId]);
});
