// Starts one peer's server: `node serve.js KIND FOLDER TITLES` with the page's files in FOLDER. Prints its port when it is
// ready. Every write it answers for is on disk first (SQLite at FULL, LevelDB as PouchDB's server keeps it).
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { rows } from './titles.js';

const [kind, folder, count] = [process.argv[2], process.argv[3], Number(process.argv[4])];
const own = mkdtempSync(join(tmpdir(), `tusach-${kind}-`));
const app = express();
const { prepare } = await import(`./server-${kind}.js`);
await prepare({ app, express, folder: own, rows: rows(count) });
app.use(express.static(folder));
const server = app.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
