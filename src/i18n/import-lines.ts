// What bringing in a list does otherwise than the list says: by kind with the reason, and line by line.
import type { MemberDifference } from '#domain/membership/take-member.ts';
import type { MemberNote } from '#domain/membership/read-member-list.ts';
import type { TitleDifference } from '#domain/catalogue/take-title.ts';
import type { TitleNote } from '#domain/catalogue/title-list/read-title-row.ts';
import type { LeftColumn } from '#domain/record/list-columns.ts';
import { counted, en, vi } from './format.ts';
import { phrases, phrasesFor, type Phrase } from './phrase.ts';
import type { Told } from './import.ts';

export const importLines = phrases({
  willDiffer: { vi: 'Sẽ khác với tệp', en: 'Will differ from the file' },
  differs: { vi: 'Khác với tệp', en: 'Differs from the file' },
  comparing: {
    vi: (done: number, all: number) => `Đang so với sổ: ${vi.number(done)} trên ${vi.number(all)}.`,
    en: (done: number, all: number) => `Comparing with the library: ${en.number(done)} of ${en.number(all)}.`,
  },
  asInFile: { vi: 'Mọi dòng đều nhập đúng như trong tệp.', en: 'Every row is brought in as it stands.' },
  toAdd: {
    vi: (added: number, known: number) => `${vi.number(added)} sẽ thêm mới, ${vi.number(known)} đã có từ trước.`,
    en: (added: number, known: number) => `${en.number(added)} will be added, ${en.number(known)} are there already.`,
  },
  more: {
    vi: (count: number) => `Xem thêm ${vi.number(count)} dòng`,
    en: (count: number) => `Show ${counted(count, 'more row', 'more rows')}`,
  },
  save: {
    vi: (count: number) => `Lưu ${vi.number(count)} dòng cần xem thành tệp`,
    en: (count: number) => `Save ${counted(count, 'row', 'rows')} to look at as a file`,
  },
  saved: {
    vi: 'Đã lưu tệp. Xem và sửa bằng Excel, rồi nhập lại tệp đó.',
    en: 'The file is saved. Look and correct in Excel, then bring that file in.',
  },
  /** Read back by domain/record/list-columns.ts, which leaves these columns aside. */
  rowColumn: { vi: 'Dòng trong tệp', en: 'Row in the file' },
  sentenceColumn: { vi: 'Cần xem', en: 'To look at' },
  fileName: { vi: 'dong-can-xem', en: 'rows-to-look-at' },
});

const names = (all: readonly string[]) => all.join(', ');
export const leftColumns: { readonly [Kind in LeftColumn['kind']]: Phrase<[readonly string[]]> } = {
  unknown: {
    vi: (all) => `Cột không hiểu: ${names(all)}. Không nhập.`,
    en: (all) => `Columns not understood: ${names(all)}. Not brought in.`,
  },
  again: {
    vi: (all) => `Cột thừa: ${names(all)}. Đã có cột khác cùng nghĩa, không nhập.`,
    en: (all) => `Columns to spare: ${names(all)}. Another column says the same; not brought in.`,
  },
  private: {
    vi: (all) => `Chuyện riêng của mỗi người: ${names(all)}. Thư viện không cần, không nhập.`,
    en: (all) => `People’s own business: ${names(all)}. No need of a library, not brought in.`,
  },
  apart: {
    vi: (all) => `Cột chưa có chỗ trong sổ: ${names(all)}. Không nhập.`,
    en: (all) => `Columns that have no place here: ${names(all)}. Not brought in.`,
  },
};

export type LineKind =
  'left-out' | 'line-twice' | (TitleNote | TitleDifference | MemberNote | MemberDifference)['kind'];
interface About {
  readonly head: Phrase<[number]>;
  readonly why: Phrase;
}
const about = (headVi: string, headEn: string, whyVi: string, whyEn: string): About => ({
  head: {
    vi: (count) => `${vi.number(count)} dòng: ${headVi}`,
    en: (count) => `${counted(count, 'row', 'rows')}: ${headEn}`,
  },
  why: { vi: whyVi, en: whyEn },
});

