// One accession number on two copies: one keeps it, or both are one book that was written down twice.
import { settleAccessionClash, type Keeping } from '#domain/cases/settle.ts';
import { nextAccessionNumber, readAccessionNumber } from '#domain/catalogue/accession.ts';
import type { Copy } from '#domain/catalogue/copy.ts';
import { mergeCopies } from '#domain/catalogue/merge-copies.ts';
import type { Title } from '#domain/catalogue/title.ts';
import type { CaseLine } from '#device/read/cases/case-lines.ts';
import { lastAccessionNumber } from '#device/read/catalogue.ts';
import { sameCopies } from '#device/read/same.ts';
import { caseSafe } from '#i18n/case-card.ts';
import { answers, caseQuestions } from '#i18n/case-outcomes.ts';
import { truths } from '#i18n/case-truths.ts';
import type { Speaker } from '#ui/speak.tsx';
import { factSide } from '../sides/sides.tsx';
import { toldApart } from '../sides/told-apart.ts';
import { byDevice, writtenAtOf } from '../sides/written-on.ts';
import { saidAsOne, withAsOne, type Twice } from './as-one.ts';
import type { CaseView } from './case-view.ts';
import { keeperOf, keepers, numbersNow, type Numbered } from './keepers.ts';

type OneCopy = CaseLine['copies'][number];

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
    if (line.isOne) return [];
    const settle = async (asked: Keeping, others: readonly Copy[]) =>
      settleAccessionClash({ ...asked, others: await renumbered(others) });
    const kept = keepers(numbers(line, speak), { follows: speak.t(answers.otherGetsNumber), settle }, speak);
    return withAsOne(twice(line, speak), kept);
  },
  decided: (line, speak) =>
    line.open.outcome === 'one' ? saidAsOne(twice(line, speak)) : keeperOf(numbers(line, speak), line.open, speak),
  stands: (line, speak) => {
    const [first] = line.copies;
    const named = numbersNow(numbers(line, speak), line.open);
    if (line.open.outcome === 'one')
      return first && speak.t(truths.oneCopy, titleOf(first), first.copy.accessionNumber);
    return named && speak.t(truths.numbers, ...named);
  },
};

const titleOf = ({ copy, title }: OneCopy) => title?.title ?? copy.accessionNumber;
/** The title has to be named only where they are copies of different ones. */
const twice = ({ copies }: CaseLine, { t }: Speaker): Twice<OneCopy> => ({
  records: copies,
  idOf: ({ copy: { id } }) => id,
  nameOf: titleOf,
  said: (title) => (title === undefined ? t(answers.sameCopy) : t(answers.sameCopyOf, title)),
  follows: ({ copy }) => t(answers.copiesAsOne, copy.accessionNumber),
  which: { question: caseQuestions.whichTitle, follows: t(answers.chooseTitle) },
  merge: async (kept, other) => mergeCopies({ kept: kept.copy, other: other.copy, same: await sameCopies() }),
});

const numbers = (line: CaseLine, speak: Speaker): Numbered<Copy> => ({
  records: line.copies.map(({ copy }) => copy),
  numberOf: ({ accessionNumber }) => accessionNumber,
  names: booksApart(line, speak),
});

/** By title; where two copies of one title have the number, by where, on which device or when each was written. */
function booksApart(line: CaseLine, speak: Speaker): readonly string[] {
  const titles = line.copies.map(({ title }) => title?.title ?? '…');
  const also = (word: (one: Copy) => string) =>
    line.copies.map(({ copy: one }, at) => [titles[at], word(one)].filter(Boolean).join(', '));
  const placed = also((one) => line.siteNames.get(one.siteId) ?? '');
  const on = byDevice(
    line,
    line.copies.map(({ copy }) => copy),
    speak,
  );
  return toldApart([titles, placed, ...on, also((one) => writtenAtOf(line, one, speak))]);
}

async function renumbered(others: readonly Copy[]): Promise<{ copy: Copy; newNumber: string }[]> {
  const series = (readAccessionNumber(others[0]?.accessionNumber ?? '')?.series ?? 'TN') as Title['bookType'];
  let last = await lastAccessionNumber(series);
  return others.map((other) => {
    last = nextAccessionNumber(series, last);
    return { copy: other, newNumber: last };
  });
}
