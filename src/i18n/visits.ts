// Visits: the kiosk speaks to visitors, the page for staff speaks of figures.
import type { Visit } from '#domain/visits/visit.ts';
import { counted, en, vi } from './format.ts';
import { phrases, strong, type Phrase } from './phrase.ts';

export const visits = phrases({
  title: { vi: 'Lượt đến', en: 'Visits' },
  todayCount: {
    vi: (count: number) => `${vi.number(count)} lượt`,
    en: (count: number) => counted(count, 'visit', 'visits'),
  },
  cameToday: { vi: 'đến hôm nay', en: 'today' },
  byPurpose: { vi: 'Đến để làm gì', en: 'What for' },
  week: { vi: 'Bảy ngày qua', en: 'The last seven days' },
  latest: { vi: 'Vừa đến', en: 'Latest' },
  nobodyYet: { vi: 'Hôm nay chưa ghi lượt nào.', en: 'No visit has been written today.' },
  addOne: { vi: 'Ghi một lượt', en: 'Add a visit' },
  openKiosk: { vi: 'Mở màn hình đón khách', en: 'Open the welcome screen' },
  kioskHint: {
    vi: 'Để máy ở cửa, ai đến tự chọn. Không cần mạng.',
    en: 'Leave the device at the door and visitors choose for themselves. No network needed.',
  },
  people: { vi: (count: number) => `${vi.number(count)} người`, en: (count: number) => `${en.number(count)} people` },
  undone: {
    vi: (people: number) => (people > 1 ? `Đã huỷ ${vi.number(people)} lượt vừa ghi.` : 'Đã huỷ lượt vừa ghi.'),
    en: (people: number) => (people > 1 ? `${en.number(people)} visits undone.` : 'Undone.'),
  },
  written: {
    vi: (purpose: string, party: number) =>
      `Đã ghi: ${strong(purpose)}${party > 1 ? `, ${vi.number(party)} người` : ''}. Đã lưu trên máy này.`,
    en: (purpose: string, party: number) =>
      `Written: ${strong(purpose)}${party > 1 ? `, ${en.number(party)} people` : ''}. Saved on this device.`,
  },
  severalWritten: {
    vi: (purpose: string, people: number) =>
      `Đã ghi ${vi.number(people)} lượt: ${strong(purpose)}. Đã lưu trên máy này.`,
    en: (purpose: string, people: number) =>
      `Written: ${counted(people, 'visit', 'visits')}, ${strong(purpose)}. Saved on this device.`,
  },
  partySize: { vi: 'Bao nhiêu người', en: 'How many people' },
  withCard: { vi: 'có thẻ', en: 'with a card' },
});

export const kiosk = phrases({
  helloChild: { vi: 'Chào em!', en: 'Hello!' },
  hello: { vi: 'Xin chào!', en: 'Welcome!' },
  askChild: { vi: 'Hôm nay em đến để làm gì?', en: 'What are you here for today?' },
  ask: { vi: 'Hôm nay đến để làm gì?', en: 'What brings you here today?' },
  cardChild: { vi: 'Em có thẻ? Đưa thẻ vào máy quét.', en: 'Do you have a card? Hold it to the scanner.' },
  card: { vi: 'Có thẻ? Đưa thẻ vào máy quét.', en: 'Do you have a card? Hold it to the scanner.' },
  cardHeard: { vi: 'Đã nhận thẻ. Chạm vào một ô ở trên.', en: 'Card read. Now tap one of the signs above.' },
  group: { vi: 'Đi cả nhóm', en: 'We are a group' },
  groupAsk: { vi: 'Nhóm có mấy người?', en: 'How many are you?' },
  groupNext: { vi: 'Tiếp tục', en: 'Go on' },
  alone: { vi: 'Đi một mình', en: 'Just me' },
  groupOf: {
    vi: (count: number) => `Nhóm ${vi.number(count)} người`,
    en: (count: number) => `A group of ${en.number(count)}`,
  },
  done: {
    vi: (purpose: string) => `Đã ghi: ${purpose.toLowerCase()}`,
    en: (purpose: string) => `Written: ${purpose.toLowerCase()}`,
  },
  thanksChild: { vi: 'Cảm ơn em. Mời em vào chọn sách!', en: 'Thank you. Come in and choose a book!' },
  thanksChildIn: { vi: 'Cảm ơn em. Mời em vào!', en: 'Thank you. Come in!' },
  thanks: { vi: 'Cảm ơn. Mời vào!', en: 'Thank you. Please come in!' },
  already: { vi: 'Thẻ này đã ghi buổi này rồi', en: 'This card is counted for now' },
  nthChild: {
    vi: (nth: number) => `Em là ${strong(`lượt thứ ${vi.number(nth)}`)} hôm nay.`,
    en: (nth: number) => `You are ${strong(`visitor ${en.number(nth)}`)} today.`,
  },
  nth: {
    vi: (nth: number) => `Đây là ${strong(`lượt thứ ${vi.number(nth)}`)} hôm nay.`,
    en: (nth: number) => `You are ${strong(`visitor ${en.number(nth)}`)} today.`,
  },
  returns: { vi: 'Màn hình tự trở lại sau 5 giây.', en: 'This screen goes back in 5 seconds.' },
  wrong: { vi: 'Chọn nhầm, ghi lại', en: 'Wrong choice, again' },
  staff: { vi: 'Dành cho cán bộ', en: 'For staff' },
  leave: { vi: 'Rời màn hình đón khách?', en: 'Leave the welcome screen?' },
  leaveHint: { vi: 'Số lượt đã ghi vẫn còn trên máy.', en: 'What was counted stays on this device.' },
  pin: { vi: 'Mã bốn số của cán bộ', en: 'The staff’s four figures' },
  pinWrong: { vi: 'Mã chưa đúng.', en: 'That is not the code.' },
  stay: { vi: 'Ở lại', en: 'Stay' },
  go: { vi: 'Rời màn hình', en: 'Leave' },
});

export const purposes: Readonly<Record<Visit['purpose'], Phrase>> = {
  books: { vi: 'Đọc sách', en: 'Read books' },
  newspapers: { vi: 'Đọc báo', en: 'Read papers' },
  internet: { vi: 'Truy cập internet', en: 'Use the internet' },
  event: { vi: 'Dự hoạt\u00A0động', en: 'Join an event' },
  other: { vi: 'Việc khác', en: 'Something else' },
};
