// What the server says to anybody who asks: its health, its headers, and no to what makes no sense.
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { joinPath } from '#protocol/join.ts';
import { pushPath } from '#protocol/push.ts';
import { pullPath } from '#protocol/pull.ts';
import { title } from '#domain/catalogue/title.ts';
import { opToWire } from '#protocol/op.ts';
import { StorageTrouble } from '../../src/server/storage/trouble.ts';
import { freshServer, joinWith, Tablet } from '../support/fresh-server.ts';

test('health says status, version and database', async () => {
  const { app } = await freshServer();
  const answer = await app.inject('/health');
  expect(answer.json()).toEqual({ status: 'ok', version: 'test', database: expect.stringMatching(/^sqlite 3\./) });
});

test('every answer carries a policy without anything unsafe', async () => {
  const { app } = await freshServer();
  const { headers } = await app.inject('/health');
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'");
  expect(policy.replace("'wasm-unsafe-eval'", '')).not.toContain('unsafe');
  expect(headers['permissions-policy']).toContain('camera=(self)');
});

test('a push without a token is told that it has not joined', async () => {
  const { app } = await freshServer();
  const answer = await app.inject({ method: 'POST', url: pushPath, payload: { device: 'x', epoch: '', ops: [{}] } });
  expect([answer.statusCode, answer.json()]).toEqual([401, { reason: 'sign_in' }]);
});

test('a zipped push is taken and its records come back in a pull', async () => {
  const server = await freshServer();
  const joined = await joinWith(server, 'librarian');
  const tablet = new Tablet({ id: joined.device, unitId: joined.unitId } as Tablet['row']);
  const ops = [opToWire(tablet.op(title.put({ title: 'Quê nội', bookType: 'TN' })))];
  const headers = { authorization: `Bearer ${joined.token}`, 'content-type': 'application/json' };
  const payload = gzipSync(JSON.stringify({ device: joined.device, epoch: '', ops }));
  const zipped = { ...headers, 'content-encoding': 'gzip' };
  const pushed = await server.app.inject({ method: 'POST', url: pushPath, headers: zipped, payload });
  expect(pushed.json()).toMatchObject({ outcomes: [[1, 'applied', 1, null]], upto: 1 });
  const scopes = [{ scope: `unit:${joined.unitId}`, after: 0 }];
  const pulled = await server.app.inject({
    method: 'POST',
    url: pullPath,
    headers,
    payload: { device: joined.device, epoch: joined.epoch, scopes },
  });
  const lines = pulled.body
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  expect(pulled.headers['content-type']).toBe('application/x-ndjson');
  expect(lines).toMatchObject([
    { kind: 'hello' },
    { kind: 'page', to: 1, rows: [['title', expect.any(String), 1, {}]] },
  ]);
});

test('a body that is too large, also after unzipping, or no JSON at all is refused without an exception', async () => {
  const { app, complaints } = await freshServer();
  const headers = { 'content-type': 'application/json' };
  const huge = JSON.stringify('x'.repeat(2_000_000));
  const tries = [
    { headers, payload: huge },
    { headers: { ...headers, 'content-encoding': 'gzip' }, payload: gzipSync(huge) },
    { headers, payload: '{"half' },
  ];
  for (const one of tries) {
    const { statusCode } = await app.inject({ method: 'POST', url: pushPath, ...one });
    expect([400, 413]).toContain(statusCode);
  }
  expect(complaints).toEqual([]);
});

test('a body that is only brackets, or one list of half a million numbers, costs nobody anything', async () => {
  const server = await freshServer();
  const joined = await joinWith(server, 'librarian');
  const tablet = new Tablet({ id: joined.device, unitId: joined.unitId } as Tablet['row']);
  const op = JSON.stringify(opToWire(tablet.op(title.put({ title: 'Quê nội', bookType: 'TN' }))));
  const deep = op.replace('"p":{', () => `"p":{"deep":${'['.repeat(250_000)}${']'.repeat(250_000)},`);
  const headers = { authorization: `Bearer ${joined.token}`, 'content-type': 'application/json' };
  const push = (payload: string) => server.app.inject({ method: 'POST', url: pushPath, headers, payload });
  const kept = await push(`{"device":"d","epoch":"","ops":[${deep}]}`);
  expect(kept.json()).toMatchObject({ outcomes: [[1, 'quarantined:invalid', 0, null]] });
  expect((await push(`{"device":"d","epoch":"","ops":[${'1,'.repeat(500_000)}1]}`)).statusCode).toBe(400);
  expect((await push('['.repeat(1_000_000))).statusCode).toBe(400);
  expect(server.complaints).toEqual([]);
});

