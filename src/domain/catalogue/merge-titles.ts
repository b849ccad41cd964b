// Says that two records of titles are one book, and takes that back. Copies stay with the record they were written for; they
// are read under the one that is kept.
import { change, type Decision } from '../record/decision.ts';
import { mergeTwo, type MergeRefusal, type Merging } from '../record/merge-two.ts';
import { sameTitle, type SameTitle } from './same-title.ts';
import type { Title } from './title.ts';

export function mergeTitles(asked: Merging<Title['id']>): Decision<MergeRefusal> {
  return mergeTwo(sameTitle.put, asked);
}
/** Two books after all. */
export function partTitles({ link }: { readonly link: SameTitle }): Decision {
  return change(sameTitle.remove(link.id));
}
