// This device, as it is: what waits, what was fetched, what is promised, how much room there is.
import type { ScopeKind } from '#domain/record/define.ts';
import { en, vi, type Format } from './format.ts';
import { phrases, phrasesFor, strong, type Phrase } from './phrase.ts';

const scopes: Readonly<Record<ScopeKind, Phrase>> = {
  unit: { vi: 'Sách, tủ và lịch', en: 'Books, shelves and events' },
  people: { vi: 'Bạn đọc và mượn trả', en: 'Members and loans' },
};

const hour = 60;
const day = 24 * hour;
type Span = 'minutes' | 'hours' | 'days';
const spans = {
  vi: { minutes: 'phút', hours: 'giờ', days: 'ngày' },
  en: { minutes: 'minutes', hours: 'hours', days: 'days' },
} as const;

/** In the largest unit of which there are two at least, so that it can be said over the telephone. */
function span(minutes: number, { number }: Format, words: Readonly<Record<Span, string>>): string {
  if (minutes < 2 * hour) return `${number(minutes)} ${words.minutes}`;
  if (minutes < 2 * day) return `${number(Math.floor(minutes / hour))} ${words.hours}`;
  return `${number(Math.floor(minutes / day))} ${words.days}`;
}

export const thisDevice = {
  ...phrases({
    title: { vi: 'Máy này', en: 'This device' },
    open: { vi: 'Xem kỹ máy này', en: 'More about this device' },
    sending: { vi: 'Gửi và nhận', en: 'Sending and fetching' },
    alone: {
      vi: 'Máy này dùng một mình: mọi lượt chỉ lưu ở đây.',
      en: 'This device is on its own: everything is kept here only.',
    },
    waiting: { vi: 'Chờ gửi', en: 'Waiting' },
    waitingSince: {
      vi: (count: number, since: string) => `${strong(`${vi.number(count)} lượt`)}, từ ${since}`,
      en: (count: number, since: string) => `${strong(en.number(count))}, since ${since}`,
    },
    nothingWaits: { vi: 'Không còn lượt nào', en: 'Nothing' },
    lastGood: { vi: 'Lần trao đổi gần nhất', en: 'Last exchange' },
    neverYet: { vi: 'Chưa lần nào', en: 'None yet' },
    lastTry: { vi: 'Lần thử sau đó', en: 'Last try since' },
    notThrough: { vi: (at: string) => `${at}, chưa được`, en: (at: string) => `${at}, did not get through` },
    behind: {
      vi: (count: number) => `Còn ${vi.number(count)} thay đổi chưa lấy về`,
      en: (count: number) => `${en.number(count)} changes still to fetch`,
    },
    upToDate: { vi: 'Đã lấy về đủ', en: 'All fetched' },
    titles: { vi: 'Danh mục sách', en: 'Catalogue' },
    loading: {
      vi: (here: number, all: number) => `đã lấy ${vi.number(here)} trên ${vi.number(all)} đầu sách`,
      en: (here: number, all: number) => `${en.number(here)} of ${en.number(all)} titles fetched`,
    },
    traffic: { vi: 'Dung lượng mạng tháng này', en: 'Network use this month' },
    sentAndFetched: {
      vi: (sent: number, fetched: number) => `gửi ${vi.number(sent)} kB, nhận ${vi.number(fetched)} kB`,
      en: (sent: number, fetched: number) => `${en.number(sent)} kB sent, ${en.number(fetched)} kB fetched`,
    },
    restarted: { vi: 'Tự bắt đầu lại lúc', en: 'Began anew by itself' },
    sendNow: { vi: 'Thử gửi ngay', en: 'Try to send now' },
    keeping: { vi: 'Chỗ lưu', en: 'What is kept here' },
    records: { vi: 'Số bản ghi trên máy', en: 'Records on this device' },
    howMany: { vi: (count: number) => vi.number(count), en: (count: number) => en.number(count) },
    used: { vi: 'Đã dùng', en: 'Room used' },
    left: { vi: 'Trình duyệt còn cho', en: 'Room the browser still grants' },
    megabytes: { vi: (count: number) => `${vi.number(count)} MB`, en: (count: number) => `${en.number(count)} MB` },
    gigabytes: { vi: (count: number) => `${vi.number(count)} GB`, en: (count: number) => `${en.number(count)} GB` },
    reserve: { vi: 'Chỗ để dành khi máy đầy', en: 'Reserve for a full disk' },
    isThere: { vi: 'Có', en: 'In place' },
    isNotThere: { vi: 'Chưa có', en: 'Not there' },
    promise: { vi: 'Khi máy hết chỗ', en: 'When the disk runs short' },
    promised: { vi: 'Trình duyệt hứa giữ sổ', en: 'The browser keeps the records' },
    notPromised: {
      vi: `Trình duyệt ${strong('chưa hứa')} giữ sổ. Cài Tủ Sách vào màn hình chính.`,
      en: `The browser has ${strong('not promised')} to keep the records. Add Tủ Sách to the home screen.`,
    },
    machine: { vi: 'Máy và bản Tủ Sách', en: 'Device and versions' },
    clock: { vi: 'Giờ trên máy', en: 'Clock' },
    clockRight: { vi: 'Đúng với máy chủ', en: 'Agrees with the server' },
    clockSetRight: {
      vi: 'Lúc trao đổi gần nhất còn sai, nay có vẻ đã chỉnh',
      en: 'Was wrong at the last exchange, seems to have been set right',
    },
    slow: {
      vi: (minutes: number) => `${strong(`Chậm ${span(minutes, vi, spans.vi)}`)} so với máy chủ`,
      en: (minutes: number) => strong(`${span(minutes, en, spans.en)} slow`),
    },
    fast: {
      vi: (minutes: number) => `${strong(`Nhanh ${span(minutes, vi, spans.vi)}`)} so với máy chủ`,
      en: (minutes: number) => strong(`${span(minutes, en, spans.en)} fast`),
    },
    app: { vi: 'Bản Tủ Sách', en: 'Version of the app' },
    server: { vi: 'Bản của máy chủ', en: 'Version of the server' },
    noAnswer: { vi: 'Máy chủ chưa trả lời', en: 'The server does not answer' },
    mark: { vi: 'Dấu của máy', en: 'Mark of this device' },
    kiosk: { vi: 'Máy đón khách', en: 'A device at the door' },
    newCodeWhen: {
      vi: 'Khi máy này không còn được nối, hoặc dùng vào việc khác, xin một mã mới ở máy quản trị.',
      en: 'When this device is no longer joined, or is to be used for something else, enter a new code from an administrator’s device.',
    },
    newCode: { vi: 'Nhập mã mới', en: 'Enter a new code' },
    toVisitors: { vi: 'Về màn hình đón khách', en: 'Back to the welcome screen' },
  }),
  scopes,
};

