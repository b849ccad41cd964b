// One card for two people: one keeps it, or both are one person who was written down twice.
import { settleSame } from '#domain/cases/settle-records.ts';
import { settleCardClash, type Settling } from '#domain/cases/settle.ts';
import { cardSeries, nextCard } from '#domain/membership/add-member.ts';
import type { Member } from '#domain/membership/member.ts';
import { mergeMembers } from '#domain/membership/merge-members.ts';
import { fold } from '#domain/record/fold.ts';
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
import type { CaseView, Outcome } from './case-view.ts';
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
    const settle = async (asked: Settling, others: readonly Member[]) =>
      settleCardClash({ ...asked, others: await withNewCards(others) });
    const kept = keepers(cards(line, speak), { follows: speak.t(answers.otherGetsCard), settle }, speak);
    const [first, second] = line.members;
    if (kept.length === 0 || !first || !second) return [];
    const one = asOne([first, second], speak);
    return isOfOneName(line.members) ? [one, ...kept] : [...kept, one];
  },
  decided: (line, speak) =>
    line.open.outcome === 'one' ? nameAsOne(line.members, speak) : keeperOf(cards(line, speak), line.open, speak),
  stands: (line, speak) => {
    const [first] = line.members;
    const named = numbersNow(cards(line, speak), line.open);
    if (line.open.outcome === 'one') return first && speak.t(truths.onePerson, first.fullName);
    return named && speak.t(truths.cards, ...named);
  },
};

const isOfOneName = (members: readonly Member[]) => new Set(members.map(({ fullName }) => fold(fullName))).size === 1;
/** The name has to be said only where they differ. */
const nameAsOne = (members: readonly Member[], { t }: Speaker) =>
  isOfOneName(members) ? t(answers.samePerson) : t(answers.samePersonNamed, members[0]?.fullName ?? '…');

/** The one that was written first is kept; where the names differ, the one whose name is right. */
function asOne([one, other]: readonly [Member, Member], speak: Speaker): Outcome {
  const { t } = speak;
  const keeping = (kept: Member, gone: Member): Outcome => ({
    key: `one ${kept.id}`,
    name: nameAsOne([kept, gone], speak),
    follows: t(answers.mergedAs, kept.fullName),
    decide: async (asked) =>
      settleSame({ ...asked, merging: mergeMembers({ kept, other: gone, same: await sameMembers() }) }),
  });
  if (isOfOneName([one, other])) return keeping(one, other);
  const choices = { question: caseQuestions.whichName, outcomes: [keeping(one, other), keeping(other, one)] };
  return { key: 'one', name: t(answers.samePerson), follows: t(answers.chooseName), choices };
}

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
