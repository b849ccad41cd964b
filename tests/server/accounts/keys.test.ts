// Batches that a device signed: nobody who carries one can write in its name.
import { expect, test } from 'vitest';
import { title } from '#domain/catalogue/title.ts';
import { opToWire, type Op } from '#protocol/op.ts';
import { pushPath } from '#protocol/push.ts';
import { pushText } from '#protocol/sign-in.ts';
import { isSignedBy } from '../../../src/server/accounts/keys.ts';
import { freshServer, joinWith, Tablet, type FreshServer } from '../../support/fresh-server.ts';
import { joinWithKey, testKey } from '../../support/test-key.ts';
import type { JoinAnswer } from '#protocol/join.ts';

const tabletOf = ({ device, unitId }: JoinAnswer) => new Tablet({ id: device, unitId } as Tablet['row']);
const book = (name: string) => title.put({ title: name, bookType: 'TN' });
const push = ({ app }: FreshServer, { token, device, epoch }: JoinAnswer, ops: readonly Op[], signature?: string) => {
  const payload = { device, epoch, ops: ops.map(opToWire), ...(signature ? { signature } : {}) };
  return app.inject({ method: 'POST', url: pushPath, headers: { authorization: `Bearer ${token}` }, payload });
};
const textOf = (device: string, ops: readonly Op[]) =>
  pushText(
    device,
    ops.map((op) => JSON.stringify(opToWire(op))),
  );

test('what a device signed is applied, and it stays known that it was signed', async () => {
  const server = await freshServer();
  const key = await testKey();
  const joined = await joinWithKey(server, 'librarian', key);
  const tablet = tabletOf(joined);
  const ops = [tablet.op(book('Quê nội')), tablet.op(book('Hoà và “2,50” \u2028 ký tự lạ'))];
  const answer = await push(server, joined, ops, await key.sign(textOf(joined.device, ops)));
  expect(answer.json()).toMatchObject({ outcomes: [{ 1: 'applied' }, { 1: 'applied' }] });
  const rows = await server.storage.transaction((transaction) => transaction.opsOf(joined.device, 1, 9));
  expect(rows.map(({ signed }) => signed)).toEqual([true, true]);
});

test('the signature is kept, so that whoever hands the ops on can show whose they are', async () => {
  const server = await freshServer();
  const key = await testKey();
  const joined = await joinWithKey(server, 'librarian', key);
  const tablet = tabletOf(joined);
  const all = ['Quê nội', 'Tảng sáng', 'Hoà'].map((name) => tablet.op(book(name)));
  for (const ops of [all.slice(0, 2), all.slice(0, 2), all.slice(1)])
    await push(server, joined, ops, await key.sign(textOf(joined.device, ops)));
  const { storage } = server;
  const batches = await storage.transaction((transaction) => transaction.signedBatchesOf(joined.device));
  expect(batches.map(({ from, to }) => [from, to])).toEqual([
    [1, 2],
    [2, 3],
  ]);
  for (const { from, to, publicKey, signature } of batches) {
    const rows = await storage.transaction((transaction) => transaction.opsOf(joined.device, from, to));
    const text = pushText(
      joined.device,
      rows.map(({ wire }) => wire),
    );
    expect(isSignedBy(publicKey, text, signature)).toBe(true);
  }
});

test('a batch of a device with a key that is not signed, or by another, or altered, is not taken at all', async () => {
  const server = await freshServer();
  const [key, other] = [await testKey(), await testKey()];
  const joined = await joinWithKey(server, 'librarian', key);
  const tablet = tabletOf(joined);
  const ops = [tablet.op(book('Quê nội'))];
  const altered = ops.map((op) => ({ ...op, fields: { ...op.fields, title: 'Tảng sáng' } }));
  const text = textOf(joined.device, ops);
  const tries = [
    await push(server, joined, ops),
    await push(server, joined, ops, await other.sign(text)),
    await push(server, joined, altered, await key.sign(text)),
  ];
  expect(tries.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403]);
  expect(await server.storage.transaction((transaction) => transaction.opsOf(joined.device, 1, 9))).toEqual([]);
});

test('a device that has no key yet need not sign', async () => {
  const server = await freshServer();
  const joined = await joinWith(server, 'librarian');
  expect((await push(server, joined, [tabletOf(joined).op(book('Quê nội'))])).statusCode).toBe(200);
});

test('what is no key and no signature is no signature', async () => {
  const key = await testKey();
  expect(isSignedBy('nonsense', '', 'nonsense')).toBe(false);
  expect(isSignedBy(key.publicKey, 'a', 'nonsense')).toBe(false);
  expect(isSignedBy(key.publicKey, 'a', await key.sign('a'))).toBe(true);
});

test('a key off the curve, or written otherwise, signs nothing', async () => {
  const { publicKey, sign } = await testKey();
  const signature = await sign('a');
  const point = Buffer.from(publicKey, 'base64url');
  const moved = Buffer.from(point);
  moved[64] = (moved[64] ?? 0) ^ 1;
  const first = (sign: number) => Buffer.concat([Buffer.from([sign]), point.subarray(1)]);
  for (const other of [moved, first(2), first(3), first(6), point.subarray(0, 64), Buffer.concat([point, point])])
    expect(isSignedBy(other.toString('base64url'), 'a', signature)).toBe(false);
});

test('a signature that is another, cut, longer, empty or of zeros is none', async () => {
  const { publicKey, sign } = await testKey();
  const whole = Buffer.from(await sign('a'), 'base64url');
  const others = [Buffer.alloc(0), Buffer.alloc(64), whole.subarray(0, 63), Buffer.concat([whole, Buffer.alloc(1)])];
  for (const other of [...others, Buffer.from(await sign('b'), 'base64url')])
    expect(isSignedBy(publicKey, 'a', other.toString('base64url'))).toBe(false);
});
