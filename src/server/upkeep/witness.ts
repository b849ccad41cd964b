// A witness of how far the database had come, in a file outside its folder. A database that is put back from a copy knows
// less than its witness, and so it is found out at the start, whether or not anybody said `--restored`.
import { open, readFile, rename } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as v from 'valibot';
import type { Storage } from '../storage/storage.ts';

/** How often the witness is brought up to date, in milliseconds: what happened since is not missed at the start. */
const lookMs = 1_000;

const testimony = v.object({ server: v.string(), heads: v.record(v.string(), v.number()), ops: v.number() });

/** Beside the folder, not in it: whoever puts the folder back must not put the witness back with it. */
export function witnessPath(folder: string): string {
  return `${resolve(folder)}.heads.json`;
}

/** Whether this very server had been further than its database is now. */
export async function isBehind(storage: Storage, path: string): Promise<boolean> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const said = v.safeParse(v.pipe(v.string(), v.parseJson(), testimony), text);
  if (!said.success || said.output.server !== storage.server.id) return false;
  const { heads, ops } = await storage.care.marks();
  return ops < said.output.ops || Object.entries(said.output.heads).some(([scope, head]) => (heads[scope] ?? 0) < head);
}

/** Writes down how far the database is, now and whenever it has moved on. A place that cannot be written to is left alone:
 * then only tablets can tell. Returns how to end with a last look. */
export function keepWitness(storage: Storage, path: string): () => Promise<void> {
  let written = '';
  let busy: Promise<void> = Promise.resolve();
  const look = async () => {
    const text = JSON.stringify({ server: storage.server.id, ...(await storage.care.marks()) });
    if (text === written) return;
    await writeWhole(path, text);
    written = text;
  };
  const turn = () => (busy = busy.then(look).catch(() => undefined));
  const timer = setInterval(() => void turn(), lookMs).unref();
  void turn();
  return () => {
    clearInterval(timer);
    return turn();
  };
}

/** All of it or nothing, and on the disk. */
async function writeWhole(path: string, text: string): Promise<void> {
  const file = await open(`${path}.new`, 'w');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
}
