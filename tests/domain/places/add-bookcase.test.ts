// Setting up a library and where its books stand.
import { expect, test } from 'vitest';
import { addBookcase, addSite } from '#domain/places/add-bookcase.ts';
import { startLibrary } from '#domain/places/start-library.ts';

test('a library begins with its name and one place, unless it has one', () => {
  const asked = {
    name: ' Trường Tiểu học Minh Tâm ',
    unitKind: 'school',
    unitId: 'unit-0001',
  } as const;
  const place = { siteId: 'site-0001', siteName: 'Thư viện chính' } as const;
  expect(startLibrary({ ...asked, place })).toMatchObject({
    changes: [
      { type: 'unit', id: 'unit-0001', fields: { name: 'Trường Tiểu học Minh Tâm' } },
      { type: 'site', id: 'site-0001', fields: { siteKind: 'main' } },
    ],
  });
  expect(startLibrary(asked)).toMatchObject({ changes: [{ type: 'unit' }] });
  expect(startLibrary({ ...asked, name: ' ' })).toMatchObject({ refusal: { kind: 'no-name' } });
});
test('a bookcase comes with its shelves, numbered from the top', () => {
  const asked = { name: '2', siteId: 'site-0001', bookcaseId: 'bookcase1', shelves: 2, known: ['1'] };
  expect(addBookcase(asked)).toMatchObject({
    changes: [{ type: 'bookcase' }, { type: 'shelf', fields: { name: '1' } }, { type: 'shelf', fields: { name: '2' } }],
  });
  expect(addBookcase({ ...asked, name: '1' })).toMatchObject({ refusal: { kind: 'name-taken', name: '1' } });
  expect(addBookcase({ ...asked, name: '' })).toMatchObject({ refusal: { kind: 'no-name' } });
});
test('a satellite place is added once', () => {
  const asked = { name: 'Điểm trường Khe Mong', siteId: 'site-0002', known: [] };
  expect(addSite(asked)).toMatchObject({ changes: [{ type: 'site', fields: { siteKind: 'satellite' } }] });
  expect(addSite({ ...asked, known: [asked.name] })).toMatchObject({ kind: 'refused' });
  expect(addSite({ ...asked, name: ' ' })).toMatchObject({ kind: 'refused' });
});
