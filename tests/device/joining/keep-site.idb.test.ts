// Where a device stands that was given a place with its code: there, however late the place itself arrives.
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { bookcase } from '#domain/places/bookcase.ts';
import { site } from '#domain/places/site.ts';
import { commit } from '#device/commit.ts';
import { joinServer } from '#device/joining/join.ts';
import { keepSite } from '#device/joining/keep-site.ts';
import { startHere } from '#device/joining/start.ts';
import { allSites } from '#device/read/places.ts';
import { session, siteHere, startSession } from '#device/session.ts';
import { makeCode } from '../../../src/server/accounts/codes.ts';
import { TestDevice } from '../../support/devices.ts';
import { freshServer } from '../../support/fresh-server.ts';
import { openNetwork } from '../../support/network.ts';

test('a device stands where its code put it, also when that place comes pages after the main one', async () => {
  const server = await freshServer();
  const network = await openNetwork(server);
  const { storage } = server;
  const [first, second] = [new TestDevice(), new TestDevice()];
  await first.at(() => startHere({ name: 'Minh Tâm', unitKind: 'school', siteName: 'Thư viện chính' }));
  await first.join(server, 'administrator');
  const siteId = await first.at(async () => {
    const many = Array.from({ length: 520 }, (_, at) => bookcase.put({ siteId: siteHere(), name: String(at) }));
    await commit(many);
    return (await commit([site.put({ name: 'Nà Pò', siteKind: 'satellite' })])).ids[0] ?? '';
  });
  await first.exchange();
  const inviting = { storage, unitId: storage.server.unitId, role: 'librarian', madeBy: 'test' } as const;
  const { code } = await makeCode({ ...inviting, siteId, nowMs: Date.now() });
  await second.at(async () => {
    await joinServer({ code, name: 'máy hai' });
    await startSession();
    keepSite();
  });
  await second.exchange();
  await second.at(async () => {
    expect(await allSites()).toHaveLength(2);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(session.getState().settings.siteId).toBe(siteId);
  });
  await network.close();
});
