// Made-up titles in any number, the same for the same number: words of Vietnamese book titles put together, so that they
// weigh, repeat and sort as a province's catalogue does. No book is meant.
import type { PutFields } from '#domain/record/define.ts';
import type { title } from '#domain/catalogue/title.ts';

export type TitleFields = PutFields<(typeof title)['fields']>;

const heads =
  'Chuyện|Truyện|Bí mật|Hành trình|Cuộc phiêu lưu|Những câu chuyện|Tuyển tập|Lịch sử|Cẩm nang|Hỏi đáp về|Kể chuyện|Thế giới|Khám phá|Bài tập|Hướng dẫn|Từ điển|Sổ tay|Nhật ký|Ký ức|Mùa hè|Ngôi nhà|Con đường|Dòng sông|Khu rừng|Vương quốc|Giấc mơ|Tiếng gọi|Bóng|Lá thư|Đêm';
const middles =
  'cậu bé|cô bé|người thợ rèn|chú mèo|con chim|cây đa|bầy sói|nhà vua|công chúa|ông lão|bà tiên|thầy đồ|người lính|dế mèn|đàn kiến|con tàu|ngọn núi|cánh đồng|vì sao|mặt trăng|biển cả|hòn đảo|ngọn hải đăng|khu vườn|ngôi trường|lớp học|thư viện|cuốn sách|bức tranh|chiếc đồng hồ|hạt giống|cơn mưa|ngọn gió|đám mây|loài hoa|khủng long|vũ trụ|cơ thể người|phép toán|nước Việt';
const tails =
  'trên đồi|trong rừng|bên sông|ở làng Vạn|miền Tây Bắc|phương Nam|cổ tích|thời chiến|mùa nước nổi|và những người bạn|cho thiếu nhi|lớp một|lớp hai|lớp ba|lớp bốn|lớp năm|nhỏ tuổi|biết bay|lạc đường|kỳ lạ|vui vẻ|thông minh|dũng cảm|ngày xưa|hôm nay|của bà|của em|không tên|màu xanh|mới lạ|huyền thoại|giữa đại dương';
const families =
  'Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Hà|Đinh|Mai|Trịnh|Tô|Lương|Tạ|Nông';
const namesBetween = 'Văn|Thị|Minh|Ngọc|Hữu|Quang|Thanh|Đức|Xuân|Thuỳ|Nhật|Kim|Hoài|Công|Bảo|Khánh';
const given =
  'An|Ánh|Bình|Châu|Dũng|Đạt|Giang|Hà|Hải|Hạnh|Hiền|Hoà|Hương|Khoa|Lan|Linh|Long|Mai|Nam|Nga|Phong|Phúc|Quân|Quyên|Sơn|Thảo|Trang|Tuấn|Vy|Yến';
const publishers =
  'Kim Đồng|Trẻ|Giáo dục Việt Nam|Văn học|Hội Nhà văn|Phụ nữ Việt Nam|Thanh niên|Lao động|Đại học Sư phạm|Khoa học và Kỹ thuật|Mỹ thuật|Dân trí|Thế giới|Hà Nội|Tổng hợp Thành phố Hồ Chí Minh|Đà Nẵng|Văn hoá dân tộc|Chính trị quốc gia Sự thật';
const partners = 'Nhã Nam|Đông A|Alpha Books|Thái Hà|Fahasa|Huy Hoàng|Cánh Diều|Minh Long|Đinh Tị|Crabit Kidbooks';

/** Numbers that look drawn but come from `at` and `salt` alone (an integer mix after Wellons, "hash-prospector"). */
function drawn(at: number, salt: number): number {
  let mixed = (at * 2_654_435_761 + salt * 40_503) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
const lists = new Map<string, readonly string[]>();
function oneOf(words: string, number: number): string {
  const list = lists.get(words) ?? words.split('|');
  lists.set(words, list);
  return list[number % list.length] as string;
}

/** One author of about seven thousand. */
function author(number: number): string {
  return [oneOf(families, number), oneOf(namesBetween, number >>> 5), oneOf(given, number >>> 9)].join(' ');
}

function isbnOf(at: number): string {
  const twelve = `978604${String(drawn(at, 7) % 1_000_000).padStart(6, '0')}`;
  const sum = [...twelve].reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3), 0);
  return twelve + String((10 - (sum % 10)) % 10);
}

/** The `at`-th made-up title. */
export function madeUpTitle(at: number): TitleFields {
  const draw = (salt: number) => drawn(at, salt);
  const year = 1990 + (draw(5) % 37);
  const volume = draw(6) % 6 === 0 ? { volume: String(1 + (draw(6) % 9)) } : {};
  const partner = draw(8) % 3 === 0 ? { partner: oneOf(partners, draw(9)) } : {};
  const second = draw(10) % 5 === 0 ? [author(draw(11) % 7_000)] : [];
  return {
    title: `${oneOf(heads, draw(1))} ${oneOf(middles, draw(2))} ${oneOf(tails, draw(3))} ${1 + (at % 997)}`,
    ...volume,
    authors: [author(draw(4) % 7_000), ...second],
    publisher: oneOf(publishers, draw(12)),
    ...partner,
    year,
    isbn: isbnOf(at),
    bookType: (['TN', 'TN', 'TN', 'TK', 'GK', 'NV'] as const)[draw(13) % 6] ?? 'TN',
    level: (['A', 'B', 'C', 'D', 'E', 'F'] as const)[draw(14) % 6] ?? 'A',
    classScheme: 'DDC',
    classMark: String((draw(15) % 10_000) / 10),
    price: 15_000 + (draw(16) % 120) * 1_000,
  };
}

export function manyTitles(number: number): TitleFields[] {
  return Array.from({ length: number }, (_, at) => madeUpTitle(at));
}
