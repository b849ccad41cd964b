// A book is lent, and whoever had it was erased: it is back, or a member has it.
import { settleLoanOfNobody } from '#domain/cases/settle-books.ts';
import { nowAt } from '#device/clock.ts';
import { cases, caseSafe } from '#i18n/case-card.ts';
import { answers, caseQuestions } from '#i18n/case-outcomes.ts';
import { truths } from '#i18n/case-truths.ts';
import { calledName } from '#i18n/format.ts';
import { factSide } from '../sides/sides.tsx';
import type { CaseView } from './case-view.ts';

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
        name: t(answers.isBack),
        follows: t(answers.loanOver),
        decide: (asked) => settleLoanOfNobody({ ...asked, lent }),
      },
      {
        key: 'given',
        name: t(answers.someoneHasIt),
        follows: t(answers.loanGiven),
        ofPerson: (holder) => ({
          key: holder.id,
          name: t(answers.hasIt, calledName(holder.fullName)),
          follows: '',
          decide: (asked) => settleLoanOfNobody({ ...asked, lent, holder }),
        }),
      },
    ];
  },
  decided: ({ open, loans: [line] }, { t }) =>
    open.outcome === 'back' ? t(answers.isBack) : t(answers.hasIt, calledName(line?.member?.fullName ?? '…')),
  stands: ({ open, said, loans: [line] }, { t }) => {
    const title = said.kind === 'loanOfNobody' ? said.title : '';
    if (open.outcome === 'back') return t(truths.isBack, title);
    return t(truths.holds, calledName(line?.member?.fullName ?? '…'), title);
  },
};
