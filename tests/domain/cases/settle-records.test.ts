// What follows from what a person decides about records that are one, removed, or written twice.
import { expect, test } from 'vitest';
import type { Case } from '#domain/cases/case.ts';
import { settleEditedRemoved, settleOverCapacity, settleSame, settleTwoValues } from '#domain/cases/settle-records.ts';
import type { ReadingEvent } from '#domain/events/reading-event.ts';
import { sameMember } from '#domain/membership/same-member.ts';
import { change } from '#domain/record/decision.ts';
import type { Id } from '#domain/record/id.ts';

const now = '2026-10-06T07:06:00.000Z';
const caseOf = (more: Partial<Case>): Case => ({
  id: 'case-0001',
  caseKind: 'sameMember',
  subjects: ['member-01'],
  openedAt: now,
  status: 'open',
  ...more,
});
const ends = (outcome: string) => ({ type: 'case', fields: { status: 'settled', outcome, settledAt: now } });

test('one person: the link and the end of the case; two people: only remembered', () => {
  const merging = change(sameMember.put({ one: 'member-01', other: 'member-02', kept: 'member-01' }));
  expect(settleSame({ open: caseOf({}), now, merging })).toMatchObject({
    changes: [{ type: 'sameMember' }, ends('one')],
  });
  expect(settleSame({ open: caseOf({}), now, merging: { kind: 'unchanged' } })).toMatchObject({
    changes: [ends('one')],
  });
  expect(settleSame({ open: caseOf({}), now })).toMatchObject({ changes: [ends('two')] });
});
test('a removed record comes back, or stays away', () => {
  const open = caseOf({ caseKind: 'editedRemoved', about: 'member' });
  expect(settleEditedRemoved({ open, now, restored: true })).toMatchObject({
    changes: [{ type: 'member', action: 'restore', id: 'member-01' }, ends('restored')],
  });
  expect(settleEditedRemoved({ open, now, restored: false })).toMatchObject({ changes: [ends('left-removed')] });
});
test('a removed copy brings its title with it, if that was removed as well', () => {
  const open = caseOf({ caseKind: 'editedRemoved', about: 'copy', subjects: ['copy-0001'] });
  const withTitle = 'title-0001' as Id<'title'>;
  expect(settleEditedRemoved({ open, now, restored: true, withTitle })).toMatchObject({
    changes: [
      { type: 'title', action: 'restore', id: 'title-0001' },
      { type: 'copy', action: 'restore', id: 'copy-0001' },
      { fields: { outcome: 'restored', written: ['title-0001'] } },
    ],
  });
  const again = { ...open, written: ['title-0001'] };
  expect(settleEditedRemoved({ open: again, now, restored: true })).toMatchObject({
    changes: [{ action: 'restore', id: 'copy-0001' }, { fields: { outcome: 'restored', written: [] } }],
  });
  expect(settleEditedRemoved({ open, now, restored: false, withTitle })).toMatchObject({
    changes: [ends('left-removed')],
  });
});
test('of two values the right one is written, if it does not stand already', () => {
  const open = caseOf({ caseKind: 'twoValues', about: 'member', field: 'fullName', written: ['Mây', 'Mơ'] });
  expect(settleTwoValues({ open, now, value: 'Mây' })).toMatchObject({ changes: [ends('kept')] });
  expect(settleTwoValues({ open, now, value: 'Mơ' })).toMatchObject({
    changes: [{ type: 'member', action: 'patch', id: 'member-01', fields: { fullName: 'Mơ' } }, ends('other')],
  });
});
test('a gathering that is too full is given room, or is left as it is', () => {
  const event = { id: 'event-0001', capacity: 60 } as ReadingEvent;
  expect(settleOverCapacity({ open: caseOf({}), now, event, room: 65 })).toMatchObject({
    changes: [{ type: 'readingEvent', fields: { capacity: 65 } }, ends('made-room')],
  });
  expect(settleOverCapacity({ open: caseOf({}), now, event })).toMatchObject({ changes: [ends('kept')] });
});
