// Files as they come from real computers.
import { expect, test } from 'vitest';
import { limits, readListFile } from '#device/import/read-file.ts';

const names = [
  ['Họ và tên', 'Lớp'],
  ['Nguyễn Minh Châu', '4A2'],
];
const csv = names.map((row) => row.join(',')).join('\r\n');
const file = (...parts: BlobPart[]) => new Blob(parts);

test.each([
  ['UTF-8', file(csv)],
  ['UTF-8 with a mark', file('\uFEFF', csv)],
  ['semicolons', file(csv.replaceAll(',', ';'))],
  ['tabs', file(csv.replaceAll(',', '\t'))],
  ['UTF-16', file(new Uint8Array([0xff, 0xfe]), new Uint16Array([...csv].map((sign) => sign.charCodeAt(0))))],
])('%s is read', async (_, given) => {
  const read = await readListFile(given);
  expect(read.kind === 'table' && read.table.map((row) => row.map((cell) => cell.replace('\uFEFF', '')))).toEqual(
    names,
  );
});
test('a short list that ends in an empty line keeps its separator', async () => {
  const read = await readListFile(file(`${csv.replaceAll(',', '\t')}\r\n`));
  expect(read).toMatchObject({ kind: 'table', table: [...names, ['']] });
});
test('what old Windows wrote in Vietnamese is read, its letters put together', async () => {
  const bytes = new Uint8Array([0x54, 0xea, 0x6e, 0x0a, 0x4c, 0x79, 0xec, 0x20, 0x4e, 0x67, 0x6f, 0xf2, 0x63]);
  const read = await readListFile(file(bytes));
  expect(read).toMatchObject({ kind: 'table', encoding: 'windows-1258', table: [['Tên'], ['Lý Ngọc']] });
});
test('a workbook instead of a list is told what to do', async () => {
  expect(await readListFile(file(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])))).toEqual({ kind: 'excel-file' });
});
test('a long list comes through in pieces as it would in one, quotes and all', async () => {
  const rows = Array.from({ length: 20_000 }, (_, at) => [`Sách "${at}",\ntập 1`, String(at)]);
  const text = rows.map(([name = '', at]) => `"${name.replaceAll('"', '""')}",${at}`).join('\r\n');
  const read = await readListFile(file(text));
  expect(read.kind === 'table' && read.table).toEqual(rows);
});
test('a quote that is never closed in a large file is no list, and found out early', async () => {
  expect(await readListFile(file(`ten,lop\n"${'a,b\n'.repeat(1_000_000)}`))).toEqual({ kind: 'not-a-list' });
});
test('a row that is too wide is found wherever it stands', async () => {
  const text = `ten,lop\n${'a,b\n'.repeat(40_000)}${'x,'.repeat(limits.columns + 1)}\n`;
  expect(await readListFile(file(text))).toEqual({ kind: 'not-a-list' });
});
test('ten megabytes of one line are not even opened', async () => {
  expect(await readListFile(file('x'.repeat(10_000_000)))).toEqual({ kind: 'too-large', megabytes: 10 });
});
test('one endless line, a picture, and far too many rows are no list', async () => {
  expect(await readListFile(file(`ten\n${'x'.repeat(limits.cell + 1)}`))).toEqual({ kind: 'not-a-list' });
  expect(await readListFile(file(new Uint8Array([0x89, 0x50, 0, 0, 0])))).toEqual({ kind: 'not-a-list' });
  expect(await readListFile(file('a\n'.repeat(limits.rows + 5)))).toMatchObject({ kind: 'too-many-rows' });
});
