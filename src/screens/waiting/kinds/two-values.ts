// Two tablets gave one field that matters two values.
import { settleTwoValues } from '#domain/cases/settle-records.ts';
import { cases, caseSafe } from '#i18n/case-card.ts';
import { answers, caseQuestions } from '#i18n/case-outcomes.ts';
import { truths } from '#i18n/case-truths.ts';
import { factSide } from '../sides/sides.tsx';
import type { CaseView } from './case-view.ts';

export const twoValues: CaseView = {
  sides: ({ open }, { t }) =>
    (open.written ?? []).map((value, at) => factSide(value, t(at === 0 ? cases.standsNow : cases.writtenBeside))),
  safe: caseSafe.both,
  question: caseQuestions.whichIsRight,
  outcomes: ({ open, record }, { t }) => {
    const { field, written } = open;
    if (!record || !field || record[field] !== written?.[0]) return [];
    return (written ?? []).map((value, at) => ({
      key: value,
      name: value,
      follows: t(at === 0 ? answers.staysSo : answers.becomesSo),
      decide: (asked) => settleTwoValues({ ...asked, value }),
    }));
  },
  decided: ({ open }) => open.written?.[open.outcome === 'kept' ? 0 : 1] ?? '…',
  stands: ({ open }, { t }) => t(truths.writtenSo, open.written?.[open.outcome === 'kept' ? 0 : 1] ?? '…'),
};
