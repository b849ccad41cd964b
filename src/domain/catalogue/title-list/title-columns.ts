// The columns in which libraries keep their books, by all the names they go by in registers and in the lists of other
// programs, and those that are understood and not brought in.
import { findHeading, valuesIn, type Aliases, type Heading, type NotTaken } from '../../record/list-columns.ts';
import { readAccessionNumber } from '../accession.ts';

export type TitleColumn =
  | 'title'
  | 'volume'
  | 'authors'
  | 'publisher'
  | 'partner'
  | 'year'
  | 'isbn'
  | 'copies'
  | 'number'
  | 'code'
  | 'type'
  | 'level'
  | 'mark'
  | 'price';

export const titleAliases: Aliases<TitleColumn> = {
  title: [
    'ten sach',
    'nhan de',
    'nhan de chinh',
    'ten tai lieu',
    'ten an pham',
    'tua sach',
    'tac gia va ten sach',
    'ten sach tac gia',
    'title',
    'ten',
  ],
  volume: ['tap', 'tap so', 'so tap', 'volume'],
  authors: ['tac gia', 'ten tac gia', 'ho ten tac gia', 'author', 'authors'],
  publisher: ['nha xuat ban', 'nxb', 'nha xb', 'ten nxb', 'publisher'],
  partner: ['don vi lien ket', 'lien ket xuat ban', 'cong ty phat hanh', 'nha phat hanh', 'partner'],
  year: ['nam xuat ban', 'nam xb', 'nam', 'year'],
  isbn: ['isbn', 'ma isbn', 'so isbn'],
  copies: ['so luong', 'so ban', 'sl', 'so cuon', 'so quyen', 'so luong ban', 'copies', 'quantity'],
  number: [
    'so dkcb',
    'so dang ky ca biet',
    'so dang ki ca biet',
    'so dang ky ca biet dkcb',
    'so dang ky',
    'so dang ki',
    'so dk',
    'so dk ca biet',
    'so ca biet',
    'dkcb',
    'dang ky ca biet',
    'dang ki ca biet',
    'ma dkcb',
    'ma dang ky ca biet',
    'ma dang ky',
    'ma ca biet',
    'ma so sach',
    'so hieu sach',
    'accession number',
    'accession',
  ],
  code: ['ma sach', 'ma vach', 'ma tai lieu', 'ma an pham', 'ma so', 'barcode'],
  type: ['loai sach', 'loai', 'so', 'vao so', 'kho', 'kho sach', 'loai tai lieu', 'register', 'type'],
  level: ['trinh do', 'trinh do doc', 'muc do doc', 'level'],
  mark: ['ky hieu phan loai', 'phan loai', 'ky hieu', 'ddc', 'mon loai', 'ky hieu mon loai', 'class mark'],
  price: ['gia', 'gia tien', 'don gia', 'gia bia', 'gia sach', 'price'],
};

export const titleColumnsApart: NotTaken = {
  private: [],
  apart: [
    'stt',
    'tt',
    'so thu tu',
    'no',
    'ngay vao so',
    'ngay nhap',
    'ngay thang nam vao so',
    'so dang ky tong quat',
    'so vao so tong quat',
    'so chung tu',
    'nguon',
    'nguon cung cap',
    'noi xuat ban',
    'noi xb',
    'thanh tien',
    'tong tien',
    'so trang',
    'kho co',
    'khuon kho',
    'ngon ngu',
    'nguoi dich',
    'dich gia',
    'tom tat',
    'tu khoa',
    'chu de',
    'vi tri',
    'ke',
    'gia ke',
    'tinh trang',
    'kiem ke',
    'bien ban xuat',
    'ngay xuat',
    'phu chu',
    'ghi chu',
  ],
};

export function titleHeading(table: readonly (readonly string[])[]): Heading<TitleColumn> | undefined {
  const heading = findHeading(table, titleAliases);
  return heading && settleCode(table, heading);
}

/** What one school calls Mã sách is the number of its register, and an ISBN in another: what stands there decides. */
function settleCode(table: readonly (readonly string[])[], { row, columns }: Heading<TitleColumn>) {
  const { code: at, ...others } = Object.fromEntries(columns) as Partial<Record<TitleColumn, number>>;
  if (at === undefined) return { row, columns };
  const values = valuesIn(table, row, at);
  const numbers = values.filter((value) => readAccessionNumber(value));
  const meant = numbers.length * 2 > values.length ? 'number' : 'isbn';
  if (others[meant] === undefined) others[meant] = at;
  return { row, columns: new Map(Object.entries(others) as [TitleColumn, number][]) };
}
