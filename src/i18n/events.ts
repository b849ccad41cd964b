// Gatherings: the programme, planning one, and who is there.
import type { CheckInRefusal } from '#domain/events/check-in.ts';
import type { DoorCount } from '#domain/events/door-count.ts';
import type { PlanRefusal } from '#domain/events/plan-event.ts';
import type { ReadingEvent } from '#domain/events/reading-event.ts';
import { en, vi } from './format.ts';
import { phrases, phrasesFor, strong, type Phrase } from './phrase.ts';

export const events = phrases({
  title: { vi: 'Hoạt động', en: 'Events' },
  today: { vi: 'Hôm nay', en: 'Today' },
  ahead: { vi: 'Sắp tới', en: 'Ahead' },
  over: { vi: 'Đã qua', en: 'Past' },
  nothingToday: { vi: 'Hôm nay không có hoạt động nào.', en: 'There is nothing on today.' },
  empty: { vi: 'Chưa có hoạt động nào', en: 'There are no events yet' },
  emptyHint: {
    vi: 'Lên lịch một tiết đọc, buổi kể chuyện hay cuộc thi.',
    en: 'Plan a reading period, a storytelling or a contest.',
  },
  plan: { vi: 'Lên lịch hoạt động', en: 'Plan an event' },
  running: { vi: 'Đang diễn ra', en: 'On now' },
  closed: { vi: 'Đã xong', en: 'Finished' },
  present: {
    vi: (count: number) => `có mặt ${vi.number(count)}`,
    en: (count: number) => `${en.number(count)} present`,
  },
  presentOf: {
    vi: (count: number, roll: number) => `có mặt ${vi.number(count)} trên ${vi.number(roll)}`,
    en: (count: number, roll: number) => `${en.number(count)} of ${en.number(roll)} present`,
  },
  takeRoll: { vi: 'Điểm danh', en: 'Check in' },
  heads: { vi: (count: number) => `${vi.number(count)} lượt`, en: (count: number) => `${en.number(count)} present` },
  ofWhomNamed: {
    vi: (named: number, roll: number) =>
      `trong đó ${vi.number(named)} có tên${roll > 0 ? ` · sĩ số ${vi.number(roll)}` : ''}`,
    en: (named: number, roll: number) =>
      `${en.number(named)} by name${roll > 0 ? ` · class of ${en.number(roll)}` : ''}`,
  },
  setCount: { vi: 'Sửa số', en: 'Set count' },
  writeCount: {
    vi: (present: number) => `Ghi số ${vi.number(present)}`,
    en: (present: number) => `Write ${en.number(present)}`,
  },
  headcountOf: { vi: (group: string) => `Lớp ${group} có mặt`, en: (group: string) => `Class ${group} present` },
  named: { vi: 'có tên', en: 'by name' },
  counted: { vi: 'chưa ghi tên', en: 'counted' },
  absent: { vi: 'vắng', en: 'absent' },
  scan: { vi: 'Quét thẻ, hoặc gõ tên', en: 'Scan a card, or type a name' },
  isPresent: { vi: 'Có mặt', en: 'Present' },
  markPresent: { vi: 'Ghi có mặt', en: 'Mark present' },
  doors: { vi: 'Người không theo lớp', en: 'People without a class' },
  others: { vi: 'Có mặt, không theo lớp này', en: 'Present from elsewhere' },
  addClass: { vi: 'Thêm lớp dự', en: 'Add a class' },
  chooseClass: { vi: 'Chọn lớp…', en: 'Choose a class…' },
  finish: { vi: 'Xong buổi này', en: 'Finish this event' },
  reopen: { vi: 'Mở lại để ghi thêm', en: 'Open again' },
  checkedIn: { vi: (name: string) => `Đã ghi ${strong(name)}`, en: (name: string) => `${strong(name)} is present` },
  alreadyIn: {
    vi: (name: string) => `${strong(name)} có mặt rồi.`,
    en: (name: string) => `${strong(name)} is present already.`,
  },
  takenBack: {
    vi: (name: string) => `Đã huỷ có mặt của ${strong(name)}.`,
    en: (name: string) => `${strong(name)} is no longer present.`,
  },
  countSet: {
    vi: (group: string, count: number) => `Đã ghi lớp ${group}: ${strong(vi.number(count))}. Đã lưu trên máy này.`,
    en: (group: string, count: number) => `Class ${group}: ${strong(en.number(count))}. Saved on this device.`,
  },
  finished: { vi: 'Đã chốt buổi này. Đã lưu trên máy này.', en: 'This event is finished. Saved on this device.' },
  unknownCard: {
    vi: (code: string) => `${strong(code)} chưa có trong sổ.`,
    en: (code: string) => `${strong(code)} is not in the records.`,
  },
  sharedCard: {
    vi: (code: string) => `Nhiều bạn đọc cùng có số thẻ ${strong(code)}. Chọn người đang có mặt.`,
    en: (code: string) => `Several readers have card number ${strong(code)}. Choose who is here.`,
  },
  gone: { vi: 'Không có hoạt động này trên máy.', en: 'This event is not on this device.' },
  nobodyFound: { vi: 'Không thấy ai tên như vậy.', en: 'Nobody of that name is found.' },
});

