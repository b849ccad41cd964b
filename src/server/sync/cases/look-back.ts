// Reads on in a library's feed after the answers have been given, for the cases that need a wider look: who or what was
// written twice, and gatherings that are too full. Where it stands is kept with what it found, so that a restart goes on from
// there; looking twice opens nothing twice.
import { scopeOf } from '#protocol/scope.ts';
import type { RecordRow, Storage, Transaction } from '../../storage/storage.ts';
import { numberChanges, seqOf } from '../numbering.ts';
import { unparkCases } from '../unpark.ts';
import { WorkingCopy } from '../working-copy.ts';
import { findOverCapacity } from './capacity.ts';
import { findLikeness } from './likeness.ts';
import { Looking } from './looking.ts';
import { follow } from './open-cases.ts';

/** So few at once that whoever asks the server for something in between hardly waits. */
const pageRows = 100;
const kinds = 'member sameMember title sameTitle readingEvent attendance headcount doorCount';
const concerned = new Set(kinds.split(' '));

/** Looks at all that is new in a library, and gives the heads that moved. Goes on after each page when `mayGoOn` says so. */
export async function lookBack(
  storage: Storage,
  unitId: string,
  mayGoOn = () => Promise.resolve(true),
): Promise<ReadonlyMap<string, number>> {
  const moved = new Map<string, number>();
  for (const kind of ['unit', 'people'] as const) {
    const scope = scopeOf(kind, unitId);
    const { head } = await storage.head(scope);
    for (let after = await storage.lookedAt(scope); after < head && (await mayGoOn());) {
      const rows = await storage.rowsAfter({ scope, after, upTo: head, most: pageRows });
      const to = rows.length < pageRows ? head : (rows.at(-1)?.seq ?? head);
      const page = { unitId, rows: rows.filter(({ type }) => concerned.has(type)), scope, to };
      for (const [name, seq] of await storage.transaction((open) => lookAtPage(open, page))) moved.set(name, seq);
      after = to;
    }
  }
  return moved;
}

interface FeedPage {
  readonly unitId: string;
  readonly rows: readonly RecordRow[];
  readonly scope: string;
  readonly to: number;
}
async function lookAtPage(transaction: Transaction, { unitId, rows, scope, to }: FeedPage) {
  await transaction.setLookedAt(scope, to);
  if (rows.length === 0) return new Map<string, number>();
  const heads = await transaction.lockScopes([scopeOf('people', unitId), scopeOf('unit', unitId)]);
  const changed = await transaction.records(rows);
  const copy = new WorkingCopy(changed);
  const looking = new Looking({ transaction, copy, unitId, passing: [], changed });
  // What a change has settled was settled in its push: nobody reads through all open cases here.
  await follow(looking, [...(await findLikeness(looking)), ...(await findOverCapacity(looking))]);
  const awoken = await unparkCases(transaction, copy, { unitId });
  const numbered = numberChanges(copy, heads);
  await transaction.putRecords(numbered.rows);
  await transaction.putOps(awoken.map((row) => ({ ...row, scopeSeq: seqOf(row, copy, numbered.seqs) })));
  for (const [name, head] of numbered.moved) await transaction.setHead(name, head);
  return numbered.moved;
}
