// Counts a visit: one person, or a party that came together. With a card it is one per card, place, day and session, however
// often the card is shown (GSO and ISO 2789 count a person once per session).
import { dayOf, hourOf } from '../record/day.ts';
import { change, type Decision } from '../record/decision.ts';
import type { Id } from '../record/id.ts';
import { visit, type Visit } from './visit.ts';

export interface SignInVisitor {
  readonly purpose: Visit['purpose'];
  readonly siteId: Id<'site'>;
  readonly now: string;
  readonly partySize: number;
  readonly cardNumber?: string;
}

export function signInVisitor({ purpose, siteId, now, partySize, cardNumber }: SignInVisitor): Decision {
  const when = { visitedAt: now, onDay: dayOf(now), session: sessionOf(now) };
  const card = cardNumber ? { cardNumber: cardNumber.trim().toUpperCase().slice(0, 40) } : {};
  return change(visit.put({ siteId, purpose, partySize, ...when, ...card }));
}

/** The opening sessions of the day: morning until 12, afternoon until 18, evening. */
export function sessionOf(now: string): Visit['session'] {
  const hour = hourOf(now);
  if (hour < 12) return 'morning';
  return hour < 18 ? 'afternoon' : 'evening';
}
