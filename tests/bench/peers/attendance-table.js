// A table of attendances that is on disk when a batch is answered: what a plain server of one's own would do.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export function attendanceTable(folder) {
  const db = new DatabaseSync(join(folder, 'attendance.sqlite'));
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  db.exec('CREATE TABLE attendance (id TEXT PRIMARY KEY, body TEXT NOT NULL)');
  const put = db.prepare(
    'INSERT INTO attendance (id, body) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body',
  );
  return {
    putAll(list) {
      db.exec('BEGIN IMMEDIATE');
      for (const one of list) put.run(one.id, JSON.stringify(one));
      db.exec('COMMIT');
    },
    count: () => db.prepare('SELECT count(*) AS count FROM attendance').get().count,
  };
}
