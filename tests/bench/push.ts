// The server's way of taking ops, over HTTP and through every rule, beside putting the same rows (op and record) straight
// into tables of the same shape, with the same durability and batch size.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { attendance } from '#domain/events/attendance.ts';
import { opToWire, type WireOp } from '#protocol/op.ts';
import { pushLimit, pushPath } from '#protocol/push.ts';
import { pushText } from '#protocol/sign-in.ts';
import { freshServer, Tablet, type FreshServer } from '../support/fresh-server.ts';
import { joinWithKey, testKey } from '../support/test-key.ts';
import { atLeast } from './figures.ts';
import type { Figure } from './main.ts';
import type { Pushing } from './pushing.ts';

/** Each side pays for its own garbage only, not for what getting ready left behind. */
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const ops = 10_000;
const tablets = 4;
const runs = 9;

/** The two take turns, and the run in the middle counts: what else the machine does falls on both. */
export async function measurePush(): Promise<Figure[]> {
  const found: Figure[] = [];
  for (let run = 0; run < runs; run += 1) {
    const { rate, folder } = await pushed();
    found.push(atLeast(0.5, { id: 'server push', unit: 'ops/s', ours: rate, against: straight(folder) }));
  }
  return found.sort((a, b) => a.ratio - b.ratio).slice((runs - 1) / 2, (runs + 1) / 2);
}

async function pushed(): Promise<{ rate: number; folder: string }> {
  const server = await freshServer();
  await server.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = server.app.server.address() as AddressInfo;
  const all: Pushing['tablets'][number][] = [];
  for (let index = 0; index < tablets; index += 1) all.push(await tabletWithWork(server, index));
  collect();
  const sender = fork(join(import.meta.dirname, 'pushing.ts'));
  sender.send({ address: `http://127.0.0.1:${port}${pushPath}`, tablets: all } satisfies Pushing);
  const [ms] = (await once(sender, 'message')) as [number];
  sender.kill();
  await server.app.close();
  return { rate: ops / (ms / 1_000), folder: server.folder };
}

/** A tablet that has its share of the ops ready, signed and written down, to be pushed one batch after another. */
async function tabletWithWork(server: FreshServer, index: number): Promise<Pushing['tablets'][number]> {
  const key = await testKey();
  const { device, epoch, token, unitId } = await joinWithKey(server, 'librarian', key);
  const tablet = new Tablet({ id: device, unitId } as Tablet['row']);
  const checkedInAt = '2026-10-06T07:06:00.000Z';
  const seen = (at: number) =>
    attendance.put({ eventId: 'event-0001', memberId: `member-${index}-${at}`, checkedInAt, method: 'name' });
  const bodies: string[] = [];
  for (let from = 0; from < ops / tablets; from += pushLimit) {
    const batch = Array.from({ length: pushLimit }, (_, at) => opToWire(tablet.op(seen(from + at))));
    bodies.push(JSON.stringify({ device, epoch, ops: batch, signature: await key.sign(textOf(device, batch)) }));
  }
  return { token, bodies };
}

const textOf = (device: string, batch: readonly WireOp[]) =>
  pushText(
    device,
    batch.map((op) => JSON.stringify(op)),
  );

type Row = Readonly<Record<string, SQLInputValue>>;

/** The very rows that the server wrote, into an empty copy of its tables. */
function straight(folder: string): number {
  const written = new DatabaseSync(join(folder, 'tusach.sqlite'), { readOnly: true });
  const shape = written.prepare("SELECT sql FROM sqlite_master WHERE tbl_name IN ('op', 'record') AND sql IS NOT NULL");
  const opRows = written.prepare('SELECT * FROM op ORDER BY seq').all() as Row[];
  const recordRows = written.prepare("SELECT * FROM record WHERE type = 'attendance' ORDER BY seq").all() as Row[];
  const db = new DatabaseSync(join(mkdtempSync(join(tmpdir(), 'tusach-raw-')), 'raw.sqlite'));
  db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  for (const { sql } of shape.all()) db.exec(String(sql));
  written.close();
  const [putOp, putRecord] = [putInto(db, 'op', opRows), putInto(db, 'record', recordRows)];
  collect();
  const start = performance.now();
  for (let from = 0; from < ops; from += pushLimit) {
    db.exec('BEGIN IMMEDIATE');
    for (let at = from; at < from + pushLimit; at += 1) {
      putOp(at);
      putRecord(at);
    }
    db.exec('COMMIT');
  }
  const seconds = (performance.now() - start) / 1_000;
  db.close();
  return ops / seconds;
}

function putInto(db: DatabaseSync, table: string, rows: readonly Row[]): (at: number) => void {
  if (rows.length !== ops) throw new Error(`There are ${rows.length} rows in ${table}.`);
  const values = rows.map((row) => Object.values(row));
  const names = Object.keys(rows[0] ?? {});
  const statement = db.prepare(`INSERT INTO ${table} (${names.join()}) VALUES (${names.map(() => '?').join()})`);
  return (at) => void statement.run(...(values[at] ?? []));
}