test('a full disk is told as such, with a time to ask again, and reading goes on', async () => {
  const server = await freshServer();
  const full = Object.assign(new Error('database or disk is full'), { errcode: 13 });
  const joined = await joinWith(server, 'librarian');
  const tablet = new Tablet({ id: joined.device, unitId: joined.unitId } as Tablet['row']);
  const payload = {
    device: joined.device,
    epoch: '',
    ops: [opToWire(tablet.op(title.put({ title: 'Quê nội', bookType: 'TN' })))],
  };
  const headers = { authorization: `Bearer ${joined.token}` };
  Object.assign(server.storage, { transaction: () => Promise.reject(new StorageTrouble('full', full)) });
  const pushed = await server.app.inject({ method: 'POST', url: pushPath, headers, payload });
  expect([pushed.statusCode, pushed.headers['retry-after']]).toEqual([507, '60']);
  const scopes = [{ scope: `unit:${joined.unitId}`, after: 0 }];
  const asked = { device: joined.device, epoch: joined.epoch, scopes };
  expect((await server.app.inject({ method: 'POST', url: pullPath, headers, payload: asked })).statusCode).toBe(200);
});

test('behind a proxy on this machine each address has its own tries at a code; from elsewhere nobody is believed', async () => {
  const { app } = await freshServer();
  const tries = async (remoteAddress: string, claimed: (at: number) => string) => {
    const statuses: number[] = [];
    for (let at = 0; at < 12; at += 1) {
      const headers = { 'x-forwarded-for': claimed(at) };
      const payload = { code: 'ABCDEFGH', freshDevice: '0123456789abcdef', name: 'máy thử' };
      statuses.push((await app.inject({ method: 'POST', url: joinPath, remoteAddress, headers, payload })).statusCode);
    }
    return statuses.filter((status) => status === 429).length;
  };
  expect(await tries('127.0.0.1', (at) => `198.51.100.${at}`)).toBe(0);
  expect(await tries('203.0.113.7', (at) => `198.51.100.${at}`)).toBe(2);
});

test('words that every object knows are no way into the program', async () => {
  const server = await freshServer();
  const joined = await joinWith(server, 'librarian');
  const tablet = new Tablet({ id: joined.device, unitId: joined.unitId } as Tablet['row']);
  const headers = { authorization: `Bearer ${joined.token}`, 'content-type': 'application/json' };
  const push = (ops: readonly string[]) =>
    server.app.inject({
      method: 'POST',
      url: pushPath,
      headers,
      payload: `{"device":"d","epoch":"","ops":[${ops.join()}]}`,
    });
  const put = title.put({ title: 'Quê nội', bookType: 'TN' });
  const op = (type: string) => JSON.stringify({ ...opToWire(tablet.op(put)), k: type });
  const types = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'].map(op);
  const outcomes = (await push(types)).json<{ outcomes: unknown[][] }>().outcomes.map(([, outcome]) => outcome);
  expect(outcomes).toEqual(Array(4).fill('parked'));
  const fields = op('title').replace('"p":{', () => '"p":{"toString":"t","constructor":"c","valueOf":{"a":1},');
  expect((await push([fields])).json()).toMatchObject({ outcomes: [[5, 'applied', 1, null]] });
  const hostile = op('title').replace('"p":{', () => '"p":{"__proto__":{"isAdministrator":true},');
  expect((await push([hostile])).statusCode).toBe(400);
  expect(Object.keys(Object.prototype)).toEqual([]);
  const scope = `unit:${joined.unitId}`;
  const [row] = await server.storage.rowsAfter({ scope, after: 0, upTo: 9, most: 9 });
  expect(row?.state.fields).toMatchObject({ title: 'Quê nội', toString: 't', valueOf: { a: 1 } });
  expect(server.complaints).toEqual([]);
});
