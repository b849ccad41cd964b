// One copy, two open loans: somebody has it, or it is on the shelf, or the code of another copy was scanned. Where both are of
// one member, the book was written twice, and nobody else can have it.
import type { Copy } from '#domain/catalogue/copy.ts';
import { settleDoubleLoan, settleSwappedCopy } from '#domain/cases/settle.ts';
import { loan } from '#domain/circulation/loan.ts';
import type { LoanLine } from '#device/read/circulation.ts';
import type { CaseLine } from '#device/read/cases/case-lines.ts';
import { caseQuestions, cases, caseSafe } from '#i18n/cases.ts';
import type { Speaker } from '#ui/speak.tsx';
import type { CaseView, Outcome } from './case-view.ts';
import { loanSide } from './sides.tsx';

/** As many copies are offered for each person. */
const mostCopies = 4;

export const doubleLoan: CaseView = {
  level: ({ loans }) => loans[0]?.title?.level ?? null,
  sides: (line, speak) => line.loans.map((one) => loanSide(line, one, speak)),
  safe: caseSafe.bothLoans,
  question: caseQuestions.whoHas,
  outcomes: (line, speak) => (line.loans.length < 2 ? [] : outcomesOf(line, speak)),
};

const nameOf = (line: LoanLine | undefined) => line?.member?.fullName ?? '…';

function outcomesOf({ loans: lines, freeCopies, said }: CaseLine, { t }: Speaker): Outcome[] {
  const loans = lines.map((line) => line.loan);
  const isTwice = said.kind === 'doubleLoan' && said.twiceTo !== undefined;
  const possible = isTwice ? lines.toSorted((a, b) => a.loan.lentAt.localeCompare(b.loan.lentAt)).slice(-1) : lines;
  const undo = () => loans.map(({ id }) => loan.patch(id, { returnedAt: null }));
  const holders = possible.map((line): Outcome => ({
    key: line.loan.id,
    name: t(cases.hasIt, nameOf(line)),
    follows: isTwice ? t(cases.earlierReturned) : t(cases.otherReturned, nameOf(lines.find((other) => other !== line))),
    decide: (asked) => settleDoubleLoan({ ...asked, loans, holder: line.loan.id }),
    undo,
  }));
  const shelf: Outcome = {
    key: 'shelf',
    name: t(cases.onShelf),
    follows: t(cases.bothReturned),
    decide: (asked) => settleDoubleLoan({ ...asked, loans }),
    undo,
  };
  if (isTwice) return [...holders, shelf];
  const swaps = lines.flatMap((line) => freeCopies.slice(0, mostCopies).map((copy) => swapped(line, copy, t)));
  if (swaps.length === 0) return [...holders, shelf];
  const swap = { key: 'swap', name: t(cases.eachHasOne), follows: t(cases.wrongCode) };
  return [...holders, { ...swap, choices: { question: caseQuestions.whoHasWhich, outcomes: swaps } }, shelf];
}

function swapped(line: LoanLine, { id, accessionNumber }: Copy, t: Speaker['t']): Outcome {
  return {
    key: `${line.loan.id} ${id}`,
    name: t(cases.hasCopy, nameOf(line), accessionNumber),
    follows: t(cases.loanMoved, nameOf(line), accessionNumber),
    decide: (asked) => settleSwappedCopy({ ...asked, swapped: line.loan, copyId: id }),
    undo: () => [loan.patch(line.loan.id, { copyId: line.loan.copyId })],
  };
}
