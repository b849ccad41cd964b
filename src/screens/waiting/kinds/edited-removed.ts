// One tablet took a record off, or erased a person, while another corrected it.
import { settleEditedRemoved } from '#domain/cases/settle-records.ts';
import { nowAt } from '#device/clock.ts';
import { caseQuestions, cases, caseSafe } from '#i18n/cases.ts';
import { membership } from '#i18n/membership.ts';
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

/** Nothing is left to choose about: whoever wrote is told. */
export const editedErased: CaseView = {
  sides: () => [],
  safe: caseSafe.nothingKept,
  question: caseQuestions.readsHereStill,
  outcomes: (_line, { t }) => [
    {
      key: 'known',
      name: t(cases.known),
      follows: t(cases.notAskedAgain),
      decide: (asked) => settleEditedRemoved({ ...asked, restored: false }),
    },
  ],
  decided: (_line, { t }) => t(cases.known),
  more: () => ({ name: membership.add, href: '/members/new' }),
};
