// The columns in which schools keep their pupils, by all the names they go by, and those that are understood and left where
// they are: what a library does not need to know of a child it does not take.
import { findHeading, valuesIn, type Aliases, type Heading, type NotTaken } from '../record/list-columns.ts';

export type MemberColumn = 'fullName' | 'before' | 'given' | 'group' | 'card' | 'roll' | 'kind';

export const memberAliases: Aliases<MemberColumn> = {
  fullName: [
    'ho va ten',
    'ho ten',
    'ten hoc sinh',
    'ho va ten hoc sinh',
    'ho ten hoc sinh',
    'ten ban doc',
    'ho va ten ban doc',
    'ho ten ban doc',
    'ho va ten giao vien',
    'ho ten giao vien',
    'full name',
    'name',
  ],
  before: [
    'ho',
    'ho dem',
    'ho va dem',
    'ho va ten dem',
    'ho ten dem',
    'ho lot',
    'ho va ten lot',
    'last name',
    'family name',
  ],
  given: ['ten', 'first name', 'given name'],
  group: ['lop', 'ten lop', 'lop hoc', 'ma lop', 'chi doi', 'class', 'group'],
  card: [
    'so the',
    'ma the',
    'so the thu vien',
    'ma the thu vien',
    'so the ban doc',
    'ma ban doc',
    'the',
    'ma hoc sinh',
    'ma hs',
    'ma so hoc sinh',
    'ma so',
    'ma giao vien',
    'ma vach',
    'card',
    'card number',
    'barcode',
  ],
  roll: ['stt', 'so thu tu', 'tt', 'no'],
  kind: ['loai', 'loai ban doc', 'doi tuong', 'chuc vu', 'kind', 'type'],
};

export const memberColumnsApart: NotTaken = {
  private: [
    'ngay sinh',
    'ngay thang nam sinh',
    'nam sinh',
    'noi sinh',
    'gioi tinh',
    'nam nu',
    'nu',
    'dan toc',
    'ton giao',
    'quoc tich',
    'que quan',
    'dia chi',
    'cho o',
    'cho o hien nay',
    'noi o',
    'ho khau',
    'tinh',
    'huyen',
    'xa',
    'ho ten cha',
    'ho va ten cha',
    'nam sinh cha',
    'nghe nghiep cha',
    'ho ten me',
    'ho va ten me',
    'nam sinh me',
    'nghe nghiep me',
    'ho ten bo',
    'ho va ten bo',
    'phu huynh',
    'ho ten phu huynh',
    'dien thoai',
    'so dien thoai',
    'sdt',
    'email',
    'ma dinh danh',
    'ma dinh danh bo gd dt',
    'ma dinh danh bo gd va dt',
    'so ddcn',
    'so dinh danh ca nhan',
    'cccd',
    'so cccd',
    'cmnd',
    'anh',
    'date of birth',
    'sex',
    'address',
    'phone',
  ],
  apart: [
    'khoi',
    'khoa hoc',
    'nien khoa',
    'nam hoc',
    'ngay cap',
    'ngay cap the',
    'han the',
    'ngay het han',
    'trang thai',
    'ghi chu',
    'ky nhan',
    'ky ten',
  ],
};

export function memberHeading(table: readonly (readonly string[])[]): Heading<MemberColumn> | undefined {
  const heading = findHeading(table, memberAliases);
  return heading && settleName(table, heading);
}

/** A heading over two columns leaves the second without one: the given names stand there. */
function settleName(table: readonly (readonly string[])[], heading: Heading<MemberColumn>): Heading<MemberColumn> {
  const { row, columns } = heading;
  const at = columns.get('fullName');
  if (at === undefined || columns.has('given') || (table[row]?.[at + 1] ?? '').trim() !== '') return heading;
  const names = valuesIn(table, row, at);
  const beside = valuesIn(table, row, at + 1).filter((value) => /^[\p{L}\p{M}' ]+$/u.test(value));
  if (beside.length === 0 || beside.length * 2 < names.length) return heading;
  const others = [...columns].filter(([column]) => column !== 'fullName' && column !== 'before');
  return { row, columns: new Map([...others, ['before', at], ['given', at + 1]]) };
}
