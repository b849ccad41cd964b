// Says that two records are one: the rule for whatever there are two records of. Neither is rewritten, so taking the link back
// parts them as they were.
import type { Change } from './change.ts';
import { change, refuse, unchanged, type Decision } from './decision.ts';
import { linkOf, type Sameness } from './same-as.ts';

export interface Merging<Id extends string> {
  readonly kept: { readonly id: Id };
  readonly other: { readonly id: Id };
  /** What is one already. */
  readonly same: Sameness;
}
export type MergeRefusal = { readonly kind: 'itself' };

/** `put`: writes the link of these records. */
export function mergeTwo<Id extends string>(
  put: (link: ReturnType<typeof linkOf<Id>>) => Change,
  { kept, other, same }: Merging<Id>,
): Decision<MergeRefusal> {
  if (kept.id === other.id) return refuse({ kind: 'itself' });
  if (same.shownFor(kept.id) === same.shownFor(other.id)) return unchanged;
  return change(put(linkOf(kept.id, other.id)));
}
