// PouchDB with its IndexedDB storage, replicating with its own server in batches of 1,000.
import PouchDB from 'pouchdb-browser';

const options = { batch_size: 1_000, batches_limit: 10 };

export async function firstLoad(_count, found) {
  const db = new PouchDB('titles', { auto_compaction: true });
  const remote = new PouchDB(`${location.origin}/db/titles`);
  const replication = db.replicate.from(remote, options);
  let isFirst = true;
  replication.on('change', async ({ docs }) => {
    if (!isFirst) return;
    isFirst = false;
    await db.get(docs[0]._id);
    found();
  });
  await replication;
}
export async function prepareQueue(rows) {
  const db = new PouchDB('attendances', { auto_compaction: true });
  await db.bulkDocs(rows.map(({ id, ...fields }) => ({ _id: id, ...fields })));
  return db;
}
export async function pushQueue(db) {
  await db.replicate.to(new PouchDB(`${location.origin}/db/attendances`), options);
}
