// Reads members from a class list as schools keep it: name in one column or in two, class, card, number in the list. Only
// what the library needs is taken; other columns are left where they are.
import { cellOf, findHeading, type Aliases, type Heading, type RowProblem } from '../record/list-columns.ts';
import { tidyName } from './add-member.ts';
import type { Member } from './member.ts';

type Column = 'fullName' | 'before' | 'given' | 'group' | 'card' | 'roll' | 'kind';
const aliases: Aliases<Column> = {
  fullName: [
    'ho va ten',
    'ho ten',
    'ten hoc sinh',
    'ho va ten hoc sinh',
    'ho ten hoc sinh',
    'ten ban doc',
    'ho va ten ban doc',
    'full name',
    'name',
  ],
  before: ['ho', 'ho dem', 'ho va ten dem', 'ho lot', 'ho va ten lot', 'last name', 'family name'],
  given: ['ten', 'first name', 'given name'],
  group: ['lop', 'ten lop', 'lop hoc', 'class', 'group'],
  card: ['so the', 'ma the', 'ma ban doc', 'the', 'card', 'card number', 'barcode'],
  roll: ['stt', 'so thu tu', 'tt', 'no'],
  kind: ['loai', 'loai ban doc', 'doi tuong', 'kind', 'type'],
};

export interface MemberRow {
  readonly row: number;
  readonly fullName: string;
  readonly group: string;
  readonly card: string;
  readonly rollNumber?: number;
  readonly memberKind: Member['memberKind'];
}
export type MemberProblem = RowProblem<'no-name' | 'name-too-long' | 'card-too-long' | 'card-twice'>;
export type MemberListRead =
  | { readonly kind: 'read'; readonly rows: readonly MemberRow[]; readonly problems: readonly MemberProblem[] }
  /** No heading with names was found; these are the headings that were. */
  | { readonly kind: 'no-names'; readonly headings: readonly string[] };

export function readMemberList(table: readonly (readonly string[])[]): MemberListRead {
  const heading = findHeading(table, aliases);
  if (!heading || !hasNames(heading))
    return { kind: 'no-names', headings: (table[heading?.row ?? 0] ?? []).slice(0, 12) };
  const rows: MemberRow[] = [];
  const problems: MemberProblem[] = [];
  const cards = new Set<string>();
  for (const [at, cells] of table.entries()) {
    if (at <= heading.row || cells.every((cell) => cell.trim() === '')) continue;
    const read = readRow(cells, at + 1, heading);
    const problem = 'value' in read ? read : twice(read, cards);
    if (problem) problems.push(problem);
    else if (!('value' in read)) rows.push(read);
  }
  return { kind: 'read', rows, problems };
}

const hasNames = ({ columns }: Heading<Column>) =>
  columns.has('fullName') || (columns.has('before') && columns.has('given')) || columns.has('given');

function readRow(cells: readonly string[], row: number, heading: Heading<Column>): MemberRow | MemberProblem {
  const cell = (column: Column) => cellOf(cells, heading, column);
  const fullName = tidyName(cell('fullName') || `${cell('before')} ${cell('given')}`);
  if (fullName === '' || !/\p{L}/u.test(fullName)) return { row, kind: 'no-name', value: cells.join(' ').slice(0, 40) };
  if (fullName.length > 80) return { row, kind: 'name-too-long', value: fullName.slice(0, 40) };
  const card = cell('card').toUpperCase();
  if (card.length > 40) return { row, kind: 'card-too-long', value: card.slice(0, 40) };
  const roll = Number(cell('roll'));
  const numbered = Number.isInteger(roll) && roll > 0 && roll <= 5_000 ? { rollNumber: roll } : {};
  const group = cell('group')
    .replace(/^lớp\s+/i, '')
    .slice(0, 60);
  return { row, fullName, group, card, ...numbered, memberKind: kindOf(cell('kind'), group) };
}

function kindOf(said: string, group: string): Member['memberKind'] {
  const word = said.toLowerCase();
  if (/giáo viên|thầy|cô|cán bộ|teacher/.test(word)) return 'teacher';
  if (/học sinh|pupil|student/.test(word) || group !== '') return 'pupil';
  return /khách|guest/.test(word) ? 'guest' : 'villager';
}

function twice({ row, card }: MemberRow, cards: Set<string>): MemberProblem | undefined {
  if (card === '') return undefined;
  if (cards.has(card)) return { row, kind: 'card-twice', value: card };
  cards.add(card);
  return undefined;
}
