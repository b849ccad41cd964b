// What the people of a case are called on its buttons: in the shortest words by which a person can tell them apart, so that no
// more is said of a child than is needed.
import type { Member } from '#domain/membership/member.ts';
import type { CaseLine } from '#device/read/cases/case-lines.ts';
import { cases } from '#i18n/case-card.ts';
import { calledName } from '#i18n/format.ts';
import type { Speaker } from '#ui/speak.tsx';
import { classOf } from './sides.tsx';
import { toldApart } from './told-apart.ts';
import { byDevice, writtenAtOf } from './written-on.ts';

/** `last`: what else tells each of them apart, where the case knows of something; when they were written otherwise. */
export function namesApart(
  line: CaseLine,
  people: readonly (Member | undefined)[],
  speak: Speaker,
  last = people.map((one) => writtenAtOf(line, one, speak)),
): readonly string[] {
  const full = people.map((one) => `${one?.fullName ?? '…'}${classOf(line, one, speak)}`);
  const also = (words: readonly string[]) => full.map((name, at) => [name, words[at]].filter(Boolean).join(', '));
  const rollNumbers = people.map((one) => (one?.rollNumber ? speak.t(cases.rollNumber, one.rollNumber) : ''));
  return toldApart([
    people.map((one) => calledName(one?.fullName ?? '…')),
    people.map((one) => one?.fullName ?? '…'),
    full,
    also(rollNumbers),
    ...byDevice(line, people, speak),
    also(last),
  ]);
}
