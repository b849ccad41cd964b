// One-time codes: once, for ten minutes, for one library and role.
import { expect, test } from 'vitest';
import { codeLifeMs, invitePath, joinPath, showCode, type JoinAnswer, type JoinRequest } from '#protocol/join.ts';
import { makeCode } from '../../../src/server/accounts/codes.ts';
import { join } from '../../../src/server/accounts/join.ts';
import { enrolText } from '#protocol/sign-in.ts';
import { title } from '#domain/catalogue/title.ts';
import { site } from '#domain/places/site.ts';
import type { Id } from '#domain/record/id.ts';
import { freshDevice, freshServer, freshTablet, joinWith } from '../../support/fresh-server.ts';
import { joinWithKey, signedChallenge, signInWith, testKey, type TestKey } from '../../support/test-key.ts';

const ask = (code: string) => ({ code, freshDevice: freshDevice(), name: 'máy quầy' });

test('a code lets one device in, then it is used', async () => {
  const { storage } = await freshServer();
  const inviting = { storage, unitId: storage.server.unitId, role: 'librarian', madeBy: 'test', nowMs: 0 } as const;
  const { code } = await makeCode(inviting);
  const first = await join({ storage, request: ask(showCode(code).toLowerCase()), nowMs: 1 });
  expect(first).toMatchObject({ role: 'librarian', unitId: storage.server.unitId });
  expect(await join({ storage, request: ask(code), nowMs: 2 })).toEqual({ refused: 'used' });
});

test('devices of one library are told apart by their names, and one that joins again keeps its own', async () => {
  const { storage } = await freshServer();
  const inviting = { storage, unitId: storage.server.unitId, role: 'librarian', madeBy: 'test', nowMs: 0 } as const;
  const joined = async (name: string, device?: string) => {
    const { code } = await makeCode(inviting);
    const request = { ...ask(code), name, ...(device === undefined ? {} : { device }) };
    return ((await join({ storage, request, nowMs: 1 })) as JoinAnswer).device;
  };
  const [first] = [await joined('Máy tính bảng'), await joined('máy tính bảng '), await joined('Máy tính bảng')];
  expect(await joined('Máy tính bảng', first)).toBe(first);
  const names = (await storage.transaction((open) => open.devicesOf(storage.server.unitId))).map(({ name }) => name);
  expect(names).toEqual(['Máy tính bảng', 'máy tính bảng 2', 'Máy tính bảng 3']);
});

test('a device whose code names no place is told the main one, so that what it writes at once says where', async () => {
  const server = await freshServer();
  expect(await joinWith(server, 'librarian')).not.toHaveProperty('siteId');
  const tablet = await freshTablet(server.storage);
  const placeId = (name: string) => `site-${name}` as Id<'site'>;
  const main = placeId('main');
  const places = [
    site.put({ name: 'Điểm trường Bản Cuôn', siteKind: 'satellite' }, placeId('hamlet')),
    site.put({ name: 'Cơ sở cũ', siteKind: 'main' }, placeId('gone')),
    site.put({ name: 'Thư viện chính', siteKind: 'main' }, main),
    site.remove(placeId('gone')),
  ];
  await tablet.push(
    server.storage,
    places.map((change) => tablet.op(change)),
    Date.now(),
  );
  expect(await joinWith(server, 'librarian')).toMatchObject({ siteId: main });
});

test('a device that is given another name is told what is here of its queue, from where that begins, and nobody else is', async () => {
  const server = await freshServer();
  const { storage } = server;
  const tablet = await freshTablet(storage);
  const ops = ['Quê nội', 'Dế Mèn', 'Tảng sáng'].map((name) => tablet.op(title.put({ title: name, bookType: 'TN' })));
  await tablet.push(storage, ops, Date.now());
  const stamps = ops.map(({ stamp }) => stamp);
  const joined = async (asked: Partial<JoinRequest>, unitId = storage.server.unitId) => {
    const { code } = await makeCode({ storage, unitId, role: 'kiosk', madeBy: 'test', nowMs: 0 });
    return (await join({ storage, request: { ...ask(code), ...asked }, nowMs: 1 })) as JoinAnswer;
  };
  const device = tablet.id;
  expect((await joined({ device, from: 2 })).had).toEqual(stamps.slice(1));
  expect((await joined({ device, from: 4 })).had).toEqual([]);
  for (const asked of [{ device }, { device: 'f'.repeat(16), from: 1 }, { from: 1 }])
    expect(await joined(asked)).not.toHaveProperty('had');
  expect(await joined({ device, from: 1 }, 'another-library')).not.toHaveProperty('had');
});

test('after ten minutes a code is no longer taken, and the answer says since when', async () => {
  const { storage } = await freshServer();
  const inviting = { storage, unitId: storage.server.unitId, role: 'kiosk', madeBy: 'test', nowMs: 0 } as const;
  const { code } = await makeCode(inviting);
  const answer = await join({ storage, request: ask(code), nowMs: codeLifeMs + 1 });
  expect(answer).toEqual({ refused: 'expired', expiredAt: '1970-01-01T00:10:00.000Z' });
});

test('a code nobody made is unknown', async () => {
  const { storage } = await freshServer();
  expect(await join({ storage, request: ask('ABCD-EFGH'), nowMs: 0 })).toEqual({ refused: 'unknown' });
  expect(await join({ storage, request: ask('not a code'), nowMs: 0 })).toEqual({ refused: 'unknown' });
});

