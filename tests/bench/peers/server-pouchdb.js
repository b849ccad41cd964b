// PouchDB's own server (express-pouchdb over LevelDB), filled with the titles through its own interface.
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const batch = 5_000;

export async function prepare({ app, folder, rows }) {
  const PouchDB = require('pouchdb').defaults({ prefix: join(folder, '/') });
  const titles = new PouchDB('titles');
  for (let at = 0; at < rows.length; at += batch) {
    const docs = rows.slice(at, at + batch).map(({ id, updatedAt: _none, ...fields }) => ({ _id: id, ...fields }));
    await titles.bulkDocs(docs);
  }
  const options = {
    inMemoryConfig: true,
    logPath: join(folder, 'log.txt'),
    overrideMode: { exclude: ['routes/fauxton'] },
  };
  app.use('/db', require('express-pouchdb')(PouchDB, options));
}
