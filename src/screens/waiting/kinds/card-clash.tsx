// One card for two people: one keeps it, the other gets the next.
import { settleCardClash } from '#domain/cases/settle.ts';
import { nextCard } from '#domain/membership/add-member.ts';
import type { Member } from '#domain/membership/member.ts';
import { allCards } from '#device/read/membership.ts';
import { caseQuestions, cases, caseSafe } from '#i18n/cases.ts';
import type { CaseView } from './case-view.ts';
import { personSide, writtenAtOf } from './sides.tsx';
import { namesApart } from './told-apart.ts';

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
    const { members, isOne } = line;
    const { t } = speak;
    const [card] = members.map((one) => one.cardNumber);
    if (isOne || members.length < 2 || members.some((one) => one.cardNumber !== card)) return [];
    const names = namesApart(line, members, speak);
    return members.map(({ id }, at) => {
      const others = members.filter((one) => one.id !== id);
      return {
        key: id,
        name: t(cases.keepsIt, names[at] ?? ''),
        follows: t(cases.otherGetsCard),
        decide: async (asked) => settleCardClash({ ...asked, others: await withNewCards(others) }),
      };
    });
  },
  decided: (line, speak) => {
    const keeper = line.members.findIndex(({ cardNumber }) => cardNumber === line.open.written?.[0]);
    return speak.t(cases.keepsIt, namesApart(line, line.members, speak)[keeper] ?? '…');
  },
};

async function withNewCards(others: readonly Member[]): Promise<{ member: Member; newCard: string }[]> {
  const series = (others[0]?.cardNumber ?? 'BD').replace(/\.\d+$/, '');
  const given = (await allCards()).filter((one) => one.startsWith(`${series}.`));
  return others.map((other) => {
    const newCard = nextCard(series, given);
    given.push(newCard);
    return { member: other, newCard };
  });
}
