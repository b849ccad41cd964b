// Two records of members that look like one person.
import { settleSame } from '#domain/cases/settle-records.ts';
import { mergeMembers } from '#domain/membership/merge-members.ts';
import { sameMembers } from '#device/read/same.ts';
import { caseSafe } from '#i18n/case-card.ts';
import { answers, caseQuestions } from '#i18n/case-outcomes.ts';
import { truths } from '#i18n/case-truths.ts';
import { membership } from '#i18n/membership.ts';
import { personSide } from '../sides/sides.tsx';
import type { CaseView } from './case-view.ts';

export const sameMemberView: CaseView = {
  sides: (line, speak) =>
    line.members.map((one) => (
      <>
        {personSide(line, one, speak)}
        <p class="second">{one.cardNumber ? speak.t(membership.card, one.cardNumber) : speak.t(membership.noCard)}</p>
      </>
    )),
  safe: caseSafe.merging,
  question: caseQuestions.onePerson,
  outcomes: ({ members: [kept, other] }, { t }) => {
    if (!kept || !other) return [];
    const under = kept.cardNumber ?? kept.fullName;
    return [
      {
        key: 'one',
        name: t(answers.onePerson),
        follows: t(answers.mergedUnder, under),
        decide: async (asked) =>
          settleSame({ ...asked, merging: mergeMembers({ kept, other, same: await sameMembers() }) }),
      },
      {
        key: 'two',
        name: t(answers.twoPeople),
        follows: t(answers.notAskedAgain),
        decide: (asked) => settleSame(asked),
      },
    ];
  },
  decided: ({ open }, { t }) => t(open.outcome === 'one' ? answers.onePerson : answers.twoPeople),
  stands: ({ open, members: [first] }, { t }) =>
    first && t(open.outcome === 'one' ? truths.onePerson : truths.twoPeople, first.fullName),
};
