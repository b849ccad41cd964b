// Fills a server with many made-up titles at once, past the pushes that would take minutes: as if a device had imported them
// twenty at a time, a while ago.
import { title } from '#domain/catalogue/title.ts';
import { naturalId } from '#protocol/natural-id.ts';
import { scopeOf } from '#protocol/scope.ts';
import { makeStamp } from '#protocol/stamp.ts';
import type { Storage } from '../../src/server/storage/storage.ts';
import { madeUpTitle } from './many-titles.ts';

const device = '00000000000000aa';
const atOnce = 5_000;

/** Puts titles `from` to below `from + number` into the server's own library. */
export async function fillTitles(storage: Storage, number: number, from = 0): Promise<void> {
  const scope = scopeOf('unit', storage.server.unitId);
  for (let done = 0; done < number; done += atOnce) {
    await storage.transaction(async (transaction) => {
      const head = (await transaction.lockScopes([scope])).get(scope) ?? 0;
      const rows = Array.from({ length: Math.min(atOnce, number - done) }, (_, at) => {
        const { isbn, title: name, ...fields } = madeUpTitle(from + done + at);
        const values = { isbn, title: name, ...fields };
        const place = from + done + at;
        const stamp = makeStamp(1_790_000_000_000 + Math.floor(place / 20) * 37, place % 20, device);
        const id = naturalId(title, values) as string;
        return { scope, type: 'title', id, seq: head + at + 1, state: { fields: values, stamps: { '*': stamp } } };
      });
      await transaction.putRecords(rows);
      await transaction.setHead(scope, head + rows.length);
    });
  }
}
