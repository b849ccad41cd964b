// Every address the server has, asked by those who must not get anything there: somebody without a token, a device of another
// library on the same server, a kiosk. The addresses are read from the server itself, so a new one is asked too.
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { title } from '#domain/catalogue/title.ts';
import { member } from '#domain/membership/member.ts';
import { changeDevicePath, devicesPath } from '#protocol/devices.ts';
import { invitePath, joinPath, type JoinAnswer } from '#protocol/join.ts';
import { livePath } from '#protocol/live.ts';
import { opToWire } from '#protocol/op.ts';
import { scopeOf } from '#protocol/scope.ts';
import { challengePath, signInPath } from '#protocol/sign-in.ts';
import { segmentPath, snapshotPath, type SnapshotAnswer } from '#protocol/snapshot/manifest.ts';
import type { Storage } from '../../../src/server/storage/storage.ts';
import { fillTitles } from '../../support/fill-titles.ts';
import { freshDevice, freshServer, joinWith, Tablet, type FreshServer } from '../../support/fresh-server.ts';

const elsewhere = '01939f00-0000-7000-8000-0000000000ff';
const secret = 'Lò Thị Bí Mật';

let server: FreshServer;
let address: string;
let ours: JoinAnswer;
beforeEach(async () => {
  server = await freshServer();
  ours = await joinWith(server, 'administrator');
  const tablet = tabletOf(ours);
  await tablet.push(server.storage, [
    tablet.op(title.put({ title: secret, bookType: 'TN' })),
    tablet.op(member.put({ fullName: secret, memberKind: 'pupil', status: 'active' })),
  ]);
  await server.app.listen({ port: 0, host: '127.0.0.1' });
  address = `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}`;
});
afterEach(() => server.app.close());

const tabletOf = ({ device, unitId }: JoinAnswer) => new Tablet({ id: device, unitId } as Tablet['row']);

/** Method and address of each route. They are printed as a tree: four signs to the right of what they belong to. */
function routes(): { method: string; url: string }[] {
  const above: string[] = [];
  const found = [...server.app.printRoutes({ commonPrefix: false }).matchAll(/^(.*?)(\/\S*) \(([A-Z, ]+)\)$/gm)];
  const all = found.flatMap(([, indent = '', part = '', methods = '']) => {
    above.splice(indent.length / 4 - 1, above.length, part);
    const url = above.join('').replace(/:\w+/, 'a'.repeat(64));
    return methods.split(', ').map((method) => ({ method, url }));
  });
  expect(all).toContainEqual({ method: 'POST', url: changeDevicePath });
  return all.filter(({ method }) => method !== 'HEAD');
}

/** One body that names what is ours in every word that any address listens to. */
function asking(from: JoinAnswer | undefined, scopes: readonly string[]) {
  const [scope] = scopes;
  const { device, unitId } = ours;
  const writer = from ? tabletOf(from) : tabletOf({ ...ours, device: freshDevice() });
  const wanted = { name: 'đã bị chiếm', role: 'kiosk', state: 'revoked', siteId: 'site-0001', code: 'ABCDEFGH' };
  const key = { publicKey: 'A'.repeat(87), proof: 'A'.repeat(86) };
  const signed = { challenge: 'A'.repeat(43), signature: 'A'.repeat(86) };
  const ops = [opToWire(writer.op(title.put({ title: 'của người khác', bookType: 'TN' }), { scope: scope ?? '' }))];
  const pulled = scopes.map((one) => ({ scope: one, after: 0 }));
  return { ...wanted, ...key, ...signed, device, freshDevice: device, unitId, scope, epoch: '', scopes: pulled, ops };
}

async function ask({ method, url }: { method: string; url: string }, token: string | undefined, body: object) {
  const stop = new AbortController();
  const answer = await fetch(`${address}${url}`, {
    method,
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: method === 'GET' ? null : JSON.stringify(body),
    signal: stop.signal,
  });
  const isStream = answer.headers.get('content-type')?.startsWith('text/event-stream');
  const first = async () => new TextDecoder().decode((await answer.body?.getReader().read())?.value);
  const text = await (isStream ? first() : answer.text());
  stop.abort();
  return { status: answer.status, headers: answer.headers, text };
}

