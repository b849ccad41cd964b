// Signing in with the device's own key: a challenge counts once, for one device, for two minutes; a token for an hour.
import { expect, test } from 'vitest';
import { devicesPath } from '#protocol/devices.ts';
import { challengeLifeMs, challengePath, enrolPath, enrolText, signInText, tokenLifeMs } from '#protocol/sign-in.ts';
import { hashOf } from '../../../src/server/accounts/codes.ts';
import { challenge, signIn } from '../../../src/server/accounts/sign-in.ts';
import { freshServer, joinWith, type FreshServer } from '../../support/fresh-server.ts';
import { joinWithKey, signedChallenge, signInWith, testKey } from '../../support/test-key.ts';

const asks = async ({ app }: FreshServer, token: string) => {
  const headers = { authorization: `Bearer ${token}` };
  return (await app.inject({ method: 'POST', url: devicesPath, headers, payload: {} })).statusCode;
};

test('a signed challenge gives a token, and the ones before go on for their hour', async () => {
  const server = await freshServer();
  const key = await testKey();
  const joined = await joinWithKey(server, 'administrator', key);
  const answer = await signInWith(server, await signedChallenge(server, joined.device, key));
  const { token } = answer.json<{ token: string }>();
  expect([await asks(server, token), await asks(server, joined.token)]).toEqual([200, 200]);
});

test('a challenge that was used, or signed by another key, or for another device, gives nothing', async () => {
  const server = await freshServer();
  const [key, other] = [await testKey(), await testKey()];
  const joined = await joinWithKey(server, 'librarian', key);
  const neighbour = await joinWithKey(server, 'librarian', other);
  const good = await signedChallenge(server, joined.device, key);
  expect((await signInWith(server, good)).statusCode).toBe(200);
  const tries = [
    good,
    await signedChallenge(server, joined.device, other),
    { ...(await signedChallenge(server, neighbour.device, other)), device: joined.device },
    { ...good, challenge: 'made-up-by-somebody' },
  ];
  for (const one of tries) {
    const { statusCode } = await signInWith(server, one);
    expect(statusCode).toBe(401);
  }
});

test('a wrong signature uses the challenge up', async () => {
  const server = await freshServer();
  const [key, other] = [await testKey(), await testKey()];
  const { device } = await joinWithKey(server, 'librarian', key);
  const wrong = await signedChallenge(server, device, other);
  await signInWith(server, wrong);
  const text = signInText({ server: server.storage.server.id, device, challenge: wrong.challenge });
  expect((await signInWith(server, { ...wrong, signature: await key.sign(text) })).statusCode).toBe(401);
});

test('a signature for one server is of no use at another', async () => {
  const server = await freshServer();
  const key = await testKey();
  const { device } = await joinWithKey(server, 'librarian', key);
  const asked = await challenge(server.storage, device, 0);
  const signature = await key.sign(signInText({ server: 'another', device, challenge: asked?.challenge ?? '' }));
  expect(await signIn(server.storage, { device, challenge: asked?.challenge ?? '', signature }, 1)).toBeUndefined();
});

test('a challenge is too old after two minutes and a token after an hour, by the server’s clock', async () => {
  const { storage, ...server } = await freshServer();
  const key = await testKey();
  const { device } = await joinWithKey({ storage, ...server }, 'librarian', key);
  const at = async (later: number) => {
    const asked = (await challenge(storage, device, 0))?.challenge ?? '';
    const signature = await key.sign(signInText({ server: storage.server.id, device, challenge: asked }));
    return signIn(storage, { device, challenge: asked, signature }, later);
  };
  expect(await at(challengeLifeMs + 1)).toBeUndefined();
  const token = (await at(1))?.token ?? '';
  const known = (ms: number) => storage.deviceByToken(hashOf(token), new Date(ms).toISOString());
  expect(await known(tokenLifeMs)).toMatchObject({ id: device });
  expect(await known(tokenLifeMs + 2)).toBeUndefined();
});

test('a device the server does not know, or that has no key here, is told to join', async () => {
  const server = await freshServer();
  const { device } = await joinWith(server, 'librarian');
  for (const asked of [device, 'f'.repeat(16)]) {
    const answer = await server.app.inject({ method: 'POST', url: challengePath, payload: { device: asked } });
    expect([answer.statusCode, answer.json()]).toEqual([401, { reason: 'not_joined' }]);
  }
});

test('a device from before there were keys gives its key once, with its old token, which then counts no more', async () => {
  const server = await freshServer();
  const { device, token } = await joinWith(server, 'administrator');
  const [key, other] = [await testKey(), await testKey()];
  const enrol = async (given: string, by: typeof key, proofOf = by) => {
    const payload = { publicKey: by.publicKey, proof: await proofOf.sign(enrolText(device, by.publicKey)) };
    const headers = { authorization: `Bearer ${given}` };
    return server.app.inject({ method: 'POST', url: enrolPath, headers, payload });
  };
  expect((await enrol(token, key, other)).statusCode).toBe(401);
  const fresh = (await enrol(token, key)).json<{ token: string }>();
  expect([await asks(server, fresh.token), await asks(server, token)]).toEqual([200, 401]);
  expect((await enrol(fresh.token, key)).statusCode).toBe(200);
  expect((await enrol(fresh.token, other)).statusCode).toBe(401);
});

test('asking for challenges is slowed down per device, and the neighbours are not', async () => {
  const { app } = await freshServer();
  const ask = async (device: string) =>
    (await app.inject({ method: 'POST', url: challengePath, payload: { device } })).statusCode;
  const answers = [];
  for (let at = 0; at < 21; at += 1) answers.push(await ask('a'.repeat(16)));
  expect([answers.at(-2), answers.at(-1), await ask('b'.repeat(16))]).toEqual([401, 429, 401]);
});

test('the database holds no token and no challenge, only hashes', async () => {
  const server = await freshServer();
  const key = await testKey();
  const { device, token } = await joinWithKey(server, 'librarian', key);
  const passes = await server.storage.transaction(async (transaction) => {
    expect(await transaction.takeChallenge(token)).toBeUndefined();
    return transaction.lockDevice(device);
  });
  expect(JSON.stringify(passes)).not.toContain(token);
});
