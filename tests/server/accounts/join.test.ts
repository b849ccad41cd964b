// One-time codes: once, for ten minutes, for one library and role.
import { expect, test } from 'vitest';
import { codeLifeMs, invitePath, joinPath, showCode } from '#protocol/join.ts';
import { firstCodes } from '../../../src/server/accounts/first-code.ts';
import { makeCode } from '../../../src/server/accounts/codes.ts';
import { join } from '../../../src/server/accounts/join.ts';
import { enrolText } from '#protocol/sign-in.ts';
import { freshDevice, freshServer, joinWith } from '../../support/fresh-server.ts';
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
    return join({ storage, request: { ...ask(code), device: before.device }, nowMs: 1 });
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

test('the first administrator has a code until there is an administrator', async () => {
  const server = await freshServer();
  expect(await firstCodes(server.storage, Date.now())).toHaveLength(1);
  await joinWith(server, 'administrator');
  expect(await firstCodes(server.storage, Date.now())).toHaveLength(0);
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
