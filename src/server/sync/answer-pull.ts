// Answers a pull as a stream of lines. The head is read first and rows only up to it: a row that moves on meanwhile comes
// later, and none is skipped.
import { scopeKindsFor } from '#domain/access/may.ts';
import { pageRows, type PullLine, type PullRequest } from '#protocol/pull.ts';
import { rowsPerRange } from '#protocol/snapshot/ranges.ts';
import { scopeOf } from '#protocol/scope.ts';
import type { DeviceRow, Storage } from '../storage/storage.ts';

export interface Pulling {
  readonly storage: Storage;
  readonly device: DeviceRow;
  readonly epoch: string;
  readonly scopes: PullRequest['scopes'];
  readonly nowMs: number;
}

/** The scopes a device is granted now. */
export function grantedScopes(device: DeviceRow): string[] {
  return scopeKindsFor(device.role).map((kind) => scopeOf(kind, device.unitId));
}

export async function* answerPull({ storage, device, epoch, scopes, nowMs }: Pulling): AsyncGenerator<PullLine> {
  const granted = grantedScopes(device);
  yield { kind: 'hello', epoch: storage.server.epoch, time: nowMs, scopes: granted, role: device.role };
  for (const { scope, after, bySegments } of scopes) {
    if (!granted.includes(scope)) continue;
    const { head, horizon } = await storage.head(scope);
    const lost = after > 0 && (epoch !== storage.server.epoch || after > head || after < horizon);
    if (lost) yield { kind: 'startOver', scope, epoch: storage.server.epoch };
    else if (bySegments && after === 0 && head > rowsPerRange) yield { kind: 'bySegments', scope };
    else yield* pagesOf(storage, scope, after, head);
  }
}

async function* pagesOf(storage: Storage, scope: string, after: number, head: number): AsyncGenerator<PullLine> {
  let from = after;
  while (from < head) {
    const rows = await storage.rowsAfter({ scope, after: from, upTo: head, most: pageRows });
    const to = rows.length < pageRows ? head : (rows.at(-1)?.seq ?? head);
    const sent = rows.map(({ type, id, seq, state }): [string, string, number, typeof state] => [type, id, seq, state]);
    yield { kind: 'page', scope, from, to, head, more: false, rows: sent };
    from = to;
  }
}
