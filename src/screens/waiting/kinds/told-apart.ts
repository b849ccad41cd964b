// What the sides of a case are called on its buttons: in the shortest words by which a person can tell them apart, so that no
// more is said of a child than is needed, and no two buttons read alike.
import type { Member } from '#domain/membership/member.ts';
import { nowAt } from '#device/clock.ts';
import type { CaseLine } from '#device/read/cases/case-lines.ts';
import { cases } from '#i18n/cases.ts';
import { calledName } from '#i18n/format.ts';
import type { Speaker } from '#ui/speak.tsx';
import { classOf, writtenAtOf } from './sides.tsx';

/** `wordings` from the shortest to the fullest, each for all sides in their order. */
export function toldApart(wordings: readonly (readonly string[])[]): readonly string[] {
  const apart = wordings.find((words) => new Set(words).size === words.length);
  return apart ?? (wordings.at(-1) ?? []).map((words, at) => `${words} (${at + 1})`);
}

/** `at`: when the loan of each was written, where the case is about loans. */
export function namesApart(
  line: CaseLine,
  people: readonly (Member | undefined)[],
  speak: Speaker,
  at: readonly string[] = [],
): readonly string[] {
  const full = people.map((one) => `${one?.fullName ?? '…'}${classOf(line, one, speak)}`);
  const also = (word: (one: Member | undefined, nth: number) => string) =>
    people.map((one, nth) => [full[nth], word(one, nth)].filter(Boolean).join(', '));
  return toldApart([
    people.map((one) => calledName(one?.fullName ?? '…')),
    people.map((one) => one?.fullName ?? '…'),
    full,
    also((one) => (one?.rollNumber ? speak.t(cases.rollNumber, one.rollNumber) : '')),
    also((one, nth) => {
      const written = at[nth];
      return written ? speak.t(cases.writtenAt, speak.format.moment(written, nowAt())) : writtenAtOf(line, one, speak);
    }),
  ]);
}
