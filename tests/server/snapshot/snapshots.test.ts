// The server's lists of segments: complete, cheap to keep up to date, and shown only to those who may see what is in them.
import { createHash } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import type { Change } from '#domain/record/change.ts';
import type { Id } from '#domain/record/id.ts';
import { loan } from '#domain/circulation/loan.ts';
import { scopeOf } from '#protocol/scope.ts';
import { segmentPath, snapshotPath, type SnapshotAnswer } from '#protocol/snapshot/manifest.ts';
import { recordAt, segmentFromText } from '#protocol/snapshot/segment.ts';
import { fillTitles } from '../../support/fill-titles.ts';
import { freshServer, freshTablet, joinWith, type FreshServer, type Tablet } from '../../support/fresh-server.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const ask = async ({ app, storage }: FreshServer, token: string, kind: 'unit' | 'people' = 'unit') => {
  const payload = { device: 'x', scope: scopeOf(kind, storage.server.unitId) };
  const headers = { authorization: `Bearer ${token}` };
  return app.inject({ method: 'POST', url: snapshotPath, payload, headers });
};
const lent = { memberId: 'member-01', siteId: 'site-0001', lentAt: '2026-10-01T00:00:00.000Z', dueOn: '2026-10-11' };
async function pushAll({ storage }: FreshServer, tablet: Tablet, changes: readonly Change[]): Promise<void> {
  for (let at = 0; at < changes.length; at += 500)
    await tablet.push(
      storage,
      changes.slice(at, at + 500).map((one) => tablet.op(one)),
    );
}
const listOf = async (server: FreshServer, token: string) => (await ask(server, token)).json<SnapshotAnswer>();
const fetchOne = ({ app }: FreshServer, token: string, sha256: string, encoding = 'br') =>
  app.inject({
    url: segmentPath + sha256,
    headers: { authorization: `Bearer ${token}`, 'accept-encoding': encoding },
  });

test('a small library has no segments and is pulled as it always was', async () => {
  const server = await freshServer();
  const { token } = await joinWith(server, 'librarian');
  await fillTitles(server.storage, 300);
  expect(await listOf(server, token)).toMatchObject({ seq: 0, segments: [] });
});

test('the segments together hold every record of the scope once, each under the hash of what it holds', async () => {
  const server = await freshServer();
  const { token } = await joinWith(server, 'librarian');
  await fillTitles(server.storage, 5_000);
  const { seq, segments } = await listOf(server, token);
  expect(seq).toBe(5_000);
  expect(segments.length).toBe(4);
  const seqs: number[] = [];
  for (const { sha256, bytes, rows } of segments) {
    const answer = await fetchOne(server, token, sha256);
    expect(answer.headers).toMatchObject({
      'content-encoding': 'br',
      'cache-control': expect.stringMatching('immutable'),
      'content-security-policy': expect.stringMatching("'none'"),
      'x-content-type-options': 'nosniff',
    });
    expect(answer.rawPayload.length).toBe(bytes);
    const content = brotliDecompressSync(answer.rawPayload);
    expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
    const segment = segmentFromText(content.toString())!;
    expect(segment.rows).toBe(rows);
    for (let at = 0; at < rows; at += 1) seqs.push(recordAt(segment, at).seq);
  }
  expect(seqs.sort((a, b) => a - b)).toEqual(Array.from({ length: 5_000 }, (_, at) => at + 1));
});

test('who cannot read the better compression gets the other', async () => {
  const server = await freshServer();
  const { token } = await joinWith(server, 'librarian');
  await fillTitles(server.storage, 2_500);
  const [first] = (await listOf(server, token)).segments;
  const answer = await fetchOne(server, token, first!.sha256, 'gzip');
  expect(answer.headers['content-encoding']).toBe('gzip');
  expect(segmentFromText(gunzipSync(answer.rawPayload).toString())?.rows).toBe(first!.rows);
});

test('a kiosk is given nothing of people, neither the list nor a segment', async () => {
  const server = await freshServer();
  const [librarian, kiosk] = [await joinWith(server, 'librarian'), await joinWith(server, 'kiosk')];
  const tablet = await freshTablet(server.storage);
  const loans = Array.from({ length: 2_100 }, (_, at) =>
    loan.put({ ...lent, copyId: `copy-${at}-${at}` }, `loan-${1e6 + at}`),
  );
  await pushAll(server, tablet, loans);
  const people = (await ask(server, librarian.token, 'people')).json<SnapshotAnswer>();
  expect(people.segments).not.toEqual([]);
  expect((await ask(server, kiosk.token, 'people')).statusCode).toBe(404);
  for (const { sha256 } of people.segments) {
    expect((await fetchOne(server, kiosk.token, sha256)).statusCode).toBe(404);
    expect((await fetchOne(server, librarian.token, sha256)).statusCode).toBe(200);
  }
  expect((await fetchOne(server, 'nobody-with-such-a-token', people.segments[0]!.sha256)).statusCode).toBe(401);
});

test('a list survives a restart, and is made anew when the server was put back from a copy', async () => {
  const server = await freshServer();
  const { token } = await joinWith(server, 'librarian');
  await fillTitles(server.storage, 2_500);
  const before = await listOf(server, token);
  await server.app.close();
  const again = await freshServer(server.folder);
  expect(await listOf(again, token)).toEqual(before);
  await again.app.close();
  const restored = await freshServer(server.folder, true);
  const after = await listOf(restored, token);
  expect(after.epoch).not.toBe(before.epoch);
  expect(after.segments.map(({ sha256 }) => sha256)).toEqual(before.segments.map(({ sha256 }) => sha256));
});

test('a loan that came back moves to what was, and stands there once', async () => {
  const server = await freshServer();
  const { token } = await joinWith(server, 'librarian');
  const tablet = await freshTablet(server.storage);
  const puts = Array.from({ length: 2_100 }, (_, at) =>
    loan.put({ ...lent, copyId: `copy-${at}-${at}` }, `loan-${1e6 + at}`),
  );
  await pushAll(server, tablet, puts);
  const open = (await ask(server, token, 'people')).json<SnapshotAnswer>();
  expect(open.segments.map(({ order }) => order)).toEqual([0, 0]);
  const returnedAt = '2026-10-02T00:00:00.000Z';
  await pushAll(
    server,
    tablet,
    puts.slice(0, 600).map(({ id }) => loan.patch(id as Id<'loan'>, { returnedAt })),
  );
  let after = open;
  while (after.seq === open.seq) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    after = (await ask(server, token, 'people')).json<SnapshotAnswer>();
  }
  const rows = (order: number) =>
    after.segments.filter((one) => one.order === order).reduce((sum, one) => sum + one.rows, 0);
  expect([rows(0), rows(2)]).toEqual([1_500, 600]);
});