test('a device that joins its library again keeps its identity; in another library it begins anew', async () => {
  const server = await freshServer();
  const { storage } = server;
  const before = await joinWith(server, 'librarian');
  const again = async (unitId: string) => {
    const { code } = await makeCode({ storage, unitId, role: 'volunteer', madeBy: 'test', nowMs: 0 });
    const request = { ...ask(code), device: before.device };
    return join({ storage, request, shown: before.device, nowMs: 1 });
  };
  expect(await again(storage.server.unitId)).toMatchObject({ device: before.device, role: 'volunteer' });
  expect(await again('another-library')).not.toMatchObject({ device: before.device });
});

test('a tablet that lost its key may be who it was with a new code, unless it was suspended or taken out', async () => {
  const server = await freshServer();
  const { storage } = server;
  const key = await testKey();
  const { device } = await joinWithKey(server, 'librarian', key);
  const again = async (by: TestKey) => {
    const { code } = await makeCode({
      storage,
      unitId: storage.server.unitId,
      role: 'librarian',
      madeBy: 'test',
      nowMs: 0,
    });
    const proof = { publicKey: by.publicKey, proof: await by.sign(enrolText(code, by.publicKey)) };
    return join({ storage, request: { ...ask(code), device, key: proof }, nowMs: 1 });
  };
  const [second, third] = [await testKey(), await testKey()];
  expect(await again(second)).toMatchObject({ device });
  expect((await signInWith(server, await signedChallenge(server, device, key))).statusCode).toBe(401);
  expect((await signInWith(server, await signedChallenge(server, device, second))).statusCode).toBe(200);
  await storage.transaction(async (transaction) => {
    const row = await transaction.lockDevice(device);
    if (row) await transaction.putDevice({ ...row, state: 'revoked' });
  });
  expect(await again(third)).not.toMatchObject({ device });
});

test('a code with a key that was not shown to be its own is not taken', async () => {
  const { storage } = await freshServer();
  const [key, other] = [await testKey(), await testKey()];
  const { code } = await makeCode({ storage, unitId: storage.server.unitId, role: 'kiosk', madeBy: 'test', nowMs: 0 });
  const proof = await other.sign(enrolText(code, key.publicKey));
  const request = { ...ask(code), key: { publicKey: key.publicKey, proof } };
  expect(await join({ storage, request, nowMs: 1 })).toEqual({ refused: 'unknown' });
});

test('only an administrator can make codes', async () => {
  const server = await freshServer();
  const answers = [];
  for (const role of ['administrator', 'librarian'] as const) {
    const { token } = await joinWith(server, role);
    const headers = { authorization: `Bearer ${token}` };
    const asked = { method: 'POST', url: invitePath, headers, payload: { role: 'volunteer' } } as const;
    answers.push((await server.app.inject(asked)).statusCode);
  }
  expect(answers).toEqual([200, 403]);
});

test('guessing codes is slowed down after ten tries a minute', async () => {
  const { app } = await freshServer();
  const tries = [];
  for (let at = 0; at < 12; at += 1)
    tries.push((await app.inject({ method: 'POST', url: joinPath, payload: ask('ABCDEFGH') })).statusCode);
  expect(tries.slice(0, 10).every((status) => status === 200)).toBe(true);
  expect(tries.slice(10)).toEqual([429, 429]);
});

test('a device that lost the answer is answered again while the code lives; a copy of its request lets nobody in later', async () => {
  const { storage } = await freshServer();
  const key = await testKey();
  const { code } = await makeCode({ storage, unitId: storage.server.unitId, role: 'kiosk', madeBy: 'test', nowMs: 0 });
  const proof = { publicKey: key.publicKey, proof: await key.sign(enrolText(code, key.publicKey)) };
  const request = { ...ask(code), key: proof };
  const first = await join({ storage, request, nowMs: 1 });
  expect(await join({ storage, request, nowMs: codeLifeMs })).toMatchObject({
    device: 'device' in first && first.device,
  });
  expect(await join({ storage, request, nowMs: codeLifeMs + 1 })).toEqual({ refused: 'used' });
});

test('whoever proposes the id of another device gets one of its own, and that device stays as it was', async () => {
  const server = await freshServer();
  const { storage } = server;
  const victims = [
    await joinWith(server, 'administrator', 'another-library'),
    await joinWithKey(server, 'administrator', await testKey()),
  ];
  for (const { device } of victims) {
    const before = await storage.transaction((transaction) => transaction.lockDevice(device));
    const { code } = await makeCode({
      storage,
      unitId: storage.server.unitId,
      role: 'kiosk',
      madeBy: 'test',
      nowMs: 0,
    });
    const request = { ...ask(code), freshDevice: device };
    const answer = await join({ storage, request, nowMs: 1 });
    expect(answer).toMatchObject({ role: 'kiosk', device: expect.stringMatching(/^[0-9a-f]{16}$/) });
    expect(answer).not.toMatchObject({ device });
    expect(await storage.transaction((transaction) => transaction.lockDevice(device))).toEqual(before);
  }
});

test('a code for a kiosk does not let its holder be an administrator’s device, with or without a key', async () => {
  const server = await freshServer();
  const { storage } = server;
  const devices = [
    await joinWithKey(server, 'administrator', await testKey()),
    await joinWith(server, 'administrator'),
  ].map(({ device }) => device);
  for (const device of devices) {
    const key = await testKey();
    const { code } = await makeCode({
      storage,
      unitId: storage.server.unitId,
      role: 'kiosk',
      madeBy: 'test',
      nowMs: 0,
    });
    const proof = { publicKey: key.publicKey, proof: await key.sign(enrolText(code, key.publicKey)) };
    for (const request of [{ ...ask(code), device, key: proof }])
      expect(await join({ storage, request, nowMs: 1 })).not.toMatchObject({ device });
    expect(await storage.transaction((transaction) => transaction.lockDevice(device))).toMatchObject({
      role: 'administrator',
    });
  }
});
