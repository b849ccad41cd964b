// Says that two records of members are one person, and takes that back. Loans, cards and attendances stay with the record
// they were written for; whoever reads them looks them up under the one that is kept.
import { change, type Decision } from '../record/decision.ts';
import { mergeTwo, type MergeRefusal, type Merging } from '../record/merge-two.ts';
import type { Member } from './member.ts';
import { sameMember, type SameMember } from './same-member.ts';

export function mergeMembers(asked: Merging<Member['id']>): Decision<MergeRefusal> {
  return mergeTwo(sameMember.put, asked);
}
/** Two people after all. */
export function partMembers({ link }: { readonly link: SameMember }): Decision {
  return change(sameMember.remove(link.id));
}
