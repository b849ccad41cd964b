// A book came back that nobody had: somebody has another copy of it under a wrong code, or it had only been lying about.
import { settleStrayReturn } from '#domain/cases/settle-books.ts';
import { loan } from '#domain/circulation/loan.ts';
import { strayReturn } from '#domain/circulation/stray-return.ts';
import { nowAt } from '#device/clock.ts';
import { caseQuestions, cases, caseSafe } from '#i18n/cases.ts';
import type { CaseLine } from '#device/read/cases/case-lines.ts';
import type { Speaker } from '#ui/speak.tsx';
import type { CaseView, Outcome } from './case-view.ts';
import { factSide, loanSide } from './sides.tsx';

/** As many borrowers of other copies are offered. */
const mostLoans = 3;

export const strayReturnView: CaseView = {
  level: ({ copies }) => copies[0]?.title?.level ?? null,
  sides: (line, speak) => {
    const { stray, copies, siteNames, otherLoans } = line;
    if (!stray) return [];
    const at = speak.format.moment(stray.returnedAt, nowAt());
    const here = factSide(
      copies[0]?.copy.accessionNumber,
      speak.t(cases.returnedAt, siteNames.get(stray.siteId) ?? '…', at),
    );
    return [here, ...otherLoans.slice(0, 1).map((one) => loanSide(line, one, speak))];
  },
  safe: caseSafe.returned,
  question: caseQuestions.whereFrom,
  outcomes: outcomesOf,
};

function outcomesOf({ stray, otherLoans }: CaseLine, { t }: Speaker): Outcome[] {
  if (!stray) return [];
  const { copyId, siteId, returnedAt, onDay } = stray;
  const borrowers = otherLoans.slice(0, mostLoans).map((line): Outcome => {
    const name = line.member?.fullName ?? '…';
    return {
      key: line.loan.id,
      name: t(cases.broughtBy, name),
      follows: t(cases.otherCopyReturned, name, line.copy?.accessionNumber ?? ''),
      decide: (asked) => settleStrayReturn({ ...asked, stray, outcome: { kind: 'loan', ended: line.loan } }),
      undo: () => [loan.patch(line.loan.id, { returnedAt: null })],
    };
  });
  return [
    ...borrowers,
    {
      key: 'shelf',
      name: t(cases.nobodyHadIt),
      follows: t(cases.toShelf),
      decide: (asked) => settleStrayReturn({ ...asked, stray, outcome: { kind: 'on-shelf' } }),
    },
    {
      key: 'wrong-scan',
      name: t(cases.wrongScan),
      follows: t(cases.returnDropped),
      decide: (asked) => settleStrayReturn({ ...asked, stray, outcome: { kind: 'wrong-scan' } }),
      undo: () => [strayReturn.put({ copyId, siteId, returnedAt, onDay })],
    },
  ];
}
