// When a record was made and on which device, as its stamps say; and which devices made what the open cases are about. Rounds
// ask it too, so it knows no more than it must.
import type { Case, CaseKind } from '#domain/cases/case.ts';
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

/** The devices that wrote what the open clashes are about. Mostly there are none. */
export async function writersInQuestion(): Promise<string[]> {
  const open = await database().case.where('status').equals('open').toArray();
  const found = await Promise.all(open.filter(({ removed }) => !removed).map(devicesOf));
  return [...new Set(found.flat())].sort();
}
async function devicesOf({ caseKind, subjects }: Case): Promise<string[]> {
  const table = tables[caseKind];
  if (!table) return [];
  const rows = await database()
    .table<AnyRow, string>(table)
    .bulkGet([...subjects]);
  return [...madeOf(rows.filter((row) => row !== undefined)).madeBy.values()];
}
