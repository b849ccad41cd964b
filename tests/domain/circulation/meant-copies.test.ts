// Which copies may be meant when the desk hears a title only.
import { expect, test } from 'vitest';
import { meantCopies } from '#domain/circulation/meant-copies.ts';
import type { Copy } from '#domain/catalogue/copy.ts';

const line = (status: Copy['status'], heldBy?: string, siteId = 'here') => ({
  copy: { status, siteId: siteId as Copy['siteId'] },
  ...(heldBy ? { heldBy } : {}),
});
const chau = { siteId: 'here', memberId: 'chau' };
const nobody = { siteId: 'here', memberId: undefined };
const free = line('inService');
const withChau = line('inService', 'chau');
const withDat = line('inService', 'dat');
const [lost, weeded] = [line('lost'), line('toWithdraw')];

test('with a card open the free copies are meant: one alone needs no question, whoever has the others', () => {
  expect(meantCopies([withDat, free, lost], chau)).toEqual([free]);
  expect(meantCopies([free, { ...free }, withDat], chau)).toHaveLength(2);
});
test('a copy that the reader has is meant too: it may be what was brought back', () => {
  expect(meantCopies([withChau, free, withDat], chau)).toEqual([withChau, free]);
  expect(meantCopies([withChau, withDat], chau)).toEqual([withChau]);
});
test('where none is free, a book on the counter is one of those that are out', () => {
  expect(meantCopies([withDat, lost], chau)).toEqual([withDat]);
});
test('without a card somebody may be bringing one back or want one: those that are out, then those on the shelf', () => {
  expect(meantCopies([free, withDat, withChau, lost], nobody)).toEqual([withDat, withChau, free]);
  expect(meantCopies([free], nobody)).toEqual([free]);
});
test('a copy that was given up is meant where there is no other, and a lent one whatever is said of its state', () => {
  expect(meantCopies([lost, weeded], chau)).toEqual([lost, weeded]);
  expect(meantCopies([lost], nobody)).toEqual([lost]);
  const lostWithDat = line('lost', 'dat');
  expect(meantCopies([lostWithDat, free], nobody)).toEqual([lostWithDat, free]);
});
test('a free copy that stands here goes before one of another place, which is meant where there is no other', () => {
  const [far, farther] = [line('inService', undefined, 'there'), line('inService', undefined, 'there')];
  expect(meantCopies([far, free, farther], chau)).toEqual([free]);
  expect(meantCopies([far, farther], chau)).toEqual([far, farther]);
  expect(meantCopies([far, withDat, free], nobody)).toEqual([withDat, free]);
});
test('a title without copies means none', () => {
  expect(meantCopies([], chau)).toEqual([]);
});