/** What a kind is, and what is done with its lines. */
export const lineKinds: Readonly<Record<LineKind, About>> = {
  'left-out': about(
    'chưa nhập được',
    'not brought in',
    'Các dòng này được để lại. Sửa trong tệp rồi nhập lại, dòng đã có không bị nhập hai lần.',
    'These rows are left out. Correct the file and bring it in again; what is there is not taken twice.',
  ),
  'line-twice': about(
    'ghi hai lần trong tệp',
    'in the file twice',
    'Nhập một lần, theo dòng đầu. Nếu là hai, ghi cho khác nhau rồi nhập lại.',
    'Brought in once, by the first row. If they are two, write them apart and bring the file in again.',
  ),
  'number-elsewhere': about(
    'số ĐKCB đang là của cuốn khác',
    'the accession number belongs to another book',
    'Đầu sách vẫn nhập, bản mang số đó thì không. Xem số trên cuốn sách.',
    'The title is brought in, the copy with that number is not. Look at the number in the book.',
  ),
  'fewer-copies': about(
    'trong sổ có ít bản hơn',
    'the library has fewer copies',
    'Sách đã có từ trước, bản không có số ĐKCB nên không thêm. Thêm bản ở trang của sách.',
    'The title is there already; copies without a number are not added. Add them on its page.',
  ),
  stays: about(
    'trong sổ ghi khác',
    'the library says otherwise',
    'Sách đã có từ trước, giữ như trong sổ.',
    'The title is there already and stays as it is.',
  ),
  'type-unknown': about(
    'loại sách chưa rõ',
    'the register is not understood',
    'Ghi theo số ĐKCB, không có số thì ghi vào sổ TN.',
    'Taken by the accession number, without one into the register TN.',
  ),
  'level-unknown': about('trình độ đọc không phải A đến F', 'the level is not A to F', 'Bỏ trống.', 'Left empty.'),
  'price-unknown': about('giá tiền chưa rõ', 'the price is not understood', 'Bỏ trống.', 'Left empty.'),
  'too-long': about('có chỗ quá dài', 'something is too long', 'Phần cuối bị cắt.', 'The end is cut off.'),
  'one-copy': about(
    'một số ĐKCB cho nhiều bản',
    'one accession number for several copies',
    'Mỗi số chỉ là một bản, nên nhập một bản.',
    'A number is one copy, so one copy is brought in.',
  ),
  'first-line-counts': about(
    'cùng một cuốn, ghi khác dòng trước',
    'the same book, written otherwise than before',
    'Lấy theo dòng đầu của cuốn đó.',
    'Taken as the first row of the book says.',
  ),
  'card-elsewhere': about(
    'số thẻ đang là của người khác',
    'the card belongs to somebody else',
    'Người vẫn nhập, với số thẻ mới. In lại thẻ, hoặc sửa ở trang của người đó.',
    'The person is brought in with a new card. Print it anew, or correct it on the person’s page.',
  ),
  'other-card': about(
    'trong sổ là số thẻ khác',
    'the library has another card',
    'Người đã có từ trước, giữ số thẻ trong sổ.',
    'The person is there already and keeps the card.',
  ),
  'other-class': about(
    'trong sổ là lớp khác',
    'the library has another class',
    'Cùng tên, cùng số thẻ nên là một người, giữ lớp trong sổ.',
    'Same name and card, so the same person, who stays in the class.',
  ),
  'other-roll': about(
    'trong sổ là số thứ tự khác',
    'the library has another number in the list',
    'Người đã có từ trước, giữ như trong sổ.',
    'The person is there already and stays as is.',
  ),
  'has-left': about(
    'thẻ đã ngừng dùng',
    'the card is no longer in use',
    'Người đã có từ trước, thẻ vẫn ngừng.',
    'The person is there already, and the card stays out of use.',
  ),
  'same-name': about(
    'cùng tên, cùng lớp với dòng trước',
    'same name and class as a row before',
    'Nhập thành hai người. Nếu là một, gộp lại ở trang của người đó.',
    'Brought in as two people. If they are one, join them on the person’s page.',
  ),
  'roll-unknown': about('số thứ tự chưa rõ', 'the number in the list is not understood', 'Bỏ trống.', 'Left empty.'),
  'kind-unknown': about(
    'loại bạn đọc chưa rõ',
    'the kind of member is not understood',
    'Có lớp thì ghi là học sinh, không thì là người dân.',
    'With a class a pupil, otherwise a villager.',
  ),
  'class-too-long': about('tên lớp quá dài', 'the class is too long', 'Phần cuối bị cắt.', 'The end is cut off.'),
};

