// How one kind of case is shown and settled. Each kind is one file beside this one; the card knows none of them.
import type { ComponentChildren } from 'preact';
import type { Settling } from '#domain/cases/settle.ts';
import type { Member } from '#domain/membership/member.ts';
import type { Decision } from '#domain/record/decision.ts';
import type { CaseLine } from '#device/read/cases/case-lines.ts';
import type { Phrase } from '#i18n/phrase.ts';
import type { Speaker } from '#ui/speak.tsx';

export interface Outcome {
  readonly key: string;
  readonly name: string;
  /** What follows from choosing it. */
  readonly follows: string;
  readonly decide?: (asked: Settling) => Decision | Promise<Decision>;
  /** A member is to be found first, who is then the answer. */
  readonly ofPerson?: (member: Member) => Outcome;
  /** Another question comes first, with these answers. */
  readonly choices?: { readonly question: Phrase; readonly outcomes: readonly Outcome[] };
}

export interface CaseView {
  /** The reading level on the spine beside the sentence; without it there is no spine. */
  readonly level?: (line: CaseLine) => string | null | undefined;
  /** Both sides, next to each other. */
  readonly sides: (line: CaseLine, speak: Speaker) => readonly ComponentChildren[];
  readonly safe: Phrase;
  readonly question: Phrase;
  /** None when the world has settled it already. */
  readonly outcomes: (line: CaseLine, speak: Speaker) => readonly Outcome[];
  /** What was chosen, once the case is settled. */
  readonly decided: (line: CaseLine, speak: Speaker) => string;
  /** What is true now that it is settled, for the bar: who has the book, whose the number is. Nothing where that is unknown. */
  readonly stands: (line: CaseLine, speak: Speaker) => string | undefined;
  /** Where there is more to see. */
  readonly more?: (line: CaseLine) => { readonly name: Phrase; readonly href: string } | undefined;
}
