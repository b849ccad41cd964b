// An empty page of the same stack: Preact, Dexie, one query. What it takes to start is the floor for ours.
import Dexie, { liveQuery } from 'dexie';
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';

const db = new Dexie('empty');
db.version(1).stores({ row: 'id' });

function Empty() {
  const [count, setCount] = useState<number>();
  useEffect(() => {
    const subscription = liveQuery(() => db.table('row').count()).subscribe({ next: setCount });
    return () => subscription.unsubscribe();
  }, []);
  useEffect(() => {
    if (count !== undefined) requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('app-ready')));
  }, [count]);
  return <main>{count}</main>;
}

render(<Empty />, document.getElementById('app') as HTMLElement);
void navigator.serviceWorker.register('/empty-worker.js');
