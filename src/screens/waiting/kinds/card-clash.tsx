// One card for two people: one keeps it, or both are one person who was written down twice.
import { settleCardClash, type Keeping } from '#domain/cases/settle.ts';
import { cardSeries, nextCard } from '#domain/membership/add-member.ts';
import type { Member } from '#domain/membership/member.ts';
import { mergeMembers } from '#domain/membership/merge-members.ts';
import type { CaseLine } from '#device/read/cases/case-lines.ts';
import { allCards } from '#device/read/membership.ts';
import { sameMembers } from '#device/read/same.ts';
import { caseSafe } from '#i18n/case-card.ts';
import { answers, caseQuestions } from '#i18n/case-outcomes.ts';
import { truths } from '#i18n/case-truths.ts';
import type { Speaker } from '#ui/speak.tsx';
import { namesApart } from '../sides/names-apart.ts';
import { personSide } from '../sides/sides.tsx';
import { writtenAtOf } from '../sides/written-on.ts';
import { saidAsOne, withAsOne, type Twice } from './as-one.ts';
import type { CaseView } from './case-view.ts';
import { keeperOf, keepers, numbersNow, type Numbered } from './keepers.ts';

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
    const settle = async (asked: Keeping, others: readonly Member[]) =>
      settleCardClash({ ...asked, others: await withNewCards(others) });
    const kept = keepers(cards(line, speak), { follows: speak.t(answers.otherGetsCard), settle }, speak);
    return withAsOne(twice(line, speak), kept);
  },
  decided: (line, speak) =>
    line.open.outcome === 'one' ? saidAsOne(twice(line, speak)) : keeperOf(cards(line, speak), line.open, speak),
  stands: (line, speak) => {
    const [first] = line.members;
    const named = numbersNow(cards(line, speak), line.open);
    if (line.open.outcome === 'one') return first && speak.t(truths.onePerson, first.fullName);
    return named && speak.t(truths.cards, ...named);
  },
};

/** The name has to be said only where they differ. */
const twice = ({ members }: CaseLine, { t }: Speaker): Twice<Member> => ({
  records: members,
  idOf: ({ id }) => id,
  nameOf: ({ fullName }) => fullName,
  said: (name) => (name === undefined ? t(answers.samePerson) : t(answers.samePersonNamed, name)),
  follows: ({ fullName }) => t(answers.mergedAs, fullName),
  which: { question: caseQuestions.whichName, follows: t(answers.chooseName) },
  merge: async (kept, other) => mergeMembers({ kept, other, same: await sameMembers() }),
});

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
