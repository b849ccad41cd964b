// The devices of a library: who they are, what becomes of one that is lost.
import type { Role } from '#domain/access/role.ts';
import { en, vi } from './format.ts';
import { phrases, strong, type Phrase } from './phrase.ts';

export const devices = phrases({
  title: { vi: 'Các máy của thư viện', en: 'Devices of the library' },
  own: { vi: 'Máy này', en: 'This device' },
  suspended: { vi: 'Đang tạm dừng', en: 'Suspended' },
  revoked: { vi: 'Đã cho ra', en: 'Taken out' },
  lastSeen: { vi: (at: string) => `Gửi lần cuối ${at}`, en: (at: string) => `Last there ${at}` },
  joined: { vi: (day: string) => `vào từ ${day}`, en: (day: string) => `joined ${day}` },
  neverSeen: { vi: 'Chưa gửi lần nào', en: 'Not there yet' },
  waiting: {
    vi: (count: number) => `${vi.number(count)} lượt còn trên máy`,
    en: (count: number) => `${en.number(count)} still on it`,
  },
  version: { vi: (version: string) => `bản ${version}`, en: (version: string) => `version ${version}` },
  offline: {
    vi: 'Chưa tới được máy chủ. Xem và sửa các máy cần có mạng; mọi việc khác vẫn làm được.',
    en: 'The server cannot be reached. Seeing and changing devices needs a network; everything else works without.',
  },
  again: { vi: 'Thử lại', en: 'Try again' },
  name: { vi: 'Tên máy', en: 'Name of the device' },
  role: { vi: 'Máy này dùng để', en: 'This device is for' },
  ownSays: {
    vi: 'Quyền của máy đang dùng do một máy quản trị khác đổi.',
    en: 'The role of the device you are using is changed on another administrator’s device.',
  },
  noKey: {
    vi: 'Máy này chưa có khoá riêng. Trình duyệt mới hơn sẽ tự tạo khoá.',
    en: 'This device has no key of its own yet. A newer browser makes one by itself.',
  },
  suspend: { vi: 'Tạm dừng', en: 'Suspend' },
  suspendSays: {
    vi: 'Máy tạm dừng không nhận gì mới. Lượt ghi trên đó vẫn giữ, chờ người xem.',
    en: 'A suspended device receives nothing new. What it writes is kept for a person to look at.',
  },
  suspendedSays: {
    vi: 'Máy đang tạm dừng. Nhận lại thì máy dùng tiếp như trước.',
    en: 'This device is suspended. Taken back, it goes on as before.',
  },
  takeBack: { vi: 'Nhận lại', en: 'Take back' },
  revoke: { vi: 'Cho máy ra', en: 'Take it out' },
  revokeAsk: {
    vi: (name: string) => `Cho ${name} ra khỏi thư viện?`,
    en: (name: string) => `Take ${name} out of the library?`,
  },
  revokeSays: {
    vi: `Khi có mạng, máy đó gửi hết lượt còn lại, rồi ${strong('xoá tên bạn đọc và khoá của máy')}. Sách và kệ vẫn còn. Muốn dùng tiếp phải có mã mới.`,
    en: `When it has a network, it hands in what it has, then ${strong('removes the members and its key')}. Books and shelves stay. To go on it needs a new code.`,
  },
  keptApart: {
    vi: (count: number) => `${vi.number(count)} lượt giữ riêng, chờ xem`,
    en: (count: number) => `${en.number(count)} kept apart, to be looked at`,
  },
  keptSays: {
    vi: 'Lượt ghi lúc máy tạm dừng hoặc đã cho ra được giữ riêng, chưa vào sổ:',
    en: 'What it wrote while suspended or taken out is kept apart and not in the records:',
  },
  takeIn: { vi: 'Ghi các lượt này vào sổ', en: 'Put these in the records' },
  revokeKeep: { vi: 'Giữ lại', en: 'Keep it' },
  revokedSays: {
    vi: 'Máy này đã cho ra. Muốn dùng tiếp, tạo mã mới cho máy.',
    en: 'This device was taken out. To use it again, make a new code for it.',
  },
});

/** What was just done, to the device of this name. */
export const deviceActs = phrases({
  renamed: { vi: (name: string) => `Đã đổi tên ${name}.`, en: (name: string) => `${name} has a new name.` },
  roleChanged: { vi: (name: string) => `Đã đổi quyền của ${name}.`, en: (name: string) => `${name} has a new role.` },
  suspended: { vi: (name: string) => `Đã tạm dừng ${name}.`, en: (name: string) => `${name} is suspended.` },
  active: { vi: (name: string) => `Đã nhận lại ${name}.`, en: (name: string) => `${name} is taken back.` },
  revoked: { vi: (name: string) => `Đã cho ${name} ra.`, en: (name: string) => `${name} is taken out.` },
  takenIn: {
    vi: (name: string) => `Đã ghi vào sổ các lượt của ${name}.`,
    en: (name: string) => `What ${name} wrote is in the records.`,
  },
  undone: { vi: (name: string) => `${name} lại như trước.`, en: (name: string) => `${name} is as before.` },
});

export const roleWords: Readonly<Record<Role, Phrase>> = {
  administrator: { vi: 'Quản trị', en: 'Administrator' },
  librarian: { vi: 'Thủ thư', en: 'Librarian' },
  volunteer: { vi: 'Tình nguyện', en: 'Volunteer' },
  kiosk: { vi: 'Đón khách', en: 'Welcome screen' },
};

/** Having a device forget everything before somebody else gets it. */
export const forgetting = phrases({
  act: { vi: 'Xoá sạch máy này', en: 'Clear this device' },
  waits: {
    vi: (count: number) => `Còn ${vi.number(count)} lượt chỉ có trên máy này. Gửi hết rồi mới xoá sạch máy được.`,
    en: (count: number) => `${en.number(count)} are on this device only. It can be cleared when all is sent.`,
  },
  alone: {
    vi: 'Sổ chỉ có trên máy này. Nối bằng mã và gửi hết rồi mới xoá sạch máy được.',
    en: 'The records are on this device only. It can be cleared when it has joined with a code and all is sent.',
  },
  asFile: {
    vi: 'Chưa có mạng: lấy ra tệp để máy khác gửi',
    en: 'No network: save them to a file for another device to send',
  },
  ask: { vi: 'Xoá sạch máy này?', en: 'Clear this device?' },
  lost: {
    vi: `Trên máy này ${strong('mất sổ, tên bạn đọc, cài đặt và khoá')}. Muốn dùng lại phải có mã mới.`,
    en: `On this device ${strong('the records, members, settings and key are lost')}. To use it again you need a new code.`,
  },
  stays: { vi: 'Mọi lượt đã gửi vẫn còn ở máy chủ.', en: 'Everything that was sent stays at the server.' },
  keep: { vi: 'Giữ lại', en: 'Keep it' },
});
