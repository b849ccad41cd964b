// One copy, two open loans: somebody has it, or it is on the shelf, or the code of another copy was scanned. Where both are of
// one member, the book was written twice, and nobody else can have it.
import type { Copy } from '#domain/catalogue/copy.ts';
import { namedIn } from '#domain/cases/case.ts';
import { settleDoubleLoan, settleSwappedCopy } from '#domain/cases/settle.ts';
import { nowAt } from '#device/clock.ts';
import type { LoanLine } from '#device/read/circulation.ts';
import type { CaseLine } from '#device/read/cases/case-lines.ts';
import { cases, caseSafe } from '#i18n/case-card.ts';
import { answers, caseQuestions } from '#i18n/case-outcomes.ts';
import { truths } from '#i18n/case-truths.ts';
import { calledName } from '#i18n/format.ts';
import type { Speaker } from '#ui/speak.tsx';
import { namesApart } from '../sides/names-apart.ts';
import { loanSide } from '../sides/sides.tsx';
import type { CaseView, Outcome } from './case-view.ts';

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
    if (!chosen) return speak.t(answers.onShelf);
    const number = chosen.copy?.accessionNumber ?? '';
    return swapped !== undefined
      ? speak.t(answers.hasCopy, nameOf(chosen), number)
      : speak.t(answers.hasIt, nameOf(chosen));
  },
  stands: (line, speak) => {
    const { open, said, loans } = line;
    const title = said.kind === 'doubleLoan' ? said.title : '';
    const nameOf = namesOf(line, speak);
    const holder = loans.find(({ loan: { id } }) => id === namedIn(open.outcome, 'held'));
    if (holder) return speak.t(truths.holds, nameOf(holder), title);
    if (namedIn(open.outcome, 'swapped') === undefined) return speak.t(truths.onShelf, title);
    const [one, other] = loans.map((held) => ({ name: nameOf(held), number: held.copy?.accessionNumber ?? '' }));
    return one && other && speak.t(truths.eachHolds, one, other);
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
    name: t(answers.hasIt, nameOf(held)),
    follows: isTwice
      ? t(answers.earlierReturned)
      : t(answers.otherReturned, nameOf(lines.find((other) => other !== held))),
    decide: (asked) => settleDoubleLoan({ ...asked, loans, holder: held.loan.id }),
  }));
  const shelf: Outcome = {
    key: 'shelf',
    name: t(answers.onShelf),
    follows: t(answers.bothReturned),
    decide: (asked) => settleDoubleLoan({ ...asked, loans }),
  };
  if (isTwice) return [...holders, shelf];
  const swaps = lines.flatMap((held) =>
    freeCopies
      .slice(0, mostCopies)
      .map((copy) => swapped(held, copy, (words) => t(words, nameOf(held), copy.accessionNumber))),
  );
  if (swaps.length === 0) return [...holders, shelf];
  const swap = { key: 'swap', name: t(answers.eachHasOne), follows: t(answers.wrongCode) };
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

type AboutCopy = typeof answers.hasCopy | typeof answers.loanMoved;
function swapped({ loan: held }: LoanLine, to: Copy, say: (words: AboutCopy) => string): Outcome {
  return {
    key: `${held.id} ${to.id}`,
    name: say(answers.hasCopy),
    follows: say(answers.loanMoved),
    decide: (asked) => settleSwappedCopy({ ...asked, swapped: held, copyId: to.id }),
  };
}
