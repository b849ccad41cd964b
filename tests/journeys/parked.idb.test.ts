// Ops that the server keeps until their record comes, on tablets that are copied and with servers that are put back: everybody hears
// in the end what became of them.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { title } from '#domain/catalogue/title.ts';
import type { Id } from '#domain/record/id.ts';
import { commit } from '#device/commit.ts';
import { database } from '#device/open-database.ts';
import { BackedUpServer } from '../support/backed-up-server.ts';
import { TestDevice } from '../support/devices.ts';
import { freshTablet } from '../support/fresh-server.ts';

let server: BackedUpServer;
let one: TestDevice;
beforeEach(async () => {
  server = await new BackedUpServer().start();
  one = new TestDevice();
  await one.join(server.opened, 'librarian');
});
afterEach(() => server.stop());
const id = 'title-0001' as Id<'title'>;
const add = (name: string) => commit([title.put({ title: name, bookType: 'TN' })]);
const held = () => database().held.toArray();
const arrive = async () => {
  const late = await freshTablet(server.opened.storage);
  await late.push(server.opened.storage, [late.op(title.put({ title: 'Quê nội', bookType: 'TN' }, id))]);
};

test('a twin that became another hears what became of the op that was parked before', async () => {
  await one.at(() => commit([title.patch(id, { year: 1957 })]));
  await one.exchange();
  expect(await one.at(held)).toMatchObject([{ seq: 1, outcome: 'parked' }]);
  const twin = await one.copy();
  await one.at(() => add('of the first'));
  await twin.at(() => add('of the twin'));
  for (const device of [one, twin, one]) expect(await device.exchange()).toEqual({ kind: 'done' });
  expect(await twin.at(held)).toMatchObject([{ seq: 1, outcome: 'parked' }]);
  await arrive();
  for (const device of [one, twin]) await device.exchange();
  expect(await one.at(held)).toEqual([]);
  expect(await twin.at(held)).toEqual([]);
});

test('what a twin shows of such a record is what everybody shows', async () => {
  const two = new TestDevice();
  await two.join(server.opened, 'librarian');
  await one.at(async () => {
    const clock = (await database().meta.get('clock')) as object;
    await database().meta.put({ ...clock, offset: 150_000_000_000 } as never);
    await commit([title.patch(id, { year: 1957 })]);
  });
  await one.exchange();
  const twin = await one.copy();
  await one.at(() => add('of the first'));
  await twin.at(() => add('of the twin'));
  for (const device of [one, twin, one]) await device.exchange();
  await arrive();
  await two.exchange();
  await two.at(() => commit([title.patch(id, { year: 1964 })]));
  for (const device of [two, one, twin, one, twin]) await device.exchange();
  const year = async () => (await database().title.get(id))?.year;
  expect([await two.at(year), await one.at(year), await twin.at(year)]).toEqual([1964, 1964, 1964]);
});

test('of a server that was put back to when an op was parked its tablet knows that it is so again', async () => {
  await one.at(() => add('another'));
  await one.at(() => commit([title.patch(id, { year: 1957 })]));
  await one.exchange();
  const copy = await server.backUp();
  await arrive();
  await one.exchange();
  expect(await one.at(held)).toEqual([]);
  await server.putBack(copy);
  await one.exchange();
  await one.exchange();
  const clock = (await one.at(() => database().meta.get('clock'))) as unknown as { device: string };
  const rows = await server.opened.storage.opsNumbered(clock.device, [2]);
  expect(rows.map(({ outcome }) => outcome)).toEqual(['parked']);
  expect(await one.at(held)).toMatchObject([{ seq: 2, outcome: 'parked' }]);
});
