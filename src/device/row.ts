// Between a record's state, as merging sees it, and its row, as screens read it: the fields stand at the top of the row so
// that they can be indexed, and its marks beside them.
import { definitionOf } from '#domain/records.ts';
import type { State } from '#protocol/merge/merge.ts';
import type { AnyRow } from './database.ts';

const own = new Set(['id', 'scope', 'seq', 'removed', 'body']);

export interface Naming {
  readonly type: string;
  readonly id: string;
  readonly scope: string;
  readonly seq: number;
}

export function rowFromState({ type, id, scope, seq }: Naming, state: State): AnyRow {
  const { fields, removed, ...body } = state;
  return { ...fields, ...marksOf(type, state), id, scope, seq, ...(removed ? { removed } : {}), body };
}

export function stateFromRow(type: string, row: AnyRow): State {
  const marks = definitionOf(type)?.marks ?? {};
  const fields = Object.fromEntries(
    Object.entries(row).filter(([name]) => !own.has(name) && !Object.hasOwn(marks, name)),
  );
  return { fields, ...(row.removed ? { removed: true as const } : {}), ...row.body };
}

/** What is true is 1, what is not is absent: only what is present stands in an index. */
function marksOf(type: string, { fields, removed }: State): Record<string, 1> {
  const marks = Object.entries(definitionOf(type)?.marks ?? {});
  return Object.fromEntries(marks.filter(([, holds]) => !removed && holds(fields)).map(([name]) => [name, 1 as const]));
}
