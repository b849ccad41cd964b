// Templates of the gatherings in the demonstration sample, under the names that schools and cultural houses here
// use. Days and times are given when the sample is made; a template only says what, where, for whom and how long.
import type { SampleSiteKey } from './places.ts';

export type SampleActivityKind =
  | 'opening'
  | 'readingPeriod'
  | 'bookTalk'
  | 'storytelling'
  | 'bookFair'
  | 'readingClub'
  | 'contest'
  | 'thematicTalk'
  | 'familyReadingDay'
  | 'mobileLibrary'
  | 'donation';

export type SampleActivity = {
  title: string;
  kind: SampleActivityKind;
  site: SampleSiteKey;
  /** Room or yard within the site. */
  place: string;
  /** Who is invited, in words. */
  audience: string;
  /** Name of the class when the whole class takes part: it is then counted against its roll. */
  className?: string;
  /** Name of the person who leads it. */
  host: string;
  /** Local time of day. */
  startsAt: string;
  minutes: number;
  /** People counted but not named, as at a village gathering. */
  headcount?: { female: number; male: number; children: number };
};

/** Of what is held from 1 to 7 October. */
export const sampleProgramme = 'Tuần lễ học tập suốt đời';

/** The two gatherings of the day on which the sample is opened; the first one is running. */
export const sampleActivitiesToday: readonly SampleActivity[] = [
  {
    title: 'Tiết đọc tại thư viện, lớp 4A2',
    kind: 'readingPeriod',
    site: 'minh-tam',
    place: 'Phòng đọc',
    audience: 'Lớp 4A2',
    className: '4A2',
    host: 'Nguyễn Văn Lâm',
    startsAt: '14:00',
    minutes: 40,
  },
  {
    title: 'Giới thiệu sách Góc sân và khoảng trời',
    kind: 'bookTalk',
    site: 'minh-tam',
    place: 'Sân trường',
    audience: 'Khối 5',
    host: 'Nguyễn Văn Lâm',
    startsAt: '15:30',
    minutes: 30,
  },
];

/** Gatherings of the weeks before, oldest first. */
export const sampleActivitiesBefore: readonly SampleActivity[] = [
  {
    title: 'Lễ phát động Tuần lễ học tập suốt đời',
    kind: 'opening',
    site: 'minh-tam',
    place: 'Sân trường',
    audience: 'Toàn trường và phụ huynh',
    host: 'Nông Thị Hồng Thắm',
    startsAt: '07:30',
    minutes: 60,
    headcount: { female: 38, male: 21, children: 240 },
  },
  {
    title: 'Tiết đọc tại thư viện, lớp 4A1',
    kind: 'readingPeriod',
    site: 'minh-tam',
    place: 'Phòng đọc',
    audience: 'Lớp 4A1',
    className: '4A1',
    host: 'Hoàng Thị Thu Hiền',
    startsAt: '08:20',
    minutes: 40,
  },
  {
    title: 'Tiết đọc tại thư viện, lớp 5A1',
    kind: 'readingPeriod',
    site: 'minh-tam',
    place: 'Phòng đọc',
    audience: 'Lớp 5A1',
    className: '5A1',
    host: 'Ma Thị Bích Thuận',
    startsAt: '09:15',
    minutes: 40,
  },
  {
    title: 'Giới thiệu sách dưới cờ: Dế Mèn phiêu lưu ký',
    kind: 'bookTalk',
    site: 'minh-tam',
    place: 'Sân trường',
    audience: 'Toàn trường',
    host: 'Nông Thị Hồng Thắm',
    startsAt: '07:15',
    minutes: 20,
    headcount: { female: 12, male: 6, children: 225 },
  },
  {
    title: 'Kể chuyện theo sách: Sự tích hồ Ba Bể',
    kind: 'storytelling',
    site: 'khe-mong',
    place: 'Lớp ghép 1 và 2',
    audience: 'Học sinh điểm trường Khe Mong',
    host: 'Triệu Văn Khải',
    startsAt: '14:30',
    minutes: 45,
    headcount: { female: 0, male: 1, children: 24 },
  },
  {
    title: 'Thư viện xanh: đọc sách dưới tán cây',
    kind: 'readingPeriod',
    site: 'na-leng',
    place: 'Sân điểm trường',
    audience: 'Học sinh điểm trường Nà Lẹng',
    host: 'Lê Thị Kim Oanh',
    startsAt: '15:00',
    minutes: 40,
    headcount: { female: 1, male: 0, children: 19 },
  },
  {
    title: 'Thi vẽ theo sách: Bìa sách em yêu',
    kind: 'contest',
    site: 'minh-tam',
    place: 'Phòng đọc',
    audience: 'Khối 4 và khối 5',
    host: 'Hoàng Thị Thu Hiền',
    startsAt: '14:00',
    minutes: 90,
  },
  {
    title: 'Hội sách: Mỗi cuốn sách một người bạn',
    kind: 'bookFair',
    site: 'minh-tam',
    place: 'Sân trường',
    audience: 'Học sinh, phụ huynh và người dân',
    host: 'Nông Thị Hồng Thắm',
    startsAt: '08:00',
    minutes: 180,
    headcount: { female: 60, male: 45, children: 170 },
  },
  {
    title: 'Quyên góp sách cho điểm trường Nà Lẹng',
    kind: 'donation',
    site: 'minh-tam',
    place: 'Phòng đọc',
    audience: 'Các lớp',
    host: 'Ma Thị Bích Thuận',
    startsAt: '10:00',
    minutes: 60,
  },
  {
    title: 'Thư viện lưu động về điểm trường Khe Mong',
    kind: 'mobileLibrary',
    site: 'khe-mong',
    place: 'Sân điểm trường',
    audience: 'Học sinh và phụ huynh',
    host: 'Triệu Văn Khải',
    startsAt: '08:30',
    minutes: 120,
    headcount: { female: 14, male: 8, children: 41 },
  },
  {
    title: 'Nói chuyện chuyên đề: Dùng điện thoại an toàn',
    kind: 'thematicTalk',
    site: 'ban-cai',
    place: 'Hội trường',
    audience: 'Người dân xóm Bản Cái',
    host: 'Nông Văn Thường',
    startsAt: '19:30',
    minutes: 90,
    headcount: { female: 34, male: 27, children: 9 },
  },
  {
    title: 'Ngày đọc sách gia đình',
    kind: 'familyReadingDay',
    site: 'ban-cai',
    place: 'Hội trường',
    audience: 'Ông bà, bố mẹ và các cháu',
    host: 'Ma Thị Sen',
    startsAt: '08:00',
    minutes: 120,
    headcount: { female: 29, male: 18, children: 36 },
  },
  {
    title: 'Sinh hoạt câu lạc bộ: Đất rừng phương Nam',
    kind: 'readingClub',
    site: 'song-cau',
    place: 'Phòng sinh hoạt',
    audience: 'Thành viên câu lạc bộ',
    host: 'Nguyễn Thị Thanh Tú',
    startsAt: '09:00',
    minutes: 90,
    headcount: { female: 9, male: 5, children: 4 },
  },
];
