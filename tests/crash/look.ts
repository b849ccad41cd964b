// Reads a server's database past the server.
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';

export interface Look {
  readonly ask: (sentence: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  readonly close: () => Promise<void>;
}

/** A copy of the files as they are now, log included: what a start after a power cut would find. */
export function lookAtFiles(folder: string): Look {
  const copy = mkdtempSync(join(tmpdir(), 'tusach-look-'));
  for (const name of ['tusach.sqlite', 'tusach.sqlite-wal'].filter((file) => existsSync(join(folder, file))))
    copyFileSync(join(folder, name), join(copy, name));
  const database = new DatabaseSync(join(copy, 'tusach.sqlite'));
  return {
    ask: async (sentence) => database.prepare(sentence).all(),
    close: async () => {
      database.close();
      rmSync(copy, { recursive: true });
    },
  };
}

export async function lookInto(databaseUrl: string): Promise<Look> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  return {
    ask: async (sentence) => (await client.query<Record<string, unknown>>(sentence)).rows,
    close: () => client.end(),
  };
}

/** What the database itself finds wrong with its files. */
export async function integrity({ ask }: Look): Promise<string[]> {
  const said = (await ask('PRAGMA integrity_check')).map((row) => String(row.integrity_check));
  return said.filter((line) => line !== 'ok');
}
