// The floor: IndexedDB as the browser has it, and fetch. Rows in transactions of 2,000 with three indexes.
const batch = 2_000;

function open(name, indexes) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.addEventListener('upgradeneeded', () => {
      const store = request.result.createObjectStore('row', { keyPath: 'id' });
      for (const index of indexes) store.createIndex(index, index);
    });
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
}
function put(db, rows) {
  return new Promise((resolve, reject) => {
    const transaction = db.transaction('row', 'readwrite', { durability: 'relaxed' });
    for (const row of rows) transaction.objectStore('row').put(row);
    transaction.addEventListener('complete', resolve);
    transaction.addEventListener('abort', () => reject(transaction.error));
  });
}
function asked(request) {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
}

export async function firstLoad(count, found) {
  const db = await open('titles', ['isbn', 'title', 'updatedAt']);
  for (let after = 0; after < count; after += batch) {
    const rows = await (await fetch(`/titles?after=${after}&limit=${batch}`)).json();
    await put(db, rows);
    if (after === 0) {
      await asked(db.transaction('row').objectStore('row').index('isbn').get(rows[0].isbn));
      found();
    }
  }
}
export async function prepareQueue(rows) {
  const db = await open('queue', ['eventId']);
  await put(db, rows);
  return db;
}
export async function pushQueue(db) {
  let last;
  for (;;) {
    const range = last === undefined ? undefined : IDBKeyRange.lowerBound(last, true);
    const rows = await asked(db.transaction('row').objectStore('row').getAll(range, 1_000));
    if (rows.length === 0) return;
    const headers = { 'content-type': 'application/json' };
    await (await fetch('/attendances', { method: 'POST', headers, body: JSON.stringify(rows) })).json();
    await new Promise((resolve, reject) => {
      const transaction = db.transaction('row', 'readwrite');
      transaction.objectStore('row').delete(IDBKeyRange.bound(rows[0].id, rows.at(-1).id));
      transaction.addEventListener('complete', resolve);
      transaction.addEventListener('abort', () => reject(transaction.error));
    });
    last = rows.at(-1).id;
  }
}
