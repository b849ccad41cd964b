// Answers a pull as a stream of lines. The head is read first and rows only up to it: a row that moves on meanwhile comes
// later, and none is skipped.
import { scopeKindsFor } from '#domain/access/may.ts';
import { pageBytes, pageRows, type PageRow, type PullLine, type PullRequest } from '#protocol/pull.ts';
import { waitsForMore } from '#protocol/push.ts';
import { rowsPerRange } from '#protocol/snapshot/ranges.ts';
import { scopeOf } from '#protocol/scope.ts';
import { deviceNames } from '../accounts/devices.ts';
import type { DeviceRow, OpRow, Storage } from '../storage/storage.ts';
import { answerOf } from './numbering.ts';

export interface Pulling {
  readonly storage: Storage;
  readonly device: DeviceRow;
  readonly epoch: string;
  readonly scopes: PullRequest['scopes'];
  readonly parked?: PullRequest['parked'];
  readonly named?: PullRequest['named'];
  readonly nowMs: number;
}

/** The scopes a device is granted now. */
export function grantedScopes(device: DeviceRow): string[] {
  return scopeKindsFor(device.role).map((kind) => scopeOf(kind, device.unitId));
}

export async function* answerPull({
  storage,
  device,
  epoch,
  scopes,
  parked = [],
  named = [],
  nowMs,
}: Pulling): AsyncGenerator<PullLine> {
  const granted = grantedScopes(device);
  const asked = scopes.filter(({ scope }) => granted.includes(scope));
  const heads = new Map(await Promise.all(asked.map(async ({ scope }) => [scope, await storage.head(scope)] as const)));
  const beyond = asked.some(({ scope, after }) => after > (heads.get(scope)?.head ?? 0));
  // A cursor of this very epoch beyond the head was given by a database that is no longer here.
  if (beyond && epoch === storage.server.epoch) await storage.beginEpoch();
  const { lastSeq: has, role } = device;
  const unparked = await outcomesNow(storage, device, parked);
  const told = { ...unparked, ...(await deviceNames(storage, device, named)) };
  yield { kind: 'hello', epoch: storage.server.epoch, has, time: nowMs, scopes: granted, role, ...told };
  for (const { scope, after, bySegments, anew = false } of asked) {
    const { head, horizon } = heads.get(scope) ?? { head: 0, horizon: 0 };
    const lost = after > 0 && (epoch !== storage.server.epoch || after > head || (after < horizon && !anew));
    if (lost) yield { kind: 'startOver', scope, epoch: storage.server.epoch };
    else if (bySegments && after === 0 && head > rowsPerRange) yield { kind: 'bySegments', scope };
    else yield* pagesOf(storage, { scope, after, head, anew });
    // Removals that were forgotten while the rows were read may have been among them.
    const isForgotten =
      !lost && !anew && after < head && (await storage.head(scope)).horizon > Math.max(after, horizon);
    if (isForgotten) yield { kind: 'startOver', scope, epoch: storage.server.epoch };
  }
}

/** What has become of ops that were not final when their device heard of them. */
async function outcomesNow(storage: Storage, device: DeviceRow, parked: readonly number[]) {
  const known = await opsUnderAnyName(storage, device, parked);
  const rows = known.filter(({ outcome }) => !waitsForMore(outcome));
  return rows.length === 0 ? {} : { unparked: rows.map(answerOf) };
}

/** What a copied device wrote before it became another one stands under the name that it had then. */
async function opsUnderAnyName(storage: Storage, device: DeviceRow, seqs: readonly number[]): Promise<OpRow[]> {
  const own = await storage.opsNumbered(device.id, seqs);
  const found = new Set(own.map(({ seq }) => seq));
  const left = seqs.filter((seq) => !found.has(seq));
  if (left.length === 0 || device.forkedFrom === undefined) return own;
  const all = await storage.transaction((transaction) => transaction.devicesOf(device.unitId));
  const before = all.find(({ id }) => id === device.forkedFrom);
  return before ? [...own, ...(await opsUnderAnyName(storage, before, left))] : own;
}

interface Paging {
  readonly scope: string;
  readonly after: number;
  readonly head: number;
  readonly anew: boolean;
}
/** Whoever reads anew is told the end even when there is nothing: then it knows what to drop. */
async function* pagesOf(storage: Storage, { scope, after, head, anew }: Paging): AsyncGenerator<PullLine> {
  let from = after;
  if (anew && from >= head) yield { kind: 'page', scope, from, to: from, head, more: false, rows: [] };
  while (from < head) {
    const found = await storage.rowsAfter({ scope, after: from, upTo: head, most: pageRows });
    const rows = fitting(found.map(({ type, id, seq, state }): PageRow => [type, id, seq, state]));
    const isLast = rows.length === found.length && found.length < pageRows;
    const to = isLast ? head : (rows.at(-1)?.[2] ?? head);
    yield { kind: 'page', scope, from, to, head, more: false, rows };
    from = to;
  }
}

/** As many as fit the size of a page, at least one. */
function fitting(rows: PageRow[]): PageRow[] {
  let bytes = 0;
  const end = rows.findIndex((row) => (bytes += Buffer.byteLength(JSON.stringify(row)) + 1) > pageBytes);
  return end < 0 ? rows : rows.slice(0, Math.max(1, end));
}
