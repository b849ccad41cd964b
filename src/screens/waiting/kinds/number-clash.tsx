// One number on two records: one card for two people, or one accession number on two books. One keeps it, the other gets the
// next.
import type { Case } from '#domain/cases/case.ts';
import { settleAccessionClash, settleCardClash, type Settling } from '#domain/cases/settle.ts';
import { nextAccessionNumber, readAccessionNumber } from '#domain/catalogue/accession.ts';
import type { Copy } from '#domain/catalogue/copy.ts';
import type { Title } from '#domain/catalogue/title.ts';
import { cardSeries, nextCard } from '#domain/membership/add-member.ts';
import type { Member } from '#domain/membership/member.ts';
import type { Decision } from '#domain/record/decision.ts';
import type { CaseLine } from '#device/read/cases/case-lines.ts';
import { lastAccessionNumber } from '#device/read/catalogue.ts';
import { allCards } from '#device/read/membership.ts';
import { caseQuestions, cases, caseSafe } from '#i18n/cases.ts';
import type { Speaker } from '#ui/speak.tsx';
import type { CaseView, Outcome } from './case-view.ts';
import { factSide, personSide, writtenAtOf } from './sides.tsx';
import { namesApart, toldApart } from './told-apart.ts';

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
    const settle = async (asked: Settling, others: readonly Copy[]) =>
      settleAccessionClash({ ...asked, others: await renumbered(others) });
    return keepers(numbers(line, speak), { follows: speak.t(cases.otherGetsNumber), settle }, speak);
  },
  decided: (line, speak) => keeperOf(numbers(line, speak), line.open, speak),
};

const numbers = (line: CaseLine, speak: Speaker): Numbered<Copy> => ({
  records: line.copies.map(({ copy }) => copy),
  numberOf: ({ accessionNumber }) => accessionNumber,
  names: booksApart(line, speak),
});

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

export const cardClash: CaseView = {
  sides: (line, speak) =>
    line.members.map((one) => (
      <>
        {personSide(line, one, speak)}
        <p class="second">{writtenAtOf(line, one, speak)}</p>
      </>
    )),
  safe: caseSafe.both,
  question: caseQuestions.keepsCard,
  outcomes: (line, speak) => {
    if (line.isOne) return [];
    const settle = async (asked: Settling, others: readonly Member[]) =>
      settleCardClash({ ...asked, others: await withNewCards(others) });
    return keepers(cards(line, speak), { follows: speak.t(cases.otherGetsCard), settle }, speak);
  },
  decided: (line, speak) => keeperOf(cards(line, speak), line.open, speak),
};

const cards = (line: CaseLine, speak: Speaker): Numbered<Member> => ({
  records: line.members,
  numberOf: ({ cardNumber }) => cardNumber,
  names: namesApart(line, line.members, speak),
});

async function withNewCards(others: readonly Member[]): Promise<{ member: Member; newCard: string }[]> {
  const series = cardSeries(others[0]?.cardNumber?.replace(/\.\d+$/, '')) ?? 'BD';
  const given = await allCards();
  return others.map((other) => {
    const newCard = nextCard(series, given);
    given.push(newCard);
    return { member: other, newCard };
  });
}

interface Numbered<One> {
  readonly records: readonly One[];
  readonly numberOf: (record: One) => string | null | undefined;
  /** What each is called, told apart from the others. */
  readonly names: readonly string[];
}
interface Renumbering<One> {
  readonly follows: string;
  readonly settle: (asked: Settling, others: readonly One[]) => Promise<Decision>;
}

/** One answer for each of them; none when they have different numbers by now. */
function keepers<One extends { readonly id: string }>(
  { records, numberOf, names }: Numbered<One>,
  { follows, settle }: Renumbering<One>,
  { t }: Speaker,
): Outcome[] {
  const [number] = records.map(numberOf);
  if (records.length < 2 || records.some((one) => numberOf(one) !== number)) return [];
  return records.map(({ id }, at) => {
    const others = records.filter((one) => one.id !== id);
    return { key: id, name: t(cases.keepsIt, names[at] ?? ''), follows, decide: (asked) => settle(asked, others) };
  });
}

/** Who kept it, once that is settled. */
function keeperOf<One>({ records, numberOf, names }: Numbered<One>, { written }: Case, { t }: Speaker): string {
  return t(cases.keepsIt, names[records.findIndex((one) => numberOf(one) === written?.[0])] ?? '…');
}
