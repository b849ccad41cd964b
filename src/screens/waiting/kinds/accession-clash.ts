// One number of the register on two books: one keeps it, the other gets the next.
import { settleAccessionClash } from '#domain/cases/settle.ts';
import { nextAccessionNumber, readAccessionNumber } from '#domain/catalogue/accession.ts';
import { copy, type Copy } from '#domain/catalogue/copy.ts';
import type { Title } from '#domain/catalogue/title.ts';
import { lastAccessionNumber } from '#device/read/catalogue.ts';
import { caseQuestions, cases, caseSafe } from '#i18n/cases.ts';
import type { CaseView } from './case-view.ts';
import { factSide } from './sides.tsx';

export const accessionClash: CaseView = {
  level: ({ copies }) => copies[0]?.title?.level ?? null,
  sides: ({ copies, siteNames }) =>
    copies.map(({ copy: one, title }) =>
      factSide(title?.title ?? one.accessionNumber, siteNames.get(one.siteId) ?? '…'),
    ),
  safe: caseSafe.both,
  question: caseQuestions.keepsNumber,
  outcomes: ({ copies }, { t }) => {
    const [number] = copies.map((one) => one.copy.accessionNumber);
    if (copies.length < 2 || copies.some((one) => one.copy.accessionNumber !== number)) return [];
    return copies.map(({ copy: { id }, title }) => {
      const others = copies.map((one) => one.copy).filter((one) => one.id !== id);
      return {
        key: id,
        name: t(cases.keepsIt, title?.title ?? ''),
        follows: t(cases.otherGetsNumber),
        decide: async (asked) => settleAccessionClash({ ...asked, others: await renumbered(others) }),
        undo: () => others.map((one) => copy.patch(one.id, { accessionNumber: one.accessionNumber })),
      };
    });
  },
};

async function renumbered(others: readonly Copy[]): Promise<{ copy: Copy; newNumber: string }[]> {
  const series = (readAccessionNumber(others[0]?.accessionNumber ?? '')?.series ?? 'TN') as Title['bookType'];
  let last = await lastAccessionNumber(series);
  return others.map((other) => {
    last = nextAccessionNumber(series, last);
    return { copy: other, newNumber: last };
  });
}
