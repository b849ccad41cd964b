// Between a record's state, as merging sees it, and its row, as screens read it: the fields stand at the top of the row so
// that they can be indexed.
import type { AnyRow } from './database.ts';
import type { State } from '#protocol/merge.ts';

const own = new Set(['id', 'scope', 'seq', 'removed', 'body']);

export function rowFromState(id: string, scope: string, seq: number, state: State): AnyRow {
  const { fields, removed, ...body } = state;
  return { ...fields, id, scope, seq, ...(removed ? { removed } : {}), body };
}

export function stateFromRow(row: AnyRow): State {
  const fields = Object.fromEntries(Object.entries(row).filter(([name]) => !own.has(name)));
  return { fields, ...(row.removed ? { removed: true as const } : {}), ...row.body };
}
