// Erases a person who asks for it, or a child whose parents do: name, class and card are gone from every device and from the
// server, from every record that is this person. Loans, attendances and visits keep counting; they no longer say whose they
// were, but a visit by card keeps the number of the card, which is nobody's then.
import { change } from '../record/decision.ts';
import type { Decision } from '../record/decision.ts';
import type { Sameness } from '../record/same-as.ts';
import { member, type Member } from './member.ts';

export interface EraseMember {
  readonly id: Member['id'];
  /** What is one: what was merged says the same of the same child, and nobody could find it afterwards. */
  readonly same: Sameness;
}

export function eraseMember({ id, same }: EraseMember): Decision {
  return change(...same.allOf(id).map((one) => member.erase(one as Member['id'])));
}
