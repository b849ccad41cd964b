// When a record was made and on which device, as its stamps say; and which devices made what the open cases are about. Rounds
// ask it too, so it knows no more than it must.
import { byItself, type Case, type CaseKind } from '#domain/cases/case.ts';
import type { RecordType } from '#domain/records.ts';
import { stampDevice, stampTime } from '#protocol/stamp.ts';
import type { AnyRow, RowMeta } from '../../database.ts';
import { database } from '../../open-database.ts';

export interface Made {
  readonly madeAt: ReadonlyMap<string, string>;
  readonly madeBy: ReadonlyMap<string, string>;
}

/** When each record was made and on which device, by the earliest of the stamps that it still has. */
export function madeOf(rows: readonly (RowMeta & { readonly id: string })[]): Made {
  const made = rows.flatMap(({ id, body }) => {
    const stamps = Object.values(body.stamps ?? {}).filter(Boolean);
    return stamps
      .sort()
      .slice(0, 1)
      .map((stamp) => [id, stamp] as const);
  });
  return {
    madeAt: new Map(made.map(([id, stamp]) => [id, new Date(stampTime(stamp)).toISOString()])),
    madeBy: new Map(made.map(([id, stamp]) => [id, stampDevice(stamp)])),
  };
}

/** Where the records of a clash lie. */
const tables: Partial<Record<CaseKind, RecordType>> = {
  doubleLoan: 'loan',
  accessionClash: 'copy',
  cardClash: 'member',
};

/** The devices that wrote what the oldest `most` of the open clashes are about, those of the oldest first. Mostly there are
 * none. */
export async function writersInQuestion(most: number): Promise<string[]> {
  const open = await clashes('open').toArray();
  const oldest = open.sort((a, b) => a.openedAt.localeCompare(b.openedAt)).slice(0, most);
  const made = new Map<string, string>();
  for (const table of new Set(oldest.map(({ caseKind }) => tables[caseKind]))) {
    const ids = oldest.flatMap(({ caseKind, subjects }) => (tables[caseKind] === table ? subjects : []));
    const rows = await database()
      .table<AnyRow, string>(table ?? '')
      .bulkGet(ids);
    for (const [id, device] of madeOf(rows.filter((row) => row !== undefined)).madeBy) made.set(id, device);
  }
  return [...new Set(oldest.flatMap(({ subjects }) => subjects.flatMap((id) => made.get(id) ?? [])))];
}
/** Whether a clash is open, or people settled one since then. */
export async function isAnyClash(since: string): Promise<boolean> {
  const lately = clashes('settled').filter(
    ({ outcome, settledAt }) => outcome !== byItself && String(settledAt) >= since,
  );
  return (await clashes('open').first()) !== undefined || (await lately.first()) !== undefined;
}
const clashes = (status: Case['status']) =>
  database()
    .case.where('status')
    .equals(status)
    .filter(({ removed, caseKind }) => !removed && tables[caseKind] !== undefined);
