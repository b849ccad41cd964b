// The desk: what is expected, what was written, and why something was not.
import type { LendRefusal } from '#domain/circulation/lend.ts';
import type { RenewRefusal } from '#domain/circulation/renew.ts';
import { calledName, counted, en, vi } from './format.ts';
import { phrases, phrasesFor, strong } from './phrase.ts';

/** A book on the counter: its number tells it from others of its title. */
const withNumber = (title: string, number: string) => (title ? `${title} (${number})` : number);

export const deskWords = phrases({
  title: { vi: 'Quầy', en: 'Desk' },
  scanFirst: { vi: 'Quét thẻ hoặc sách, hoặc gõ tên', en: 'Scan a card or a book, or type a name' },
  scanBook: { vi: 'Quét sách hoặc gõ tên sách để ghi mượn', en: 'Scan books to lend, or type their titles' },
  scanReturn: { vi: 'Quét sách hoặc gõ tên sách để ghi trả', en: 'Scan books to take back, or type their titles' },
  scanRead: { vi: 'Quét sách đọc tại chỗ, hoặc gõ tên sách', en: 'Scan books read here, or type their titles' },
  scanCardFor: { vi: 'Quét thẻ, hoặc gõ tên người mượn', en: 'Scan the card, or type the name of the borrower' },
  holds: {
    vi: (held: number, limit: number) =>
      `Đang mượn ${strong(`${vi.number(held)} trên ${vi.number(limit)}`)} cuốn${held >= limit ? ', đã đủ' : ''}`,
    en: (held: number, limit: number) =>
      `Holds ${strong(`${en.number(held)} of ${en.number(limit)}`)} books${held >= limit ? ', that is all' : ''}`,
  },
  holdsNothing: { vi: 'Chưa mượn cuốn nào.', en: 'Holds no books.' },
  emptyHint: {
    vi: 'Quét thẻ rồi quét sách. Quét sách khi chưa có thẻ là ghi trả. Sách không có mã thì gõ tên sách.',
    en: 'Scan a card, then books. A book scanned without a card is taken back. Type the title of a book that has no code.',
  },
  emptyTitle: { vi: 'Sẵn sàng cho người tiếp theo', en: 'Ready for the next person' },
  justNow: { vi: (at: string) => `Vừa ghi ${vi.time(at)}`, en: (at: string) => `Just now ${en.time(at)}` },
  returnIt: { vi: 'Ghi trả', en: 'Take back' },
  renewIt: { vi: 'Gia hạn', en: 'Renew' },
  writeAs: { vi: 'Ghi là', en: 'Write as' },
  takeHome: { vi: 'Mượn về', en: 'Take home' },
  readHere: { vi: 'Đọc tại chỗ', en: 'Read here' },
  inHand: {
    vi: (title: string, number: string) => `${withNumber(title, number)} đang ở trên quầy`,
    en: (title: string, number: string) => `${withNumber(title, number)} is on the counter`,
  },
  inHandHint: {
    vi: 'Quét thẻ để ghi mượn. Nếu có người vừa mang trả thì ghi trả.',
    en: 'Scan a card to lend it. If somebody has just brought it back, take it back.',
  },
  next: { vi: 'Xong, mời bạn tiếp theo', en: 'Done, next person' },
  whichCopy: { vi: 'Bản nào?', en: 'Which copy?' },
  onShelf: { vi: 'Trên giá', en: 'On the shelf' },
  heldBy: { vi: (name: string) => `${name} đang mượn`, en: (name: string) => `Lent to ${name}` },
  onLoan: { vi: 'Đang mượn', en: 'On loan' },
  place: {
    vi: (bookcase: string, shelf: string) => `Tủ ${bookcase}, ngăn ${shelf}`,
    en: (bookcase: string, shelf: string) => `Bookcase ${bookcase}, shelf ${shelf}`,
  },
  peopleOfNumber: {
    vi: (count: number, code: string) => `${vi.number(count)} bạn đọc cùng có số thẻ ${code}`,
    en: (count: number, code: string) => `${en.number(count)} readers have card number ${code}`,
  },
  booksOfNumber: {
    vi: (count: number, code: string) => `${vi.number(count)} cuốn cùng có số ${code}`,
    en: (count: number, code: string) => `${en.number(count)} books have number ${code}`,
  },
  whoIsHere: { vi: 'Ai đang ở quầy?', en: 'Who is at the desk?' },
  whichBook: { vi: 'Cuốn nào?', en: 'Which book?' },
  nobodyOfThese: { vi: 'Không phải những người này', en: 'None of them' },
  noneOfThese: { vi: 'Không phải sách này', en: 'None of these' },
  noCopies: {
    vi: 'Sách này chưa có bản nào trong sổ. Thêm bản rồi mới ghi mượn được.',
    en: 'No copy of this book is in the register. Add one, and it can be lent.',
  },
  addBook: { vi: 'Thêm sách', en: 'Add the book' },
  giveCard: { vi: 'Cấp thẻ', en: 'Give the card' },
  unknown: {
    vi: (code: string) => `${strong(code)} chưa có trong sổ.`,
    en: (code: string) => `${strong(code)} is not in the records.`,
  },
  people: { vi: 'Bạn đọc', en: 'Readers' },
  books: { vi: 'Sách', en: 'Books' },
  moreTitles: {
    vi: (count: number) => `Còn ${vi.number(count)} đầu sách nữa. Gõ thêm chữ để thấy ít hơn.`,
    en: (count: number) => `${counted(count, 'more title', 'more titles')}. Type on to see fewer.`,
  },
  nothingFound: { vi: 'Không thấy ai và không thấy sách nào tên như vậy.', en: 'No reader and no book of that name.' },
});