const or = (here: string | undefined, empty: string) => (here ? here : empty);
export const titleLines = phrasesFor<Told<TitleNote | TitleDifference>>({
  'number-elsewhere': {
    vi: ({ value, here }) => `${value} đang là của ${or(here, 'cuốn khác')}.`,
    en: ({ value, here }) => `${value} belongs to ${or(here, 'another book')}.`,
  },
  'fewer-copies': {
    vi: ({ value, here }) => `Trong tệp ${value} bản, trong sổ ${or(here, '0')} bản.`,
    en: ({ value, here }) => `${value} in the file, ${or(here, '0')} in the library.`,
  },
  stays: {
    vi: ({ value, here }) => `Trong tệp ${value}, trong sổ ${or(here, 'để trống')}.`,
    en: ({ value, here }) => `${value} in the file, ${or(here, 'nothing')} in the library.`,
  },
  'type-unknown': {
    vi: ({ value, instead }) => `${value}: ghi vào sổ ${or(instead, 'TN')}.`,
    en: ({ value, instead }) => `${value}: taken into ${or(instead, 'TN')}.`,
  },
  'level-unknown': { vi: ({ value }) => `Trình độ ${value}.`, en: ({ value }) => `Level ${value}.` },
  'price-unknown': { vi: ({ value }) => `Giá ${value}.`, en: ({ value }) => `Price ${value}.` },
  'too-long': { vi: ({ value }) => `${value}…`, en: ({ value }) => `${value}…` },
  'one-copy': {
    vi: ({ value, instead }) => `${value} bản, một số ${or(instead, '')}.`,
    en: ({ value, instead }) => `${value} copies, one number ${or(instead, '')}.`,
  },
  'first-line-counts': {
    vi: ({ value, instead }) => `${value}, khác dòng ${or(instead, '')}.`,
    en: ({ value, instead }) => `${value}, unlike row ${or(instead, '')}.`,
  },
});

export const memberLines = phrasesFor<Told<MemberNote | MemberDifference>>({
  'card-elsewhere': {
    vi: ({ value, here, instead }) => `${value} đang là của ${or(here, 'người khác')}; số thẻ mới ${or(instead, '')}.`,
    en: ({ value, here, instead }) => `${value} belongs to ${or(here, 'somebody else')}; new card ${or(instead, '')}.`,
  },
  'other-card': {
    vi: ({ value, here }) => `Trong tệp ${value}, trong sổ ${or(here, 'chưa có thẻ')}.`,
    en: ({ value, here }) => `${value} in the file, ${or(here, 'no card')} in the library.`,
  },
  'other-class': {
    vi: ({ value, here }) => `Trong tệp ${value}, trong sổ ${or(here, 'không có lớp')}.`,
    en: ({ value, here }) => `${value} in the file, ${or(here, 'no class')} in the library.`,
  },
  'other-roll': {
    vi: ({ value, here }) => `Trong tệp số ${value}, trong sổ số ${or(here, '')}.`,
    en: ({ value, here }) => `${value} in the file, ${or(here, '')} in the library.`,
  },
  'has-left': { vi: ({ value }) => `${value}.`, en: ({ value }) => `${value}.` },
  'same-name': {
    vi: ({ value, instead }) => `${value}, như dòng ${or(instead, '')}.`,
    en: ({ value, instead }) => `${value}, as in row ${or(instead, '')}.`,
  },
  'roll-unknown': { vi: ({ value }) => `STT ${value}.`, en: ({ value }) => `No. ${value}.` },
  'kind-unknown': { vi: ({ value }) => `${value}.`, en: ({ value }) => `${value}.` },
  'class-too-long': { vi: ({ value }) => `${value}…`, en: ({ value }) => `${value}…` },
});
