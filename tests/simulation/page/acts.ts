// What people do on a tablet: each looks at what the screen would show, asks the rule and gives the changes it wants.
import { database } from '#device/open-database.ts';
import { freshId, nowAt } from '#device/clock.ts';
import { heldBy, openLoansOf, openLoansOfCopy } from '#device/read/circulation.ts';
import { lastAccessionNumber, takenNumbers } from '#device/read/catalogue.ts';
import { presenceAt } from '#device/read/events.ts';
import { allGroups, allMembers } from '#device/read/membership.ts';
import type { Session } from '#device/session.ts';
import { nextAccessionNumber } from '#domain/catalogue/accession.ts';
import { addTitle } from '#domain/catalogue/add-title.ts';
import { title } from '#domain/catalogue/title.ts';
import { lend } from '#domain/circulation/lend.ts';
import { readHere } from '#domain/circulation/read-here.ts';
import { renew } from '#domain/circulation/renew.ts';
import { returnCopy } from '#domain/circulation/return-copy.ts';
import { takeBack } from '#domain/circulation/take-back.ts';
import { checkIn } from '#domain/events/check-in.ts';
import { countClass, countDoor } from '#domain/events/count-heads.ts';
import { closeEvent, planEvent } from '#domain/events/plan-event.ts';
import { undoCheckIn } from '#domain/events/undo-check-in.ts';
import { addMember } from '#domain/membership/add-member.ts';
import { member } from '#domain/membership/member.ts';
import { addBookcase } from '#domain/places/add-bookcase.ts';
import { dayOf } from '#domain/record/day.ts';
import type { Change } from '#domain/record/change.ts';
import type { Decision } from '#domain/record/decision.ts';
import { signInVisitor } from '#domain/visits/sign-in-visitor.ts';
import { visit } from '#domain/visits/visit.ts';

export type Draw = (limit: number) => number;
interface Acting {
  readonly draw: Draw;
  readonly session: Session;
}
type Act = (acting: Acting) => Promise<readonly Change[]>;

const decided = (decision: Decision<unknown>): readonly Change[] =>
  decision.kind === 'change' ? decision.changes : [];
const siteOf = ({ settings }: Session) => settings.siteId ?? '01939f00-0000-7000-8000-0000000000f0';
const words = ['Dế Mèn', 'Quê nội', 'Đất rừng', 'Tuổi thơ', 'Kính vạn hoa', 'Góc sân'];
const pick = <Thing>(draw: Draw, things: readonly Thing[]): Thing | undefined => things[draw(things.length)];

async function anyCopy(draw: Draw) {
  return pick(
    draw,
    (await database().copy.limit(12).toArray()).filter(({ removed }) => !removed),
  );
}
async function anyTitle(draw: Draw) {
  return pick(
    draw,
    (await database().title.limit(12).toArray()).filter(({ removed }) => !removed),
  );
}
async function anyMember(draw: Draw) {
  return pick(draw, (await allMembers()).slice(0, 8));
}
async function anyEvent(draw: Draw) {
  return pick(
    draw,
    (await database().readingEvent.limit(4).toArray()).filter(({ removed }) => !removed),
  );
}

