// Books for the teachers' own work: teacher's books and writings on education. Only facts that are sure:
// a field nobody could vouch for is left out, never guessed.
import type { SampleTitle } from './sample-title.ts';

export const teacherTitles: readonly SampleTitle[] = [
  // Teacher's books to the textbooks
  {
    title: 'Tiếng Việt 4 - Sách giáo viên',
    volume: '1',
    author: 'Bùi Mạnh Hùng',
    publisher: 'Giáo dục Việt Nam',
    year: 2023,
    register: 'NV',
  },
  {
    title: 'Tiếng Việt 4 - Sách giáo viên',
    volume: '2',
    author: 'Bùi Mạnh Hùng',
    publisher: 'Giáo dục Việt Nam',
    year: 2023,
    register: 'NV',
  },
  {
    title: 'Toán 4 - Sách giáo viên',
    author: 'Hà Huy Khoái',
    publisher: 'Giáo dục Việt Nam',
    year: 2023,
    register: 'NV',
  },
  {
    title: 'Khoa học 4 - Sách giáo viên',
    author: 'Vũ Văn Hùng',
    publisher: 'Giáo dục Việt Nam',
    year: 2023,
    register: 'NV',
  },
  { title: 'Lịch sử và Địa lí 4 - Sách giáo viên', publisher: 'Giáo dục Việt Nam', year: 2023, register: 'NV' },
  { title: 'Đạo đức 4 - Sách giáo viên', publisher: 'Giáo dục Việt Nam', year: 2023, register: 'NV' },
  { title: 'Tin học 4 - Sách giáo viên', publisher: 'Giáo dục Việt Nam', year: 2023, register: 'NV' },
  {
    title: 'Công nghệ 4 - Sách giáo viên',
    author: 'Lê Huy Hoàng',
    publisher: 'Giáo dục Việt Nam',
    year: 2023,
    register: 'NV',
  },
  { title: 'Hoạt động trải nghiệm 4 - Sách giáo viên', publisher: 'Giáo dục Việt Nam', year: 2023, register: 'NV' },
  {
    title: 'Tiếng Việt 5 - Sách giáo viên',
    volume: '1',
    author: 'Bùi Mạnh Hùng',
    publisher: 'Giáo dục Việt Nam',
    year: 2024,
    register: 'NV',
  },
  {
    title: 'Tiếng Việt 5 - Sách giáo viên',
    volume: '2',
    author: 'Bùi Mạnh Hùng',
    publisher: 'Giáo dục Việt Nam',
    year: 2024,
    register: 'NV',
  },
  {
    title: 'Toán 5 - Sách giáo viên',
    author: 'Hà Huy Khoái',
    publisher: 'Giáo dục Việt Nam',
    year: 2024,
    register: 'NV',
  },
  {
    title: 'Khoa học 5 - Sách giáo viên',
    author: 'Vũ Văn Hùng',
    publisher: 'Giáo dục Việt Nam',
    year: 2024,
    register: 'NV',
  },
  // Teaching as a craft
  {
    title: 'Phương pháp dạy học Tiếng Việt ở tiểu học',
    volume: '1',
    author: 'Lê Phương Nga',
    publisher: 'Đại học Sư phạm',
    register: 'NV',
  },
  {
    title: 'Phương pháp dạy học Tiếng Việt ở tiểu học',
    volume: '2',
    author: 'Lê Phương Nga',
    publisher: 'Đại học Sư phạm',
    register: 'NV',
  },
  { title: 'Tâm lí học tiểu học', author: 'Bùi Văn Huệ', register: 'NV' },
  { title: 'Giáo dục học', volume: '1', author: 'Trần Thị Tuyết Oanh', publisher: 'Đại học Sư phạm', register: 'NV' },
  { title: 'Dân chủ và giáo dục', author: 'John Dewey', publisher: 'Tri thức', register: 'NV' },
  { title: 'Émile hay là về giáo dục', author: 'Jean-Jacques Rousseau', publisher: 'Tri thức', register: 'NV' },
  { title: 'Nói sao cho trẻ chịu học ở nhà và ở trường', author: 'Adele Faber, Elaine Mazlish', register: 'NV' },
  { title: 'Chờ đến mẫu giáo thì đã muộn', author: 'Ibuka Masaru', register: 'NV' },
];