export const courier = phrases({
  title: { vi: 'Khi không gửi được', en: 'When it cannot send' },
  why: {
    vi: 'Lưu các lượt chưa gửi ra một tệp, rồi nộp tệp ấy ở máy khác của thư viện. Nộp mấy lần cũng chỉ tính một lần. Tệp có tên bạn đọc, giữ cẩn thận.',
    en: 'Save what is not sent to a file, and hand the file in on another device of the library. However often it is handed in, it counts once. The file holds names of members: keep it with care.',
  },
  pack: { vi: 'Lưu các lượt chưa gửi ra tệp', en: 'Save what is not sent to a file' },
  packed: {
    vi: (count: number) => `Đã lưu ${vi.number(count)} lượt ra tệp. Trên máy này chúng vẫn chờ gửi.`,
    en: (count: number) => `${en.number(count)} saved to a file. On this device they still wait.`,
  },
  noFile: {
    vi: 'Chưa có gì để lưu ra tệp, hoặc máy này chưa nối với máy chủ nào.',
    en: 'There is nothing to save, or this device has not joined a server.',
  },
  choose: { vi: 'Nộp tệp của máy khác', en: 'Hand in another device’s file' },
  handingIn: { vi: 'Đang nộp…', en: 'Handing in…' },
});

export const handedIn = phrasesFor<HandedIn>({
  taken: {
    vi: ({ count }) => `Đã nộp xong ${vi.number(count)} lượt.`,
    en: ({ count }) => `${en.number(count)} handed in.`,
  },
  strange: {
    vi: 'Tệp này không phải của Tủ Sách, hoặc chưa chép đủ. Chép lại từ máy kia.',
    en: 'This is not a file of Tủ Sách, or it was not copied whole. Copy it again from the other device.',
  },
  elsewhere: { vi: 'Tệp này của thư viện khác.', en: 'This file is of another library.' },
  gap: {
    vi: 'Còn thiếu phần trước của máy ấy. Nộp tệp cũ hơn trước, rồi nộp lại tệp này.',
    en: 'Something earlier of that device is missing. Hand in its older file first, then this one again.',
  },
  stranger: {
    vi: 'Máy chủ không biết máy đã làm tệp này. Nối máy ấy bằng một mã mới rồi gửi thẳng từ máy ấy.',
    en: 'The server does not know the device that made this file. Join that device with a new code and send from there.',
  },
  unsigned: {
    vi: 'Không chắc tệp này do máy ấy làm, nên chưa nhận.',
    en: 'It is not certain that this file was made by that device, so it was not taken.',
  },
  fork: {
    vi: 'Máy ấy đã được chép thành hai máy. Gửi thẳng từ máy ấy.',
    en: 'That device has been copied into two. Send from that device itself.',
  },
  'not-sent': {
    vi: 'Chưa nộp được: chưa có mạng hoặc máy chủ bận. Thử lại sau.',
    en: 'Not handed in: no network, or the server is busy. Try again later.',
  },
});

/** What can come of handing in. */
type HandedIn =
  | { readonly kind: 'taken'; readonly count: number }
  | { readonly kind: 'strange' | 'elsewhere' | 'gap' | 'stranger' | 'unsigned' | 'fork' | 'not-sent' };