export const acts = {
  addTitle: async ({ draw, session }) => {
    const last = await lastAccessionNumber('TN');
    const firstNumber = nextAccessionNumber('TN', last);
    const count = 1 + draw(3);
    return decided(
      addTitle({
        fields: { title: `${words[draw(words.length)]} ${draw(40)}`, bookType: 'TN', year: 1990 + draw(30) },
        titleId: freshId<'title'>(),
        siteId: siteOf(session),
        firstNumber,
        copyIds: Array.from({ length: count }, () => freshId<'copy'>()),
        today: dayOf(nowAt()),
        taken: await takenNumbers(firstNumber, count),
      }),
    );
  },
  editTitle: async ({ draw }) => {
    const found = await anyTitle(draw);
    if (!found) return [];
    const edits = [
      { publisher: `NXB ${draw(9)}` },
      { year: 1950 + draw(70) },
      { partner: null },
      { shinyNew: `kept ${draw(99)}` },
    ];
    return [title.patch(found.id, edits[draw(edits.length)] as Parameters<typeof title.patch>[1])];
  },
  removeTitle: async ({ draw }) => {
    const found = await anyTitle(draw);
    return found ? [title.remove(found.id)] : [];
  },
  restoreTitle: async ({ draw }) => {
    const gone = (await database().title.toArray()).filter(({ removed }) => removed);
    const found = pick(draw, gone);
    return found ? [title.restore(found.id)] : [];
  },
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
  editMember: async ({ draw }) => {
    const found = await anyMember(draw);
    if (!found) return [];
    const edits = [
      { rollNumber: draw(40) },
      { status: 'left' as const },
      { cardNumber: `4A.${draw(30)}` },
      { fullName: `Trần ${draw(50)}` },
    ];
    return [member.patch(found.id, edits[draw(edits.length)] as Parameters<typeof member.patch>[1])];
  },
  removeMember: async ({ draw }) => {
    const found = await anyMember(draw);
    return found ? [member.remove(found.id)] : [];
  },
  lend: async ({ draw, session }) => {
    const [copy, person] = [await anyCopy(draw), await anyMember(draw)];
    if (!copy || !person) return [];
    const now = nowAt();
    return decided(
      lend({
        copy,
        member: person,
        copyLoans: await openLoansOfCopy(copy.id),
        memberLoans: await openLoansOf(person.id),
        limit: 3,
        days: 10,
        today: dayOf(now),
        now,
        siteId: siteOf(session),
        loanId: freshId<'loan'>(),
      }),
    );
  },
  returnCopy: async ({ draw }) => {
    const open = await database().loan.where('isOpen').equals(1).toArray();
    const loan = pick(draw, open);
    return loan ? decided(returnCopy({ copyLoans: await openLoansOfCopy(loan.copyId), now: nowAt() })) : [];
  },
  renew: async ({ draw }) => {
    const person = await anyMember(draw);
    const held = person ? pick(draw, await heldBy(person.id)) : undefined;
    return held ? decided(renew({ held: held.loan, days: 20 + draw(9), today: dayOf(nowAt()) })) : [];
  },
  takeBackLoan: async ({ draw }) => {
    const loans = (await database().loan.toArray()).filter(({ removed }) => !removed);
    const loan = pick(draw, loans);
    if (!loan) return [];
    return takeBack(loan.returnedAt ? { before: [{ ...loan, returnedAt: null }] } : { before: [], made: loan.id });
  },
  readHere: async ({ draw, session }) => {
    const found = await anyTitle(draw);
    const readerKind = draw(2) ? ('pupil' as const) : ('teacher' as const);
    if (!found) return [];
    return decided(
      readHere({ title: found, today: '2026-10-06', siteId: siteOf(session), readerKind, more: draw(4) ? 1 : -1 }),
    );
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
  countClass: async ({ draw }) => {
    const [event, group] = [await anyEvent(draw), pick(draw, await allGroups())];
    if (!event || !group) return [];
    return decided(countClass({ event, group, present: draw(40), rollSize: 35, now: nowAt() }));
  },
  countDoor: async ({ draw }) => {
    const event = await anyEvent(draw);
    const who = draw(2) ? ('women' as const) : ('children' as const);
    return event ? decided(countDoor({ event, who, more: 1 + draw(5) - draw(3) })) : [];
  },
  signIn: async ({ draw, session }) => {
    const cardNumber = draw(2) ? { cardNumber: `4A.00${draw(6)}` } : {};
    return decided(
      signInVisitor({ purpose: 'books', siteId: siteOf(session), now: nowAt(), partySize: 1 + draw(3), ...cardNumber }),
    );
  },
  undoVisit: async ({ draw }) => {
    const found = pick(
      draw,
      (await database().visit.limit(8).toArray()).filter(({ removed }) => !removed),
    );
    return found ? [visit.remove(found.id)] : [];
  },
  addBookcase: async ({ draw, session }) =>
    decided(
      addBookcase({
        name: String(1 + draw(4)),
        siteId: siteOf(session),
        bookcaseId: freshId<'bookcase'>(),
        shelves: 1 + draw(3),
        known: (await database().bookcase.toArray()).map(({ name }) => name),
      }),
    ),
} as const satisfies Record<string, Act>;

export type ActName = keyof typeof acts;
