// Adds up what the server holds of a scope, in short pieces so that pushes go on in between, and remembers the sums until the
// scope moves.
import { setImmediate as breath } from 'node:timers/promises';
import { definitionOf } from '#domain/records.ts';
import { bucketOf, Sums, type CheckAnswer, type CheckRequest } from '#protocol/check.ts';
import { isWhole } from '#protocol/merge/merge.ts';
import type { PageRow } from '#protocol/pull.ts';
import type { DeviceRow, RecordRow, Storage } from '../storage/storage.ts';
import { grantedScopes } from './answer-pull.ts';

const piece = 200;

export async function check(storage: Storage, device: DeviceRow, asked: CheckRequest): Promise<CheckAnswer> {
  const { scope, upto, epoch, sums } = asked;
  const { head } = await storage.head(scope);
  const isAtHead = grantedScopes(device).includes(scope) && epoch === storage.server.epoch && upto === head;
  if (!isAtHead) return { kind: 'later' };
  const own = await sumsOf(storage, scope, head);
  const bucket = own.findIndex((one, at) => one !== sums[at]);
  if (bucket < 0) return { kind: 'same' };
  const rows: PageRow[] = [];
  for await (const found of rowsOf(storage, scope, head))
    for (const { type, id, seq, state } of found) if (bucketOf(type, id) === bucket) rows.push([type, id, seq, state]);
  return (await storage.head(scope)).head === head ? { kind: 'differs', bucket, rows } : { kind: 'later' };
}

interface Known {
  readonly at: string;
  readonly sums: Promise<string[]>;
}
const known = new WeakMap<Storage, Map<string, Known>>();

function sumsOf(storage: Storage, scope: string, head: number): Promise<string[]> {
  const scopes = known.get(storage) ?? new Map<string, Known>();
  known.set(storage, scopes);
  const at = `${storage.server.epoch} ${head}`;
  const before = scopes.get(scope);
  if (before?.at === at) return before.sums;
  const sums = addUp(storage, scope, head);
  scopes.set(scope, { at, sums });
  sums.catch(() => scopes.delete(scope));
  return sums;
}

async function addUp(storage: Storage, scope: string, head: number): Promise<string[]> {
  const sums = new Sums();
  for await (const found of rowsOf(storage, scope, head))
    for (const { type, id, state } of found) {
      const definition = definitionOf(type);
      // A device keeps only what it can show.
      if (!definition || isWhole(definition, state)) sums.add(type, id, state);
    }
  return sums.toTexts();
}

async function* rowsOf(storage: Storage, scope: string, upTo: number): AsyncGenerator<RecordRow[]> {
  for (let after = 0; ;) {
    const rows = await storage.rowsAfter({ scope, after, upTo, most: piece });
    yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < piece) return;
    after = last.seq;
    await breath();
  }
}
