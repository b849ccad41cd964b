// How things stand on this device, for one screen: what waits, how far it has fetched, how much is kept, how much room is
// left. Nothing here is a guess: what is not known is absent.
import { recordTypes } from '#domain/records.ts';
import { readScope } from '#protocol/scope.ts';
import type { ScopeKind } from '#domain/record/define.ts';
import { loadProgress, type Progress } from './loading.ts';
import { database } from '../open-database.ts';
import { waitingNow } from '../outbox.ts';
import { fileNames, roomLeft, roomUsed } from '../upkeep/private-files.ts';

export interface ScopeStand {
  readonly kind: ScopeKind;
  /** Changes that the server had at the last exchange and this device has not fetched. */
  readonly behind: number;
}
export interface DeviceStand {
  readonly device?: string;
  readonly waiting: number;
  /** When the oldest that waits was written, milliseconds. */
  readonly oldestAt?: number;
  readonly scopes: readonly ScopeStand[];
  /** A title that was changed since it was loaded counts as itself and as its change. */
  readonly records: number;
  /** How far the first load of the titles is, while it goes on. */
  readonly loading?: Progress;
  readonly traffic?: { readonly sent: number; readonly received: number };
}

export async function deviceStand(): Promise<DeviceStand> {
  const db = database();
  const [clock, traffic, loading, waiting, inSegments, ...counts] = await Promise.all([
    db.meta.get('clock'),
    db.meta.get('traffic'),
    loadProgress(),
    waitingNow(),
    titlesInSegments(),
    ...recordTypes.map((type) => db.table(type).count()),
  ]);
  const known = clock?.id === 'clock' ? clock : undefined;
  const scopes = Object.entries(known?.cursors ?? {}).flatMap(([scope, cursor]): ScopeStand[] => {
    const kind = readScope(scope)?.kind;
    return kind ? [{ kind, behind: Math.max(0, (known?.heads?.[scope] ?? 0) - cursor) }] : [];
  });
  return {
    ...(known ? { device: known.device } : {}),
    waiting: waiting.count,
    ...(waiting.oldest ? { oldestAt: waiting.oldest.op.wall } : {}),
    scopes,
    records: counts.reduce((sum, count) => sum + count, inSegments),
    ...(loading ? { loading } : {}),
    ...(traffic?.id === 'traffic' ? { traffic } : {}),
  };
}

async function titlesInSegments(): Promise<number> {
  const segments = await database().segment.toArray();
  return segments.reduce((sum, { type, isHere, rows }) => sum + (type === 'title' && isHere ? rows : 0), 0);
}

export interface Room {
  readonly used?: number;
  readonly left?: number;
  readonly hasReserve: boolean;
}
/** Bytes as the browser counts them; it may round. */
export async function room(): Promise<Room> {
  const [used, left, names] = await Promise.all([roomUsed(), roomLeft(), fileNames('reserve')]);
  return {
    ...(used === undefined ? {} : { used }),
    ...(left === undefined ? {} : { left }),
    hasReserve: names.length > 0,
  };
}
