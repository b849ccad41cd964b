// RxDB with its free Dexie storage and its HTTP replication, batches of 1,000 as a bulk load wants.
import { createRxDatabase } from 'rxdb/plugins/core';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';

const batchSize = 1_000;
const text = { type: 'string', maxLength: 300 };
const whole = { type: 'number', minimum: 0, maximum: 10_000_000_000_000, multipleOf: 1 };
const titleSchema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 40 },
    updatedAt: whole,
    title: text,
    volume: text,
    authors: { type: 'array', items: { type: 'string' } },
    publisher: text,
    partner: text,
    year: whole,
    isbn: text,
    bookType: text,
    level: text,
    classScheme: text,
    classMark: text,
    price: whole,
  },
  required: ['id', 'updatedAt', 'title', 'isbn'],
  indexes: ['isbn', 'title', 'updatedAt'],
};
const attendanceSchema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: { id: { type: 'string', maxLength: 40 }, eventId: text, memberId: text, checkedInAt: text, method: text },
  required: ['id', 'eventId'],
  indexes: ['eventId'],
};

async function collection(name, schema) {
  const db = await createRxDatabase({ name, storage: getRxStorageDexie(), multiInstance: false });
  return (await db.addCollections({ [name]: { schema } }))[name];
}

export async function firstLoad(count, found) {
  const titles = await collection('titles', titleSchema);
  let isFirst = true;
  const replication = replicateRxCollection({
    collection: titles,
    replicationIdentifier: 'titles',
    live: false,
    pull: {
      batchSize,
      handler: async (checkpoint, limit) => {
        if (checkpoint && isFirst) {
          isFirst = false;
          await titles.findOne({ selector: { isbn: { $gt: '' } } }).exec();
          found();
        }
        const { updatedAt = 0, id = '' } = checkpoint ?? {};
        return (await fetch(`/pull?updatedAt=${updatedAt}&id=${id}&limit=${limit}`)).json();
      },
    },
  });
  await replication.awaitInitialReplication();
}
export async function prepareQueue(rows) {
  const attendances = await collection('attendances', attendanceSchema);
  await attendances.bulkInsert(rows);
  return attendances;
}
export async function pushQueue(attendances) {
  const replication = replicateRxCollection({
    collection: attendances,
    replicationIdentifier: 'attendances',
    live: false,
    push: {
      batchSize,
      handler: async (rows) => {
        const headers = { 'content-type': 'application/json' };
        return (await fetch('/push', { method: 'POST', headers, body: JSON.stringify(rows) })).json();
      },
    },
  });
  await replication.awaitInitialReplication();
}
