// Says that two records of copies are one physical book, and takes that back. Both rows stay in the register, and every loan
// with the record it was written for; whoever asks for the book finds the loans of both.
import { change, refuse, unchanged, type Decision } from '../record/decision.ts';
import { linkOf, type Sameness } from '../record/same-as.ts';
import type { Copy } from './copy.ts';
import { sameCopy, type SameCopy } from './same-copy.ts';

export interface MergeCopies {
  readonly kept: Copy;
  readonly other: Copy;
  /** What is one already. */
  readonly same: Sameness;
}

export function mergeCopies({ kept, other, same }: MergeCopies): Decision<MergeCopyRefusal> {
  if (kept.id === other.id) return refuse({ kind: 'itself' });
  if (same.shownFor(kept.id) === same.shownFor(other.id)) return unchanged;
  return change(sameCopy.put(linkOf(kept.id, other.id)));
}
export type MergeCopyRefusal = { readonly kind: 'itself' };

/** Two books after all. */
export function partCopies({ link }: { readonly link: SameCopy }): Decision {
  return change(sameCopy.remove(link.id));
}
