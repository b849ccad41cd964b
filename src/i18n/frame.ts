// What stands around every screen: the places of the app, the connection told in words, the bar of what was just written.
import { en, vi } from './format.ts';
import { phrases, strong } from './phrase.ts';

export const frame = phrases({
  appName: { vi: 'Tủ Sách', en: 'Tủ Sách' },
  today: { vi: 'Hôm nay', en: 'Today' },
  desk: { vi: 'Quầy', en: 'Desk' },
  shelves: { vi: 'Tủ sách', en: 'Shelves' },
  members: { vi: 'Bạn đọc', en: 'Members' },
  events: { vi: 'Hoạt động', en: 'Events' },
  visits: { vi: 'Lượt đến', en: 'Visits' },
  waiting: { vi: 'Chờ gửi', en: 'Waiting' },
  settings: { vi: 'Cài đặt', en: 'Settings' },
  more: { vi: 'Thêm', en: 'More' },
  places: { vi: 'Các mục', en: 'Places' },
  back: { vi: 'Quay lại', en: 'Back' },
  skip: { vi: 'Tới nội dung', en: 'Skip to content' },
  needsLook: {
    vi: (count: number) => `${vi.number(count)} việc cần kiểm tra`,
    en: (count: number) => `${en.number(count)} to look at`,
  },
  close: { vi: 'Đóng', en: 'Close' },
  camera: { vi: 'Máy ảnh', en: 'Camera' },
  stopCamera: { vi: 'Tắt máy ảnh', en: 'Stop camera' },
  cameraLooking: { vi: 'Đưa mã vào giữa khung hình.', en: 'Hold the code in the middle of the picture.' },
  cameraRefused: {
    vi: 'Máy ảnh chưa dùng được. Gõ mã vào ô, hoặc cho phép máy ảnh trong cài đặt trình duyệt.',
    en: 'The camera cannot be used. Type the code, or allow the camera in the browser’s settings.',
  },
  clear: { vi: 'Xoá', en: 'Clear' },
  less: { vi: 'Bớt một', en: 'One less' },
  oneMore: { vi: 'Thêm một', en: 'One more' },
  undoLast: {
    vi: (times = 1) => (times > 1 ? `Huỷ ${vi.number(times)} lượt vừa ghi` : 'Huỷ lượt vừa ghi'),
    en: (times = 1) => (times > 1 ? `Undo these ${en.number(times)}` : 'Undo this'),
  },
  undoShort: { vi: 'Huỷ', en: 'Undo' },
  undone: { vi: 'Đã huỷ lượt vừa ghi.', en: 'Undone.' },
  later: { vi: 'Để sau', en: 'Later' },
  keep: { vi: 'Giữ lại', en: 'Keep' },
  save: { vi: 'Lưu lại', en: 'Save' },
  level: { vi: 'Trình độ đọc', en: 'Reading level' },
});

export const connection = phrases({
  alone: { vi: 'Chỉ lưu trên máy này.', en: 'Kept on this device only.' },
  allSent: { vi: (at: string) => `Có mạng. Đã gửi hết lúc ${at}`, en: (at: string) => `Online. All sent at ${at}` },
  notYet: { vi: 'Chưa gửi lần nào.', en: 'Nothing sent yet.' },
  sending: {
    vi: (count: number) => `Đang gửi ${vi.number(count)} lượt…`,
    en: (count: number) => `Sending ${en.number(count)}…`,
  },
  waiting: {
    vi: (count: number, since: string) => strong(`${vi.number(count)} lượt chờ gửi, từ ${since}`),
    en: (count: number, since: string) => strong(`${en.number(count)} waiting to be sent, since ${since}`),
  },
  noNetwork: { vi: 'Chưa có mạng.', en: 'No network.' },
  nothingWaits: { vi: 'Chưa có mạng. Không có lượt nào chờ.', en: 'No network. Nothing is waiting.' },
  noRoom: {
    vi: 'Máy sắp hết chỗ: vẫn ghi và gửi, chưa lấy thêm về.',
    en: 'This device is nearly full: it still writes and sends, and fetches nothing more.',
  },
  arriving: { vi: 'Đang tải tủ sách của thư viện…', en: 'Fetching the library’s books and readers…' },
  notAllHere: {
    vi: 'Tủ sách của thư viện chưa tải hết về máy này.',
    en: 'Not all of the library is on this device yet.',
  },
  soFar: {
    vi: (here: number, all: number) => `${vi.number(here)} trên ${vi.number(all)} đầu sách`,
    en: (here: number, all: number) => `${en.number(here)} of ${en.number(all)} titles`,
  },
  notSent: { vi: 'Chưa gửi được, sẽ tự gửi lại.', en: 'Not sent yet, will try again by itself.' },
  notJoined: {
    vi: `Máy này chưa được nhận. ${strong('Xin một mã mới ở máy quản trị.')}`,
    en: `The server no longer knows this device. ${strong('Ask an administrator for a new code.')}`,
  },
  suspended: {
    vi: `Máy này đang tạm dừng. ${strong('Lượt ghi ở đây được giữ riêng, chờ người quản trị.')}`,
    en: `This device is suspended. ${strong('What is written here is kept apart and waits for an administrator.')}`,
  },
  revoked: {
    vi: `Máy này không còn thuộc thư viện. Lượt đã ghi đang ở máy chủ. ${strong('Xin mã mới để dùng tiếp.')}`,
    en: `This device no longer belongs to the library. What it wrote is at the server. ${strong('Ask for a new code to go on.')}`,
  },
});

