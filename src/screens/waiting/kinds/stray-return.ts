// A book came back that nobody had: somebody has another copy of it under a wrong code, or it had only been lying about.
import { settleStrayReturn } from '#domain/cases/settle-books.ts';
import { nowAt } from '#device/clock.ts';
import { cases, caseSafe } from '#i18n/case-card.ts';
import { answers, caseQuestions } from '#i18n/case-outcomes.ts';
import { truths } from '#i18n/case-truths.ts';
import { calledName } from '#i18n/format.ts';
import type { CaseLine } from '#device/read/cases/case-lines.ts';
import type { Speaker } from '#ui/speak.tsx';
import { namesApart } from '../sides/names-apart.ts';
import { factSide, loanSide } from '../sides/sides.tsx';
import type { CaseView, Outcome } from './case-view.ts';

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
  decided: ({ open, otherLoans: [ended] }, { t }) => {
    if (open.outcome === 'wrong-scan') return t(answers.wrongScan);
    if (open.outcome === 'on-shelf') return t(answers.nobodyHadIt);
    return t(answers.broughtBy, calledName(ended?.member?.fullName ?? '…'));
  },
  stands: ({ open, said, otherLoans: [ended] }, { t }) => {
    const title = said.kind === 'strayReturn' ? said.title : '';
    if (open.outcome === 'wrong-scan') return t(truths.returnDropped, title);
    if (open.outcome === 'on-shelf') return t(truths.onShelf, title);
    return t(truths.broughtBack, calledName(ended?.member?.fullName ?? '…'), title);
  },
};

function outcomesOf(line: CaseLine, speak: Speaker): Outcome[] {
  const { stray, otherLoans } = line;
  const { t } = speak;
  if (!stray) return [];
  const offered = otherLoans.slice(0, mostLoans);
  const people = offered.map(({ member }) => member);
  const names = namesApart(
    line,
    people,
    speak,
    offered.map(({ copy }) => copy?.accessionNumber ?? ''),
  );
  const borrowers = offered.map(({ loan: ended, copy }, at): Outcome => {
    const name = names[at] ?? '…';
    return {
      key: ended.id,
      name: t(answers.broughtBy, name),
      follows: t(answers.otherCopyReturned, name, copy?.accessionNumber ?? ''),
      decide: (asked) => settleStrayReturn({ ...asked, stray, outcome: { kind: 'loan', ended } }),
    };
  });
  return [
    ...borrowers,
    {
      key: 'shelf',
      name: t(answers.nobodyHadIt),
      follows: t(answers.toShelf),
      decide: (asked) => settleStrayReturn({ ...asked, stray, outcome: { kind: 'on-shelf' } }),
    },
    {
      key: 'wrong-scan',
      name: t(answers.wrongScan),
      follows: t(answers.returnDropped),
      decide: (asked) => settleStrayReturn({ ...asked, stray, outcome: { kind: 'wrong-scan' } }),
    },
  ];
}
