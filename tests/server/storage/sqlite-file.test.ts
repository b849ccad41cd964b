// The storage contract on SQLite, and what is so only there: one process on one file.
import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test, vi } from 'vitest';
import { openStorage } from '../../../src/server/storage/open.ts';
import { keepsTheContract, type Place } from './contract.ts';

async function freshPlace(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'tusach-'));
  let storage: Awaited<ReturnType<typeof openStorage>>;
  return {
    open: async (restored = false) => (storage = await openStorage({ folder, restored })),
    look: async (sentence) => {
      await storage.close();
      const database = new DatabaseSync(join(folder, 'tusach.sqlite'), { readOnly: true });
      const rows = database.prepare(sentence).all();
      database.close();
      return rows;
    },
  };
}

keepsTheContract(freshPlace);

test('a second server on the same folder is told so', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tusach-'));
  await openStorage({ folder });
  await expect(openStorage({ folder })).rejects.toThrow(/another Tủ Sách/);
});

test('a long log is written back when nobody writes any more', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tusach-'));
  const storage = await openStorage({ folder });
  const sizeOf = (file: string) => statSync(join(folder, file)).size;
  const put = (nth: number) => ({ scope: 'unit:here', type: 'title', id: `title-${nth}`, seq: nth, state });
  const state = { fields: { title: 'Đất rừng phương Nam '.repeat(500) } };
  for (let nth = 1; sizeOf('tusach.sqlite-wal') < 6_000_000; nth += 20)
    await storage.transaction((open) => open.putRecords(Array.from({ length: 20 }, (_, more) => put(nth + more))));
  const before = sizeOf('tusach.sqlite');
  await vi.waitFor(() => expect(sizeOf('tusach.sqlite')).toBeGreaterThan(before + 3_000_000), 20_000);
  await storage.close();
});
