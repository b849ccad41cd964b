// A copied tablet becomes somebody of its own.
import { expect, test } from 'vitest';
import { forkPath, forkText } from '#protocol/fork.ts';
import { freshDevice, freshServer } from '../../support/fresh-server.ts';
import { joinWithKey, testKey } from '../../support/test-key.ts';

test('a token alone does not become a device of its own: where there is a key, it must have signed', async () => {
  const server = await freshServer();
  const { storage, app } = server;
  const [key, other] = [await testKey(), await testKey()];
  const { device, token } = await joinWithKey(server, 'administrator', key);
  await storage.transaction(async (transaction) => {
    const row = await transaction.lockDevice(device);
    if (row) await transaction.putDevice({ ...row, lastSeq: 1 });
  });
  const taken = freshDevice();
  const text = forkText({ server: storage.server.id, device, freshDevice: taken });
  const ask = async (signature?: string) => {
    const payload = { freshDevice: taken, from: 1, at: 1, ...(signature ? { signature } : {}) };
    const headers = { authorization: `Bearer ${token}` };
    return (await app.inject({ method: 'POST', url: forkPath, headers, payload })).statusCode;
  };
  expect([await ask(), await ask(await other.sign(text))]).toEqual([400, 400]);
  expect(await storage.transaction((transaction) => transaction.lockDevice(taken))).toBeUndefined();
  expect(await ask(await key.sign(text))).toBe(200);
});
