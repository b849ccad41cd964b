// Two records of members that look like one person.
import { settleSame } from '#domain/cases/settle-records.ts';
import { mergeMembers } from '#domain/membership/merge-members.ts';
import { sameMembers } from '#device/read/same.ts';
import { caseQuestions, cases, caseSafe } from '#i18n/cases.ts';
import { membership } from '#i18n/membership.ts';
import type { CaseView } from './case-view.ts';
import { personSide } from './sides.tsx';

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
        name: t(cases.onePerson),
        follows: t(cases.mergedUnder, under),
        decide: async (asked) =>
          settleSame({ ...asked, merging: mergeMembers({ kept, other, same: await sameMembers() }) }),
      },
      {
        key: 'two',
        name: t(cases.twoPeople),
        follows: t(cases.notAskedAgain),
        decide: (asked) => settleSame(asked),
      },
    ];
  },
  decided: ({ open }, { t }) => t(open.outcome === 'one' ? cases.onePerson : cases.twoPeople),
};
