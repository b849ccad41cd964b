// Bringing in lists: choosing a file, what was understood, what was not, and how far it is.
import type { TitleProblem } from '#domain/catalogue/title-list/read-title-row.ts';
import type { MemberProblem } from '#domain/membership/read-member-list.ts';
import { counted, en, vi } from './format.ts';
import { phrases, phrasesFor, strong, type Phrase } from './phrase.ts';

export const importing = phrases({
  titles: { vi: 'Nhập sách từ Excel', en: 'Bring in books from Excel' },
  members: { vi: 'Nhập bạn đọc từ Excel', en: 'Bring in members from Excel' },
  how: {
    vi: 'Trong Excel chọn Lưu thành, kiểu CSV UTF-8. Rồi chọn tệp đó ở đây.',
    en: 'In Excel choose Save as, type CSV UTF-8. Then choose that file here.',
  },
  columnsOfTitles: {
    vi: 'Cột cần có: Tên sách. Có thêm càng tốt: Tác giả, NXB, Năm XB, ISBN, Số lượng, Số đăng ký, Loại sách.',
    en: 'Needed: a column Title. Welcome: Author, Publisher, Year, ISBN, Copies, Accession number, Register.',
  },
  columnsOfMembers: {
    vi: 'Cột cần có: Họ và tên. Có thêm càng tốt: Lớp, Số thẻ, STT. Cột khác không lấy.',
    en: 'Needed: a column Full name. Welcome: Class, Card, No. Other columns are not taken.',
  },
  choose: { vi: 'Chọn tệp', en: 'Choose a file' },
  chooseAnother: { vi: 'Chọn tệp khác', en: 'Choose another file' },
  reading: { vi: 'Đang đọc tệp…', en: 'Reading the file…' },
  tooLarge: {
    vi: (megabytes: number) =>
      `Tệp nặng ${vi.number(megabytes)} MB, nhiều nhất là 5 MB. Chia làm nhiều tệp rồi nhập từng tệp.`,
    en: (megabytes: number) => `The file has ${en.number(megabytes)} MB; 5 MB is the most. Cut it into several files.`,
  },
  tooManyRows: {
    vi: (rows: number) => `Tệp có ${vi.number(rows)} dòng, nhiều nhất là 50.000. Chia làm nhiều tệp rồi nhập từng tệp.`,
    en: (rows: number) => `The file has ${en.number(rows)} rows; 50,000 is the most. Cut it into several files.`,
  },
  notAList: {
    vi: 'Tệp này không phải danh sách. Mở bằng Excel rồi lưu kiểu CSV UTF-8.',
    en: 'This file is not a list. Open it in Excel and save it as CSV UTF-8.',
  },
  excelFile: {
    vi: 'Đây là tệp Excel. Trong Excel chọn Lưu thành, kiểu CSV UTF-8, rồi chọn tệp mới.',
    en: 'This is an Excel file. In Excel choose Save as, type CSV UTF-8, and choose the new file.',
  },
  noNamesOfTitles: {
    vi: (found: string) => `Không thấy cột Tên sách. Tệp có các cột: ${found}.`,
    en: (found: string) => `There is no column Title. The file has: ${found}.`,
  },
  noNamesOfMembers: {
    vi: (found: string) => `Không thấy cột Họ và tên. Tệp có các cột: ${found}.`,
    en: (found: string) => `There is no column Full name. The file has: ${found}.`,
  },
  understoodTitles: {
    vi: (titles: number, copies: number) =>
      `${strong(`${vi.number(titles)} đầu sách`)}, ${vi.number(copies)} bản đọc được`,
    en: (titles: number, copies: number) =>
      `${strong(counted(titles, 'title', 'titles'))}, ${counted(copies, 'copy', 'copies')} understood`,
  },
  understoodMembers: {
    vi: (members: number, groups: number) =>
      `${strong(`${vi.number(members)} người`)}${groups > 0 ? `, ${vi.number(groups)} lớp` : ''} đọc được`,
    en: (members: number, groups: number) =>
      `${strong(counted(members, 'person', 'people'))}${groups > 0 ? `, ${counted(groups, 'class', 'classes')}` : ''} understood`,
  },
  preview: { vi: 'Xem trước', en: 'Preview' },
  andMore: {
    vi: (count: number) => `và ${vi.number(count)} dòng nữa`,
    en: (count: number) => `and ${counted(count, 'more row', 'more rows')}`,
  },
  row: { vi: (row: number) => `Dòng ${vi.number(row)}`, en: (row: number) => `Row ${en.number(row)}` },
  start: {
    vi: (count: number) => `Nhập ${vi.number(count)} dòng`,
    en: (count: number) => `Bring in ${counted(count, 'row', 'rows')}`,
  },
  progress: {
    vi: (done: number, all: number) => `Đang nhập ${vi.number(done)} trên ${vi.number(all)}. Cứ để máy mở.`,
    en: (done: number, all: number) => `${en.number(done)} of ${en.number(all)}. Keep this page open.`,
  },
  stop: { vi: 'Dừng lại', en: 'Stop' },
  done: {
    vi: (added: number, known: number) =>
      `Đã nhập ${strong(vi.number(added))}${known > 0 ? `, ${vi.number(known)} đã có từ trước` : ''}. Đã lưu trên máy này.`,
    en: (added: number, known: number) =>
      `${strong(en.number(added))} brought in${known > 0 ? `, ${en.number(known)} were there already` : ''}. Saved on this device.`,
  },
  stopped: {
    vi: (added: number) => `Đã dừng. ${strong(vi.number(added))} dòng đã nhập vẫn còn; nhập lại tệp này để tiếp tục.`,
    en: (added: number) =>
      `Stopped. The ${strong(en.number(added))} brought in are kept; bring in the file again to go on.`,
  },
  seeTitles: { vi: 'Xem tủ sách', en: 'See the shelves' },
  seeMembers: { vi: 'Xem bạn đọc', en: 'See the members' },
});

