// More people came than there are places: nobody is sent away, and the organiser says how many places to write.
import { settleOverCapacity } from '#domain/cases/settle-records.ts';
import { cases, caseSafe } from '#i18n/case-card.ts';
import { answers, caseQuestions } from '#i18n/case-outcomes.ts';
import { truths } from '#i18n/case-truths.ts';
import { factSide } from '../sides/sides.tsx';
import type { CaseView } from './case-view.ts';

export const overCapacity: CaseView = {
  sides: ({ event }, { t, format }) =>
    event
      ? [
          factSide(format.number(event.event.capacity ?? 0), t(cases.places)),
          factSide(format.number(event.present), t(cases.written)),
        ]
      : [],
  safe: caseSafe.everybody,
  question: caseQuestions.howMuchRoom,
  outcomes: ({ event: found }, { t }) => {
    const capacity = found?.event.capacity ?? 0;
    if (!found || found.present <= capacity) return [];
    const { event, present: room } = found;
    return [
      {
        key: 'room',
        name: t(answers.makeRoom),
        follows: t(answers.roomSet, room),
        decide: (asked) => settleOverCapacity({ ...asked, event, room }),
      },
      {
        key: 'keep',
        name: t(answers.keepRoom, capacity),
        follows: t(answers.allStay),
        decide: (asked) => settleOverCapacity({ ...asked, event }),
      },
    ];
  },
  decided: ({ open }, { t }) =>
    open.outcome === 'made-room' ? t(answers.makeRoom) : t(answers.keepRoom, Number(open.written?.[0] ?? 0)),
  stands: ({ event }, { t }) => event && t(truths.room, event.event.title, event.event.capacity ?? 0),
  more: ({ event }) => event && { name: cases.seeRoll, href: `/events/${event.event.id}` },
};
