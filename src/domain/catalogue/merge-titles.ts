// Says that two records of titles are one book, and takes that back. Copies stay with the record they were written for; they
// are read under the one that is kept.
import { change, refuse, unchanged, type Decision } from '../record/decision.ts';
import { linkOf, type Sameness } from '../record/same-as.ts';
import { sameTitle, type SameTitle } from './same-title.ts';
import type { Title } from './title.ts';

export interface MergeTitles {
  readonly kept: Title;
  readonly other: Title;
  /** What is one already. */
  readonly same: Sameness;
}

export function mergeTitles({ kept, other, same }: MergeTitles): Decision<MergeTitleRefusal> {
  if (kept.id === other.id) return refuse({ kind: 'itself' });
  if (same.shownFor(kept.id) === same.shownFor(other.id)) return unchanged;
  return change(sameTitle.put(linkOf(kept.id, other.id)));
}
export type MergeTitleRefusal = { readonly kind: 'itself' };

/** Two books after all. */
export function partTitles({ link }: { readonly link: SameTitle }): Decision {
  return change(sameTitle.remove(link.id));
}
