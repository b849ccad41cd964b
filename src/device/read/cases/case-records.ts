// The record that a case is about, whatever its type, and what its stamps say of when it was written.
import type { Case } from '#domain/cases/case.ts';
import { definitionOf } from '#domain/records.ts';
import { removal } from '#protocol/merge/merge-entry.ts';
import { stampTime } from '#protocol/stamp.ts';
import type { AnyRow } from '../../database.ts';
import { database } from '../../open-database.ts';
import { titlesById } from '../catalogue.ts';
import type { CaseParts } from './case-parts.ts';

export function writtenWhen({ body, ...row }: AnyRow): NonNullable<CaseParts['written']> {
  const { [removal]: removed, ...fields } = { ...body.stamps };
  const at = (stamp: string | undefined) => stamp && new Date(stampTime(stamp)).toISOString();
  const edited = Object.entries(fields).filter(([name]) => name === '*' || name in row);
  const stamps = edited.map(([, stamp]) => stamp).sort();
  return { removedAt: at(removed ?? body.stamps?.['*']), editedAt: at(stamps.at(-1)) };
}

/** Of a case that is about one record of whatever type. */
export async function recordInQuestion({ about = '', subjects: [id = ''] }: Case): Promise<Partial<CaseParts>> {
  if (about === 'title') {
    const record = (await titlesById([id])).get(id) as AnyRow | undefined;
    return record ? { record } : {};
  }
  const record =
    definitionOf(about ?? '') &&
    (await database()
      .table<AnyRow, string>(about ?? '')
      .get(id));
  return record ? { record } : {};
}
