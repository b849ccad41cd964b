// A book is lent, and whoever had it was erased: it is back, or a member has it.
import { settleLoanOfNobody } from '#domain/cases/settle-books.ts';
import { nowAt } from '#device/clock.ts';
import { caseQuestions, cases, caseSafe } from '#i18n/cases.ts';
import { calledName } from '#i18n/format.ts';
import type { CaseView } from './case-view.ts';
import { factSide } from './sides.tsx';

export const loanOfNobody: CaseView = {
  level: ({ loans }) => loans[0]?.title?.level ?? null,
  sides: ({ loans, siteNames }, { t, format }) =>
    loans.map(({ loan, copy }) => {
      const at = format.moment(loan.lentAt, nowAt());
      return factSide(copy?.accessionNumber, t(cases.lentAt, siteNames.get(loan.siteId) ?? '…', at));
    }),
  safe: caseSafe.loanKept,
  question: caseQuestions.whoHas,
  outcomes: ({ loans: [line] }, { t }) => {
    if (!line || line.member) return [];
    const lent = line.loan;
    return [
      {
        key: 'back',
        name: t(cases.isBack),
        follows: t(cases.loanOver),
        decide: (asked) => settleLoanOfNobody({ ...asked, lent }),
      },
      {
        key: 'given',
        name: t(cases.someoneHasIt),
        follows: t(cases.loanGiven),
        ofPerson: (holder) => ({
          key: holder.id,
          name: t(cases.hasIt, calledName(holder.fullName)),
          follows: '',
          decide: (asked) => settleLoanOfNobody({ ...asked, lent, holder }),
        }),
      },
    ];
  },
  decided: ({ open, loans: [line] }, { t }) =>
    open.outcome === 'back' ? t(cases.isBack) : t(cases.hasIt, calledName(line?.member?.fullName ?? '…')),
};
