// node:sqlite in the shape that Kysely's dialect expects, with the settings that make an answer durable: WAL, FULL sync. A
// second server on the same file is refused, since one process numbers the scopes.
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { SqliteDatabase } from 'kysely';
import type { Dialect } from './dialect.ts';
import { inSqlite } from './in-sqlite.ts';

/** Before this version a checkpoint beside a write could lose committed pages (sqlite.org/wal.html, "WAL-reset bug"). */
const oldestSqlite = [3, 51, 3] as const;

/** The server says few different sentences; preparing each once saves most of a small request. */
const mostPrepared = 200;

/** The log is written back when nobody has written for so long, in milliseconds, and it has this many bytes by then; under a steady
 * stream of writings after so many pages. It never stays longer than this after one large writing, in bytes. */
const quietMs = 200;
const worthwhileLog = 4_000_000;
const checkpointPages = 6_000;
const longestLog = 64_000_000;

/** Opens the file for one process. Throws a sentence for the operator when that cannot be. */
export function openSqlite(folder: string): { database: SqliteDatabase; version: string; dialect: Dialect } {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'tusach.sqlite');
  const raw = new DatabaseSync(file, { timeout: 500 });
  const version = versionOfSqlite();
  if (isOlder(version))
    throw new Error(`SQLite ${version} is too old to be safe here: ${oldestSqlite.join('.')} or later.`);
  try {
    raw.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    // Each savepoint of a push keeps the pages it changes: beyond 64 kB in a file of its own, unless told otherwise.
    raw.exec('PRAGMA foreign_keys = ON; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;');
    raw.exec(`PRAGMA wal_autocheckpoint = ${checkpointPages}; PRAGMA journal_size_limit = ${longestLog};`);
    raw.exec('BEGIN IMMEDIATE; COMMIT;');
  } catch (error) {
    if (/locked|busy/i.test(String(error)))
      throw new Error(`${file} is in use by another Tủ Sách. Stop that one first.`, { cause: error });
    throw error;
  }
  const prepare = preparing(raw);
  const written = writingBack(raw, `${file}-wal`);
  return { database: shapedForKysely(raw, prepare, written), version, dialect: inSqlite(prepare) };
}

function versionOfSqlite(): string {
  const memory = new DatabaseSync(':memory:');
  const row = memory.prepare('SELECT sqlite_version() AS version').get();
  memory.close();
  return String(row?.version);
}

/** To be called after each commit. What is written back when nobody writes holds nobody up. */
function writingBack(raw: DatabaseSync, log: string): () => void {
  let timer: NodeJS.Timeout | undefined;
  const whenQuiet = () => {
    try {
      if (!raw.isOpen || raw.isTransaction || statSync(log).size < worthwhileLog) return;
      raw.exec('PRAGMA wal_checkpoint(PASSIVE)');
    } catch {
      // The log stays as long as it is. A disk that does not take this is told of by the next commit.
    }
  };
  return () => {
    clearTimeout(timer);
    timer = setTimeout(whenQuiet, quietMs).unref();
  };
}

type Prepare = (text: string) => StatementSync;

function preparing(raw: DatabaseSync): Prepare {
  const prepared = new Map<string, StatementSync>();
  return (text) => {
    const statement = prepared.get(text) ?? raw.prepare(text);
    if (prepared.size < mostPrepared) prepared.set(text, statement);
    return statement;
  };
}

function shapedForKysely(raw: DatabaseSync, prepare: Prepare, written: () => void): SqliteDatabase {
  const readers = new WeakMap<StatementSync, boolean>();
  const reads = (statement: StatementSync) => {
    const known = readers.get(statement) ?? statement.columns().length > 0;
    readers.set(statement, known);
    return known;
  };
  return {
    close: () => raw.close(),
    prepare: (text) => {
      const statement = prepare(text);
      const given = (values: readonly unknown[]) => values as SQLInputValue[];
      return {
        reader: reads(statement),
        all: (values) => statement.all(...given(values)),
        run: (values) => {
          // After "disk full" SQLite has taken everything back by itself; a second time would hide the first reason.
          if (text === 'rollback' && !raw.isTransaction) return { changes: 0, lastInsertRowid: 0 };
          const done = statement.run(...given(values));
          if (text === 'commit') written();
          return { changes: done.changes, lastInsertRowid: done.lastInsertRowid };
        },
        iterate: (values) => statement.iterate(...given(values)) as IterableIterator<unknown>,
      };
    },
  };
}

function isOlder(version: string): boolean {
  const parts = version.split('.').map(Number);
  for (const [at, least] of oldestSqlite.entries()) {
    const part = parts[at] ?? 0;
    if (part !== least) return part < least;
  }
  return false;
}
