// The storage contract on SQLite, and what is so only there: one process on one file.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
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
