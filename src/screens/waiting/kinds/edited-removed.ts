// One tablet took a record off, or erased a person, while another corrected it.
import { settleEditedRemoved } from '#domain/cases/settle-records.ts';
import { nowAt } from '#device/clock.ts';
import { cases, caseSafe } from '#i18n/case-card.ts';
import { answers, caseQuestions } from '#i18n/case-outcomes.ts';
import { truths } from '#i18n/case-truths.ts';
import { membership } from '#i18n/membership.ts';
import { factSide } from '../sides/sides.tsx';
import type { CaseView } from './case-view.ts';

export const editedRemoved: CaseView = {
  sides: ({ written }, { t, format }) => [
    factSide(t(cases.takenOff), written?.removedAt && format.moment(written.removedAt, nowAt())),
    factSide(t(cases.corrected), written?.editedAt && format.moment(written.editedAt, nowAt())),
  ],
  safe: caseSafe.both,
  question: caseQuestions.comesBack,
  outcomes: ({ record, goneTitle }, { t }) => {
    if (!record?.removed) return [];
    return [
      {
        key: 'restore',
        name: t(answers.bringBack),
        follows: goneTitle ? t(answers.backWithTitle, goneTitle.title) : t(answers.backAsCorrected),
        decide: (asked) => settleEditedRemoved({ ...asked, restored: true, withTitle: goneTitle?.id }),
      },
      {
        key: 'leave',
        name: t(answers.leaveOff),
        follows: t(answers.correctionKept),
        decide: (asked) => settleEditedRemoved({ ...asked, restored: false }),
      },
    ];
  },
  decided: ({ open }, { t }) => t(open.outcome === 'restored' ? answers.bringBack : answers.leaveOff),
  stands: ({ open, said }, { t }) =>
    said.kind === 'editedRemoved'
      ? t(open.outcome === 'restored' ? truths.inUse : truths.leftOff, said.name)
      : undefined,
};

/** Nothing is left to choose about: whoever wrote is told. */
export const editedErased: CaseView = {
  sides: () => [],
  safe: caseSafe.nothingKept,
  question: caseQuestions.readsHereStill,
  outcomes: (_line, { t }) => [
    {
      key: 'known',
      name: t(answers.known),
      follows: t(answers.notAskedAgain),
      decide: (asked) => settleEditedRemoved({ ...asked, restored: false }),
    },
  ],
  decided: (_line, { t }) => t(answers.known),
  stands: (_line, { t }) => t(truths.known),
  more: () => ({ name: membership.add, href: '/members/new' }),
};
