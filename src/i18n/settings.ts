// Settings of this device and of the library, and codes for other devices.
import type { Role } from '#domain/access/role.ts';
import type { PlaceRefusal } from '#domain/places/add-bookcase.ts';
import { counted, en, vi } from './format.ts';
import { phrases, phrasesFor, strong, type Phrase } from './phrase.ts';

export const settings = phrases({
  title: { vi: 'Cài đặt', en: 'Settings' },
  device: { vi: 'Máy này', en: 'This device' },
  language: { vi: 'Ngôn ngữ', en: 'Language' },
  sound: { vi: 'Tiếng báo khi ghi', en: 'Sound when something is written' },
  vibration: { vi: 'Rung khi quét', en: 'Vibrate on scan' },
  site: { vi: 'Máy này đặt ở', en: 'This device stands at' },
  role: { vi: 'Quyền của máy', en: 'Role of this device' },
  loans: { vi: 'Mượn trả', en: 'Loans' },
  loanDays: { vi: 'Mượn trong bao nhiêu ngày', en: 'Days of a loan' },
  loanLimit: { vi: 'Mượn nhiều nhất mấy cuốn', en: 'Most books at a time' },
  kiosk: { vi: 'Màn hình đón khách', en: 'Welcome screen' },
  kioskFor: { vi: 'Người đến chủ yếu là', en: 'Most visitors are' },
  children: { vi: 'Trẻ em', en: 'Children' },
  everyone: { vi: 'Mọi lứa tuổi', en: 'All ages' },
  pin: { vi: 'Mã để rời màn hình', en: 'Code to leave the screen' },
  pinHint: { vi: 'Bốn chữ số. Để trống nếu không cần.', en: 'Four figures. Leave empty if not needed.' },
  places: { vi: 'Điểm và tủ', en: 'Places and bookcases' },
  bookcaseLine: {
    vi: (name: string, shelves: number) => `Tủ ${name}, ${vi.number(shelves)} ngăn`,
    en: (name: string, shelves: number) => `Bookcase ${name}, ${counted(shelves, 'shelf', 'shelves')}`,
  },
  newBookcase: { vi: 'Tủ mới tên là', en: 'New bookcase' },
  shelves: { vi: 'Số ngăn', en: 'Shelves' },
  addBookcase: { vi: 'Thêm tủ', en: 'Add a bookcase' },
  newSite: { vi: 'Điểm mới tên là', en: 'New place' },
  newSiteHint: { vi: 'Ví dụ Điểm trường Khe Mong.', en: 'Such as Điểm trường Khe Mong.' },
  addSite: { vi: 'Thêm điểm', en: 'Add a place' },
  others: { vi: 'Nối với máy khác', en: 'Other devices' },
  joined: {
    vi: 'Máy này đã nối với máy chủ của thư viện.',
    en: 'This device is joined to the library’s server.',
  },
  alone: {
    vi: 'Máy này đang dùng một mình. Nối với máy chủ thì máy khác thấy cùng một sổ.',
    en: 'This device is on its own. Once it joins a server, other devices see the same records.',
  },
  join: { vi: 'Nối bằng mã', en: 'Join with a code' },
  invite: { vi: 'Cho máy khác vào', en: 'Let another device in' },
  lists: { vi: 'Danh sách', en: 'Lists' },
  importTitles: { vi: 'Nhập sách từ Excel', en: 'Bring in books from Excel' },
  importMembers: { vi: 'Nhập bạn đọc từ Excel', en: 'Bring in members from Excel' },
  about: { vi: 'Về Tủ Sách', en: 'About Tủ Sách' },
  version: { vi: (version: string) => `Bản ${version}`, en: (version: string) => `Version ${version}` },
  libraryName: { vi: 'Tên thư viện', en: 'Name of the library' },
  changed: { vi: 'Đã lưu.', en: 'Saved.' },
});

export const invite = phrases({
  title: { vi: 'Cho máy khác vào', en: 'Let another device in' },
  role: { vi: 'Máy đó dùng để', en: 'That device is for' },
  site: { vi: 'Máy đó đặt ở', en: 'It stands at' },
  make: { vi: 'Tạo mã', en: 'Make a code' },
  making: { vi: 'Đang hỏi máy chủ…', en: 'Asking the server…' },
  showThis: {
    vi: 'Trên máy kia, mở Tủ Sách, chọn Tham gia, rồi gõ hoặc quét mã này.',
    en: 'On the other device open Tủ Sách, choose Join, and type or scan this code.',
  },
  until: {
    vi: (at: string) => `Dùng một lần, đến ${strong(vi.time(at))}.`,
    en: (at: string) => `Works once, until ${strong(en.time(at))}.`,
  },
  another: { vi: 'Tạo mã khác', en: 'Make another code' },
  waits: { vi: 'Đang chờ máy kia vào…', en: 'Waiting for the other device…' },
  blind: {
    vi: 'Chưa tới được máy chủ, nên chưa biết máy kia đã vào hay chưa.',
    en: 'The server cannot be reached, so whether the other device has joined is not known.',
  },
  over: { vi: 'Mã này đã hết hạn, chưa máy nào dùng.', en: 'This code has expired, and no device has used it.' },
  hasJoined: {
    vi: (name: string) => `${strong(name)} đã vào thư viện.`,
    en: (name: string) => `${strong(name)} has joined the library.`,
  },
  nextThere: {
    vi: 'Trên máy đó, chờ tải xong tủ sách. Từ đó máy dùng được cả khi không có mạng.',
    en: 'On that device, wait until the library has been fetched. From then on it works without a network, too.',
  },
  nextKiosk: {
    vi: 'Trên máy đó, màn hình đón khách đã mở. Đặt máy ở cửa là dùng được.',
    en: 'On that device the welcome screen is open. Put it by the door, and it can be used.',
  },
  seeDevices: { vi: 'Xem các máy', en: 'See the devices' },
  offline: {
    vi: 'Chưa tới được máy chủ. Tạo mã cần có mạng; mọi việc khác vẫn làm được.',
    en: 'The server cannot be reached. Making a code needs a network; everything else works without.',
  },
  qr: { vi: 'Mã để quét', en: 'Code to scan' },
});

export const roleNames: Readonly<Record<Role, Phrase>> = {
  administrator: { vi: 'Quản trị: làm mọi việc, cho máy khác vào', en: 'Administrator: everything, lets devices in' },
  librarian: { vi: 'Thủ thư: sách, bạn đọc, mượn trả, hoạt động', en: 'Librarian: books, members, loans, events' },
  volunteer: { vi: 'Tình nguyện: mượn trả và điểm danh', en: 'Volunteer: loans and checking in' },
  kiosk: { vi: 'Đón khách ở cửa: không thấy tên ai', en: 'Welcome screen: sees no names' },
};

export const placeRefusals = phrasesFor<PlaceRefusal>({
  'no-name': { vi: 'Chưa có tên.', en: 'There is no name yet.' },
  'name-taken': { vi: ({ name }) => `Đã có ${name}.`, en: ({ name }) => `${name} is there already.` },
});