/** What the desk says after an act. */
export type DeskSaid =
  | { readonly kind: 'lent'; readonly title: string }
  | { readonly kind: 'lent-from'; readonly title: string; readonly from: string }
  | { readonly kind: 'returned'; readonly title: string; readonly from: string }
  | { readonly kind: 'not-out' | 'taken-in'; readonly title: string }
  | { readonly kind: 'renewed'; readonly title: string; readonly dueOn: string }
  | { readonly kind: 'read'; readonly title: string; readonly times: number }
  | { readonly kind: 'has-it'; readonly title: string }
  | { readonly kind: 'needs-card'; readonly title: string }
  | { readonly kind: 'undone'; readonly times: number }
  | (LendRefusal & { readonly fullName: string })
  | RenewRefusal;

export const deskSaid = phrasesFor<DeskSaid>({
  lent: {
    vi: ({ title }) => `Đã ghi mượn ${strong(title)}. Đã lưu trên máy này.`,
    en: ({ title }) => `Lent ${strong(title)}. Saved on this device.`,
  },
  'lent-from': {
    vi: ({ title, from }) => `Đã ghi trả cho ${from} và ghi mượn ${strong(title)}.`,
    en: ({ title, from }) => `Taken back from ${from} and lent: ${strong(title)}.`,
  },
  returned: {
    vi: ({ title, from }) => `Đã ghi trả ${strong(title)}${from ? ` của ${from}` : ''}. Đã lưu trên máy này.`,
    en: ({ title, from }) => `Taken back ${strong(title)}${from ? ` from ${from}` : ''}. Saved on this device.`,
  },
  'not-out': {
    vi: ({ title }) => `${strong(title)} không có ai đang mượn. Cất lên giá được rồi.`,
    en: ({ title }) => `Nobody has ${strong(title)} on loan. It can go on its shelf.`,
  },
  'taken-in': {
    vi: ({ title }) => `Đã ghi có người trả ${strong(title)}. Lượt mượn chưa thấy, máy sẽ tìm.`,
    en: ({ title }) => `Written: ${strong(title)} was brought back. Its loan is not known yet and will be looked for.`,
  },
  renewed: {
    vi: ({ title, dueOn }) => `Đã gia hạn ${strong(title)} đến ${vi.shortDay(dueOn)}.`,
    en: ({ title, dueOn }) => `${strong(title)} renewed until ${en.shortDay(dueOn)}.`,
  },
  read: {
    vi: ({ title, times }) => `Đã ghi ${times > 1 ? `${vi.number(times)} lượt ` : ''}đọc tại chỗ ${strong(title)}.`,
    en: ({ title, times }) => `Counted as read here${times > 1 ? ` ${en.number(times)} times` : ''}: ${strong(title)}.`,
  },
  'has-it': {
    vi: ({ title }) => `${strong(title)} đã ghi mượn rồi. Bấm vào dòng sách để ghi trả.`,
    en: ({ title }) => `${strong(title)} is already lent here. Tap its line to take it back.`,
  },
  'needs-card': {
    vi: ({ title }) => `${strong(title)} chưa ai mượn. Quét thẻ để ghi mượn.`,
    en: ({ title }) => `Nobody has ${strong(title)}. Scan a card to lend it.`,
  },
  undone: {
    vi: ({ times }) => (times > 1 ? `Đã huỷ ${vi.number(times)} lượt vừa ghi.` : 'Đã huỷ lượt vừa ghi.'),
    en: ({ times }) => (times > 1 ? `${en.number(times)} readings undone.` : 'Undone.'),
  },
  limit: {
    vi: ({ fullName, held, limit }) =>
      `${calledName(fullName)} đang mượn ${vi.number(held)} trên ${vi.number(limit)} cuốn, đã đủ. Quét sách để ghi trả.`,
    en: ({ fullName, held, limit }) =>
      `${calledName(fullName)} holds ${en.number(held)} of ${en.number(limit)} books. Scan one to take it back.`,
  },
  'member-left': {
    vi: ({ fullName }) => `Thẻ của ${calledName(fullName)} đã ngừng dùng.`,
    en: ({ fullName }) => `The card of ${calledName(fullName)} is no longer in use.`,
  },
  'renewed-enough': {
    vi: ({ renewals }) => `Đã gia hạn ${vi.number(renewals)} lần. Nhờ bạn trả để người khác mượn.`,
    en: ({ renewals }) => `Renewed ${counted(renewals, 'time', 'times')} already. Others may be waiting for it.`,
  },
});
