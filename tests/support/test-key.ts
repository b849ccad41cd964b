// A key as a tablet makes one, for tests that speak to the server by hand.
import { subtle } from 'node:crypto';
import type { Role } from '#domain/access/role.ts';
import { joinPath, type JoinAnswer } from '#protocol/join.ts';
import { challengePath, enrolText, signInPath, signInText } from '#protocol/sign-in.ts';
import { makeCode } from '../../src/server/accounts/codes.ts';
import { freshDevice, type FreshServer } from './fresh-server.ts';

export interface TestKey {
  readonly publicKey: string;
  readonly sign: (text: string) => Promise<string>;
}

export async function testKey(): Promise<TestKey> {
  const scheme = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const pair = (await subtle.generateKey(scheme, false, ['sign', 'verify'])) as CryptoKeyPair;
  const raw = await subtle.exportKey('raw', pair.publicKey);
  return {
    publicKey: Buffer.from(raw).toString('base64url'),
    sign: async (text) =>
      Buffer.from(await subtle.sign(scheme, pair.privateKey, Buffer.from(text))).toString('base64url'),
  };
}

/** Joins with a key, over the server's own address. */
export async function joinWithKey({ storage, app }: FreshServer, role: Role, key: TestKey): Promise<JoinAnswer> {
  const inviting = { storage, unitId: storage.server.unitId, role, madeBy: 'test', nowMs: Date.now() };
  const { code } = await makeCode(inviting);
  const proof = await key.sign(enrolText(code, key.publicKey));
  const payload = { code, freshDevice: freshDevice(), name: 'máy thử', key: { publicKey: key.publicKey, proof } };
  return (await app.inject({ method: 'POST', url: joinPath, payload })).json<JoinAnswer>();
}

/** What a device sends to get a token: a fresh challenge, signed. */
export async function signedChallenge({ storage, app }: FreshServer, device: string, key: TestKey) {
  const asked = await app.inject({ method: 'POST', url: challengePath, payload: { device } });
  const { challenge } = asked.json<{ challenge: string }>();
  const signature = await key.sign(signInText({ server: storage.server.id, device, challenge }));
  return { device, challenge, signature };
}
export const signInWith = ({ app }: FreshServer, payload: object) =>
  app.inject({ method: 'POST', url: signInPath, payload });
