// One copy, two open loans: somebody has it, or it is on the shelf, or the code of another copy was scanned. Where both are of
// one member, the book was written twice, and nobody else can have it.
import type { Copy } from '#domain/catalogue/copy.ts';
import { namedIn } from '#domain/cases/case.ts';
import { settleDoubleLoan, settleSwappedCopy } from '#domain/cases/settle.ts';
import { nowAt } from '#device/clock.ts';
import type { LoanLine } from '#device/read/circulation.ts';
import type { CaseLine } from '#device/read/cases/case-lines.ts';
import { caseQuestions, cases, caseSafe } from '#i18n/cases.ts';
import { calledName } from '#i18n/format.ts';
import type { Speaker } from '#ui/speak.tsx';
import type { CaseView, Outcome } from './case-view.ts';
import { loanSide } from './sides.tsx';
import { namesApart } from './told-apart.ts';

/** As many copies are offered for each person. */
const mostCopies = 4;

export const doubleLoan: CaseView = {
  level: ({ loans }) => loans[0]?.title?.level ?? null,
  sides: (line, speak) => line.loans.map((one) => loanSide(line, one, speak)),
  safe: caseSafe.bothLoans,
  question: caseQuestions.whoHas,
  outcomes: (line, speak) => (line.loans.length < 2 ? [] : outcomesOf(line, speak)),
  decided: (line, speak) => {
    const { outcome } = line.open;
    const nameOf = namesOf(line, speak);
    const [held, swapped] = [namedIn(outcome, 'held'), namedIn(outcome, 'swapped')];
    const chosen = line.loans.find(({ loan: { id } }) => id === (held ?? swapped));
    if (!chosen) return speak.t(cases.onShelf);
    const number = chosen.copy?.accessionNumber ?? '';
    return swapped !== undefined
      ? speak.t(cases.hasCopy, nameOf(chosen), number)
      : speak.t(cases.hasIt, nameOf(chosen));
  },
};

function outcomesOf(line: CaseLine, speak: Speaker): Outcome[] {
  const { loans: lines, freeCopies, said } = line;
  const { t } = speak;
  const loans = lines.map((line) => line.loan);
  const isTwice = said.kind === 'doubleLoan' && said.twiceTo !== undefined;
  const possible = isTwice ? lines.toSorted((a, b) => a.loan.lentAt.localeCompare(b.loan.lentAt)).slice(-1) : lines;
  const nameOf = namesOf(line, speak);
  const holders = possible.map((held): Outcome => ({
    key: held.loan.id,
    name: t(cases.hasIt, nameOf(held)),
    follows: isTwice ? t(cases.earlierReturned) : t(cases.otherReturned, nameOf(lines.find((other) => other !== held))),
    decide: (asked) => settleDoubleLoan({ ...asked, loans, holder: held.loan.id }),
  }));
  const shelf: Outcome = {
    key: 'shelf',
    name: t(cases.onShelf),
    follows: t(cases.bothReturned),
    decide: (asked) => settleDoubleLoan({ ...asked, loans }),
  };
  if (isTwice) return [...holders, shelf];
  const swaps = lines.flatMap((held) =>
    freeCopies
      .slice(0, mostCopies)
      .map((copy) => swapped(held, copy, (words) => t(words, nameOf(held), copy.accessionNumber))),
  );
  if (swaps.length === 0) return [...holders, shelf];
  const swap = { key: 'swap', name: t(cases.eachHasOne), follows: t(cases.wrongCode) };
  return [...holders, { ...swap, choices: { question: caseQuestions.whoHasWhich, outcomes: swaps } }, shelf];
}

/** What each of the borrowers is called; one person who has it twice needs no telling apart. */
function namesOf(line: CaseLine, speak: Speaker): (held: LoanLine | undefined) => string {
  const { loans, said } = line;
  const people = loans.map(({ member }) => member);
  const at = loans.map(({ loan: { lentAt } }) => speak.t(cases.writtenAt, speak.format.moment(lentAt, nowAt())));
  const isTwice = said.kind === 'doubleLoan' && said.twiceTo !== undefined;
  const names = isTwice ? loans.map(() => calledName(said.twiceTo ?? '')) : namesApart(line, people, speak, at);
  return (held) => names[loans.findIndex((one) => one.loan.id === held?.loan.id)] ?? '…';
}

type AboutCopy = typeof cases.hasCopy | typeof cases.loanMoved;
function swapped({ loan: held }: LoanLine, to: Copy, say: (words: AboutCopy) => string): Outcome {
  return {
    key: `${held.id} ${to.id}`,
    name: say(cases.hasCopy),
    follows: say(cases.loanMoved),
    decide: (asked) => settleSwappedCopy({ ...asked, swapped: held, copyId: to.id }),
  };
}
