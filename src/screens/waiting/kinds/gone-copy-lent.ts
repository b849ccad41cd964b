// A book that had been written off was lent: it is there after all, or it was another one.
import { settleGoneCopy } from '#domain/cases/settle-books.ts';
import { cases, caseSafe } from '#i18n/case-card.ts';
import { answers, caseQuestions } from '#i18n/case-outcomes.ts';
import { truths } from '#i18n/case-truths.ts';
import { copyStatuses } from '#i18n/catalogue.ts';
import { calledName } from '#i18n/format.ts';
import type { CaseLine } from '#device/read/cases/case-lines.ts';
import type { Speaker } from '#ui/speak.tsx';
import { factSide, loanSide } from '../sides/sides.tsx';
import type { CaseView, Outcome } from './case-view.ts';

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
        name: t(answers.thisBook),
        follows: t(answers.staysInService),
        decide: (asked) => settleGoneCopy({ ...asked, lent, status, wasIt: true }),
      },
      {
        key: 'other',
        name: t(answers.notThisBook),
        follows: t(answers.goneAgain, t(copyStatuses[status])),
        decide: (asked) => settleGoneCopy({ ...asked, lent, status, wasIt: false }),
      },
    ];
  },
  decided: ({ open }, { t }) => t(open.outcome === 'in-service' ? answers.thisBook : answers.notThisBook),
  stands: (line, { t }) => {
    const { open, said, loans } = line;
    const title = said.kind === 'goneCopyLent' ? said.title : '';
    if (open.outcome !== 'in-service') return t(truths.goneAgain, title, t(copyStatuses[statusBefore(line)]));
    return t(truths.holds, calledName(loans[0]?.member?.fullName ?? '…'), title);
  },
};
