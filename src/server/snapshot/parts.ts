// What belongs together in a segment, and which segments a new device needs first: people, what is lent and the copies; then
// the titles; then what was.
import { definitionOf } from '#domain/records.ts';
import { fold } from '#domain/record/fold.ts';
import type { State } from '#protocol/merge/merge.ts';
import type { SegmentRow } from '#protocol/snapshot/segment.ts';

/** Records of one type that are needed at the same time. */
export interface Part {
  readonly type: string;
  readonly order: 0 | 1 | 2;
}
export const partName = ({ type, order }: Part) => `${type} ${order}`;

export function partFor(type: string, { fields, removed }: State): Part {
  if (type === 'title') return { type, order: 1 };
  const isPast = removed === true || Boolean(fields.returnedAt) || definitionOf(type)?.kind !== 'entry';
  return { type, order: isPast ? 2 : 0 };
}

/** Where else a record of the type may have stood before it changed. */
export function otherParts({ type, order }: Part): Part[] {
  if (type === 'title') return [];
  return ([0, 2] as const).filter((other) => other !== order).map((other) => ({ type, order: other }));
}

/** Titles by name, so that alike stands beside alike and a device need not sort them; the others as they were numbered. */
export function inOrder(type: string, rows: Iterable<SegmentRow>): SegmentRow[] {
  const list = [...rows];
  if (type !== 'title') return list.sort((a, b) => a.seq - b.seq);
  const keyed = list.map((row) => [nameOf(row.state), row] as const);
  return keyed.sort(([a, one], [b, other]) => compare(a, b) || compare(one.id, other.id)).map(([, row]) => row);
}
function nameOf({ fields }: State): string {
  return fold([fields.title, fields.volume].filter(Boolean).join(' '));
}
const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
