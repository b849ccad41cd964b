// The storage contract on PostgreSQL, and what is so only there: several processes on one database, none of which may skip,
// double or outrun what another one writes.
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { Client } from 'pg';
import { title } from '#domain/catalogue/title.ts';
import { scopeOf } from '#protocol/scope.ts';
import { openStorage } from '../../../src/server/storage/open.ts';
import type { Storage } from '../../../src/server/storage/storage.ts';
import { answerPull } from '../../../src/server/sync/answer-pull.ts';
import { freshTablet, type Tablet } from '../../support/fresh-server.ts';
import { startPostgres } from '../../support/postgres.ts';
import { keepsTheContract } from './contract.ts';

test('an address where no database answers is answered with what to do', async () => {
  const opening = openStorage({ folder: 'none', databaseUrl: 'postgres://nobody@127.0.0.1:1/none' });
  await expect(opening).rejects.toThrow(/Start it, or unset DATABASE_URL/);
});

const postgres = await startPostgres();
afterAll(() => postgres?.stop());

if (postgres)
  describe('on PostgreSQL', () => {
    keepsTheContract(async () => {
      const databaseUrl = await postgres.freshDatabase();
      return {
        open: (restored = false) => openStorage({ folder: 'none', databaseUrl, restored }),
        look: async (sentence) => {
          const client = new Client({ connectionString: databaseUrl });
          await client.connect();
          const { rows } = await client.query<object>(sentence);
          await client.end();
          return rows;
        },
      };
    });
  });

/** Lets nobody through until it is opened. */
function door() {
  let open = () => {};
  const isOpen = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, isOpen };
}

const book = (name: string) => title.put({ title: name, bookType: 'TN' });

if (postgres)
  describe('with several processes on one PostgreSQL', () => {
    let processes: Storage[];
    let scope: string;
    beforeEach(async () => {
      const databaseUrl = await postgres.freshDatabase();
      const opening = () => openStorage({ folder: 'none', databaseUrl });
      processes = await Promise.all([opening(), opening(), opening()]);
      scope = scopeOf('unit', (processes[0] as Storage).server.unitId);
      return () => Promise.all(processes.map((storage) => storage.close()));
    });
    const at = (index: number) => processes[index % processes.length] as Storage;
    const seqs = async () => {
      const rows = await at(0).rowsAfter({ scope, after: 0, upTo: 9_999, most: 9_999 });
      return rows.map(({ seq }) => seq);
    };
    const upTo = (head: number) => Array.from({ length: head }, (_, index) => index + 1);

    test('processes that start at once on an empty database are one server', () => {
      expect(at(1).server).toEqual(at(0).server);
      expect(at(2).server).toEqual(at(0).server);
    });

    test('a pull beside a held-open writing skips nothing', async () => {
      const [slow, quick] = [await freshTablet(at(0)), await freshTablet(at(1))];
      const reader = await freshTablet(at(2));
      const pull = async (after: number) => {
        const asked = { storage: at(2), device: reader.row, epoch: at(2).server.epoch, nowMs: 0 };
        const found: { seqs: number[]; to: number } = { seqs: [], to: after };
        for await (const line of answerPull({ ...asked, scopes: [{ scope, after }] })) {
          if (line.kind !== 'page') continue;
          found.seqs.push(...line.rows.map(([, , seq]) => seq));
          found.to = line.to;
        }
        return found;
      };
      const [holding, released] = [door(), door()];
      const writing = at(0).transaction(async (transaction) => {
        const heads = await transaction.lockScopes([scope]);
        const seq = (heads.get(scope) ?? 0) + 1;
        const state = { fields: { title: 'held open' } };
        await transaction.putRecords([{ scope, type: 'title', id: 'held-open', seq, state }]);
        await transaction.setHead(scope, seq);
        holding.open();
        await released.isOpen;
      });
      await holding.isOpen;
      const pushed = quick.push(at(1), [quick.op(book('Quê nội'))]);
      const early = await pull(0);
      released.open();
      await writing;
      await pushed;
      await slow.push(at(0), [slow.op(book('Tảng sáng'))]);
      const late = await pull(early.to);
      expect([...early.seqs, ...late.seqs]).toEqual([1, 2, 3]);
    });

    test('eight writers in three processes leave numbers without a gap, and every op has one outcome', async () => {
      const tablets = await Promise.all(upTo(8).map((one) => freshTablet(at(one))));
      const write = async (tablet: Tablet, index: number) => {
        for (let round = 0; round < 5; round += 1) {
          const ops = upTo(10).map((one) => tablet.op(book(`${index} ${round} ${one}`)));
          const { outcomes } = await tablet.push(at(index + round), ops);
          expect(outcomes.map(([, outcome]) => outcome)).toEqual(ops.map(() => 'applied'));
        }
      };
      await Promise.all(tablets.map(write));
      expect(await seqs()).toEqual(upTo(400));
      expect((await at(1).head(scope)).head).toBe(400);
    });

    test('one push handed to two processes at once is applied once, with one answer', async () => {
      const tablet = await freshTablet(at(0));
      const ops = upTo(20).map((one) => tablet.op(book(`Sách ${one}`)));
      const answers = await Promise.all([0, 1, 2].map((index) => tablet.push(at(index), ops)));
      for (const { outcomes } of answers) expect(outcomes).toEqual(answers[0]?.outcomes);
      expect(await seqs()).toEqual(upTo(20));
    });

    test('a scope that is held too long is answered with "busy", and nothing of the push is there', async () => {
      const tablet = await freshTablet(at(0));
      const ops = [tablet.op(book('Quê nội'))];
      await at(1).transaction(async (transaction) => {
        await transaction.lockScopes([scope]);
        await expect(tablet.push(at(0), ops)).rejects.toMatchObject({ kind: 'busy', statusCode: 503 });
      });
      expect((await tablet.push(at(0), ops)).outcomes).toMatchObject([[1, 'applied', 1, null]]);
    });

    test('two that wait for each other are told apart: one is done again, both are written', async () => {
      const meet = async (storage: Storage, first: string, second: string) =>
        storage.transaction(async (transaction) => {
          await transaction.lockScopes([first]);
          await new Promise((resolve) => setTimeout(resolve, 50));
          await transaction.lockScopes([second]);
          await transaction.setHead(second, 1);
        });
      await Promise.all([meet(at(0), 'unit:a', 'unit:b'), meet(at(1), 'unit:b', 'unit:a')]);
      expect(await at(2).heads(['unit:a', 'unit:b'])).toEqual(
        new Map([
          ['unit:a', 1],
          ['unit:b', 1],
        ]),
      );
    });
  });
