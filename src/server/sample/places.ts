// The made-up institutions of the demonstration sample and where their books stand. Communes are told by their
// official 5-digit code, never by name alone: two communes of this province differ by one accent only.

export type SampleUnitKey = 'minh-tam' | 'ban-cai' | 'song-cau';
export type SampleSiteKey = 'minh-tam' | 'khe-mong' | 'na-leng' | 'ban-cai' | 'song-cau';

export type SampleUnit = {
  key: SampleUnitKey;
  name: string;
  kind: 'school' | 'culturalHouse' | 'club';
  communeCode: string;
  communeName: string;
};

export type SampleSite = { key: SampleSiteKey; unit: SampleUnitKey; name: string; place: string };

/** One bookcase and how many shelves it has; shelves are numbered from 1, the topmost first. */
export type SampleBookcase = { site: SampleSiteKey; number: number; holds: string; shelves: number };

export const sampleProvince = { code: '19', name: 'Tỉnh Thái Nguyên' } as const;

export const sampleUnits: readonly SampleUnit[] = [
  {
    key: 'minh-tam',
    name: 'Trường Tiểu học Minh Tâm',
    kind: 'school',
    communeCode: '02086',
    communeName: 'Xã Chợ Mới',
  },
  {
    key: 'ban-cai',
    name: 'Nhà văn hoá xóm Bản Cái',
    kind: 'culturalHouse',
    communeCode: '02086',
    communeName: 'Xã Chợ Mới',
  },
  {
    key: 'song-cau',
    name: 'Câu lạc bộ Đọc sách Sông Cầu',
    kind: 'club',
    communeCode: '05443',
    communeName: 'Phường Phan Đình Phùng',
  },
];

export const sampleSites: readonly SampleSite[] = [
  { key: 'minh-tam', unit: 'minh-tam', name: 'Thư viện trường chính', place: 'Tầng 1, nhà hiệu bộ' },
  { key: 'khe-mong', unit: 'minh-tam', name: 'Điểm trường Khe Mong', place: 'Xóm Khe Mong' },
  { key: 'na-leng', unit: 'minh-tam', name: 'Điểm trường Nà Lẹng', place: 'Xóm Nà Lẹng' },
  { key: 'ban-cai', unit: 'ban-cai', name: 'Nhà văn hoá xóm Bản Cái', place: 'Xóm Bản Cái' },
  { key: 'song-cau', unit: 'song-cau', name: 'Tủ sách câu lạc bộ Sông Cầu', place: 'Tổ dân phố 5' },
];

export const sampleBookcases: readonly SampleBookcase[] = [
  { site: 'minh-tam', number: 1, holds: 'Truyện tranh và truyện cổ tích', shelves: 5 },
  { site: 'minh-tam', number: 2, holds: 'Truyện và thơ thiếu nhi', shelves: 5 },
  { site: 'minh-tam', number: 3, holds: 'Sách tham khảo', shelves: 5 },
  { site: 'minh-tam', number: 4, holds: 'Sách giáo khoa và sách nghiệp vụ', shelves: 5 },
  { site: 'khe-mong', number: 1, holds: 'Tủ sách dùng chung', shelves: 4 },
  { site: 'na-leng', number: 1, holds: 'Tủ sách dùng chung', shelves: 3 },
  { site: 'ban-cai', number: 1, holds: 'Văn học và lịch sử', shelves: 5 },
  { site: 'ban-cai', number: 2, holds: 'Sách thiếu nhi', shelves: 4 },
  { site: 'song-cau', number: 1, holds: 'Sách của câu lạc bộ', shelves: 4 },
];
