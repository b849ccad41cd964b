// What is said while a book is taken in, corrected or taken back.
import type { AddRefusal } from '#domain/catalogue/add-title.ts';
import type { IsbnRead } from '#domain/catalogue/isbn.ts';
import type { Title } from '#domain/catalogue/title.ts';
import { counted, en, vi } from './format.ts';
import { phrases, phrasesFor, strong, type Phrase } from './phrase.ts';

export const bookForm = phrases({
  titleOfNew: { vi: 'Thêm sách', en: 'Add a book' },
  isbn: { vi: 'ISBN hoặc mã vạch ở bìa sau', en: 'ISBN or barcode on the back' },
  isbnHint: { vi: 'Quét, gõ, hoặc để trống nếu sách không có.', en: 'Scan or type it; leave empty if there is none.' },
  name: { vi: 'Tên sách', en: 'Title' },
  nameHint: { vi: 'Như in trên bìa.', en: 'As printed on the cover.' },
  volume: { vi: 'Tập', en: 'Volume' },
  authors: { vi: 'Tác giả', en: 'Authors' },
  authorsHint: { vi: 'Nhiều người thì cách nhau bằng dấu phẩy.', en: 'Several are parted by commas.' },
  publisher: { vi: 'Nhà xuất bản', en: 'Publisher' },
  year: { vi: 'Năm xuất bản', en: 'Year' },
  yearWrong: { vi: 'Năm có bốn chữ số, như 2021.', en: 'A year has four digits, like 2021.' },
  bookType: { vi: 'Vào sổ', en: 'Register' },
  level: { vi: 'Trình độ đọc', en: 'Reading level' },
  noLevel: { vi: 'Chưa xếp', en: 'Not set' },
  copyCount: { vi: 'Số bản', en: 'Copies' },
  firstNumber: { vi: 'Số đăng ký cá biệt đầu tiên', en: 'First accession number' },
  numberUnknown: {
    vi: 'Sổ còn đang tải về máy này. Gõ số theo sổ giấy, hoặc chờ tải xong.',
    en: 'The register is still being fetched. Type the number as in the paper register, or wait.',
  },
  numberHint: { vi: 'Số tiếp theo trong sổ trên máy này.', en: 'The next number in the register on this device.' },
  shelf: { vi: 'Xếp ở', en: 'Stands at' },
  noShelf: { vi: 'Chưa xếp giá', en: 'Not shelved yet' },
  shelfName: {
    vi: (bookcase: string, shelf: string) => `Tủ ${bookcase}, ngăn ${shelf}`,
    en: (bookcase: string, shelf: string) => `Bookcase ${bookcase}, shelf ${shelf}`,
  },
  save: { vi: 'Ghi vào sổ', en: 'Write into the register' },
  corrected: { vi: 'Đã sửa biểu ghi. Đã lưu trên máy này.', en: 'Record corrected. Saved on this device.' },
  statusSet: {
    vi: (number: string) => `Đã sửa tình trạng ${strong(number)}.`,
    en: (number: string) => `Status of ${strong(number)} changed.`,
  },
  already: {
    vi: (title: string, authors: string, copies: number) =>
      `Đã có ${strong(title)}${authors ? `, ${authors}` : ''}, ${vi.number(copies)} bản. Thêm bản hay sửa tên?`,
    en: (title: string, authors: string, copies: number) =>
      `${strong(title)}${authors ? `, ${authors}` : ''} is there already with ${counted(copies, 'copy', 'copies')}. Add copies, or change the title?`,
  },
  toThere: { vi: 'Thêm bản vào sách đã có', en: 'Add copies to that book' },
  asOther: { vi: 'Vẫn ghi thành sách khác', en: 'Write it as another book' },
  status: { vi: 'Tình trạng', en: 'Status' },
});

export const bookTypes: Readonly<Record<Title['bookType'], Phrase>> = {
  TN: { vi: 'TN · Sách thiếu nhi', en: 'TN · Children’s' },
  TK: { vi: 'TK · Sách tham khảo', en: 'TK · Reference' },
  GK: { vi: 'GK · Sách giáo khoa', en: 'GK · Textbooks' },
  NV: { vi: 'NV · Sách nghiệp vụ', en: 'NV · Teachers’' },
};

/** What came of writing a book, and of taking it back. The numbers follow one another. */
export type BookSaid =
  | { readonly kind: 'written'; readonly title: string; readonly numbers: readonly string[] }
  | { readonly kind: 'taken-back'; readonly title: string; readonly numbers: readonly string[] }
  | { readonly kind: 'already'; readonly title: string; readonly authors: string; readonly copies: number }
  | { readonly kind: 'lent-since'; readonly number: string }
  | { readonly kind: 'merged-since'; readonly number: string };

