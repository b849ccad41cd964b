// Adding books: numbers go on in their register and are never given twice.
import { expect, test } from 'vitest';
import { accessionNumbersFrom, nextAccessionNumber, readAccessionNumber } from '#domain/catalogue/accession.ts';
import { addCopies, addTitle, bookMeant } from '#domain/catalogue/add-title.ts';
import type { Title } from '#domain/catalogue/title.ts';

const copies = {
  titleId: 'title-001',
  siteId: 'site-0001',
  firstNumber: 'TN.00214',
  copyIds: ['copy-0001', 'copy-0002'],
  today: '2026-10-06',
  taken: new Set<string>(),
};

test('the next number follows the last of its register, and a new register begins at 1', () => {
  expect(nextAccessionNumber('TN', 'TN.00213')).toBe('TN.00214');
  expect(nextAccessionNumber('TK', undefined)).toBe('TK.00001');
  expect(readAccessionNumber('tn 214')).toEqual({ series: 'TN', number: 214, digits: 3 });
  expect(accessionNumbersFrom('quyển thứ nhất', 2)).toBeUndefined();
});
test('numbers that were just taken back go out first, each in its register', () => {
  expect(nextAccessionNumber('TN', 'TN.00215', ['TK.00009', 'TN.00214', 'TN.00215'])).toBe('TN.00214');
  expect(nextAccessionNumber('NV', 'NV.00003', ['TK.00009'])).toBe('NV.00004');
});
test('two copies get two numbers in a row, written together with the title', () => {
  const decision = addTitle({ ...copies, fields: { title: 'Quê nội', bookType: 'TN' } });
  expect(decision).toMatchObject({
    changes: [
      { type: 'title', id: 'title-001' },
      { type: 'copy', fields: { accessionNumber: 'TN.00214', acquiredOn: '2026-10-06' } },
      { type: 'copy', fields: { accessionNumber: 'TN.00215' } },
    ],
  });
});
test('a title that was taken off and is written again says of each field it had that there is nothing, or what', () => {
  const gone = {
    id: 'title-001',
    title: 'Quê nôi',
    bookType: 'TN',
    publisher: 'Kim Đồng',
    year: 1974,
    level: null,
  } as const;
  const fields = { title: 'Quê nội', bookType: 'TN', year: 1975 } as const;
  const decision = addTitle({ ...copies, copyIds: [], fields, gone });
  const put = { title: 'Quê nội', bookType: 'TN', year: 1975, publisher: null };
  expect(decision.kind === 'change' ? decision.changes[0]?.fields : undefined).toEqual(put);
});
test('a title may be written before its copies are numbered', () => {
  const decision = addTitle({ ...copies, copyIds: [], fields: { title: 'Quê nội', bookType: 'TN' } });
  expect(decision).toMatchObject({ changes: [{ type: 'title' }] });
});
test('a number that is taken, a strange number and a book without a name are said', () => {
  expect(addCopies({ ...copies, taken: new Set(['TN.00215']) })).toMatchObject({
    refusal: { kind: 'number-taken', number: 'TN.00215' },
  });
  expect(addCopies({ ...copies, firstNumber: '???' })).toMatchObject({ refusal: { kind: 'number-form' } });
  expect(addTitle({ ...copies, fields: { title: ' ', bookType: 'TN' } })).toMatchObject({
    refusal: { kind: 'no-title' },
  });
});
test('another volume is another book; of several the one by the same people is meant', () => {
  const bookOf = (id: string, more: Partial<Title>): Title => ({ id, title: 'Quê nội', bookType: 'TN', ...more });
  const [first, second] = [bookOf('title-001', { volume: '1' }), bookOf('title-002', { volume: 'Tập 2' })];
  expect(bookMeant({ volume: 'tập 2' }, [first, second])).toBe(second);
  expect(bookMeant({ volume: '3' }, [first, second])).toBeUndefined();
  expect(bookMeant({}, [first, second])).toBe(first);
  const [one, other] = [bookOf('title-003', { authors: ['Tô Hoài'] }), bookOf('title-004', { authors: ['Võ Quảng'] })];
  expect(bookMeant({ authors: ['Vo Quang'] }, [one, other])).toBe(other);
  expect(bookMeant({ authors: ['Nguyễn Thi'] }, [one, other])).toBe(one);
  expect(bookMeant({}, [])).toBeUndefined();
});
