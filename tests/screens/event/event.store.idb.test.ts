// The page of a gathering: what its bar says was written is what the bar takes back.
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { readingEvent } from '#domain/events/reading-event.ts';
import { member, type Member } from '#domain/membership/member.ts';
import { commit } from '#device/commit.ts';
import { database } from '#device/open-database.ts';
import { createAtEvent } from '#screens/event/event.store.ts';
import { freshLibrary } from '../../support/fresh-library.ts';

const event = readingEvent.put(
  {
    title: 'Ngày hội',
    eventKind: 'bookFair',
    siteId: 'site-0001',
    startsAt: '2026-10-01T01:00:00.000Z',
    status: 'open',
  },
  'event-0001',
);
const people = ['member-01', 'member-02'].map((id) =>
  member.put({ fullName: `Lò Thị ${id.at(-1)}`, memberKind: 'pupil', status: 'active' }, id),
);
const memberOf = async (id: string) => (await database().member.get(id)) as Member;
const standing = async () => (await database().attendance.toArray()).filter(({ removed }) => !removed).length;

beforeEach(async () => {
  await freshLibrary();
  await commit([event, ...people]);
});

test('a second tap on who was just marked present counts once, and leaves the way to take it back', async () => {
  const at = createAtEvent('event-0001');
  const one = await memberOf('member-01');
  await Promise.all([at.getState().checkIn(one), at.getState().checkIn(one)]);
  expect(await standing()).toBe(1);
  expect(at.getState().said).toMatchObject({ kind: 'in', fullName: one.fullName });
  await at.getState().undo?.();
  expect(await standing()).toBe(0);
});
test('who was marked present before another is said to be there already', async () => {
  const at = createAtEvent('event-0001');
  const one = await memberOf('member-01');
  await at.getState().checkIn(one);
  await at.getState().checkIn(await memberOf('member-02'));
  expect(await at.getState().checkIn(one)).toBe('stopped');
  expect(at.getState().said).toMatchObject({ kind: 'already', fullName: one.fullName });
  expect(await standing()).toBe(2);
});
test('a card that two people have marks neither until somebody says who is here', async () => {
  await commit(['member-01', 'member-02'].map((id) => member.patch(id, { cardNumber: '4A2.007' })));
  const at = createAtEvent('event-0001');
  expect(await at.getState().scan('4A2.007')).toBe('stopped');
  expect(at.getState()).toMatchObject({ said: { kind: 'several', code: '4A2.007' } });
  expect(at.getState().alike?.map(({ id }) => id)).toEqual(['member-01', 'member-02']);
  expect(await standing()).toBe(0);
  await at.getState().checkIn(await memberOf('member-02'));
  expect(await standing()).toBe(1);
  expect(at.getState().alike).toBeUndefined();
});
