// One tablet took a record off while another corrected it.
import { settleEditedRemoved } from '#domain/cases/settle-records.ts';
import { nowAt } from '#device/clock.ts';
import { caseQuestions, cases, caseSafe } from '#i18n/cases.ts';
import type { CaseView } from './case-view.ts';
import { factSide } from './sides.tsx';

export const editedRemoved: CaseView = {
  sides: ({ written }, { t, format }) => [
    factSide(t(cases.takenOff), written?.removedAt && format.moment(written.removedAt, nowAt())),
    factSide(t(cases.corrected), written?.editedAt && format.moment(written.editedAt, nowAt())),
  ],
  safe: caseSafe.both,
  question: caseQuestions.comesBack,
  outcomes: ({ record }, { t }) => {
    if (!record?.removed) return [];
    return [
      {
        key: 'restore',
        name: t(cases.bringBack),
        follows: t(cases.backAsCorrected),
        decide: (asked) => settleEditedRemoved({ ...asked, restored: true }),
      },
      {
        key: 'leave',
        name: t(cases.leaveOff),
        follows: t(cases.correctionKept),
        decide: (asked) => settleEditedRemoved({ ...asked, restored: false }),
      },
    ];
  },
  decided: ({ open }, { t }) => t(open.outcome === 'restored' ? cases.bringBack : cases.leaveOff),
};
