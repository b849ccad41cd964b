// A book that had been written off was lent: it is there after all, or it was another one.
import { settleGoneCopy } from '#domain/cases/settle-books.ts';
import { caseQuestions, cases, caseSafe } from '#i18n/cases.ts';
import { copyStatuses } from '#i18n/catalogue.ts';
import type { CaseLine } from '#device/read/cases/case-lines.ts';
import type { Speaker } from '#ui/speak.tsx';
import type { CaseView, Outcome } from './case-view.ts';
import { factSide, loanSide } from './sides.tsx';

const statusBefore = ({ said }: CaseLine) => (said.kind === 'goneCopyLent' ? said.was : 'lost');

export const goneCopyLent: CaseView = {
  level: ({ copies }) => copies[0]?.title?.level ?? null,
  sides: (line, speak) => [
    factSide(speak.t(copyStatuses[statusBefore(line)]), speak.t(cases.statusBefore)),
    ...line.loans.map((one) => loanSide(line, one, speak)),
  ],
  safe: caseSafe.inService,
  question: caseQuestions.isItThis,
  outcomes: (line, { t }: Speaker): Outcome[] => {
    const [lent] = line.loans.map((one) => one.loan);
    if (!lent) return [];
    const status = statusBefore(line);
    return [
      {
        key: 'this',
        name: t(cases.thisBook),
        follows: t(cases.staysInService),
        decide: (asked) => settleGoneCopy({ ...asked, lent, status, wasIt: true }),
      },
      {
        key: 'other',
        name: t(cases.notThisBook),
        follows: t(cases.goneAgain, t(copyStatuses[status])),
        decide: (asked) => settleGoneCopy({ ...asked, lent, status, wasIt: false }),
      },
    ];
  },
  decided: ({ open }, { t }) => t(open.outcome === 'in-service' ? cases.thisBook : cases.notThisBook),
};