/** What to do where the browser or the database failed us. */
export const brokenOff = phrases({
  reading: {
    vi: 'Chưa mở được tệp. Chọn lại tệp đó; nếu vẫn không được, chép tệp vào máy này rồi chọn.',
    en: 'The file could not be opened. Choose it again; if that does not help, copy it onto this device first.',
  },
  comparing: {
    vi: 'Chưa so được tệp với sổ. Chọn lại tệp để so lần nữa; nếu vẫn vậy, mở lại trang này.',
    en: 'The file could not be compared with the library. Choose it again; if that does not help, open this page anew.',
  },
  writing: {
    vi: 'Việc nhập dừng giữa chừng. Dòng nào đã nhập vẫn còn; bấm nhập lần nữa để tiếp tục.',
    en: 'Bringing in broke off. What was brought in is kept; press the button again to go on.',
  },
});

/** One member of the union per kind, as sentences by kind want it. */
export type Told<Problem extends { kind: string }> = {
  [Kind in Problem['kind']]: Problem & { kind: Kind };
}[Problem['kind']];

const lineTwice: Phrase<[Pick<TitleProblem, 'value' | 'instead'>]> = {
  vi: ({ value, instead = '' }) => `${value}, ghi y như dòng ${instead}.`,
  en: ({ value, instead = '' }) => `${value}, written just as row ${instead}.`,
};
export const titleProblems = phrasesFor<Told<TitleProblem>>({
  'no-title': { vi: 'Không có tên sách.', en: 'There is no title.' },
  'title-too-long': { vi: 'Tên sách dài quá 300 chữ.', en: 'The title is longer than 300 signs.' },
  'isbn-wrong': {
    vi: ({ value }) => `ISBN ${value} thiếu hoặc sai số.`,
    en: ({ value }) => `ISBN ${value} lacks a figure or has a wrong one.`,
  },
  'year-wrong': {
    vi: ({ value }) => `Năm ${value} không phải bốn chữ số.`,
    en: ({ value }) => `Year ${value} has not four digits.`,
  },
  'number-form': {
    vi: ({ value }) => `Số ĐKCB ${value} không đúng dạng, như TN.00214.`,
    en: ({ value }) => `Accession number ${value} is not of the form TN.00214.`,
  },
  'number-twice': {
    vi: ({ value }) => `Số ĐKCB ${value} có hai lần trong tệp.`,
    en: ({ value }) => `Accession number ${value} is in the file twice.`,
  },
  'line-twice': lineTwice,
  'copies-wrong': {
    vi: ({ value }) => `Số lượng ${value} không phải một số.`,
    en: ({ value }) => `Copies ${value} is not a number.`,
  },
});

export const memberProblems = phrasesFor<Told<MemberProblem>>({
  'no-name': { vi: 'Không có họ tên.', en: 'There is no name.' },
  'name-too-long': { vi: 'Họ tên dài quá 80 chữ.', en: 'The name is longer than 80 signs.' },
  'card-too-long': { vi: 'Số thẻ dài quá 40 chữ.', en: 'The card is longer than 40 signs.' },
  'line-twice': lineTwice,
  'card-twice': {
    vi: ({ value }) => `Số thẻ ${value} có hai lần trong tệp.`,
    en: ({ value }) => `Card ${value} is in the file twice.`,
  },
});
