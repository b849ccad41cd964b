// The file of lines that need a person: read by a spreadsheet without harm, and brought in again.
import { expect, test } from 'vitest';
import { linesToCheck } from '#device/import/lines-to-check.ts';
import { readListFile } from '#device/import/read-file.ts';
import { readTitleList } from '../../support/read-lists.ts';

const table = [
  ['Thư viện', ''],
  ['Tên sách', 'Số đăng ký'],
  ['Quê nội', 'TN.00001'],
  ['=HYPERLINK("http://x")', 'TN.00002'],
  ['Tảng sáng, tập 2', 'TN.00003'],
];
const say = ({ why }: { why: string }) => why;
const names = ['Dòng trong tệp', 'Cần xem'] as const;
const made = (lines: { row: number; why: string }[]) => linesToCheck({ table, heading: 1, lines, say, names });

test('each line stands once, in its order, with all that is to be said of it, and no cell is a formula', async () => {
  const text = await (
    await made([
      { row: 5, why: 'Một.' },
      { row: 4, why: 'Hai.' },
      { row: 5, why: 'Ba.' },
    ])
  ).text();
  expect(text.split('\r\n')).toEqual([
    'Dòng trong tệp,Cần xem,Tên sách,Số đăng ký',
    `4,Hai.,"'=HYPERLINK(""http://x"")",TN.00002`,
    '5,Một. Ba.,"Tảng sáng, tập 2",TN.00003',
    '',
  ]);
});
test('the file can be brought in again, and its own columns are not told as strange', async () => {
  const read = await readListFile(
    await made([
      { row: 3, why: '' },
      { row: 5, why: 'Ba.' },
    ]),
  );
  expect(read.kind === 'table' && readTitleList(read.table)).toMatchObject({
    rows: [{ fields: { title: 'Quê nội' } }, { fields: { title: 'Tảng sáng, tập 2' } }],
    left: [],
  });
});
