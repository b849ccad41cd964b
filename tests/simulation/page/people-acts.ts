// What people do about people on a tablet: members, gatherings, visits.
import { database } from '#device/open-database.ts';
import { freshId, nowAt } from '#device/clock.ts';
import { presenceAt } from '#device/read/events.ts';
import { allGroups } from '#device/read/membership.ts';
import { checkIn } from '#domain/events/check-in.ts';
import { countClass, countDoor } from '#domain/events/count-heads.ts';
import { closeEvent, planEvent } from '#domain/events/plan-event.ts';
import { undoCheckIn } from '#domain/events/undo-check-in.ts';
import { addMember } from '#domain/membership/add-member.ts';
import { member } from '#domain/membership/member.ts';
import { signInVisitor } from '#domain/visits/sign-in-visitor.ts';
import { visit } from '#domain/visits/visit.ts';
import { decided, siteOf, pick, anyMember, anyEvent, type Act } from './choose.ts';

export const peopleActs = {
  addMember: async ({ draw }) => {
    const number = draw(30);
    const groups = await allGroups();
    const group = pick(draw, groups);
    const schoolYear = '2026–2027';
    const made = group && draw(2) ? undefined : { name: `4A${1 + draw(3)}`, groupKind: 'class' as const, schoolYear };
    return decided(
      addMember({
        fullName: `Nguyễn Văn ${number}`,
        memberKind: 'pupil',
        cardNumber: draw(2) ? `4A.${String(number).padStart(3, '0')}` : '',
        memberId: freshId<'member'>(),
        ...(made ? { newGroup: made, groupId: freshId<'group'>() } : group ? { groupId: group.id } : {}),
      }),
    );
  },
  editMember: async ({ draw, own }) => {
    const found = await anyMember(draw);
    if (!found) return [];
    const edits = [
      { rollNumber: own(40) },
      { status: 'left' as const },
      { cardNumber: `4A.${own(30)}` },
      { fullName: `Trần ${own(50)}` },
    ];
    return [member.patch(found.id, edits[draw(edits.length)] as Parameters<typeof member.patch>[1])];
  },
  removeMember: async ({ draw }) => {
    const found = await anyMember(draw);
    return found ? [member.remove(found.id)] : [];
  },
  planEvent: async ({ draw, session }) =>
    decided(
      planEvent({
        eventId: freshId<'readingEvent'>(),
        title: `Đọc to ${draw(9)}`,
        eventKind: 'readingPeriod',
        siteId: siteOf(session),
        onDay: '2026-10-06',
        from: '14:00',
        to: draw(2) ? '15:00' : '',
        place: '',
        capacity: draw(3) ? '' : String(1 + draw(4)),
        host: draw(2) ? 'Cô Lan' : '',
        groupIds: (await allGroups()).slice(0, draw(3)).map(({ id }) => id),
      }),
    ),
  closeEvent: async ({ draw }) => {
    const event = await anyEvent(draw);
    return event && event.status === 'open' && draw(4) === 0 ? decided(closeEvent({ event, now: nowAt() })) : [];
  },
  checkIn: async ({ draw }) => {
    const [event, person] = [await anyEvent(draw), await anyMember(draw)];
    if (!event || !person) return [];
    const { attendances } = await presenceAt(event.id);
    const present = attendances.some(({ memberId }) => memberId === person.id);
    return decided(checkIn({ event, member: person, present, now: nowAt(), method: 'name' }));
  },
  undoCheckIn: async ({ draw }) => {
    const standing = (await database().attendance.toArray()).filter(({ removed }) => !removed);
    return decided(undoCheckIn({ present: pick(draw, standing) }));
  },
  countClass: async ({ draw, own }) => {
    const [event, group] = [await anyEvent(draw), pick(draw, await allGroups())];
    if (!event || !group) return [];
    return decided(countClass({ event, group, present: own(40), rollSize: 35, now: nowAt() }));
  },
  countDoor: async ({ draw }) => {
    const event = await anyEvent(draw);
    const who = draw(2) ? ('women' as const) : ('children' as const);
    return event ? decided(countDoor({ event, who, more: 1 + draw(5) - draw(3) })) : [];
  },
  signIn: async ({ draw, session }) => {
    const cardNumber = draw(2) ? { cardNumber: `4A.00${draw(2)}` } : {};
    return decided(
      signInVisitor({ purpose: 'books', siteId: siteOf(session), now: nowAt(), partySize: 1 + draw(3), ...cardNumber }),
    );
  },
  undoVisit: async ({ draw }) => {
    const found = pick(
      draw,
      (await database().visit.toArray()).filter(({ removed, cardNumber }) => !removed && (cardNumber || draw(3) === 0)),
    );
    return found ? [visit.remove(found.id)] : [];
  },
} as const satisfies Record<string, Act>;
