// The first minute: two ways in, naming a library, taking a code.
import type { JoinRefusal } from '#protocol/join.ts';
import { en, vi } from './format.ts';
import { phrases, strong } from './phrase.ts';

export const start = phrases({
  lead: {
    vi: 'Ghi mượn trả, buổi đọc và điểm danh cho tủ sách dùng chung. Không có mạng vẫn dùng được.',
    en: 'Loans, reading events and attendance for shared bookshelves. Works without a network.',
  },
  language: { vi: 'Ngôn ngữ', en: 'Language' },
  startNow: { vi: 'Bắt đầu ngay', en: 'Start now' },
  startHint: {
    vi: 'Không cần tài khoản. Sau này vẫn nối được với máy khác.',
    en: 'No account needed. It can be joined to other devices later.',
  },
  join: { vi: 'Tham gia', en: 'Join' },
  joinHint: { vi: 'Dành cho máy đã có mã của thư viện.', en: 'For a device that has a code of a library.' },
  nameTitle: { vi: 'Thư viện của ai?', en: 'Whose library is it?' },
  name: { vi: 'Tên trường, nhà văn hoá hoặc câu lạc bộ', en: 'Name of the school, cultural house or club' },
  nameHint: { vi: 'Ví dụ Trường Tiểu học Minh Tâm.', en: 'Such as Trường Tiểu học Minh Tâm.' },
  kind: { vi: 'Đây là', en: 'It is a' },
  school: { vi: 'Trường học', en: 'School' },
  culturalHouse: { vi: 'Nhà văn hoá', en: 'Cultural house' },
  club: { vi: 'Câu lạc bộ', en: 'Club' },
  library: { vi: 'Thư viện', en: 'Library' },
  noName: { vi: 'Chưa có tên. Gõ tên để bắt đầu.', en: 'There is no name yet. Type one to start.' },
  begin: { vi: 'Mở tủ sách', en: 'Open the library' },
  mainSite: { vi: 'Thư viện chính', en: 'Main library' },
  joinTitle: { vi: 'Tham gia bằng mã', en: 'Join with a code' },
  code: { vi: 'Mã tám chữ', en: 'Code of eight signs' },
  codeHint: {
    vi: 'Xin ở máy quản trị, mục Cài đặt. Mã dùng một lần, trong 10 phút.',
    en: 'Ask at an administrator’s device, under Settings. It works once, within 10 minutes.',
  },
  scanCode: { vi: 'Quét mã bằng máy ảnh', en: 'Scan the code with the camera' },
  deviceName: { vi: 'Gọi máy này là', en: 'Call this device' },
  deviceNameHint: { vi: 'Ví dụ Máy quầy, Máy cô Thắm.', en: 'Such as Desk, Ms Thắm’s tablet.' },
  deviceNameDefault: { vi: 'Máy tính bảng', en: 'Tablet' },
  joinNow: { vi: 'Tham gia', en: 'Join' },
  joining: { vi: 'Đang hỏi máy chủ…', en: 'Asking the server…' },
  bringsAlong: {
    vi: 'Sổ đang có trên máy này được mang theo, không mất gì.',
    en: 'What is on this device comes along; nothing is lost.',
  },
  codeForm: { vi: 'Mã có tám chữ và số, như K7QP-M2RT.', en: 'A code has eight letters and figures, like K7QP-M2RT.' },
  offline: {
    vi: 'Chưa tới được máy chủ. Nối mạng rồi bấm Tham gia lần nữa.',
    en: 'The server cannot be reached. Connect to the network and press Join again.',
  },
  tooMany: { vi: 'Thử hơi nhiều lần. Đợi một phút rồi thử lại.', en: 'Too many tries. Wait a minute and try again.' },
  welcomeIn: {
    vi: (name: string) => `Máy này đã vào ${strong(name)}.`,
    en: (name: string) => `This device now belongs to ${strong(name)}.`,
  },
});

/** Why a code was not taken. */
export const joinRefusals = {
  unknown: {
    vi: 'Không có mã này. Xem lại từng chữ, hoặc xin mã mới ở máy quản trị.',
    en: 'There is no such code. Check each sign, or ask an administrator for a new one.',
  },
  used: {
    vi: 'Mã này đã dùng rồi. Xin một mã mới ở máy quản trị.',
    en: 'This code has been used. Ask an administrator for a new one.',
  },
  expired: {
    vi: ({ expiredAt }: Extract<JoinRefusal, { refused: 'expired' }>) =>
      `Mã này hết hạn lúc ${vi.time(expiredAt)}. Xin một mã mới ở máy quản trị.`,
    en: ({ expiredAt }: Extract<JoinRefusal, { refused: 'expired' }>) =>
      `This code expired at ${en.time(expiredAt)}. Ask an administrator for a new one.`,
  },
} as const satisfies Record<JoinRefusal['refused'], unknown>;
