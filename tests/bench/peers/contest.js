// Runs inside the browser: one contestant does its workload and says how long it took, in milliseconds.
const contestants = {
  raw: () => import('./page-raw.js'),
  dexie: () => import('./page-dexie.js'),
  rxdb: () => import('./page-rxdb.js'),
  pouchdb: () => import('./page-pouchdb.js'),
};

/** Attendances as they would be queued: about what ours holds in fields. */
function attendances(count) {
  return Array.from({ length: count }, (_, at) => ({
    id: crypto.randomUUID().replaceAll('-', ''),
    eventId: '01939f00-0000-7000-8000-000000000001',
    memberId: `01939f00-0000-7000-8000-${String(at).padStart(12, '0')}`,
    checkedInAt: '2026-10-06T07:06:00.000Z',
    method: 'name',
  }));
}

/** Both times from the beginning: until a title of what came first is found, and until all are stored. */
globalThis.firstLoad = async (who, count) => {
  const { firstLoad } = await contestants[who]();
  const start = performance.now();
  let firstSearch;
  await firstLoad(count, () => {
    firstSearch ??= performance.now() - start;
  });
  return { firstSearch, complete: performance.now() - start };
};
/** From a queue on the disk until the server has said that all are durable. */
globalThis.pushQueued = async (who, count) => {
  const { prepareQueue, pushQueue } = await contestants[who]();
  const queue = await prepareQueue(attendances(count));
  const start = performance.now();
  await pushQueue(queue);
  return performance.now() - start;
};
