// More people came than there are places: nobody is sent away, and the organiser says how many places to write.
import { settleOverCapacity } from '#domain/cases/settle-records.ts';
import { caseQuestions, cases, caseSafe } from '#i18n/cases.ts';
import type { CaseView } from './case-view.ts';
import { factSide } from './sides.tsx';

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
        name: t(cases.makeRoom),
        follows: t(cases.roomSet, room),
        decide: (asked) => settleOverCapacity({ ...asked, event, room }),
      },
      {
        key: 'keep',
        name: t(cases.keepRoom, capacity),
        follows: t(cases.allStay),
        decide: (asked) => settleOverCapacity({ ...asked, event }),
      },
    ];
  },
  decided: ({ open }, { t }) =>
    open.outcome === 'made-room' ? t(cases.makeRoom) : t(cases.keepRoom, Number(open.written?.[0] ?? 0)),
  more: ({ event }) => event && { name: cases.seeRoll, href: `/events/${event.event.id}` },
};