const ourScopes = () => [scopeOf('people', ours.unitId), scopeOf('unit', ours.unitId)];
async function allOfOurs(storage: Storage) {
  const devices = await storage.transaction((transaction) => transaction.devicesOf(ours.unitId));
  const rows = ourScopes().map((scope) => storage.rowsAfter({ scope, after: 0, upTo: 1_000, most: 1_000 }));
  const stable = devices.map(({ lastSeenAt: _seen, ...device }) => device);
  return { devices: stable, rows: await Promise.all(rows) };
}

test('without a token nothing is given but a way in', async () => {
  const open = ['/health', joinPath, challengePath, signInPath];
  for (const route of routes()) {
    for (const token of [undefined, 'A'.repeat(43)]) {
      const { status, text } = await ask(route, token, asking(undefined, ourScopes()));
      if (!open.includes(route.url)) expect([route, status, text]).toEqual([route, 401, '{"reason":"sign_in"}']);
      expect([route, text.includes(secret)]).toEqual([route, false]);
    }
  }
});

test('whoever belongs to another library gets and changes nothing of this one, whatever is asked, wherever', async () => {
  const before = await allOfOurs(server.storage);
  for (const role of ['administrator', 'librarian', 'kiosk'] as const) {
    const foreign = await joinWith(server, role, elsewhere);
    for (const route of routes()) {
      for (const scopes of [ourScopes(), ourScopes().reverse()]) {
        for (const body of [asking(foreign, scopes), asking(ours, scopes)]) {
          const { status, text } = await ask(route, foreign.token, body);
          const told = text.includes(secret) || text.includes(ours.unitId) || text.includes(ours.token);
          expect([role, route, status < 500, told]).toEqual([role, route, true, false]);
        }
      }
    }
  }
  expect(await allOfOurs(server.storage)).toEqual(before);
});

test('a segment of another library is not there, whoever knows its name', async () => {
  await fillTitles(server.storage, 2_500);
  const scope = scopeOf('unit', ours.unitId);
  const list = { method: 'POST', url: snapshotPath };
  const { text } = await ask(list, ours.token, { device: ours.device, scope });
  const [segment] = (JSON.parse(text) as SnapshotAnswer).segments;
  const wanted = { method: 'GET', url: `${segmentPath}${segment?.sha256}` };
  expect((await ask(wanted, ours.token, {})).status).toBe(200);
  for (const role of ['administrator', 'librarian', 'kiosk'] as const) {
    const foreign = await joinWith(server, role, elsewhere);
    expect((await ask(wanted, foreign.token, {})).status).toBe(404);
    expect((await ask(list, foreign.token, { device: foreign.device, scope })).status).toBe(404);
  }
  expect((await ask(wanted, undefined, {})).status).toBe(401);
});

test('a kiosk hears nothing of people and looks after no devices', async () => {
  const kiosk = await joinWith(server, 'kiosk');
  for (const route of routes()) {
    const { status, text } = await ask(route, kiosk.token, asking(kiosk, [scopeOf('people', ours.unitId)]));
    if ([invitePath, devicesPath, changeDevicePath].includes(route.url)) expect([route, status]).toEqual([route, 403]);
    expect([route, text.includes(secret)]).toEqual([route, false]);
    if (route.url === livePath) expect(text).not.toContain('people:');
  }
});

test('no answer may be kept by whoever stands between, and each says what a page may do', async () => {
  for (const route of [...routes(), { method: 'GET', url: '/nowhere' }]) {
    for (const token of [undefined, ours.token]) {
      const { headers } = await ask(route, token, asking(ours, ourScopes()));
      expect([route, headers.get('cache-control')]).toEqual([route, 'no-store']);
      expect([route, headers.get('content-security-policy')]).toEqual([route, expect.stringContaining("'none'")]);
      expect([route, headers.get('x-content-type-options')]).toEqual([route, 'nosniff']);
    }
  }
  expect(server.complaints).toEqual([]);
});

test('a body without ops is small', async () => {
  const payload = { ...asking(ours, ourScopes()), ballast: 'x'.repeat(20_000) };
  for (const route of routes().filter(({ method, url }) => method === 'POST' && !/push|bundle/.test(url)))
    expect([route, (await ask(route, ours.token, payload)).status]).toEqual([route, 413]);
});
