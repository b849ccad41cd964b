// Erases a person who asks for it, or a child whose parents do: name, class and card are gone from every device and from the
// server. Loans, attendances and visits keep counting; they no longer say whose they were.
import { change } from '../record/decision.ts';
import type { Decision } from '../record/decision.ts';
import { member, type Member } from './member.ts';

export function eraseMember({ id }: Pick<Member, 'id'>): Decision {
  return change(member.erase(id));
}
