// Shelves: searching, titles with their copies, adding and correcting books.
import type { AddRefusal } from '#domain/catalogue/add-title.ts';
import type { Copy } from '#domain/catalogue/copy.ts';
import type { IsbnRead } from '#domain/catalogue/isbn.ts';
import type { Title } from '#domain/catalogue/title.ts';
import { counted, en, vi } from './format.ts';
import { phrases, phrasesFor, strong, type Phrase } from './phrase.ts';

export const catalogue = phrases({
  title: { vi: 'Tủ sách', en: 'Shelves' },
  search: { vi: 'Tìm tên sách, tác giả', en: 'Search title or author' },
  level: { vi: 'Trình độ đọc', en: 'Reading level' },
  onlyHere: { vi: 'Chỉ sách ở điểm này', en: 'Only books of this place' },
  found: {
    vi: (titles: number) => `${vi.number(titles)} đầu sách`,
    en: (titles: number) => counted(titles, 'title', 'titles'),
  },
  foundWithCopies: {
    vi: (titles: number, copies: number) => `${vi.number(titles)} đầu sách, ${vi.number(copies)} bản`,
    en: (titles: number, copies: number) =>
      `${counted(titles, 'title', 'titles')}, ${counted(copies, 'copy', 'copies')}`,
  },
  loading: {
    vi: (here: number, all: number) => `Đang tải danh mục: ${vi.number(here)} trên ${vi.number(all)} đầu sách.`,
    en: (here: number, all: number) => `Loading the catalogue: ${en.number(here)} of ${en.number(all)} titles.`,
  },
  byName: { vi: 'Xếp theo tên sách', en: 'Sorted by title' },
  free: {
    vi: (free: number, all: number) => `Còn ${vi.number(free)} trên ${vi.number(all)}`,
    en: (free: number, all: number) => `${en.number(free)} of ${en.number(all)} in`,
  },
  allOut: {
    vi: (soonest: string) => `Hết, sớm nhất ${vi.shortDay(soonest)}`,
    en: (soonest: string) => `All out, earliest ${en.shortDay(soonest)}`,
  },
  noCopies: { vi: 'Chưa có bản nào', en: 'No copies yet' },
  onShelf: {
    vi: (bookcase: string, shelf: string) => `Trên giá, tủ ${bookcase} ngăn ${shelf}`,
    en: (bookcase: string, shelf: string) => `In, bookcase ${bookcase} shelf ${shelf}`,
  },
  onShelfSomewhere: { vi: 'Trên giá', en: 'In' },
  atSite: { vi: (site: string) => `Ở ${site}`, en: (site: string) => `At ${site}` },
  lentUntil: {
    vi: (day: string) => `Đang mượn, hẹn trả ${vi.shortDay(day)}`,
    en: (day: string) => `On loan, due ${en.shortDay(day)}`,
  },
  correct: { vi: 'Sửa', en: 'Correct' },
  openTitle: { vi: 'Xem và sửa', en: 'View and correct' },
  notFound: { vi: 'Không thấy sách cần tìm?', en: 'Not the book you want?' },
  addBook: { vi: 'Thêm sách', en: 'Add a book' },
  addCopies: { vi: 'Thêm bản', en: 'Add copies' },
  showMore: { vi: 'Xem thêm', en: 'Show more' },
  empty: { vi: 'Tủ này chưa có sách', en: 'There are no books yet' },
  emptyHint: {
    vi: 'Thêm từng cuốn bằng ISBN, hoặc nhập cả danh sách từ Excel.',
    en: 'Add books one by one by ISBN, or bring in a whole list from Excel.',
  },
  importList: { vi: 'Nhập từ Excel', en: 'Bring in from Excel' },
  nothingFound: { vi: 'Không thấy sách nào như vậy.', en: 'No such book is found.' },
  publisher: { vi: (name: string) => `NXB ${name.replace(/^NXB\s+/i, '')}`, en: (name: string) => name },
  volume: { vi: (volume: string) => `tập ${volume}`, en: (volume: string) => `volume ${volume}` },
  copies: { vi: 'Các bản', en: 'Copies' },
  about: { vi: 'Biểu ghi', en: 'Record' },
  mergeWith: { vi: 'Gộp với…', en: 'Merge with…' },
  whichOther: { vi: 'Sách này còn được ghi là', en: 'This book is also written as' },
  mergeHint: {
    vi: 'Biểu ghi ở trang này được giữ. Các bản của biểu ghi kia xếp chung vào đây.',
    en: 'The record of this page is kept. The copies of the other one stand under it.',
  },
  mergeThis: { vi: 'Gộp', en: 'Merge' },
  noOther: { vi: 'Không thấy sách nào khác như vậy.', en: 'No other such book is found.' },
  merged: { vi: 'Đã gộp với', en: 'Merged with' },
  part: { vi: 'Tách ra', en: 'Take apart' },
  mergedNow: {
    vi: (title: string) => `Đã gộp vào ${strong(title)}. Các bản giữ nguyên số.`,
    en: (title: string) => `Merged into ${strong(title)}. All copies keep their numbers.`,
  },
  partedNow: { vi: 'Đã tách thành hai biểu ghi như trước.', en: 'Taken apart: two records again, as before.' },
  gone: { vi: 'Không có sách này trên máy.', en: 'This book is not on this device.' },
});

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
  numberHint: { vi: 'Số tiếp theo trong sổ trên máy này.', en: 'The next number in the register on this device.' },
  shelf: { vi: 'Xếp ở', en: 'Stands at' },
  noShelf: { vi: 'Chưa xếp giá', en: 'Not shelved yet' },
  shelfName: {
    vi: (bookcase: string, shelf: string) => `Tủ ${bookcase}, ngăn ${shelf}`,
    en: (bookcase: string, shelf: string) => `Bookcase ${bookcase}, shelf ${shelf}`,
  },
  save: { vi: 'Ghi vào sổ', en: 'Write into the register' },
  saved: {
    vi: (title: string, copies: number) => `Đã ghi ${strong(title)}, ${vi.number(copies)} bản. Đã lưu trên máy này.`,
    en: (title: string, copies: number) =>
      `Written: ${strong(title)}, ${counted(copies, 'copy', 'copies')}. Saved on this device.`,
  },
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
  status: { vi: 'Tình trạng', en: 'Status' },
});

export const bookTypes: Readonly<Record<Title['bookType'], Phrase>> = {
  TN: { vi: 'TN · Sách thiếu nhi', en: 'TN · Children’s' },
  TK: { vi: 'TK · Sách tham khảo', en: 'TK · Reference' },
  GK: { vi: 'GK · Sách giáo khoa', en: 'GK · Textbooks' },
  NV: { vi: 'NV · Sách nghiệp vụ', en: 'NV · Teachers’' },
};

export const copyStatuses: Readonly<Record<Copy['status'], Phrase>> = {
  inService: { vi: 'Đang dùng', en: 'In service' },
  damaged: { vi: 'Rách hỏng', en: 'Damaged' },
  lost: { vi: 'Mất', en: 'Lost' },
  toWithdraw: { vi: 'Chờ thanh lọc', en: 'To be withdrawn' },
  withdrawn: { vi: 'Đã thanh lọc', en: 'Withdrawn' },
};

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
