// The storage contract: what every database under the server must keep, whichever it is.
import { beforeEach, expect, test } from 'vitest';
import { linkOf, resolveSame } from '#domain/record/same-as.ts';
import { title } from '#domain/catalogue/title.ts';
import { shownView, viewName } from '../../../src/server/storage/views.ts';
import type { OpRow, RecordRow, Storage } from '../../../src/server/storage/storage.ts';
import { freshTablet } from '../../support/fresh-server.ts';

/** A database that outlives the storages opened on it. */
export interface Place {
  readonly open: (restored?: boolean) => Promise<Storage>;
  /** Reads it past the storage, as an analyst's tool would. */
  readonly look: (sentence: string) => Promise<unknown[]>;
}

const scope = 'unit:u-000001';
const record = (id: string, seq: number): RecordRow => ({
  scope,
  type: 'title',
  id,
  seq,
  state: { fields: { title: id } },
});
const op = (seq: number, outcome = 'applied'): OpRow => {
  const rest = { scopeSeq: seq, caseId: null, effective: 'e', hash: 'h', receivedAt: 'r', wire: '{}' };
  return { device: 'd', seq, scope, type: 'title', recordId: `t${seq}`, outcome, ...rest };
};

export function keepsTheContract(freshPlace: () => Promise<Place>): void {
  let place: Place;
  let storage: Storage;
  beforeEach(async () => {
    place = await freshPlace();
    storage = await place.open();
    return () => storage.close();
  });
  const everything = () => storage.rowsAfter({ scope, after: 0, upTo: 99, most: 99 });

  test('rows come in the order of their numbers, after a cursor and up to a head', async () => {
    await storage.transaction(async (transaction) => {
      await transaction.lockScopes([scope]);
      await transaction.putRecords([record('b', 2), record('a', 1), record('c', 3)]);
      await transaction.setHead(scope, 3);
    });
    const found = await storage.rowsAfter({ scope, after: 1, upTo: 2, most: 10 });
    expect(found).toEqual([record('b', 2)]);
    expect(await storage.head(scope)).toEqual({ head: 3, horizon: 0 });
    expect(await storage.heads([scope, 'unit:none'])).toEqual(new Map([[scope, 3]]));
  });

  test('a record written again has its newest state and number only', async () => {
    await storage.transaction((transaction) => transaction.putRecords([record('a', 1)]));
    await storage.transaction((transaction) => transaction.putRecords([record('a', 2)]));
    expect(await everything()).toEqual([record('a', 2)]);
  });

  test('what fails in the middle leaves nothing behind', async () => {
    const failing = storage.transaction(async (transaction) => {
      await transaction.putRecords([record('a', 1)]);
      await transaction.putOps([op(1)]);
      throw new Error('in the middle');
    });
    await expect(failing).rejects.toThrow('in the middle');
    expect(await storage.isEmpty()).toBe(true);
    expect(await storage.transaction((transaction) => transaction.opsOf('d', 0, 9))).toEqual([]);
  });

  test('parked ops are found by their record, and records by the value of a field', async () => {
    await storage.transaction(async (transaction) => {
      await transaction.putOps([op(1, 'parked'), op(2)]);
      await transaction.putRecords([record('a', 1), record('b', 2)]);
    });
    await storage.transaction(async (transaction) => {
      const named = (id: string) => ({ scope, type: 'title', id });
      expect(await transaction.parkedOps([named('t1'), named('t2')])).toEqual([op(1, 'parked')]);
      expect(await transaction.recordsWhere(scope, 'title', 'title', ['b'])).toEqual([record('b', 2)]);
      expect(await transaction.records([named('a'), named('none')])).toEqual([record('a', 1)]);
    });
    expect(await storage.opsNumbered('d', [1, 2, 3])).toEqual([op(1, 'parked'), op(2)]);
    expect([await storage.opsNumbered('other', [1]), await storage.opsNumbered('d', [])]).toEqual([[], []]);
  });

  test('a record is found by all of its name: the same id in another scope or of another type is another record', async () => {
    const twins = [
      record('a', 1),
      { ...record('a', 2), type: 'copy' },
      { ...record('a', 1), scope: 'people:u-000001' },
    ];
    const alone = twins.map((twin) => [twin]);
    await storage.transaction(async (transaction) => {
      await transaction.putRecords(twins);
      const one = await Promise.all(alone.map((twin) => transaction.records(twin)));
      expect(one).toEqual(alone);
      const several = await transaction.records(twins.slice(1));
      expect(several.map(({ type }) => type).sort()).toEqual(['copy', 'title']);
    });
  });

  test('a number keeps every digit, a text every sign and a record the order of its fields', async () => {
    const far = { ...op(9_007_199_254_740_991), wire: '{"b":"Thuỷ \\"\\\\u0000 \uD83D\uDCDA","a":[1.5,null]}' };
    const state = { fields: { title: 'Thuỷ \\u0000 "Quê\\nội" \uD83D\uDCDA', b: [1.5, null, true], a: 0 } };
    await storage.transaction(async (transaction) => {
      await transaction.putOps([far]);
      await transaction.putRecords([{ ...record('a', 1), state }]);
    });
    expect(await storage.transaction((transaction) => transaction.opsOf('d', 1, far.seq))).toEqual([far]);
    expect(JSON.stringify((await everything())[0]?.state)).toBe(JSON.stringify(state));
  });

  test('a text that no database should have to hold fails no push', async () => {
    const tablet = await freshTablet(storage);
    const strange = title.put({ title: 'Quê\0 nội', authors: ['\uD800'], bookType: 'TN' });
    const ops = [tablet.op(strange), tablet.op(strange, { scope: 'unit:\0' }), tablet.op(strange)];
    const { outcomes } = await tablet.push(storage, ops);
    expect(outcomes).toHaveLength(3);
    expect((await tablet.push(storage, ops)).outcomes).toEqual(outcomes);
    expect(await place.look(`SELECT id, title FROM ${viewName('title')}`)).toHaveLength(2);
  });

  test('a signature is kept once for each batch of a device', async () => {
    const batch = { device: 'd', from: 1, to: 2, publicKey: 'k', signature: 's' };
    const far = { ...batch, from: 9_007_199_254_740_990, to: 9_007_199_254_740_991 };
    await storage.transaction(async (transaction) => {
      for (const row of [far, batch, { ...batch, signature: 'again' }, { ...batch, device: 'e' }])
        await transaction.putSignedBatch(row);
    });
    expect(await storage.transaction((transaction) => transaction.signedBatchesOf('d'))).toEqual([batch, far]);
  });

  test('what was written is there after closing and opening, under the same epoch until it was put back from a copy', async () => {
    await storage.transaction((transaction) => transaction.putRecords([record('a', 1)]));
    const { server } = storage;
    await storage.close();
    storage = await place.open();
    expect(storage.server).toEqual(server);
    expect(await storage.isEmpty()).toBe(false);
    await storage.close();
    storage = await place.open(true);
    expect(storage.server).toMatchObject({ id: server.id, unitId: server.unitId });
    expect(storage.server.epoch).not.toBe(server.epoch);
  });

  test('records are found by their words, new ones in place of old; and how far somebody looked is kept', async () => {
    await storage.transaction(async (transaction) => {
      await transaction.putWords(scope, 'title', [{ id: 'a', words: ['quê nội', 'isbn 1'] }]);
      await transaction.putWords(scope, 'title', [{ id: 'b', words: ['quê nội'] }]);
      await transaction.putWords(scope, 'title', [{ id: 'a', words: ['quê ngoại'] }]);
      expect(await transaction.withWords(scope, 'title', { words: ['quê nội', 'isbn 1'], most: 2 })).toEqual([
        { id: 'b', word: 'quê nội' },
      ]);
      expect(await transaction.withWords('unit:other', 'title', { words: ['quê nội'], most: 2 })).toEqual([]);
      await transaction.putWords(scope, 'title', [{ id: 'c', words: ['quê nội'] }]);
      const asked = { words: ['quê nội', 'quê ngoại'], most: 1 };
      expect(await transaction.withWords(scope, 'title', asked)).toEqual([{ id: 'a', word: 'quê ngoại' }]);
      await transaction.setLookedAt(scope, 7);
      await transaction.setLookedAt(scope, 9);
    });
    expect([await storage.lookedAt(scope), await storage.lookedAt('unit:other')]).toEqual([9, 0]);
  });

  test('the view of what is one agrees with the rule, in chains, circles and after a link was taken back', async () => {
    const links = [linkOf('c', 'a'), linkOf('a', 'b'), linkOf('e', 'd'), linkOf('f', 'e'), linkOf('d', 'f')];
    const rows = links.map((fields, at) => ({ ...record(`l${at}`, at + 1), type: 'sameTitle', state: { fields } }));
    const gone = { ...record('l9', 9), type: 'sameTitle', state: { fields: linkOf('x', 'a'), removed: true as const } };
    await storage.transaction((transaction) => transaction.putRecords([...rows, gone]));
    const same = resolveSame(links);
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const found = await place.look(`SELECT id, shown FROM ${shownView} ORDER BY id`);
    expect(found).toEqual(ids.map((id) => ({ id, shown: same.shownFor(id) })));
  });

  test('every record type has a view with the names of its fields, for reports', async () => {
    const state = { fields: { title: 'Quê nội', year: 1984 }, removed: true } as const;
    await storage.transaction((transaction) => transaction.putRecords([{ ...record('a', 1), state }]));
    const [row] = await place.look(`SELECT id, seq, removed, title, year FROM ${viewName('title')}`);
    const numbers = Object.entries(row as object).map(([name, value]) => [
      name,
      /^\d+$/.test(value) ? Number(value) : value,
    ]);
    expect(Object.fromEntries(numbers)).toEqual({ id: 'a', seq: 1, removed: 1, title: 'Quê nội', year: 1984 });
  });
}
