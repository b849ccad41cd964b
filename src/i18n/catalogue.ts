// Shelves: searching, titles with their copies. It comes with the first screen; what is said at the form of a book does not, and
// stands in book-form.ts.
import type { Copy } from '#domain/catalogue/copy.ts';
import { counted, en, vi } from './format.ts';
import { phrases, strong, type Phrase } from './phrase.ts';

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
  byName: { vi: 'Xếp theo tên sách', en: 'Sorted by title' },
  likestFirst: { vi: 'Giống nhất trước', en: 'Closest first' },
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
  writtenTwice: { vi: 'cũng là bản này, được ghi hai lần', en: 'this same copy, written down twice' },
  copiesPartedNow: { vi: 'Đã tách thành hai bản như trước.', en: 'Taken apart: two copies again, as before.' },
  partedNow: { vi: 'Đã tách thành hai biểu ghi như trước.', en: 'Taken apart: two records again, as before.' },
  gone: { vi: 'Không có sách này trên máy.', en: 'This book is not on this device.' },
});

export const copyStatuses: Readonly<Record<Copy['status'], Phrase>> = {
  inService: { vi: 'Đang dùng', en: 'In service' },
  damaged: { vi: 'Rách hỏng', en: 'Damaged' },
  lost: { vi: 'Mất', en: 'Lost' },
  toWithdraw: { vi: 'Chờ thanh lọc', en: 'To be withdrawn' },
  withdrawn: { vi: 'Đã thanh lọc', en: 'Withdrawn' },
};
