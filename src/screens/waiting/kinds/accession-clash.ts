// One number of the register on two books: one keeps it, the other gets the next.
import { settleAccessionClash } from '#domain/cases/settle.ts';
import { nextAccessionNumber, readAccessionNumber } from '#domain/catalogue/accession.ts';
import type { Copy } from '#domain/catalogue/copy.ts';
import type { Title } from '#domain/catalogue/title.ts';
import { lastAccessionNumber } from '#device/read/catalogue.ts';
import type { CaseLine } from '#device/read/cases/case-lines.ts';
import { caseQuestions, cases, caseSafe } from '#i18n/cases.ts';
import type { Speaker } from '#ui/speak.tsx';
import type { CaseView } from './case-view.ts';
import { factSide, writtenAtOf } from './sides.tsx';
import { toldApart } from './told-apart.ts';

export const accessionClash: CaseView = {
  level: ({ copies }) => copies[0]?.title?.level ?? null,
  sides: (line, speak) =>
    line.copies.map(({ copy: one, title }) => {
      const where = line.siteNames.get(one.siteId) ?? '…';
      const about = [where, writtenAtOf(line, one, speak)].filter(Boolean).join(' · ');
      return factSide(title?.title ?? one.accessionNumber, about);
    }),
  safe: caseSafe.both,
  question: caseQuestions.keepsNumber,
  outcomes: (line, speak) => {
    const { copies } = line;
    const { t } = speak;
    const [number] = copies.map((one) => one.copy.accessionNumber);
    if (copies.length < 2 || copies.some((one) => one.copy.accessionNumber !== number)) return [];
    const names = booksApart(line, speak);
    return copies.map(({ copy: { id } }, at) => {
      const others = copies.map((one) => one.copy).filter((one) => one.id !== id);
      return {
        key: id,
        name: t(cases.keepsIt, names[at] ?? ''),
        follows: t(cases.otherGetsNumber),
        decide: async (asked) => settleAccessionClash({ ...asked, others: await renumbered(others) }),
      };
    });
  },
  decided: (line, speak) => {
    const keeper = line.copies.findIndex(({ copy }) => copy.accessionNumber === line.open.written?.[0]);
    return speak.t(cases.keepsIt, booksApart(line, speak)[keeper] ?? '…');
  },
};

/** By title, and by where and when it was written where two copies of one title have the number. */
function booksApart(line: CaseLine, speak: Speaker): readonly string[] {
  const titles = line.copies.map(({ title }) => title?.title ?? '…');
  const also = (word: (one: Copy) => string) =>
    line.copies.map(({ copy: one }, at) => [titles[at], word(one)].filter(Boolean).join(', '));
  const placed = also((one) => line.siteNames.get(one.siteId) ?? '');
  return toldApart([titles, placed, also((one) => writtenAtOf(line, one, speak))]);
}

async function renumbered(others: readonly Copy[]): Promise<{ copy: Copy; newNumber: string }[]> {
  const series = (readAccessionNumber(others[0]?.accessionNumber ?? '')?.series ?? 'TN') as Title['bookType'];
  let last = await lastAccessionNumber(series);
  return others.map((other) => {
    last = nextAccessionNumber(series, last);
    return { copy: other, newNumber: last };
  });
}