export const eventForm = phrases({
  name: { vi: 'Tên hoạt động', en: 'Name' },
  nameHint: { vi: 'Ví dụ Tiết đọc tại thư viện, lớp 4A2.', en: 'Such as Reading period, class 4A2.' },
  kind: { vi: 'Loại', en: 'Kind' },
  onDay: { vi: 'Ngày', en: 'Day' },
  from: { vi: 'Từ', en: 'From' },
  to: { vi: 'Đến', en: 'Until' },
  place: { vi: 'Ở đâu', en: 'Where' },
  host: { vi: 'Ai phụ trách', en: 'Led by' },
  capacity: { vi: 'Số chỗ, nếu có hạn', en: 'Places, if they are limited' },
  classes: { vi: 'Lớp dự', en: 'Classes' },
  save: { vi: 'Lên lịch', en: 'Plan it' },
});

export const eventKinds: Readonly<Record<ReadingEvent['eventKind'], Phrase>> = {
  readingPeriod: { vi: 'Tiết đọc', en: 'Reading period' },
  exhibition: { vi: 'Trưng bày sách', en: 'Exhibition' },
  talk: { vi: 'Nói chuyện, giới thiệu sách', en: 'Talk' },
  storytelling: { vi: 'Kể chuyện theo sách', en: 'Storytelling' },
  contest: { vi: 'Cuộc thi', en: 'Contest' },
  bookFair: { vi: 'Ngày hội sách', en: 'Book fair' },
  club: { vi: 'Câu lạc bộ đọc', en: 'Reading club' },
  training: { vi: 'Tập huấn', en: 'Training' },
  donation: { vi: 'Quyên góp sách', en: 'Book donation' },
  opening: { vi: 'Lễ phát động', en: 'Opening ceremony' },
  other: { vi: 'Hoạt động khác', en: 'Other' },
};

export const doorWho: Readonly<Record<DoorCount['who'], Phrase>> = {
  women: { vi: 'Nữ', en: 'Women' },
  men: { vi: 'Nam', en: 'Men' },
  children: { vi: 'Trẻ em', en: 'Children' },
  people: { vi: 'Mọi người', en: 'People' },
};

export const checkInRefusals = phrasesFor<CheckInRefusal>({
  'event-closed': {
    vi: ({ closedAt }) => `Buổi này đã chốt lúc ${vi.time(closedAt)}. Mở lại để ghi thêm.`,
    en: ({ closedAt }) => `This event was finished at ${en.time(closedAt)}. Open it again to add people.`,
  },
  'member-left': { vi: 'Thẻ đã ngừng dùng.', en: 'This card is no longer in use.' },
});

export const planRefusals = phrasesFor<PlanRefusal>({
  'no-title': { vi: 'Chưa có tên hoạt động.', en: 'There is no name yet.' },
  'no-time': { vi: 'Chọn ngày và giờ bắt đầu.', en: 'Choose a day and a time.' },
  'no-number': { vi: 'Số chỗ là một số, như 60.', en: 'Places are a number, like 60.' },
  'ends-before': {
    vi: ({ from }) => `Giờ kết thúc phải sau ${from}.`,
    en: ({ from }) => `It must end after ${from}.`,
  },
});
