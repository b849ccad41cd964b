// A question that is asked again when what it read has changed, however deep it asks.
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { loan } from '#domain/circulation/loan.ts';
import { commit } from '#device/commit.ts';
import { dueBy, heldBy, openLoansOf } from '#device/read/circulation.ts';
import { holdQuestions, live, liveFirst } from '#device/read/live.ts';
import { freshLibrary } from '../../support/fresh-library.ts';

const lent = {
  copyId: 'copy-0001',
  memberId: 'member-01',
  siteId: 'site-0001',
  lentAt: '2026-10-06T07:06:00.000Z',
  dueOn: '2026-10-16',
};

test.each([
  ['what a member holds', () => heldBy('member-01')],
  ['the open loans of a member', () => openLoansOf('member-01')],
  ['what is due', () => dueBy('2026-10-20')],
] as const)('%s is told again when a book is lent', async (_, question) => {
  await freshLibrary();
  const told: number[] = [];
  const asking = live<readonly unknown[]>(question).subscribe({
    next: (lines) => told.push(lines.length),
    error: (reason) => expect.unreachable(String(reason)),
  });
  await expect.poll(() => told).toEqual([0]);
  await commit([loan.put(lent, 'loan-0001')]);
  await expect.poll(() => told).toEqual([0, 1]);
  asking.unsubscribe();
});

test('questions that are held back are asked in the end, and not those that nobody waits for any more', async () => {
  const asked: string[] = [];
  const ask = (name: string, by = live) =>
    by(async () => asked.push(name)).subscribe({
      next: () => undefined,
      error: (reason) => expect.unreachable(String(reason)),
    });
  let go = () => {};
  holdQuestions(
    new Promise<void>((resolve) => {
      go = resolve;
    }),
  );
  const [stays, leaves] = [ask('stays'), ask('leaves')];
  leaves.unsubscribe();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(asked).toEqual([]);
  const first = ask('what the screen waits for', liveFirst);
  await expect.poll(() => asked).toEqual(['what the screen waits for']);
  go();
  await expect.poll(() => asked.slice(1)).toEqual(['stays']);
  const after = ask('after');
  await expect.poll(() => asked.slice(1)).toEqual(['stays', 'after']);
  for (const one of [first, stays, after]) one.unsubscribe();
});
