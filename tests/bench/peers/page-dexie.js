// Bare Dexie: bulkPut of what fetch brings, bulkGet of what waits.
import Dexie from 'dexie';

const batch = 2_000;

export async function firstLoad(count, found) {
  const db = new Dexie('titles');
  db.version(1).stores({ row: 'id, isbn, title, updatedAt' });
  for (let after = 0; after < count; after += batch) {
    const rows = await (await fetch(`/titles?after=${after}&limit=${batch}`)).json();
    await db.table('row').bulkPut(rows);
    if (after === 0) {
      await db.table('row').where('isbn').equals(rows[0].isbn).first();
      found();
    }
  }
}
export async function prepareQueue(rows) {
  const db = new Dexie('queue');
  db.version(1).stores({ row: 'id, eventId' });
  await db.table('row').bulkPut(rows);
  return db;
}
export async function pushQueue(db) {
  for (;;) {
    const rows = await db.table('row').limit(1_000).toArray();
    if (rows.length === 0) return;
    const headers = { 'content-type': 'application/json' };
    await (await fetch('/attendances', { method: 'POST', headers, body: JSON.stringify(rows) })).json();
    await db.table('row').bulkDelete(rows.map(({ id }) => id));
  }
}
