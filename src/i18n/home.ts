// Today at a glance: what is on, what is due, what needs a person.
import { counted, en, vi } from './format.ts';
import { phrases, strong } from './phrase.ts';

export const home = phrases({
  title: { vi: 'Hôm nay', en: 'Today' },
  scan: { vi: 'Quét thẻ hoặc sách, hoặc gõ tên', en: 'Scan a card or a book, or type a name' },
  openDesk: { vi: 'Mở quầy', en: 'Open the desk' },
  eventsToday: { vi: 'Hoạt động hôm nay', en: 'On today' },
  noEvents: { vi: 'Hôm nay không có hoạt động nào.', en: 'Nothing is planned for today.' },
  planOne: { vi: 'Lên lịch hoạt động', en: 'Plan an event' },
  dueBooks: { vi: 'Sách đến hạn', en: 'Books due' },
  dueToday: {
    vi: (count: number) => `${strong(`${vi.number(count)} cuốn`)} hẹn trả hôm nay`,
    en: (count: number) => `${strong(en.number(count))} due today`,
  },
  overdue: {
    vi: (count: number) => `${strong(`${vi.number(count)} cuốn`)} đã quá hạn`,
    en: (count: number) => `${strong(en.number(count))} overdue`,
  },
  nothingDue: { vi: 'Không có cuốn nào đến hạn.', en: 'No books are due.' },
  seeList: {
    vi: (count: number) => `Xem danh sách ${vi.number(count)} cuốn`,
    en: (count: number) => `See all ${en.number(count)}`,
  },
  hideList: { vi: 'Thu gọn danh sách', en: 'Hide the list' },
  toCheck: { vi: 'Cần kiểm tra', en: 'To look at' },
  tasks: { vi: (count: number) => `${vi.number(count)} việc`, en: (count: number) => `${en.number(count)} to do` },
  nothingToCheck: { vi: 'Không có gì cần kiểm tra.', en: 'Nothing to look at.' },
  heldOps: {
    vi: (count: number) => `${vi.number(count)} lần ghi máy chủ chưa nhận.`,
    en: (count: number) => `${counted(count, 'record', 'records')} the server did not take.`,
  },
  seeAndChoose: { vi: 'Xem và chọn', en: 'See and choose' },
  see: { vi: 'Xem', en: 'See' },
  figures: { vi: 'Số hôm nay', en: 'Today’s figures' },
  visits: { vi: 'Lượt đến', en: 'Visits' },
  lent: { vi: 'Lượt mượn', en: 'Lent' },
  returned: { vi: 'Lượt trả', en: 'Returned' },
  unnamed: { vi: 'Thư viện chưa có tên.', en: 'The library has no name yet.' },
  nameIt: { vi: 'Đặt tên', en: 'Name it' },
  notPromised: { vi: 'Giữ sổ chắc hơn trên máy này', en: 'Keep the records safer on this device' },
  firstSteps: { vi: 'Bắt đầu từ đâu?', en: 'Where to start?' },
  firstStepsHint: {
    vi: 'Tủ sách mới còn trống. Đưa danh sách sách và bạn đọc vào, rồi mượn trả được ngay.',
    en: 'The new library is empty. Bring in its books and members, and lending can begin.',
  },
  importTitles: { vi: 'Nhập sách từ Excel', en: 'Bring in books from Excel' },
  importMembers: { vi: 'Nhập danh sách lớp', en: 'Bring in class lists' },
  addBook: { vi: 'Thêm một cuốn sách', en: 'Add one book' },
});
