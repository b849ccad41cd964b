// The safe page: what is said when the app does not start.
import { en, vi } from './format.ts';
import { phrases } from './phrase.ts';

export const safe = phrases({
  title: { vi: 'Tủ Sách chưa mở được', en: 'Tủ Sách could not be opened' },
  start: {
    vi: 'Bản này hai lần chưa mở được. Sổ trên máy vẫn còn nguyên. Thử lần lượt từng cách dưới đây.',
    en: 'This version failed to open twice. The records on this device are safe. Try these ways, one after the other.',
  },
  store: {
    vi: 'Trình duyệt chưa mở được sổ trên máy này. Thử lần lượt từng cách dưới đây.',
    en: 'The browser could not open the records on this device. Try these ways, one after the other.',
  },
  openAgain: { vi: 'Mở lại', en: 'Open again' },
  newest: { vi: 'Lấy bản mới nhất (cần mạng)', en: 'Fetch the newest version (needs a network)' },
  save: { vi: 'Lưu các lượt chưa gửi ra tệp', en: 'Save what is not sent to a file' },
  anew: { vi: 'Làm lại từ đầu trên máy này', en: 'Begin anew on this device' },
  noNetwork: { vi: 'Chưa có mạng. Nối mạng rồi thử lại.', en: 'No network. Connect, then try again.' },
  nothingWaits: { vi: 'Không có lượt nào chờ gửi.', en: 'Nothing waits to be sent.' },
  saved: {
    vi: (count: number) => `Đã lưu ${vi.number(count)} lượt ra tệp. Giữ tệp này và đưa cho người quản trị.`,
    en: (count: number) => `${en.number(count)} saved to a file. Keep it and give it to an administrator.`,
  },
  sure: {
    vi: 'Sổ trên máy này sẽ được bỏ đi. Các lượt chưa gửi được khôi phục nếu còn bản thứ hai; phần đã gửi lấy lại từ máy chủ bằng một mã mới. Làm lại từ đầu?',
    en: 'The records on this device will be given up. Unsent ones come back if their second copy is there; what was sent is fetched from the server with a new code. Begin anew?',
  },
  notCleared: {
    vi: 'Trình duyệt chưa bỏ được sổ cũ. Khởi động lại máy rồi thử lại.',
    en: 'The browser could not give up the old records. Restart the device, then try again.',
  },
  closeOthers: { vi: 'Đóng các cửa sổ Tủ Sách khác trước.', en: 'Close the other windows of Tủ Sách first.' },
});
