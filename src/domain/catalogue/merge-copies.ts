// Says that two records of copies are one physical book, and takes that back. Both rows stay in the register, and every loan
// with the record it was written for; whoever asks for the book finds the loans of both.
import { change, type Decision } from '../record/decision.ts';
import { mergeTwo, type MergeRefusal, type Merging } from '../record/merge-two.ts';
import type { Copy } from './copy.ts';
import { sameCopy, type SameCopy } from './same-copy.ts';

export function mergeCopies(asked: Merging<Copy['id']>): Decision<MergeRefusal> {
  return mergeTwo(sameCopy.put, asked);
}
/** Two books after all. */
export function partCopies({ link }: { readonly link: SameCopy }): Decision {
  return change(sameCopy.remove(link.id));
}
