// Being present, counted and taken back; planning and ending a gathering.
import { expect, test } from 'vitest';
import { checkIn } from '#domain/events/check-in.ts';
import { countClass, countDoor } from '#domain/events/count-heads.ts';
import { closeEvent, planEvent, reopenEvent } from '#domain/events/plan-event.ts';
import type { ReadingEvent } from '#domain/events/reading-event.ts';
import { undoCheckIn } from '#domain/events/undo-check-in.ts';

const now = '2026-10-06T07:06:00.000Z';
const event: ReadingEvent = {
  id: 'event-001',
  title: 'Tiết đọc',
  eventKind: 'readingPeriod',
  siteId: 'site-0001',
  startsAt: now,
  status: 'open',
};
const closed: ReadingEvent = { ...event, status: 'closed', closedAt: now };
const member = { id: 'member-01', fullName: 'Nguyễn Minh Châu', memberKind: 'pupil', status: 'active' } as const;
const group = { id: 'group-001', name: '4A2', groupKind: 'class' } as const;

test('a child is marked present', () => {
  const decision = checkIn({ event, member, present: false, now, method: 'name' });
  expect(decision).toMatchObject({
    changes: [{ type: 'attendance', fields: { memberId: 'member-01', checkedInAt: now } }],
  });
});
test('a second tap on the same child changes nothing', () => {
  expect(checkIn({ event, member, present: true, now, method: 'name' })).toEqual({ kind: 'unchanged' });
});
test('an ended gathering and a card out of use are said', () => {
  expect(checkIn({ event: closed, member, present: false, now, method: 'card' })).toMatchObject({
    refusal: { kind: 'event-closed' },
  });
  const left = { ...member, status: 'left' } as const;
  expect(checkIn({ event, member: left, present: false, now, method: 'card' })).toMatchObject({
    refusal: { kind: 'member-left' },
  });
});
test('a check-in can be taken back; where there is none nothing happens', () => {
  const present = {
    id: 'attendance-1',
    eventId: event.id,
    memberId: member.id,
    checkedInAt: now,
    method: 'name',
  } as const;
  expect(undoCheckIn({ present })).toMatchObject({ changes: [{ action: 'remove', id: 'attendance-1' }] });
  expect(undoCheckIn({ present: undefined })).toEqual({ kind: 'unchanged' });
});
test('a class is counted with its roll, a door by how many more', () => {
  const counted = countClass({ event, group, present: 33, rollSize: 35, now });
  expect(counted).toMatchObject({ changes: [{ fields: { present: 33, rollSize: 35 } }] });
  expect(countDoor({ event, who: 'women', more: 5 })).toMatchObject({ changes: [{ fields: { amount: 5 } }] });
  expect(countDoor({ event, who: 'women', more: 0 })).toEqual({ kind: 'unchanged' });
  expect(countDoor({ event: closed, who: 'men', more: 1 })).toMatchObject({ kind: 'refused' });
  expect(countClass({ event: closed, group, present: 1, rollSize: 0, now })).toMatchObject({ kind: 'refused' });
});
test('a gathering is planned in local time, ended, and opened again', () => {
  const plan = {
    eventId: event.id,
    title: 'Tiết đọc',
    eventKind: 'readingPeriod',
    siteId: event.siteId,
    onDay: '2026-10-06',
    from: '14:00',
    to: '14:40',
    place: '',
    host: '',
    groupIds: [group.id],
    capacity: '',
  } as const;
  expect(planEvent(plan)).toMatchObject({
    changes: [{ fields: { startsAt: '2026-10-06T07:00:00.000Z', endsAt: '2026-10-06T07:40:00.000Z' } }],
  });
  expect(planEvent({ ...plan, title: ' ' })).toMatchObject({ refusal: { kind: 'no-title' } });
  expect(planEvent({ ...plan, onDay: '' })).toMatchObject({ refusal: { kind: 'no-time' } });
  expect(planEvent({ ...plan, capacity: 'nhiều' })).toMatchObject({ refusal: { kind: 'no-number' } });
  expect(planEvent({ ...plan, capacity: '60' })).toMatchObject({ changes: [{ fields: { capacity: 60 } }] });
  expect(planEvent({ ...plan, to: '13:00' })).toMatchObject({ refusal: { kind: 'ends-before', from: '14:00' } });
  expect(closeEvent({ event, now })).toMatchObject({ changes: [{ fields: { status: 'closed', closedAt: now } }] });
  expect(reopenEvent({ event })).toMatchObject({ changes: [{ fields: { status: 'open', closedAt: null } }] });
});
