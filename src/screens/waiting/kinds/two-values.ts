// Two tablets gave one field that matters two values.
import { settleTwoValues } from '#domain/cases/settle-records.ts';
import { caseQuestions, cases, caseSafe } from '#i18n/cases.ts';
import type { CaseView } from './case-view.ts';
import { factSide } from './sides.tsx';

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
      follows: t(at === 0 ? cases.staysSo : cases.becomesSo),
      decide: (asked) => settleTwoValues({ ...asked, value }),
    }));
  },
  decided: ({ open }) => open.written?.[open.outcome === 'kept' ? 0 : 1] ?? '…',
};
