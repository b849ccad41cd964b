// What waits, since when, and what needs a person.
import { en, vi } from './format.ts';
import { phrases, type Phrase } from './phrase.ts';

export const waiting = phrases({
  title: { vi: 'Chờ gửi và cần kiểm tra', en: 'Waiting, and to look at' },
  toCheck: { vi: 'Cần kiểm tra', en: 'To look at' },
  tasks: { vi: (count: number) => `${vi.number(count)} việc`, en: (count: number) => `${en.number(count)} to do` },
  nothingToCheck: { vi: 'Không có gì cần kiểm tra.', en: 'Nothing to look at.' },
  queue: { vi: 'Chờ gửi', en: 'Waiting to be sent' },
  count: { vi: (count: number) => `${vi.number(count)} lượt`, en: (count: number) => en.number(count) },
  nothingWaits: { vi: 'Không có lượt nào chờ gửi.', en: 'Nothing is waiting.' },
  more: {
    vi: (count: number) => `và ${vi.number(count)} lượt nữa`,
    en: (count: number) => `and ${en.number(count)} more`,
  },
  safe: {
    vi: 'Đã lưu trên máy này, tắt máy không mất. Có mạng là tự gửi.',
    en: 'Saved on this device, also when it is switched off. It is sent as soon as there is a network.',
  },
  alone: {
    vi: 'Máy này chưa nối với máy khác, nên mọi thứ chỉ lưu ở đây. Nối lúc nào cũng được, sổ cũ được mang theo.',
    en: 'This device is not joined to others, so everything is kept here only. It can join at any time and brings its records along.',
  },
  join: { vi: 'Nối với máy chủ', en: 'Join a server' },
  lastSent: { vi: (at: string) => `Lần gửi gần nhất: ${at}.`, en: (at: string) => `Last exchange: ${at}.` },
  neverSent: { vi: 'Chưa gửi lần nào.', en: 'Nothing has been sent yet.' },
  tryNow: { vi: 'Thử gửi ngay', en: 'Try now' },
  trying: { vi: 'Đang gửi…', en: 'Sending…' },
  sendAgain: { vi: 'Gửi lại', en: 'Send again' },
  letBe: { vi: 'Bỏ qua', en: 'Let it be' },
  held: {
    vi: 'Máy chủ chưa nhận lượt này. Bản ghi vẫn còn trên máy.',
    en: 'The server did not take this. It is still on this device.',
  },
  askLibrarian: { vi: 'Nhờ thủ thư chọn trên máy của thủ thư.', en: 'A librarian can settle this on their device.' },
});

/** Why the server kept something without applying it. */
export const heldReasons: Readonly<Record<string, Phrase>> = {
  'quarantined:not_allowed': {
    vi: 'Quyền của máy này không ghi được việc này.',
    en: 'This device’s role may not write this.',
  },
  'quarantined:wrong_scope': { vi: 'Lượt này thuộc thư viện khác.', en: 'This belongs to another library.' },
  'quarantined:invalid': { vi: 'Có ô trong bản ghi chưa đúng.', en: 'A field of the record makes no sense.' },
  'quarantined:suspended': {
    vi: 'Khi đó máy này đang tạm dừng.',
    en: 'This device was suspended at the time.',
  },
  'quarantined:revoked': {
    vi: 'Khi đó máy này không còn thuộc thư viện.',
    en: 'This device no longer belonged to the library.',
  },
  'quarantined:server_error': { vi: 'Máy chủ chưa ghi được.', en: 'The server could not write it.' },
};

/** What an op did, by type and act. */
export const acts: Readonly<Record<string, Phrase>> = {
  'loan.put': { vi: 'Mượn', en: 'Lent' },
  'loan.returned': { vi: 'Trả', en: 'Returned' },
  'loan.patch': { vi: 'Sửa lượt mượn', en: 'Loan changed' },
  'loan.remove': { vi: 'Huỷ lượt mượn', en: 'Loan undone' },
  'strayReturn.put': { vi: 'Có người trả', en: 'Brought back' },
  'strayReturn.remove': { vi: 'Huỷ lượt trả', en: 'Return undone' },
  'attendance.put': { vi: 'Có mặt', en: 'Present' },
  'attendance.remove': { vi: 'Huỷ có mặt', en: 'Presence undone' },
  'headcount.put': { vi: 'Số lượng lớp', en: 'Class count' },
  'headcount.patch': { vi: 'Sửa số lượng lớp', en: 'Class count changed' },
  'headcount.remove': { vi: 'Huỷ số lượng lớp', en: 'Class count undone' },
  'doorCount.put': { vi: 'Đếm người đến', en: 'Door count' },
  'inHouseUse.put': { vi: 'Đọc tại chỗ', en: 'Read here' },
  'visit.put': { vi: 'Lượt đến', en: 'Visit' },
  'visit.remove': { vi: 'Huỷ lượt đến', en: 'Visit undone' },
  'title.put': { vi: 'Thêm sách', en: 'Book added' },
  'title.patch': { vi: 'Sửa sách', en: 'Book corrected' },
  'copy.put': { vi: 'Thêm bản', en: 'Copy added' },
  'copy.patch': { vi: 'Sửa bản', en: 'Copy changed' },
  'copy.remove': { vi: 'Huỷ bản vừa thêm', en: 'Copy undone' },
  'member.put': { vi: 'Thêm bạn đọc', en: 'Member added' },
  'member.patch': { vi: 'Sửa bạn đọc', en: 'Member changed' },
  'member.remove': { vi: 'Bỏ bạn đọc', en: 'Member taken off' },
  'member.restore': { vi: 'Dùng lại bạn đọc', en: 'Member brought back' },
  'sameMember.put': { vi: 'Gộp bạn đọc', en: 'Members merged' },
  'sameMember.remove': { vi: 'Tách bạn đọc', en: 'Members parted' },
  'sameTitle.put': { vi: 'Gộp sách', en: 'Books merged' },
  'sameTitle.remove': { vi: 'Tách sách', en: 'Books parted' },
  'sameCopy.put': { vi: 'Gộp bản sách', en: 'Copies merged' },
  'sameCopy.remove': { vi: 'Tách bản sách', en: 'Copies parted' },
  'copy.restore': { vi: 'Dùng lại bản', en: 'Copy brought back' },
  'loan.restore': { vi: 'Ghi lại lượt mượn', en: 'Loan brought back' },
  'group.put': { vi: 'Thêm lớp', en: 'Class added' },
  'readingEvent.put': { vi: 'Lên lịch', en: 'Event planned' },
  'readingEvent.patch': { vi: 'Sửa hoạt động', en: 'Event changed' },
  'case.patch': { vi: 'Việc đã giải quyết', en: 'Case settled' },
  'unit.put': { vi: 'Thư viện', en: 'Library' },
  'site.put': { vi: 'Điểm', en: 'Place' },
  'bookcase.put': { vi: 'Tủ', en: 'Bookcase' },
  'shelf.put': { vi: 'Ngăn', en: 'Shelf' },
};
export const otherAct: Phrase = { vi: 'Bản ghi', en: 'Record' };