export const trouble = phrases({
  diskFull: {
    vi: `Máy hết chỗ, lượt này ${strong('chưa')} lưu. Các lượt trước vẫn còn.`,
    en: `The device is full: this was ${strong('not')} saved. Everything before is still there.`,
  },
  howToClear: {
    vi: 'Xoá bớt ảnh, phim hoặc ứng dụng không dùng trên máy, rồi ghi lại lượt này.',
    en: 'Delete photos, films or apps you do not need on this device, then enter this again.',
  },
  short: {
    vi: 'Máy sắp hết chỗ. Vẫn ghi được, nhưng hãy xoá bớt ảnh, phim hoặc ứng dụng không dùng.',
    en: 'This device is nearly full. You can still write, but delete photos, films or apps you do not need.',
  },
  understood: { vi: 'Đã hiểu', en: 'Understood' },
  cleared: {
    vi: (restored: number, lost: number) =>
      `Trình duyệt đã xoá sổ trên máy này. ${restored > 0 ? `Đã khôi phục ${vi.number(restored)} lượt chưa gửi. ` : ''}${
        lost > 0 ? strong(`${vi.number(lost)} lượt chưa gửi không còn. `) : ''
      }Phần đã gửi vẫn ở máy chủ: xin một mã mới ở máy quản trị để lấy về.`,
    en: (restored: number, lost: number) =>
      `The browser cleared the records on this device. ${restored > 0 ? `${en.number(restored)} unsent ones were restored. ` : ''}${
        lost > 0 ? strong(`${en.number(lost)} unsent ones are gone. `) : ''
      }What was sent is still on the server: ask an administrator for a new code to fetch it.`,
  },
  clearedAlone: {
    vi: (restored: number, lost: number) =>
      `Trình duyệt đã xoá sổ trên máy này.${restored > 0 ? ` Đã khôi phục ${vi.number(restored)} lượt chưa gửi.` : ''}${
        lost > 0 ? ` ${strong(`${vi.number(lost)} lượt chưa gửi không còn.`)}` : ''
      }`,
    en: (restored: number, lost: number) =>
      `The browser cleared the records on this device.${restored > 0 ? ` ${en.number(restored)} unsent ones were restored.` : ''}${
        lost > 0 ? ` ${strong(`${en.number(lost)} unsent ones are gone.`)}` : ''
      }`,
  },
  notSaved: {
    vi: `Lượt này ${strong('chưa')} lưu. Các lượt trước vẫn còn. Hãy thử ghi lại.`,
    en: `This was ${strong('not')} saved. Everything before is still there. Please enter it again.`,
  },
  clockWrong: {
    vi: (day: string) => `Giờ trên máy là ${day}. Lượt vẫn được lưu. Chỉnh giờ trong cài đặt máy.`,
    en: (day: string) =>
      `This device believes it is ${day}. Records are still saved. Set the clock in the device’s settings.`,
  },
  crashed: {
    vi: 'Màn hình này chưa mở được. Sổ trên máy vẫn còn nguyên.',
    en: 'This screen could not be shown. The records on this device are safe.',
  },
  openAgain: { vi: 'Mở lại', en: 'Open again' },
  newer: {
    vi: `Sổ trên máy này đã được một bản Tủ Sách mới hơn mở. Trang này chỉ xem được. ${strong('Tải lại trang để ghi tiếp.')}`,
    en: `A newer version of Tủ Sách has opened the records on this device. This page can only show them. ${strong('Load it again to go on writing.')}`,
  },
  gaveWay: {
    vi: `Một cửa sổ khác đang dùng bản mới hơn. Mọi lượt đã lưu vẫn còn. ${strong('Tải lại trang này để dùng tiếp.')}`,
    en: `Another window uses a newer version. Everything saved is still there. ${strong('Load this page again to go on.')}`,
  },
  blocked: {
    vi: 'Tủ Sách còn mở ở một cửa sổ cũ. Đóng các cửa sổ Tủ Sách khác, rồi tải lại trang này.',
    en: 'Tủ Sách is still open in an older window. Close the other windows of Tủ Sách, then load this page again.',
  },
  loadAgain: { vi: 'Tải lại', en: 'Load again' },
  newVersion: { vi: 'Có bản mới của Tủ Sách.', en: 'There is a new version of Tủ Sách.' },
  update: { vi: 'Cập nhật', en: 'Update' },
  noDatabase: {
    vi: 'Trình duyệt không cho lưu trên máy này. Mở bằng cửa sổ thường, không phải cửa sổ ẩn danh.',
    en: 'The browser does not allow anything to be kept on this device. Use a normal window, not a private one.',
  },
  nothingHere: { vi: 'Không có gì ở địa chỉ này.', en: 'There is nothing at this address.' },
  toToday: { vi: 'Về Hôm nay', en: 'Go to Today' },
});
