// Says that two records of members are one person, and takes that back. Loans, cards and attendances stay with the record
// they were written for; whoever reads them looks them up under the one that is kept.
import { change, refuse, unchanged, type Decision } from '../record/decision.ts';
import { linkOf, type Sameness } from '../record/same-as.ts';
import type { Member } from './member.ts';
import { sameMember, type SameMember } from './same-member.ts';

export interface MergeMembers {
  readonly kept: Member;
  readonly other: Member;
  /** What is one already. */
  readonly same: Sameness;
}

export function mergeMembers({ kept, other, same }: MergeMembers): Decision<MergeRefusal> {
  if (kept.id === other.id) return refuse({ kind: 'itself' });
  if (same.shownFor(kept.id) === same.shownFor(other.id)) return unchanged;
  return change(sameMember.put(linkOf(kept.id, other.id)));
}
export type MergeRefusal = { readonly kind: 'itself' };

/** Two people after all. */
export function partMembers({ link }: { readonly link: SameMember }): Decision {
  return change(sameMember.remove(link.id));
}