export const bookSaid = phrasesFor<BookSaid>({
  written: {
    vi: ({ title, numbers: [first, ...more] }) => {
      if (first === undefined) return `Đã ghi ${strong(title)}, chưa có bản nào. Đã lưu trên máy này.`;
      const last = more.at(-1);
      if (last === undefined) return `Đã ghi ${strong(title)}, số ${strong(first)}. Hãy viết số này lên sách.`;
      const span = `${vi.number(more.length + 1)} bản, số ${strong(first)} đến ${strong(last)}`;
      return `Đã ghi ${strong(title)}, ${span}. Hãy viết mỗi số lên một bản.`;
    },
    en: ({ title, numbers: [first, ...more] }) => {
      if (first === undefined) return `Written: ${strong(title)}, no copies yet. Saved on this device.`;
      const last = more.at(-1);
      if (last === undefined)
        return `Written: ${strong(title)}, number ${strong(first)}. Write this number in the book.`;
      const span = `${en.number(more.length + 1)} copies, numbers ${strong(first)} to ${strong(last)}`;
      return `Written: ${strong(title)}, ${span}. Write one number in each copy.`;
    },
  },
  'taken-back': {
    vi: ({ title, numbers: [first, ...more] }) => {
      const undone = `Đã huỷ lượt ghi ${strong(title)}.`;
      if (first === undefined) return undone;
      const last = more.at(-1);
      if (last === undefined)
        return `${undone} Số ${strong(first)} để cho cuốn ghi tiếp, không dùng thì gạch bỏ trong sổ.`;
      return `${undone} Số ${strong(first)} đến ${strong(last)} để cho cuốn ghi tiếp, không dùng thì gạch bỏ trong sổ.`;
    },
    en: ({ title, numbers: [first, ...more] }) => {
      const undone = `Taken back: ${strong(title)}.`;
      if (first === undefined) return undone;
      const last = more.at(-1);
      if (last === undefined)
        return `${undone} Give ${strong(first)} to the next book, or strike it out in the register.`;
      return `${undone} Give ${strong(first)} to ${strong(last)} to the next books, or strike them out in the register.`;
    },
  },
  already: {
    vi: ({ title, authors, copies }) =>
      `Chưa ghi. Đã có ${strong(title)}${authors ? `, ${authors}` : ''}, ${vi.number(copies)} bản.`,
    en: ({ title, authors, copies }) =>
      `Not written yet. ${strong(title)}${authors ? `, ${authors},` : ''} is there already with ${counted(copies, 'copy', 'copies')}.`,
  },
  'lent-since': {
    vi: ({ number }) => `${strong(number)} đã có lượt mượn, nên giữ nguyên trong sổ. Có thể sửa ở trang của sách.`,
    en: ({ number }) =>
      `${strong(number)} has been lent since, so all stays in the register. Correct it on the page of the book.`,
  },
  'merged-since': {
    vi: ({ number }) =>
      `${strong(number)} đã gộp với một bản khác, nên giữ nguyên trong sổ. Có thể tách ở trang của sách.`,
    en: ({ number }) =>
      `${strong(number)} has been merged with another copy since, so all stays in the register. Part them on the page of the book.`,
  },
});

export const addRefusals = phrasesFor<AddRefusal>({
  'no-title': { vi: 'Chưa có tên sách.', en: 'There is no title yet.' },
  'number-form': {
    vi: ({ example }) => `Số gồm chữ của sổ và số, như ${example}.`,
    en: ({ example }) => `A number has the register’s letters and figures, like ${example}.`,
  },
  'number-taken': {
    vi: ({ number }) => `${number} đã có trong sổ. Dùng số khác.`,
    en: ({ number }) => `${number} is in the register already. Use another.`,
  },
});

export const isbnTroubles = phrasesFor<Extract<IsbnRead, { kind: 'too-short' | 'wrong-digit' }>>({
  'too-short': {
    vi: ({ missing }) => `Thiếu ${missing === 1 ? 'một' : vi.number(missing)} số. Xem lại mã ở bìa sau.`,
    en: ({ missing }) =>
      `${missing === 1 ? 'One figure is' : `${en.number(missing)} figures are`} missing. Look at the back cover.`,
  },
  'wrong-digit': {
    vi: 'Có một số chưa đúng. Xem lại mã ở bìa sau.',
    en: 'One figure is wrong. Look at the back cover.',
  },
});
