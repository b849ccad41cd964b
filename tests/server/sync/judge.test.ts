// Who may say what: by the role a device had when it wrote, and by whether it still belongs.
import { beforeEach, expect, test } from 'vitest';
import { title } from '#domain/catalogue/title.ts';
import { visit } from '#domain/visits/visit.ts';
import { withRole } from '../../../src/server/accounts/roles.ts';
import type { DeviceRow, Storage } from '../../../src/server/storage/storage.ts';
import { freshServer, freshTablet, type Tablet } from '../../support/fresh-server.ts';

let storage: Storage;
let tablet: Tablet;
beforeEach(async () => {
  ({ storage } = await freshServer());
  tablet = await freshTablet(storage, 'librarian');
});
const change = (changes: Partial<DeviceRow>) =>
  storage.transaction(async (transaction) => {
    const device = (await transaction.lockDevice(tablet.id)) ?? tablet.row;
    await transaction.putDevice({ ...device, ...changes });
  });
const lowered = 1_790_000_000_000;
const lower = () => change(withRole({ ...tablet.row, joinedAt: new Date(0).toISOString() }, 'kiosk', lowered));
const book = title.put({ title: 'Quê nội', bookType: 'TN' });
const came = visit.put({
  siteId: 'site-0001',
  purpose: 'books',
  visitedAt: '2026-10-06T01:00:00.000Z',
  onDay: '2026-10-06',
  session: 'morning',
  partySize: 1,
});
const outcomes = async (ops: Parameters<Tablet['push']>[1]) =>
  (await tablet.push(storage, ops, lowered + 1_000_000)).outcomes.map(([, outcome]) => outcome);

test('what a device wrote before its role was lowered counts, also when it arrives later', async () => {
  await lower();
  const before = tablet.op(book, { wall: lowered - 1_000 });
  const after = tablet.op(book, { wall: lowered + 1_000 });
  const allowed = tablet.op(came, { wall: lowered + 2_000 });
  expect(await outcomes([before, after, allowed])).toEqual(['applied', 'quarantined:not_allowed', 'applied']);
});

test('a device that is suspended or revoked hands in, into quarantine, with everything kept', async () => {
  for (const [state, seq] of [
    ['suspended', 1],
    ['revoked', 2],
  ] as const) {
    await change({ state });
    expect(await outcomes([tablet.op(book)])).toEqual([`quarantined:${state}`]);
    const [row] = await storage.transaction((transaction) => transaction.opsOf(tablet.id, seq, seq));
    expect(row?.wire).toContain('Quê nội');
  }
  await change({ state: 'active' });
  expect(await outcomes([tablet.op(book)])).toEqual(['applied']);
});

test('what was answered before a device was revoked keeps its answer', async () => {
  const op = tablet.op(book);
  expect(await outcomes([op])).toEqual(['applied']);
  await change({ state: 'revoked' });
  expect(await outcomes([op])).toEqual(['applied']);
});
